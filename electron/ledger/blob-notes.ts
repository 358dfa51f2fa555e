/**
 * Notes of files that are stored before the record speaks of them, so that a crash in between leaves none behind that
 * nobody knows of. A note is a file of sealed lines; each is on the disk before the file that it names.
 */
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openPacked, sealPacked } from '../vault/seal';
import { makeFolderDurably, namesIn, readBounded, syncFolder } from './durable-file';

export type NotedBlob = { readonly caseId: string; readonly sha256: string };

/** Every call throws the file system's error. */
export type BlobNotes = {
  /** Adds a line to a note, which begins with it; resolves when it is on the disk. */
  readonly add: (note: string, blob: NotedBlob) => Promise<void>;
  readonly list: () => Promise<string[]>;
  /** What a note names; a line that was cut short is left out, for its file was never begun. */
  readonly read: (note: string) => Promise<NotedBlob[]>;
  readonly drop: (note: string) => Promise<void>;
};

const nameOfNote = /^[0-9a-f]{32}$/;
const line = /^([0-9a-f-]{36})\/([0-9a-f]{64})$/;
const mostBytes = 16 * 1024 * 1024;

/** The notes below `folder`, which is made with the first one. */
export function createBlobNotes(folder: string, key: Uint8Array): BlobNotes {
  const boundTo = (note: string) => Buffer.from(`blob-note/1/${note}`);
  /** Notes whose names are known to be on the disk. */
  const begun = new Set<string>();
  return {
    add: async (note, { caseId, sha256 }) => {
      const path = join(folder, note);
      const sealed = sealPacked(key, boundTo(note), Buffer.from(`${caseId}/${sha256}`));
      // Begun anew after a failure: folder and name may not be there.
      const isNew = !begun.delete(note);
      if (isNew) await makeFolderDurably(folder);
      const file = await open(path, 'a', 0o600);
      try {
        // On a line of its own, also behind one that a full disk cut short.
        await file.appendFile(`\n${sealed.toString('base64')}\n`);
        await file.datasync();
      } finally {
        await file.close();
      }
      if (isNew) await syncFolder(folder);
      begun.add(note);
    },
    list: async () => {
      const names = await namesIn(folder);
      return names.filter((name) => nameOfNote.test(name));
    },
    read: async (note) => {
      const bytes = (await readBounded(join(folder, note), mostBytes)) ?? Buffer.alloc(0);
      return bytes
        .toString('latin1')
        .split('\n')
        .flatMap((sealed) => {
          const plain = openPacked(key, boundTo(note), Buffer.from(sealed, 'base64'));
          const [, caseId, sha256] = line.exec(plain?.toString('latin1') ?? '') ?? [];
          return caseId === undefined || sha256 === undefined ? [] : [{ caseId, sha256 }];
        });
    },
    drop: (note) => {
      begun.delete(note);
      return rm(join(folder, note), { force: true });
    },
  };
}
