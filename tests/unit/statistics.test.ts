/** What is counted of a case, and what becomes of it. */
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../shared/domain/case';
import { pick } from '../../shared/i18n/messages';
import { statisticsTables } from '../../shared/i18n/statistics-words';
import type { CaseFacts, CaseStep } from '../../shared/statistics/case-facts';
import { caseFacts } from '../../shared/statistics/case-facts';
import { mostNames, reckonStatistics, scopesOf } from '../../shared/statistics/statistics';
import { aDeskOnPaper, completeForm, fillCase, shippedPack } from '../support/case-builders';
import { aDecision } from '../support/case-scenarios';

const noPlace = { pack: undefined, originOf: () => '' };
const aCase = (form = completeForm) => {
  const desk = aDeskOnPaper();
  const answers = { preferential: false, localRegister: true, localHome: true };
  desk.give({ name: 'openCase', caseId: desk.caseId, answers });
  fillCase(desk, form);
  return desk.current();
};
const edited: CaseEvent = { type: 'formEdited', changes: { 'child.nation': '汉族' } };
const step = (at: string, role: CaseStep['role'], ...events: CaseEvent[]): CaseStep => ({
  at: `2026-06-${at}+08:00`,
  role,
  events: events.length === 0 ? [edited] : events,
});
const submitted = (at: string): CaseEvent => ({
  type: 'caseSubmitted',
  at: new Date(`2026-06-${at}+08:00`).toISOString(),
  revision: 1,
  caseNumber: 'L-1',
});
const decided = (outcome: 'correction' | 'accepted'): CaseEvent => ({
  type: 'decisionRecorded',
  changeId: '019a0000-0000-7000-8000-000000000001',
  decision: aDecision(outcome),
});

describe('the result of a case', () => {
  const of = (changes: object) => {
    const { outcome, decided } = caseFacts({ ...aCase(), ...changes }, [], noPlace);
    return { outcome, decided };
  };

  it('is what the platform said of what it has now: an answered request for correction is none', () => {
    const decision = aDecision('correction');
    expect(of({ state: 'correctionAsked', decision }).outcome).toBe('correction');
    for (const state of ['ready', 'queued', 'received', 'underReview']) {
      expect(of({ state, decision })).toEqual({ outcome: undefined, decided: undefined });
    }
    expect(of({ state: 'decided', decision: aDecision('accepted') }).outcome).toBe('accepted');
  });

  it('is counted as one only where nothing is asked back', () => {
    const facts = (state: string, outcome: 'correction' | 'accepted') =>
      caseFacts({ ...aCase(), ...{ state, decision: aDecision(outcome) } } as never, [], noPlace);
    const all = [facts('correctionAsked', 'correction'), facts('decided', 'accepted')];
    const { progress } = reckonStatistics(all, { season: all[0]?.season ?? 0 });
    expect(progress.decided).toBe(1);
  });
});

describe('the minutes of a case', () => {
  it('are those of the desk up to the first submission, without long pauses', () => {
    const { minutes } = caseFacts(
      aCase(),
      [
        step('01T09:00:00', 'clerk'),
        step('01T09:04:00', 'clerk'),
        // Laid aside.
        step('01T09:15:00', 'clerk'),
        step('01T09:16:00', 'station'),
        step('01T09:17:00', 'clerk'),
        step('01T09:18:30', 'clerk', submitted('01T09:18:30')),
        step('01T09:25:00', 'clerk'),
      ],
      noPlace,
    );
    expect(minutes).toBe(4 + 2 + 1.5);
  });

  it('are none before it was submitted, nor taken from a clock that was set back', () => {
    expect(caseFacts(aCase(), [step('01T09:00:00', 'clerk')], noPlace).minutes).toBeUndefined();
    const back = [
      step('01T09:05:00', 'clerk'),
      step('01T09:01:00', 'clerk'),
      step('01T09:06:00', 'clerk', submitted('01T09:06:00')),
    ];
    expect(caseFacts(aCase(), back, noPlace).minutes).toBe(5);
  });
});

