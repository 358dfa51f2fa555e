/** The real clock as the engine's port. */
import { performance } from 'node:perf_hooks';
import type { Clock } from '../../shared/sync/ports';

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  instantIn: (delayMs) => new Date(Date.now() + delayMs).toISOString(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
