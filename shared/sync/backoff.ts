/** How long to wait before the next try: doubling between a floor and a ceiling, with jitter. */

export type BackoffLimits = { readonly floorMs: number; readonly ceilingMs: number };

/** Line and platform trouble: first after about a second, never later than five minutes. */
export const troubleLimits: BackoffLimits = { floorMs: 1_000, ceilingMs: 300_000 };

/**
 * Milliseconds to wait after failure number `attempt` (1 is the first). The span doubles with each failure;
 * its upper half is spread by `jitter` (0 to 1), so that stations do not come back all at once.
 */
export function backoffMs(attempt: number, jitter: number, limits: BackoffLimits): number {
  const { floorMs, ceilingMs } = limits;
  const doublings = Math.min(Math.max(attempt - 1, 0), 40);
  const spanMs = Math.min(ceilingMs, floorMs * 2 * 2 ** doublings);
  return Math.round(Math.max(floorMs, spanMs / 2 + (spanMs / 2) * jitter));
}

/** Longest pause a platform may ask for by Retry-After, in milliseconds: a wrong header must not end the day. */
export const longestRetryAfterMs = 900_000;

/**
 * Milliseconds asked for by a Retry-After header, or nothing when it cannot be read. A date is measured against the
 * answer's own Date header, so that the station's wall clock plays no part.
 */
export function parseRetryAfter(
  retryAfter: string | undefined,
  answeredAt: string | undefined,
): number | undefined {
  if (retryAfter === undefined) return undefined;
  const text = retryAfter.trim();
  const askedMs = /^\d{1,9}$/.test(text)
    ? Number(text) * 1_000
    : Date.parse(text) - Date.parse(answeredAt ?? '');
  if (!Number.isFinite(askedMs)) return undefined;
  return Math.min(Math.max(askedMs, troubleLimits.floorMs), longestRetryAfterMs);
}
