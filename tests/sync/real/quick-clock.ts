/** The engine's clock, so many times faster than the wall: back-off does not make a test wait. */
import { performance } from 'node:perf_hooks';
import type { Clock } from '../../../shared/sync/ports';

export function quickClock(times: number): Clock {
  return {
    nowMs: () => performance.now() * times,
    instantIn: (delayMs) => new Date(Date.now() + delayMs).toISOString(),
    after: (delayMs, task) => {
      const timer = setTimeout(task, delayMs / times);
      return () => clearTimeout(timer);
    },
  };
}
