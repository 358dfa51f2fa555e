/** Time and randomness of the machine. */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Random } from './ports';

/** The machine's clock and timers. */
export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
};

/** The operating system's random source. */
export const systemRandom: Random = (bytes) => randomBytes(bytes);
