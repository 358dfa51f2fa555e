/** Back-off and Retry-After: bounds at every attempt, dates without the station's clock. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  backoffMs,
  longestRetryAfterMs,
  parseRetryAfter,
  troubleLimits,
} from '../../shared/sync/backoff';

const { floorMs, ceilingMs } = troubleLimits;

test('the first wait is about a second, the fiftieth five minutes at most', () => {
  expect(backoffMs(1, 0, troubleLimits)).toBe(1_000);
  expect(backoffMs(1, 1, troubleLimits)).toBe(2_000);
  expect(backoffMs(50, 0, troubleLimits)).toBe(150_000);
  expect(backoffMs(50, 1, troubleLimits)).toBe(300_000);
});

test('every wait lies between floor and ceiling and never shrinks with failures', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, jitter) => {
      const waitMs = backoffMs(attempt, jitter, troubleLimits);
      expect(waitMs).toBeGreaterThanOrEqual(floorMs);
      expect(waitMs).toBeLessThanOrEqual(ceilingMs);
      expect(backoffMs(attempt + 1, jitter, troubleLimits)).toBeGreaterThanOrEqual(waitMs);
    }),
  );
});

test.each([
  ['7', undefined, 7_000],
  ['0', undefined, 1_000],
  ['99999999', undefined, longestRetryAfterMs],
  ['Mon, 01 Jun 2026 00:00:30 GMT', 'Mon, 01 Jun 2026 00:00:00 GMT', 30_000],
  ['Mon, 01 Jun 2026 00:00:30 GMT', undefined, undefined],
  ['soon', undefined, undefined],
  ['-5', 'x', undefined],
  [undefined, undefined, undefined],
])('Retry-After %s answered at %s', (retryAfter, date, expectedMs) => {
  expect(parseRetryAfter(retryAfter, date)).toBe(expectedMs);
});
