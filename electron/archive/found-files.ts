/** Files of a folder or a zip, and the packages 归档信息包 among them. */
import type { PackageSource } from '../../shared/archive/package/package-source';
import { tagFiles } from '../../shared/archive/package/package-layout';
import { pathFault } from '../../shared/archive/package/safe-name';

export type FoundFile = {
  /** With '/', in NFC, below what was opened; not yet known to be safe. */
  readonly path: string;
  readonly bytes: number;
  /** Nothing when the file is no plain file, is larger than it may be, or does not come out. */
  readonly read: () => Promise<Uint8Array | undefined>;
};

export type FoundFiles = {
  readonly files: readonly FoundFile[];
  readonly close: () => Promise<void>;
};

/** A package: where its folder is below what was opened, '' for the whole. */
export type FoundPackage = { readonly folder: string; readonly source: PackageSource };

/** Files that one package may have; a case has some hundreds. */
const mostFiles = 100_000;

export type FoundPackages = {
  readonly packages: readonly FoundPackage[];
  /** Files outside every package whose names lead somewhere else. */
  readonly unsafe: readonly string[];
  /** Folders of packages with more files than are looked at. */
  readonly tooLarge: readonly string[];
};

/** Every folder with a bagit.txt is a package; one inside another belongs to the outer one. */
export function packagesIn(files: readonly FoundFile[]): FoundPackages {
  const folders = outermost(
    files.flatMap(({ path }) =>
      path === tagFiles.declaration || path.endsWith(`/${tagFiles.declaration}`)
        ? [path.slice(0, -tagFiles.declaration.length)]
        : [],
    ),
  );
  const inside = new Map<string, FoundFile[]>(folders.map((folder) => [folder, []]));
  const unsafe: string[] = [];
  for (const file of files) {
    const folder = folderOf(file.path, inside);
    if (folder !== undefined) inside.get(folder)?.push(file);
    else if (pathFault(file.path) !== undefined) unsafe.push(file.path);
  }
  const all = [...inside];
  return {
    packages: all
      .filter(([, own]) => own.length <= mostFiles)
      .map(([folder, own]) => ({ folder, source: sourceBelow(folder, own) })),
    unsafe,
    tooLarge: all.filter(([, own]) => own.length > mostFiles).map(([folder]) => folder),
  };
}

/** The package that a file lies in: one of the folders above it. */
function folderOf(path: string, known: ReadonlyMap<string, unknown>): string | undefined {
  if (known.has('')) return '';
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    const folder = path.slice(0, at + 1);
    if (known.has(folder)) return folder;
  }
  return undefined;
}

function outermost(folders: readonly string[]): readonly string[] {
  const kept = new Map<string, true>();
  for (const folder of [...new Set(folders)].toSorted((a, b) => a.length - b.length)) {
    if (folderOf(folder, kept) === undefined) kept.set(folder, true);
  }
  return [...kept.keys()].toSorted();
}

function sourceBelow(folder: string, files: readonly FoundFile[]): PackageSource {
  const own = files.map((file) => ({ ...file, path: file.path.slice(folder.length) }));
  const byPath = new Map(own.map((file) => [file.path, file]));
  return {
    list: async () => own.map(({ path, bytes }) => ({ path, bytes })),
    read: async (path) => byPath.get(path)?.read(),
  };
}
