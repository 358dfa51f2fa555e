/** When a package without a time stamp asks for one again. */
import { backoffMs } from '../../sync/backoff';

/** Nobody waits for it: first after a minute, at last twice a day. */
const limits = { floorMs: 60_000, ceilingMs: 43_200_000 };

/** Tries without an answer, and when the last of them was (milliseconds of a clock that never goes back). */
export type TimestampTries = { readonly tries: number; readonly lastMs: number };

/** How long to wait from `nowMs` on; `jitter` from 0 to 1 spreads the stations. A package never tried asks at once. */
export function timestampWaitMs(
  { tries, lastMs }: TimestampTries,
  nowMs: number,
  jitter: number,
): number {
  if (tries === 0) return 0;
  return Math.max(0, lastMs + backoffMs(tries, jitter, limits) - nowMs);
}
