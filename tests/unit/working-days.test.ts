/** The working-day clock: the notices day by day, terms over holidays, years nobody announced yet. */
import { reviewLimitsOf } from '../../shared/policy/pack';
import { shippedPack } from '../support/case-builders';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../shared/domain/case';
import { correctionDeadline, deadlineOf, standingOf } from '../../shared/domain/deadline';
import { holidayYears } from '../../shared/domain/holiday-years';
import {
  addWorkingDays,
  dayKind,
  isWorkingDay,
  workingDaysBetween,
} from '../../shared/domain/working-days';
import { aDecision, aReceipt } from '../support/case-scenarios';

const dayMs = 86_400_000;
function daysOf(year: number): string[] {
  const first = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - first) / dayMs;
  return Array.from({ length: count }, (_, i) =>
    new Date(first + i * dayMs).toISOString().slice(0, 10),
  );
}
const weekdays = '日一二三四五六';
const weekdayOf = (day: string) => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()];

describe('the notices of the State Council', () => {
  // The days of the week that the notices print beside every date: an error of entry would not fit them.
  const printed: Readonly<Record<string, string>> = {
    '2025-01-01': '三',
    '2025-01-28': '二',
    '2025-02-04': '二',
    '2025-01-26': '日',
    '2025-02-08': '六',
    '2025-04-04': '五',
    '2025-04-06': '日',
    '2025-05-01': '四',
    '2025-05-05': '一',
    '2025-04-27': '日',
    '2025-05-31': '六',
    '2025-06-02': '一',
    '2025-10-01': '三',
    '2025-10-08': '三',
    '2025-09-28': '日',
    '2025-10-11': '六',
    '2026-01-01': '四',
    '2026-01-03': '六',
    '2026-01-04': '日',
    '2026-02-15': '日',
    '2026-02-23': '一',
    '2026-02-14': '六',
    '2026-02-28': '六',
    '2026-04-04': '六',
    '2026-04-06': '一',
    '2026-05-01': '五',
    '2026-05-05': '二',
    '2026-05-09': '六',
    '2026-06-19': '五',
    '2026-06-21': '日',
    '2026-09-25': '五',
    '2026-09-27': '日',
    '2026-10-01': '四',
    '2026-10-07': '三',
    '2026-09-20': '日',
    '2026-10-10': '六',
  };

  it('are entered with the very dates and days of the week they print', () => {
    const entered = holidayYears.flatMap(({ holidays }) =>
      holidays.flatMap(({ from, to, worked }) => [from, to, ...worked]),
    );
    expect(new Set(entered)).toEqual(new Set(Object.keys(printed)));
    for (const [day, weekday] of Object.entries(printed)) expect(weekdayOf(day)).toBe(weekday);
  });

  it('have as many days off as they say, and a source', () => {
    const lengths = (year: number) =>
      holidayYears
        .find((one) => one.year === year)
        ?.holidays.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / dayMs + 1);
    expect(lengths(2025)).toEqual([1, 8, 3, 5, 3, 8]);
    expect(lengths(2026)).toEqual([3, 9, 3, 5, 3, 3, 7]);
    for (const { source, year } of holidayYears) {
      expect(source.title).toContain(String(year));
      expect(source.number).toContain(`〔${year - 1}〕`);
      expect(source.url).toMatch(/^https:\/\/www\.gov\.cn\//);
    }
  });

  it.each([
    // 365 days, 104 weekend days, 28 days off of which 10 at weekends, 5 weekend days worked.
    [2025, 365 - 104 - (28 - 10) + 5],
    // 104 weekend days again; 33 days off of which 14 at weekends, 6 weekend days worked.
    [2026, 365 - 104 - (33 - 14) + 6],
  ])('leave %i with %i working days', (year, count) => {
    expect(daysOf(year).filter(isWorkingDay)).toHaveLength(count);
  });

  it('name every kind of day', () => {
    expect(dayKind('2026-02-14')).toBe('makeUp');
    expect(dayKind('2026-02-17')).toBe('holiday');
    expect(dayKind('2026-02-21')).toBe('holiday');
    expect(dayKind('2026-03-07')).toBe('weekend');
    expect(dayKind('2026-03-09')).toBe('workday');
  });
});

