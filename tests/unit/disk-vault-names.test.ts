/** A file that the platform said it has is found after a power cut: every name on the way to it was made safe. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type * as Disk from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openDiskVault } from '../../platform/uploads/disk-vault';
import { scratchFolder } from '../support/scratch-folder';

/** Folders whose names were made safe, each with the names that were in it by then. */
const synced = vi.hoisted(() => [] as { folder: string; names: string[] }[]);
vi.mock('node:fs/promises', async (original) => {
  const real: typeof Disk = await original();
  const open = async (path: string, flags: string) => {
    const handle = await real.open(path, flags);
    if ((await handle.stat()).isDirectory()) {
      const sync = handle.sync.bind(handle);
      handle.sync = async () => {
        synced.push({ folder: path, names: await real.readdir(path) });
        return sync();
      };
    }
    return handle;
  };
  return { ...real, open };
});

it.skipIf(process.platform === 'win32')('also of the first one', async () => {
  const folder = scratchFolder('disk-vault-names');
  const vault = await openDiskVault(folder, { expirationMs: 1_000, now: () => new Date() });
  const bytes = Buffer.from('page');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await vault.keep(sha256, [bytes]);
  const path = join(folder, 'files', sha256.slice(0, 2), sha256);
  expect(existsSync(path)).toBe(true);
  const safe = synced.flatMap(({ folder: at, names }) =>
    names.map((name) => relative(folder, join(at, name))),
  );
  const prefix = sha256.slice(0, 2);
  for (const name of ['uploads', 'files', join('files', prefix), join('files', prefix, sha256)]) {
    expect(safe).toContain(name);
  }
});
