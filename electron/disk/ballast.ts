/** The ballast: 64 MB of really written blocks beside the station, to be given up when the disk runs full. */
import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../ledger/durable-file';
import { ballastBytes } from './disk-level';

export type Ballast = {
  /** Whether it lies there with all of its blocks. */
  readonly held: () => Promise<boolean>;
  /** Writes it; throws the disk's error and leaves nothing behind. */
  readonly make: () => Promise<void>;
  readonly release: () => Promise<void>;
};

const pieceBytes = 1024 * 1024;
/** No multiple of any block: the same piece begins at another place of a block each time. */
const shiftBytes = 4_099;

/** The ballast at `path`. */
export function openBallast(path: string): Ballast {
  return {
    held: async () => {
      const found = await stat(path).catch(() => undefined);
      if (found === undefined || found.size !== ballastBytes) return false;
      // Windows does not say how many blocks a file has.
      return process.platform === 'win32' || found.blocks * 512 >= ballastBytes;
    },
    make: async () => {
      const temporary = `${path}.tmp`;
      try {
        const file = await open(temporary, 'w', 0o600);
        try {
          // Random, because a file system may store zeros, or one piece many times, as nothing.
          const pieces = ballastBytes / pieceBytes;
          const random = randomBytes(pieceBytes + pieces * shiftBytes);
          for (let n = 0; n < pieces; n += 1) {
            await file.write(random, n * shiftBytes, pieceBytes, n * pieceBytes);
          }
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      await syncFolder(dirname(path));
    },
    release: async () => {
      await rm(path, { force: true });
    },
  };
}