it('days at the counter are those in Beijing on which the desk worked with the family', () => {
  const { visits } = caseFacts(
    aCase(),
    [
      step('01T00:30:00', 'clerk'),
      step('01T23:30:00', 'agent'),
      step('02T09:00:00', 'platform', decided('correction')),
      step('03T09:00:00', 'clerk', { type: 'letterSaved', letterId: 'x' }),
      step('04T09:00:00', 'clerk'),
    ],
    noPlace,
  );
  expect(visits).toBe(2);
});

describe('days at the counter of a case that an agent brought', () => {
  const byAgent = { ...aCase(), byAgent: true as const };
  const changes = { 'child.nation': '汉族', 'child.name': '林小满' };
  const row: CaseEvent = {
    type: 'formEdited',
    changes,
    sources: { 'child.nation': 'table', 'child.name': 'table' },
  };
  const pageFrom = (source: 'folder' | 'camera'): CaseEvent => ({
    type: 'pageAdded',
    ...{ documentId: '', requirementId: 'register', kind: 'hukou' },
    page: { source } as never,
  });
  const inspected = { type: 'documentInspected' } as CaseEvent;
  const taken = [
    step('01T09:00:00', 'agent', { type: 'caseOpened' } as CaseEvent),
    step('01T09:00:01', 'agent', row),
    step('01T09:00:02', 'agent', pageFrom('folder')),
  ];
  const gone = step('02T09:00:00', 'agent', submitted('02T09:00:00'));
  it.each([
    ['are none while everything came from a table and a folder', [...taken, gone], 0],
    [
      'are that on which its originals were seen',
      [...taken, step('02T08:00:00', 'agent', inspected), gone],
      1,
    ],
    [
      'are that on which somebody typed what the table did not say',
      [
        ...taken,
        step('02T08:00:00', 'agent', {
          ...row,
          changes: { ...changes, 'child.sex': 'male' },
        }),
        gone,
      ],
      1,
    ],
    [
      'are that on which a paper was photographed',
      [...taken, step('03T08:00:00', 'clerk', pageFrom('camera'))],
      1,
    ],
  ] as const)('%s', (_, steps, days) => {
    expect(caseFacts(byAgent, steps, noPlace).visits).toBe(days);
  });
  it('count a file of the desk and a submission where no agent brought the case', () => {
    const steps = [step('01T09:00:00', 'clerk', pageFrom('folder')), gone];
    expect(caseFacts(aCase(), steps, noPlace).visits).toBe(2);
  });
});

describe('the first try', () => {
  it.each([
    ['passed', [decided('accepted')]],
    ['returned', [decided('correction'), decided('accepted')]],
    [undefined, []],
  ] as const)('%s', (expected, events) => {
    const steps = events.map((event, index) => step(`0${index + 1}T09:00:00`, 'platform', event));
    expect(caseFacts(aCase(), steps, noPlace).firstTry).toBe(expected);
  });
});

it('a paper is a gap in the data while the department that could spare it did not confirm', () => {
  const { gaps, age, origin } = caseFacts(aCase(), [], {
    pack: shippedPack,
    originOf: (address) => `市：${address.slice(0, 2)}`,
  });
  expect(gaps).toContainEqual({ fact: 'register', why: 'notAsked' });
  expect(age).toBeGreaterThanOrEqual(6);
  expect(origin).toMatch(/^市：/);
});

const base: CaseFacts = {
  season: 2026,
  kind: 'primary',
  group: 'homeAndRegister',
  state: 'decided',
  opened: '2026-06-01',
  submitted: '2026-06-02',
  decided: '2026-07-01',
  outcome: 'accepted',
  isReceived: true,
  isArchived: false,
  firstTry: 'passed',
  school: '望潮小学',
  catchment: '望潮小学',
  minutes: 3,
  reviews: [],
  visits: 1,
  gaps: [],
  age: 6,
  origin: '山东省日照市',
};
const many = (count: number, facts: Partial<CaseFacts>): CaseFacts[] =>
  Array.from({ length: count }, () => ({ ...base, ...facts }));

