/** Starts a job on a thread of its own, hears its progress, and can end it at any moment without harm. */
import { Worker } from 'node:worker_threads';
import type { BackupError, RestoreError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err } from '../../shared/domain/result';
import type {
  Cleared,
  ClearRequest,
  JobProgress,
  JobRequest,
  JobResult,
  Mirrored,
  MirrorRequest,
  Restored,
  RestoreRequest,
} from './job';

export type Job<T, E> = {
  readonly done: Promise<Result<T, E>>;
  /** Ends the thread where it stands, as a crash would. */
  readonly stop: () => void;
};

type Tell = (progress: JobProgress) => void;
type Heard = { readonly progress?: JobProgress; readonly answer?: JobResult };

/** The thread's program and what it can do. */
export function createJobs(script: string) {
  function start(request: JobRequest, tell: Tell): Job<JobResult, 'stopped' | 'broke'> {
    const worker = new Worker(script, { workerData: request });
    let stopped = false;
    const done = new Promise<Result<JobResult, 'stopped' | 'broke'>>((resolve) => {
      worker.on('message', ({ progress, answer }: Heard) => {
        if (progress !== undefined) tell(progress);
        if (answer !== undefined) resolve({ ok: true, value: answer });
      });
      worker.once('error', () => resolve(err('broke')));
      worker.once('exit', () => resolve(err(stopped ? 'stopped' : 'broke')));
    });
    return {
      done,
      stop: () => {
        stopped = true;
        void worker.terminate();
      },
    };
  }

  return {
    mirror: (request: MirrorRequest, tell: Tell): Job<Mirrored, BackupError> => {
      const { done, stop } = start(request, tell);
      const answered = done.then((end): Result<Mirrored, BackupError> => {
        if (end.ok && end.value.kind === 'mirror') return end.value.result;
        return err({ kind: 'backupSourceFailed' });
      });
      return { done: answered, stop };
    },
    clear: async (request: ClearRequest): Promise<Result<Cleared, BackupError>> => {
      const end = await start(request, () => undefined).done;
      if (end.ok && end.value.kind === 'clear') return end.value.result;
      return err({ kind: 'backupFailed' });
    },
    restore: (request: RestoreRequest, tell: Tell): Job<Restored, RestoreError> => {
      const { done, stop } = start(request, tell);
      const answered = done.then((end): Result<Restored, RestoreError> => {
        if (end.ok && end.value.kind === 'restore') return end.value.result;
        const wasStopped = !end.ok && end.error === 'stopped';
        return err({ kind: wasStopped ? 'restoreCancelled' : 'restoreFailed' });
      });
      return { done: answered, stop };
    },
  };
}
export type Jobs = ReturnType<typeof createJobs>;
