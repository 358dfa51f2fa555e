/** Notes of files on a real disk: a line cut short takes no other with it, and a name is durable before its line counts. */
import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createBlobNotes } from '../../electron/ledger/blob-notes';
import type * as Durable from '../../electron/ledger/durable-file';
import { newKey, sha256Hex } from '../../electron/vault/seal';
import { scratchFolder } from '../support/scratch-folder';

/** What was asked of the disk, and whether it refuses to make a name durable. */
const disk = vi.hoisted(() => ({ made: 0, synced: 0, refuses: false }));
vi.mock('../../electron/ledger/durable-file', async (original) => {
  const real = await original<typeof Durable>();
  return {
    ...real,
    makeFolderDurably: async (path: string) => {
      disk.made += 1;
      return real.makeFolderDurably(path);
    },
    syncFolder: async (path: string) => {
      if (disk.refuses) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      disk.synced += 1;
      return real.syncFolder(path);
    },
  };
});

const root = scratchFolder('blob-notes');
const key = newKey();
const note = 'a'.repeat(32);
const blob = (n: number) => ({ caseId: uuidv7(), sha256: sha256Hex(String(n)) });
let folder: string;
beforeEach(() => {
  folder = join(root, uuidv7(), 'unrecorded');
  Object.assign(disk, { made: 0, synced: 0, refuses: false });
});

describe('a note', () => {
  it('loses no line to one before it that was cut short', async () => {
    const notes = createBlobNotes(folder, key);
    const [first, second] = [blob(1), blob(2)];
    await notes.add(note, first);
    const whole = (await readFile(join(folder, note), 'latin1')).trim();
    // The disk was full in the middle of a line.
    await appendFile(join(folder, note), whole.slice(0, 30));
    await notes.add(note, second);
    expect(await notes.read(note)).toEqual([first, second]);
  });

  it('makes its name durable once, and again until that worked', async () => {
    const notes = createBlobNotes(folder, key);
    disk.refuses = true;
    await expect(notes.add(note, blob(1))).rejects.toThrow('EIO');
    disk.refuses = false;
    await notes.add(note, blob(2));
    expect(disk).toMatchObject({ made: 2, synced: 1 });
    await notes.add(note, blob(3));
    await notes.add(note, blob(4));
    expect(disk).toMatchObject({ made: 2, synced: 1 });
    expect(await notes.read(note)).toHaveLength(4);
  });

  it('begins anew where its folder went', async () => {
    const notes = createBlobNotes(folder, key);
    await notes.add(note, blob(1));
    await rm(folder, { recursive: true });
    await expect(notes.add(note, blob(2))).rejects.toThrow('ENOENT');
    const third = blob(3);
    await notes.add(note, third);
    expect(await notes.read(note)).toEqual([third]);
  });
});
