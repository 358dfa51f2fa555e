/** Small ext4 disks in a file, that can be filled and that can lose their power. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdir, rm, stat, statfs, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** EXT4_IOC_SHUTDOWN with NOLOGFLUSH: what is not on the disk by now never gets there. Node has no ioctl. */
const cutScript = `
import fcntl, os, struct, sys
folder = os.open(sys.argv[1], os.O_RDONLY)
print('ready', flush=True)
sys.stdin.readline()
fcntl.ioctl(folder, 0x8004587D, struct.pack('I', 2))
`;

export type LoopDisk = {
  readonly folder: string;
  /** Gets ready to cut the power; the answer does it, at once. */
  readonly armCut: () => Promise<() => Promise<void>>;
  /** What happens after a power cut: unmounted, checked, mounted again. */
  readonly restart: () => Promise<void>;
  /** Leaves this many bytes free. */
  readonly fill: (leave: number) => Promise<void>;
  readonly free: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

const mounted = new Set<string>();
process.on('exit', () => {
  for (const folder of mounted) {
    try {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
    } catch {
      // Gone already.
    }
  }
});

/** Makes and mounts a disk of `megabytes`; the end of the process unmounts what an error left. */
export async function createLoopDisk(
  place: string,
  megabytes: number,
  blockBytes = 4096,
): Promise<LoopDisk> {
  const image = `${place}.img`;
  await mkdir(place, { recursive: true });
  await writeFile(image, '');
  await truncate(image, megabytes * 1024 * 1024);
  await run('mkfs.ext4', ['-q', '-F', '-m', '0', '-b', String(blockBytes), image]);

  const mount = async () => {
    await run('mount', ['-o', 'loop', image, place]);
    mounted.add(place);
  };
  /** A copy of the mount in another process's name space would bring the old, dead file system back. */
  const untilLetGo = async () => {
    for (let tries = 0; (await run('losetup', ['-j', image])).stdout.trim() !== ''; tries += 1) {
      if (tries === 100) throw new Error('Another process holds the loop disk');
      await sleep(50);
    }
  };
  const unmount = async () => {
    for (let tries = 0; mounted.has(place); tries += 1) {
      try {
        await run('umount', [place]);
        mounted.delete(place);
        await untilLetGo();
      } catch (error) {
        if (tries === 50 || !mounted.has(place)) throw error;
        await sleep(100);
      }
    }
  };
  await mount();
  const filler = join(place, 'filler');

  return {
    folder: join(place, 'station'),
    armCut: async () => {
      const python = spawn('python3', ['-c', cutScript, place], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const exited = new Promise<number | null>((resolve) => python.once('exit', resolve));
      await new Promise((resolve) => python.stdout.once('data', resolve));
      return async () => {
        python.stdin.end('\n');
        if ((await exited) !== 0) throw new Error('The power could not be cut');
      };
    },
    restart: async () => {
      await unmount();
      // 1: the journal was replayed and the file system put in order.
      await run('e2fsck', ['-p', image]).catch((error: { code?: number }) => {
        if (error.code !== 1) throw error;
      });
      await mount();
    },
    fill: async (leave) => {
      const { bavail, bsize } = await statfs(place);
      const blocks = Math.floor(Math.max(0, bavail * bsize - leave) / 4096);
      const filled = await stat(filler).catch(() => ({ size: 0 }));
      const more = ['-o', String(filled.size), '-l', String(Math.max(1, blocks) * 4096), filler];
      await run('fallocate', more).catch(() => undefined);
      if (leave > 0) return;
      // What metadata left over is taken as well, until the disk says no.
      await run('dd', [`if=/dev/zero`, `of=${filler}`, 'bs=4096', 'oflag=append', 'conv=notrunc'], {
        timeout: 20_000,
      }).catch(() => undefined);
    },
    free: () => rm(filler, { force: true }),
    remove: async () => {
      await unmount();
      await rm(image, { force: true });
      await rm(place, { recursive: true, force: true });
    },
  };
}

/** Why loop disks cannot be used here; nothing when they can. */
export async function whyNoLoopDisks(scratch: string): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return 'not run: needs root and loop devices';
  }
  try {
    const disk = await createLoopDisk(join(scratch, 'probe'), 16);
    try {
      const cut = await disk.armCut();
      await cut();
    } finally {
      await disk.remove();
    }
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : '';
    return `not run: needs root and loop devices (${reason ?? ''})`;
  }
}
