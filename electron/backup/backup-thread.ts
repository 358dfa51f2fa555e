/** The worker thread that copies and verifies: reading and hashing gigabytes must not make the window wait. */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { clearDestroyed } from './clear-destroyed';
import type { JobProgress, JobRequest, JobResult } from './job';
import { mirror } from './mirror';
import { restoreCopy } from './restore-copy';

const tellEveryMs = 200;

/** Passes on as much of the progress as a person can see. */
function teller(): (progress: JobProgress) => void {
  let told = 0;
  return (progress) => {
    const now = performance.now();
    const isLast = progress.doneFiles === progress.totalFiles;
    if (now - told < tellEveryMs && !isLast) return;
    told = now;
    parentPort?.postMessage({ progress });
  };
}

async function work(request: JobRequest): Promise<JobResult> {
  if (request.kind === 'restore') {
    return { kind: 'restore', result: await restoreCopy(request, teller()) };
  }
  // On Linux a thread has a priority of its own; elsewhere this would slow down the desk itself.
  if (process.platform === 'linux') setPriority(0, 10);
  if (request.kind === 'clear') return { kind: 'clear', result: await clearDestroyed(request) };
  return { kind: 'mirror', result: await mirror(request, teller()) };
}

const request = workerData as JobRequest;
void work(request).then((answer) => {
  request.key.fill(0);
  parentPort?.postMessage({ answer });
});
