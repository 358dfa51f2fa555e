/** Runs SANE's `scanimage`: its own arguments one by one and never a shell, bounded in bytes and silence, ended when asked. */
import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** How it ended: the code, `null` when it was killed or is not there, and the last that it said. */
export type ScanimageEnd = {
  readonly code: number | null;
  readonly said: string;
  /** There is no such program on this computer. */
  readonly isAbsent: boolean;
  /** It was ended because nothing was heard of it any more. */
  readonly wasSilent: boolean;
};

export type ScanimageRun = {
  /** Everything written to its standard output was given to `onOutput` by then. */
  readonly ended: Promise<ScanimageEnd>;
  /** Ends it; what it does not do within two seconds is done for it. */
  readonly end: () => void;
  /** Something came from it another way: it is not silent. */
  readonly heard: () => void;
};

const saidBytes = 4 * 1024;
const patienceMs = 2_000;
/** Some back-ends never come back from closing the device after a trouble; ejecting the paper may take its while. */
const closingMs = 5_000;

/** Starts it; it is ended when the signal aborts, or when nothing was heard of it for `silenceMs`. */
export function startScanimage(
  args: readonly string[],
  parts: {
    readonly signal: AbortSignal;
    readonly silenceMs: number;
    readonly onOutput: (piece: Buffer) => void;
    readonly onSaid?: (piece: string) => void;
    /** Whether what it said so far means that nothing more will come: it has five seconds to end then. */
    readonly isOver?: (said: string) => boolean;
  },
): ScanimageRun {
  const { signal, silenceMs } = parts;
  let said = '';
  let isAbsent = false;
  let wasSilent = false;
  let hasEnded = false;
  let silence: NodeJS.Timeout | undefined;
  let killing: NodeJS.Timeout | undefined;
  let closing: NodeJS.Timeout | undefined;
  let leaving: NodeJS.Timeout | undefined;
  // Its words are read by this program, so they must not be translated.
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn('scanimage', [...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  const end = () => {
    if (hasEnded || killing !== undefined) return;
    // The first signal lets it tell the scanner to stop.
    child.kill('SIGTERM');
    killing = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  };
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      wasSilent = true;
      end();
    }, silenceMs);
  };
  heard();
  child.stdout.on('data', (piece: Buffer) => {
    heard();
    parts.onOutput(piece);
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    heard();
    said = (said + piece).slice(-saidBytes);
    parts.onSaid?.(piece);
    if (parts.isOver?.(said) === true) closing ??= setTimeout(end, closingMs);
  });
  child.once('exit', () => {
    // A process that it left behind may hold its pipes for ever.
    leaving = setTimeout(() => {
      child.stdout.destroy();
      child.stderr.destroy();
    }, patienceMs);
  });
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  const ended = new Promise<ScanimageEnd>((resolve) => {
    const settle = (code: number | null) => {
      hasEnded = true;
      clearTimeout(silence);
      clearTimeout(killing);
      clearTimeout(closing);
      clearTimeout(leaving);
      signal.removeEventListener('abort', end);
      resolve({ code, said, isAbsent, wasSilent });
    };
    child.once('error', (error: NodeJS.ErrnoException) => {
      isAbsent = error.code === 'ENOENT';
      settle(null);
    });
    child.once('close', settle);
  });
  return { ended, end, heard };
}

/** Runs it for a short answer in text; what is longer than `mostBytes` is cut off and ends it. */
export async function askScanimage(
  args: readonly string[],
  limits: { readonly signal: AbortSignal; readonly silenceMs: number; readonly mostBytes: number },
): Promise<ScanimageEnd & { readonly output: string }> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  const run = startScanimage(args, {
    ...limits,
    onOutput: (piece) => {
      bytes += piece.length;
      if (bytes > limits.mostBytes) run.end();
      else pieces.push(piece);
    },
  });
  const end = await run.ended;
  return { ...end, output: Buffer.concat(pieces).toString('utf8') };
}
