/** A disk of a few megabytes in memory, for tests that fill it; needs root. */
import { execFileSync } from 'node:child_process';
import { mkdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type SmallDisk = {
  readonly folder: string;
  /** Leaves this many bytes free. */
  readonly leave: (bytes: number) => Promise<void>;
  readonly free: () => Promise<void>;
  readonly makeReadOnly: () => void;
  readonly makeWritable: () => void;
  readonly remove: () => void;
};

/** Why there is none here; nothing when there can be one. */
export function whyNoSmallDisk(): string | undefined {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return isRoot ? undefined : 'not run: needs root to mount a small disk';
}

const mostTries = 20;

/** Mounts one. */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  await mkdir(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  const filler = join(folder, 'filler');
  return {
    folder,
    leave: async (bytes) => {
      // Whoever works on it takes room between the look and the filling: then there is less to fill.
      for (let tries = 1; ; tries += 1) {
        await rm(filler, { force: true });
        const { bavail, bsize } = await statfs(folder);
        try {
          const size = Math.max(1, bavail * bsize - bytes);
          execFileSync('fallocate', ['-l', String(size), filler], { stdio: 'pipe' });
          return;
        } catch (error) {
          if (tries === mostTries) throw error;
        }
        await sleep(100);
      }
    },
    free: () => rm(filler, { force: true }),
    makeReadOnly: () => execFileSync('mount', ['-o', 'remount,ro', folder]),
    makeWritable: () => execFileSync('mount', ['-o', 'remount,rw', folder]),
    remove: () => execFileSync('umount', ['-l', folder]),
  };
}
