/**
 * How long somebody looked at a case before they decided on it 复核用时. The program knows when a case, a page, a list
 * was shown and when something was done, not when somebody looked away: time is counted from one such sign to the next,
 * for the case that was shown meanwhile, and a pause longer than the desk's own counts nothing. Neither does the time
 * from the last sign to a lock, nor the locked time. Held in memory for the person and the case by their ids alone, also
 * across locks; what was looked at before the program was started is not counted.
 */

import type { Actor } from '../../shared/domain/command';

/** A longer pause is none of the work on a case; the minutes of the desk are counted by the same rule. */
const longestPauseMs = 10 * 60_000;
/** Readings that nobody ended by a decision; the oldest are forgotten. */
const mostReadings = 2_000;

export type ReviewTimes = {
  /** Something of a case was shown to somebody, or done by them; without a case: something else was. */
  readonly seen: (operatorId: string, caseId: string | undefined) => void;
  /** Whole milliseconds up to now; nothing when the case was never shown to them. */
  readonly spent: (operatorId: string, caseId: string) => number | undefined;
  /** They decided: what they look at from now on is for another decision. */
  readonly decided: (operatorId: string, caseId: string) => void;
  /** Nobody looks any more. */
  readonly rest: () => void;
};

/** Counts over a clock that never goes back. */
export function createReviewTimes(monotonicMs: () => number): ReviewTimes {
  const spentMs = new Map<string, number>();
  let last: { readonly key: string | undefined; readonly atMs: number } | undefined;
  const keyOf = (operatorId: string, caseId: string) => `${operatorId} ${caseId}`;

  function sign(key: string | undefined): void {
    const atMs = monotonicMs();
    const pauseMs = last === undefined ? 0 : atMs - last.atMs;
    const before = last?.key;
    if (before !== undefined && pauseMs <= longestPauseMs) {
      spentMs.set(before, (spentMs.get(before) ?? 0) + pauseMs);
    }
    last = { key, atMs };
    if (key === undefined || spentMs.has(key)) return;
    spentMs.set(key, 0);
    const [oldest] = spentMs.keys();
    if (spentMs.size > mostReadings && oldest !== undefined) spentMs.delete(oldest);
  }

  return {
    seen: (operatorId, caseId) =>
      sign(caseId === undefined ? undefined : keyOf(operatorId, caseId)),
    spent: (operatorId, caseId) => {
      const key = keyOf(operatorId, caseId);
      const known = spentMs.get(key);
      if (known === undefined) return undefined;
      const pauseMs = last?.key === key ? monotonicMs() - last.atMs : 0;
      return Math.round(known + (pauseMs <= longestPauseMs ? pauseMs : 0));
    },
    decided: (operatorId, caseId) => {
      const key = keyOf(operatorId, caseId);
      sign(key);
      spentMs.set(key, 0);
    },
    rest: () => {
      last = undefined;
    },
  };
}

/** Somebody did something with a case; what the station does by itself is no sign of anybody. */
export function noteDone(
  times: ReviewTimes,
  { id, role }: Pick<Actor, 'id' | 'role'>,
  caseId: string,
  isDecided: boolean,
): void {
  if (role === 'station' || role === 'platform') return;
  times[isDecided ? 'decided' : 'seen'](id, caseId);
}
