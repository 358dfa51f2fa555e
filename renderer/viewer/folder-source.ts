/** A package as the files of a folder that somebody chose or dragged here. */
import type { PackageSource } from '../../shared/archive/package/package-source';
import { signedFile } from '../../shared/archive/signing/signature-files';

/** A file with its path below whatever was chosen. */
export type ChosenFile = { readonly path: string; readonly file: File };

/** The files of an input for folders. */
export const filesOfInput = (files: FileList): ChosenFile[] =>
  [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** The files of everything that was dropped, folders with all that is in them. */
export async function filesOfDrop(items: DataTransferItemList): Promise<ChosenFile[]> {
  // The list is emptied as soon as the event is over.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found: ChosenFile[] = [];
  for (const entry of entries) await collect(entry, found);
  return found;
}

async function collect(entry: FileSystemEntry, found: ChosenFile[]): Promise<void> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ path: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const one of some) await collect(one, found);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/**
 * The package in the files: below the folder with the package's name where a folder of many packages was chosen, else
 * below the uppermost one that holds a root. Nothing where there is none.
 */
export function packageIn(files: readonly ChosenFile[], name: string): PackageSource | undefined {
  const paths = files.map(({ path, file }) => ({ path: path.normalize('NFC'), file }));
  const roots = paths
    .filter(({ path }) => path === signedFile || path.endsWith(`/${signedFile}`))
    .map(({ path }) => path.slice(0, -signedFile.length));
  const named = roots.find((root) => `/${root}`.endsWith(`/${name.normalize('NFC')}/`));
  const root = named ?? roots.sort((one, other) => one.length - other.length)[0];
  if (root === undefined) return undefined;
  const inside = paths
    .filter(({ path }) => path.startsWith(root))
    .map(({ path, file }) => ({ path: path.slice(root.length), file }));
  const byPath = new Map(inside.map(({ path, file }) => [path, file]));
  return {
    list: async () => inside.map(({ path, file }) => ({ path, bytes: file.size })),
    read: async (path) => {
      try {
        const bytes = await byPath.get(path)?.arrayBuffer();
        return bytes === undefined ? undefined : new Uint8Array(bytes);
      } catch {
        return undefined;
      }
    },
  };
}
