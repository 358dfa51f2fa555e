/** The two processes of a line, each this very program: started, listened to, killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { RunningPlatform } from '../../support/platform';
import { startPlatform } from '../../support/platform';
import type { SenderNote } from './sender-note';
import { parseSenderNote } from './sender-note';

export type SenderProcess = {
  /** Ends it as a power failure of the process would. */
  readonly kill: () => Promise<void>;
  /** Nothing waits for its time any more. */
  readonly sendNow: () => void;
  /** Resolves with what was received once nothing is queued; rejects when it ends before. */
  readonly idle: Promise<Extract<SenderNote, { t: 'idle' }>['received']>;
};

const program = process.argv[1] ?? '';

/** Starts the platform on a PostgreSQL database and waits until it listens. */
export const startPlatformProcess = (
  databaseUrl: string,
  dataDir: string,
): Promise<RunningPlatform> =>
  startPlatform({ dataDir, databaseUrl, entry: program, args: ['serve'] });

/** Starts the station below `folder`, which sends to `url`; `submitted` hears what it acknowledged. */
export function startSender(
  folder: string,
  { url, code, seed }: { readonly url: string; readonly code: string; readonly seed: number },
  submitted: (caseId: string) => void,
): SenderProcess {
  const child = spawn(process.execPath, [program, 'send', folder, url, code, String(seed)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4_000)));
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const idle = new Promise<Extract<SenderNote, { t: 'idle' }>['received']>((resolve, reject) => {
    lines.on('line', (line) => {
      const note = parseSenderNote(line);
      if (note?.t === 'submitted') submitted(note.caseId);
      if (note?.t === 'idle') resolve(note.received);
    });
    void exited.then(() => reject(new Error(`The station ended: ${errors}`)));
  });
  // Whoever kills it does not wait for it to be idle.
  idle.catch(() => undefined);
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    idle,
    sendNow: () => void child.kill('SIGUSR2'),
  };
}
