/** How fast a job goes, over all of it so far. */
import type { ShownProgress } from '../../shared/ipc/calls/backup';
import type { JobProgress } from './job';

/** Adds the rate to what the job tells; counts from now. */
export function rate(monotonicMs: () => number): (progress: JobProgress) => ShownProgress {
  const began = monotonicMs();
  return (progress) => {
    const seconds = Math.max(0.001, (monotonicMs() - began) / 1000);
    return { ...progress, bytesPerSecond: Math.round(progress.doneBytes / seconds) };
  };
}
