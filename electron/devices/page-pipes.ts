/**
 * Named pipes in the place of the files that `scanimage --batch` writes: a page goes through the memory of the system
 * and never lies on a disk in clear. Single calls would not do: they drop the back of a sheet, and many feeders throw
 * out the rest of the paper when a call ends. A pipe can be renamed like the file it stands for.
 */
import { spawn } from 'node:child_process';
import { constants, openSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasCode } from '../ledger/durable-file';

export type PagePipe = {
  /** The whole page once its writer has closed it; call it only when the page is known to be written. */
  readonly rest: () => Promise<Buffer>;
  readonly close: () => void;
};

export type PagePipes = {
  /** What `--batch=` takes. */
  readonly pattern: string;
  /** Begins to read the page of this number; `onBytes` hears how many there are so far. */
  readonly read: (page: number, onBytes: (soFar: number) => void) => PagePipe;
  /** Removes the pipes. */
  readonly remove: () => Promise<void>;
};

const prefix = 'station-scan-';

/** Empty pipes of a program that was killed in the middle of a scan. */
async function removeLeftPipes(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const pid = /^station-scan-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's program: it is there, and its folder is not ours to remove.
    return !hasCode(error, 'ESRCH');
  }
}

/** Makes pipes for so many pages in a folder that nobody else may enter; nothing when this system has none. */
export async function makePagePipes(pages: number): Promise<PagePipes | undefined> {
  await removeLeftPipes();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  const remove = () => rm(folder, { recursive: true, force: true });
  const pathOf = (page: number) => join(folder, `page-${page}.part`);
  const paths = Array.from({ length: pages }, (_, index) => pathOf(index + 1));
  if (!(await madePipes(paths))) {
    await remove();
    return undefined;
  }
  return {
    pattern: join(folder, 'page-%d').replaceAll('%', '%%').replace(/%%d$/, '%d'),
    read: (page, onBytes) => {
      // Without waiting for a writer: a scanner that stops before this page never opens it.
      // The bare number, because the socket closes it.
      const fd = openSync(pathOf(page), constants.O_RDONLY | constants.O_NONBLOCK);
      return readPipe(fd, onBytes);
    },
    remove,
  };
}

function madePipes(paths: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('mkfifo', ['-m', '600', ...paths], { stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

function readPipe(fd: number, onBytes: (soFar: number) => void): PagePipe {
  const pieces: Buffer[] = [];
  let bytes = 0;
  const socket = new Socket({ fd, readable: true, writable: false });
  const ended = new Promise<Buffer>((resolve) => {
    socket.once('end', () => resolve(Buffer.concat(pieces)));
    // What broke is no whole page; whoever judges the picture says so.
    socket.once('error', () => resolve(Buffer.alloc(0)));
    socket.once('close', () => resolve(Buffer.concat(pieces)));
  });
  socket.on('data', (piece: Buffer) => {
    bytes += piece.length;
    pieces.push(piece);
    onBytes(bytes);
  });
  return {
    rest: () => ended,
    close: () => {
      pieces.length = 0;
      socket.destroy();
    },
  };
}
