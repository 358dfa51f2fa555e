/** The child process as the parent sees it: started, listened to, killed. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Notebook } from './notebook';
import { enter, isAcknowledgement, parseNote } from './notebook';

export type Child = {
  /** Resolves with the first acknowledgement, or when the child is gone. */
  readonly firstAcknowledged: Promise<void>;
  /** Acknowledgements since it was started. */
  readonly acknowledged: () => number;
  /** From now on answers prove nothing: the disk is going at this moment, and what is told may be told too late. */
  readonly disbelieve: () => void;
  /** Kills it as a power failure of the process would, and waits until every line it wrote is noted. */
  readonly kill: () => Promise<void>;
  readonly errors: () => string;
  readonly gone: () => boolean;
};

/** Starts this very program as a child that works below `folder`. */
export function startChild(folder: string, seed: number, book: Notebook): Child {
  const program = process.argv[1] ?? '';
  const child = spawn(process.execPath, [program, 'work', folder, String(seed)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  let count = 0;
  let isGone = false;
  let believed = true;
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const lines = createInterface({ input: child.stdout });
  const read = new Promise<void>((resolve) => lines.once('close', resolve));
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      isGone = true;
      resolve();
    });
  });
  const firstAcknowledged = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      const note = parseNote(line);
      if (note === undefined || (!believed && isAcknowledgement(note))) return;
      const before = book.acknowledged;
      enter(book, note);
      count += book.acknowledged - before;
      if (count > 0) resolve();
    });
    void exited.then(resolve);
  });
  return {
    firstAcknowledged,
    acknowledged: () => count,
    disbelieve: () => {
      believed = false;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
      await read;
    },
    errors: () => errors,
    gone: () => isGone,
  };
}
