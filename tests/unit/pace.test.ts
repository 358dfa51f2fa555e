/** How long work still takes, from what it did within the last minute. */
import { describe, expect, it } from 'vitest';
import { paceOf, withMark, type PaceMark } from '../../shared/text/pace';

const marksOf = (steps: readonly (readonly [number, number])[]) =>
  steps.reduce<readonly PaceMark[]>((marks, [seconds, done]) => {
    return withMark(marks, { atMs: seconds * 1_000, done });
  }, []);
const steady = (seconds: number, perSecond: number) =>
  marksOf(Array.from({ length: seconds + 1 }, (_, at) => [at, at * perSecond] as const));

describe('the pace', () => {
  it('is that of steady work, however often it is told of', () => {
    expect(paceOf(steady(20, 3), 600)).toEqual({ perMinute: 180, secondsLeft: 180 });
    const often = marksOf(Array.from({ length: 40_001 }, (_, at) => [at / 1_000, at] as const));
    expect(often.length).toBeLessThanOrEqual(60);
    expect(paceOf(often, 100_000)?.perMinute).toBeCloseTo(60_000, -3);
  });

  it('is that of the last minute when the work became slower', () => {
    const slow = marksOf([
      ...Array.from({ length: 60 }, (_, at) => [at, at * 100] as const),
      ...Array.from({ length: 90 }, (_, at) => [60 + at, 6_000 + at] as const),
    ]);
    expect(paceOf(slow, 7_000)?.perMinute).toBeCloseTo(60, 0);
  });

  it('is not told of a beginning, of work that stands still, or of work that is done', () => {
    expect(paceOf([], 10)).toBeUndefined();
    expect(paceOf(steady(4, 1), 100)).toBeUndefined();
    expect(
      paceOf(
        marksOf([
          [0, 5],
          [30, 5],
        ]),
        100,
      ),
    ).toBeUndefined();
    expect(paceOf(steady(20, 5), 100)).toBeUndefined();
  });

  it('begins anew with work that begins anew', () => {
    expect(withMark(steady(20, 5), { atMs: 21_000, done: 0 })).toEqual([{ atMs: 21_000, done: 0 }]);
  });
});
