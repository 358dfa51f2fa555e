/** The tables of the statistics in the words of a language: screen, spreadsheet and paper show the same ones. */
import type { CaseKind } from '../domain/case-kind';
import { caseKinds } from '../domain/case-kind';
import { gapReasons } from '../statistics/case-facts';
import type { StatisticsTableId } from '../statistics/table-id';
import type { Minutes, NamedCount, Statistics, StatisticsScope } from '../statistics/statistics';
import type { WithheldTable } from '../statistics/withheld-table';
import { rest } from '../statistics/withheld-table';
import type { Messages } from './messages';

/** How a table is drawn: a mark for each row, or a line over the days. */
export type StatisticsChart = {
  readonly form: 'bars' | 'columns';
  /** Columns of the table that are drawn, and whether they stand on each other. */
  readonly columns: readonly number[];
  readonly stacked: boolean;
};

export type StatisticsTable = {
  readonly id: StatisticsTableId;
  /** The same in every language; the planning tables are one for each matter. */
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** The last row is a sum: it is in no chart. */
  readonly hasTotal: boolean;
  readonly chart?: StatisticsChart;
};

type Words = Pick<Messages, 'statistics' | 'words' | 'verification'>;

/** Every table that has something to show, in the order of the screen. */
export function statisticsTables(messages: Words, found: Statistics): readonly StatisticsTable[] {
  const { statistics: say, words, verification } = messages;
  const { progress, firstTry } = found;
  const table = (
    id: StatisticsTableId,
    rows: StatisticsTable['rows'],
    more: Partial<StatisticsTable> = {},
  ): StatisticsTable => ({
    ...{ id, key: id, ...say.tables[id], rows, hasTotal: false },
    ...more,
  });
  const parts = ['cases', 'submitted', 'received', 'decided', 'archived'] as const;
  const all = [
    table(
      'days',
      found.days.map((one) => [one.day, one.opened, one.submitted, one.decided]),
      { chart: { form: 'columns', columns: [1, 2, 3], stacked: false } },
    ),
    table(
      'progress',
      parts.map((part) => [
        say.progress[part],
        progress[part],
        share(progress[part], progress.cases, say.none),
      ]),
      { chart: bars(1) },
    ),
    table(
      'groups',
      found.groups.map((one) => [
        words.groups[one.group].title,
        one.cases,
        one.submitted,
        one.accepted,
      ]),
      { chart: bars(1, 2, 3) },
    ),
    table(
      'kinds',
      found.kinds.map(({ kind, cases }) => [words.kinds[kind], cases]),
      { chart: bars(1) },
    ),
    table(
      'outcomes',
      found.outcomes.map(({ outcome, cases }) => [
        outcome === 'waiting' ? say.waiting : words.outcomes[outcome],
        cases,
      ]),
      { chart: bars(1) },
    ),
    table(
      'firstTry',
      firstTry.judged === 0
        ? []
        : [
            [say.firstTry.passed, firstTry.passed, share(firstTry.passed, firstTry.judged)],
            [
              say.firstTry.returned,
              firstTry.judged - firstTry.passed,
              share(firstTry.judged - firstTry.passed, firstTry.judged),
            ],
            [say.firstTry.judged, firstTry.judged, share(firstTry.judged, firstTry.judged)],
          ],
      { chart: bars(1), hasTotal: true },
    ),
    table(
      'minutes',
      found.minutes.measured === 0
        ? []
        : [
            ...found.minutesByGroup.map((one) => [
              words.groups[one.group].title,
              ...minuteCells(say, one),
            ]),
            [say.all, ...minuteCells(say, found.minutes)],
          ],
      { chart: bars(2, 3), hasTotal: true },
    ),
    table(
      'reviewWeeks',
      found.reviewWeeks.map((one) => [one.week, ...minuteCells(say, one)]),
      { chart: { form: 'columns', columns: [2, 3], stacked: false } },
    ),
    table(
      'reviewRoles',
      found.reviews.measured === 0
        ? []
        : [
            ...found.reviewRoles.map((one) => [words.roles[one.role], ...minuteCells(say, one)]),
            [say.all, ...minuteCells(say, found.reviews)],
          ],
      { chart: bars(2, 3), hasTotal: true },
    ),
    table('visits', visitRows(say, found), { chart: bars(1) }),
    table(
      'gaps',
      found.gaps.map((one) => [
        verification.facts[one.fact],
        ...gapReasons.map((why) => one[why]),
        one.cases,
      ]),
      { chart: { form: 'bars', columns: [1, 2, 3, 4, 5], stacked: true } },
    ),
    table('schools', namedRows(say, found.schools), { chart: bars(1, 2) }),
    table('catchments', namedRows(say, found.catchments), { chart: bars(1, 2) }),
    ...found.planning.flatMap(({ kind, ages, origins }) => [
      ...(ages === undefined ? [] : [planningTable(messages, 'ages', kind, ages)]),
      ...(origins === undefined ? [] : [planningTable(messages, 'origins', kind, origins)]),
    ]),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

/** What is counted, such as 2026 年 6 月 幼升小. */
export function scopeWords(
  { statistics: say, words }: Words,
  { season, kind, month }: StatisticsScope,
): string {
  const [year = '', number = ''] = month?.split('-') ?? [];
  const time =
    month === undefined ? say.seasonOf(String(season)) : say.monthOf(year, String(Number(number)));
  return kind === undefined ? time : `${time} ${words.kinds[kind]}`;
}

/** A share in percent with one figure behind the point. */
export function share(part: number, whole: number, none = ''): string {
  return whole === 0 ? none : `${((part / whole) * 100).toFixed(1)}%`;
}

const bars = (...columns: number[]): StatisticsChart => ({
  form: 'bars',
  columns,
  stacked: false,
});

function minuteCells(say: Messages['statistics'], { measured, median, most90 }: Minutes) {
  return [measured, median ?? say.none, most90 ?? say.none];
}

function visitRows(say: Messages['statistics'], { visits }: Statistics): StatisticsTable['rows'] {
  const all = visits.reduce((sum, { cases }) => sum + cases, 0);
  if (all === 0) return [];
  return visits.map(({ days, cases }) => [
    days === 4 ? say.visitMore(String(days)) : say.visitDays(String(days)),
    cases,
    share(cases, all),
  ]);
}

function namedRows(
  say: Messages['statistics'],
  lines: readonly NamedCount[],
): StatisticsTable['rows'] {
  return lines.map(({ name, cases, accepted, others }) => [
    name !== '' ? name : others === undefined ? say.unknown : say.others(String(others)),
    cases,
    accepted,
  ]);
}

function planningTable(
  { statistics: say, words }: Words,
  id: 'ages' | 'origins',
  kind: CaseKind,
  { columns, rows, totals }: WithheldTable,
): StatisticsTable {
  const { title, note, headings } = say.tables[id];
  const heading = (name: string) =>
    name === rest ? say.restOf : id === 'ages' ? say.ageOf(String(Number(name))) : name;
  return {
    id,
    key: `${id}-${caseKinds.indexOf(kind)}`,
    title: say.ofKind(title, words.kinds[kind]),
    note,
    headings: [...headings, ...columns.map(heading), say.total],
    rows: [
      ...rows.map(({ name, total, cells }) => [
        name === rest ? say.restOf : name,
        ...cells.map((count) => count ?? say.withheld),
        total,
      ]),
      [say.total, ...totals, totals.reduce((sum, one) => sum + one, 0)],
    ],
    hasTotal: true,
  };
}