describe('a term in working days', () => {
  it('does not count its first day, passes over holidays and counts weekends that are worked', () => {
    expect(addWorkingDays('2026-06-08', 5).day).toBe('2026-06-15');
    expect(addWorkingDays('2026-06-17', 5).day).toBe('2026-06-25');
    expect(addWorkingDays('2026-02-13', 2).day).toBe('2026-02-24');
    expect(addWorkingDays('2026-09-30', 3).day).toBe('2026-10-10');
    expect(addWorkingDays('2026-05-02', 0).day).toBe('2026-05-02');
  });

  it('refuses what is no term', () => {
    for (const count of [-1, 1.5, Number.NaN]) {
      expect(() => addWorkingDays('2026-06-08', count)).toThrow(RangeError);
    }
  });

  it('comes back as the same number of days, and runs backwards with a minus', () => {
    const day = fc
      .integer({ min: 0, max: 1_500 })
      .map((i) => new Date(Date.UTC(2024, 6, 1) + i * dayMs).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const { day: to } = addWorkingDays(from, count);
        expect(isWorkingDay(to)).toBe(true);
        expect(workingDaysBetween(from, to).count).toBe(count);
        expect(workingDaysBetween(to, from).count).toBe(-count);
      }),
    );
    expect(Object.is(workingDaysBetween('2026-05-03', '2026-05-02').count, 0)).toBe(true);
  });

  it('names every year on its way that nobody announced', () => {
    expect(addWorkingDays('2026-06-08', 5).guessedYears).toEqual([]);
    expect(addWorkingDays('2026-12-30', 5)).toEqual({ day: '2027-01-06', guessedYears: [2027] });
    expect(workingDaysBetween('2024-12-30', '2025-01-02')).toEqual({
      count: 2,
      guessedYears: [2024],
    });
    expect(dayKind('2027-01-01')).toBe('workday');
  });
});

describe('the term of a case', () => {
  it('is that of the shipped pack', () => {
    expect(reviewLimitsOf(shippedPack.pack)).toEqual({
      reviewWorkingDays: 7,
      placeNoticeBy: 'platform',
    });
  });

  const decision = aDecision('correction');
  const asked = { state: 'correctionAsked', revision: 1, letters: [], decision } as unknown as Case;
  const correction = { deadline: '2026-08-20', fields: [], documents: [] };

  it('is the day the platform named, else five working days', () => {
    expect(deadlineOf({ ...asked, decision: { ...decision, correction } })).toEqual({
      kind: 'correction',
      day: '2026-08-20',
    });
    // Asked on Wednesday 5 August.
    expect(deadlineOf(asked)?.day).toBe('2026-08-12');
    expect(correctionDeadline('2026-08-05').day).toBe('2026-08-12');
  });

  it('goes on while the desk works on it and ends with the next submission', () => {
    for (const state of ['draft', 'incomplete', 'inspecting', 'ready'] as const) {
      expect(deadlineOf({ ...asked, state })?.kind).toBe('correction');
    }
    for (const state of ['queued', 'received', 'underReview', 'decided'] as const) {
      expect(deadlineOf({ ...asked, state })).toBeUndefined();
    }
  });

  it('is the reviewers’ when the pack gives them days and the platform has the revision', () => {
    const received = {
      state: 'received',
      revision: 1,
      letters: [],
      receipt: aReceipt('c', 1),
    } as unknown as Case;
    expect(deadlineOf(received)).toBeUndefined();
    const limits = { reviewWorkingDays: 7, placeNoticeBy: 'platform' } as const;
    expect(deadlineOf(received, limits)).toEqual({ kind: 'review', day: '2026-08-14' });
    expect(deadlineOf({ ...received, revision: 2 }, limits)).toBeUndefined();
  });

  it('is the desk’s from the submission on where the pack lets it decide, until it has', () => {
    const limits = { reviewWorkingDays: 5, placeNoticeBy: 'desk' } as const;
    const sent = {
      state: 'queued',
      revision: 1,
      letters: [],
      submittedAt: '2026-09-28T02:00:00.000Z',
    } as unknown as Case;
    // Over the National Day: two days, then nothing until Thursday 8 October, and Saturday 10 October is worked.
    expect(deadlineOf(sent, limits)).toEqual({ kind: 'deskReview', day: '2026-10-10' });
    expect(deadlineOf(sent, { ...limits, placeNoticeBy: 'platform' })).toBeUndefined();
    const deskDecisions = [{ revision: 1, standing: 'waiting' }];
    const decided = { ...sent, state: 'received', deskDecisions, receipt: aReceipt('c', 1) };
    expect(deadlineOf(decided as unknown as Case, limits)).toEqual({
      kind: 'review',
      day: '2026-08-12',
    });
    expect(deadlineOf({ ...sent, state: 'correctionAsked' }, limits)).toBeUndefined();
  });

  it('is the day a family was told to bring what is missing, while that letter stands', () => {
    const told = (voided?: object) =>
      ({
        state: 'incomplete',
        letters: [{ supplement: { deadline: '2026-08-14', items: [], fields: [] }, voided }],
      }) as unknown as Case;
    expect(deadlineOf(told())).toEqual({ kind: 'supplement', day: '2026-08-14' });
    expect(deadlineOf(told({ reason: 'x' }))).toBeUndefined();
    expect(deadlineOf({ ...told(), state: 'queued' })).toBeUndefined();
  });

  it('stands ahead, soon, today or overdue', () => {
    const on = (today: string) => standingOf('2026-08-12', today);
    expect(on('2026-08-07')).toEqual({ state: 'ahead', days: 3, guessedYears: [] });
    expect(on('2026-08-11')).toMatchObject({ state: 'soon', days: 1 });
    expect(on('2026-08-12')).toMatchObject({ state: 'today', days: 0 });
    expect(on('2026-08-13')).toMatchObject({ state: 'overdue', days: 1 });
    expect(standingOf('2026-08-14', '2026-08-15')).toMatchObject({ state: 'overdue', days: 0 });
  });
});