describe('a season', () => {
  const { season } = base;
  it('is counted by the day on which a case was opened; what happened on a day is counted by that day', () => {
    const all = [...many(3, {}), ...many(2, { opened: '2026-07-03', kind: 'junior' })];
    const june = reckonStatistics(all, { season, month: '2026-06' });
    expect(june.progress.cases).toBe(3);
    expect(june.days).toEqual([
      { day: '2026-06-01', opened: 3, submitted: 0, decided: 0 },
      { day: '2026-06-02', opened: 0, submitted: 5, decided: 0 },
    ]);
    expect(reckonStatistics(all, { season, kind: 'junior' }).progress.cases).toBe(2);
    expect(reckonStatistics(all, { season: 2025 }).progress.cases).toBe(0);
    expect(scopesOf(all)).toEqual({
      seasons: [2026],
      months: [
        { season: 2026, month: '2026-07' },
        { season: 2026, month: '2026-06' },
      ],
    });
  });

  it('has the days between on which nothing happened', () => {
    const { days } = reckonStatistics(many(1, {}), { season });
    expect(days).toHaveLength(31);
    expect(days[10]).toEqual({ day: '2026-06-11', opened: 0, submitted: 0, decided: 0 });
  });

  it('has the median and what nine of ten need', () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100].flatMap((minutes) => many(1, { minutes }));
    expect(reckonStatistics(all, { season }).minutes).toEqual({
      measured: 10,
      median: 5.5,
      most90: 9,
    });
  });

  it('has the minutes of decisions by week and by role, of whoever it was', () => {
    const week = '2026-06-29';
    const all = [
      ...many(1, { reviews: [{ week, role: 'reviewer', minutes: 1 }] }),
      ...many(1, {
        reviews: [
          { week, role: 'reviewer', minutes: 2 },
          { week: '2026-06-08', role: 'admin', minutes: 9 },
        ],
      }),
      ...many(3, {}),
    ];
    const { reviewWeeks, reviewRoles, reviews } = reckonStatistics(all, { season });
    expect(reviewWeeks).toEqual([
      { week: '2026-06-08', measured: 1, median: 9, most90: 9 },
      { week, measured: 2, median: 1.5, most90: 2 },
    ]);
    expect(reviewRoles).toEqual([
      { role: 'reviewer', measured: 2, median: 1.5, most90: 2 },
      { role: 'admin', measured: 1, median: 9, most90: 9 },
    ]);
    expect(reviews).toEqual({ measured: 3, median: 2, most90: 9 });
  });

  it('has the rarest names in one line, and what is not known last', () => {
    const all = [
      ...Array.from({ length: mostNames + 3 }, (_, index) =>
        many(2, { school: `第${String(index).padStart(3, '0')}小学` }),
      ).flat(),
      ...many(4, { school: '' }),
    ];
    const { schools } = reckonStatistics(all, { season });
    expect(schools).toHaveLength(mostNames + 2);
    expect(schools.at(-2)).toEqual({ name: '', cases: 6, accepted: 6, others: 3 });
    expect(schools.at(-1)).toEqual({ name: '', cases: 4, accepted: 4 });
  });

  it('plans with whole seasons alone, so that no month can be subtracted', () => {
    const all = [...many(9, {}), ...many(6, { age: 7, opened: '2026-07-02' })];
    const whole = reckonStatistics(all, { season }).planning;
    expect(whole[0]?.ages?.rows).toEqual([{ name: '望潮小学', total: 15, cells: [9, 6] }]);
    expect(reckonStatistics(all, { season, month: '2026-07' }).planning).toEqual(whole);
  });
});

it.each(['zh-CN', 'en'] as const)('tables are whole in %s: as many cells as headings', (locale) => {
  const all = [
    ...many(20, { gaps: [{ fact: 'register', why: 'timedOut' }] }),
    ...many(9, { group: 'migrantWorker', firstTry: 'returned', visits: 5, age: 7 }),
    ...many(2, {
      age: 8,
      origin: '',
      reviews: [{ week: '2026-06-01', role: 'reviewer', minutes: 2 }],
    }),
  ];
  const tables = statisticsTables(pick(locale), reckonStatistics(all, { season: 2026 }));
  expect(new Set(tables.map(({ key }) => key)).size).toBe(tables.length);
  expect(tables.length).toBe(15);
  for (const { key, headings, rows, chart } of tables) {
    for (const row of rows) expect(row.length, key).toBe(headings.length);
    for (const column of chart?.columns ?? []) expect(column, key).toBeLessThan(headings.length);
  }
});
