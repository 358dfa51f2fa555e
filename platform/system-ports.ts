/** Time and randomness of the machine. */
import { randomBytes } from 'node:crypto';
import type { Clock, Random } from './ports';

/** The machine's clock and timers. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
    }),
};

/** The operating system's random source. */
export const systemRandom: Random = (bytes) => randomBytes(bytes);
