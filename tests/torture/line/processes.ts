/** The two processes of a line, each this very program: started, listened to, killed. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { SenderNote } from './sender-note';
import { parseSenderNote } from './sender-note';

export type Process = {
  /** Ends it as a power failure of the process would. */
  readonly kill: () => Promise<void>;
  readonly errors: () => string;
};
export type PlatformProcess = Process & {
  readonly port: number;
  readonly pairingCode: string;
};
export type SenderProcess = Process & {
  /** Nothing waits for its time any more. */
  readonly sendNow: () => void;
  /** Resolves with what was received once nothing is queued; rejects when it ends before. */
  readonly idle: Promise<Extract<SenderNote, { t: 'idle' }>['received']>;
};

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [process.argv[1] ?? '', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4_000)));
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  return { child, lines, exited, errors: () => errors, kill: () => killed(child, exited) };
}

async function killed(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL');
  await exited;
}

/** Starts the platform on a PostgreSQL database and waits until it listens. */
export async function startPlatformProcess(
  databaseUrl: string,
  files: string,
): Promise<PlatformProcess> {
  const env = { DATABASE_URL: databaseUrl, PLATFORM_DATA: files, PORT: '0', HOST: '127.0.0.1' };
  const { lines, exited, errors, kill } = start(['serve'], env);
  const first = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    exited.then(() => undefined),
  ]);
  if (first === undefined) throw new Error(`The platform ended at its start: ${errors()}`);
  const { url, pairingCode } = JSON.parse(first) as { url: string; pairingCode: string };
  return { port: Number(new URL(url).port), pairingCode, errors, kill };
}

/** Starts the station below `folder`, which sends to `url`; `submitted` hears what it acknowledged. */
export function startSender(
  folder: string,
  { url, code, seed }: { readonly url: string; readonly code: string; readonly seed: number },
  submitted: (caseId: string) => void,
): SenderProcess {
  const args = ['send', folder, url, code, String(seed)];
  const { child, lines, exited, errors, kill } = start(args);
  const idle = new Promise<Extract<SenderNote, { t: 'idle' }>['received']>((resolve, reject) => {
    lines.on('line', (line) => {
      const note = parseSenderNote(line);
      if (note?.t === 'submitted') submitted(note.caseId);
      if (note?.t === 'idle') resolve(note.received);
    });
    void exited.then(() => reject(new Error(`The station ended: ${errors()}`)));
  });
  // Whoever kills it does not wait for it to be idle.
  idle.catch(() => undefined);
  return { kill, errors, idle, sendNow: () => void child.kill('SIGUSR2') };
}
