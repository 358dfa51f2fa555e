/** The thread of back-up and restore, bundled as the product bundles it, in this process or in one that can be killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JobRequest } from '../../electron/backup/job';
import { bundleForNode } from './node-program';

/** Bundles the thread into a folder of the test's own; answers the script. */
export function bundleBackupThread(folder: string): Promise<string> {
  return bundleForNode('backup/backup-thread.ts', folder, 'backup');
}

const program = `
const { Worker } = require('node:worker_threads');
const [script, text] = process.argv.slice(1);
const request = JSON.parse(text);
const workerData = { ...request, key: Buffer.from(request.key, 'hex') };
const worker = new Worker(script, { workerData });
worker.on('message', (message) => process.stdout.write(JSON.stringify(message) + '\\n'));
`;

/** Runs a job in a process of its own and kills that process some time after its first sign of work. */
export async function runAndKill(
  script: string,
  request: JobRequest,
  afterMs: number,
): Promise<'finished' | 'killed'> {
  const text = JSON.stringify({ ...request, key: Buffer.from(request.key).toString('hex') });
  const child = spawn(process.execPath, ['-e', program, script, text], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const gone = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), gone]);
  await Promise.race([sleep(afterMs), gone]);
  child.kill('SIGKILL');
  await gone;
  return said.includes('"answer":{') && said.includes('"ok":true') ? 'finished' : 'killed';
}
