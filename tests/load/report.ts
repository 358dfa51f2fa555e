/** The table of one run, and what it means for a province. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Rates } from './province';
import { assumptions, reckon } from './province';

/** One round of one set-up with one weight. */
export type Round = {
  readonly setUp: string;
  readonly weight: string;
  readonly cases: number;
  readonly megabytes: number;
  readonly wallSeconds: number;
  readonly platformSeconds: number;
  readonly databaseSeconds: number;
  readonly took: Readonly<Record<string, readonly number[]>>;
};

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

const digits = (value: number, count = 3): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(count))) : '–';

/** Seconds of platform and database for one case. */
export const secondsPerCase = (round: Round): number =>
  (round.platformSeconds + round.databaseSeconds) / round.cases;

/** Medians over rounds; ratios are to the first set-up of the same weight. */
export function roundsTable(rounds: readonly Round[]): string[] {
  const keys = [...new Set(rounds.map(({ setUp, weight }) => `${weight}|${setUp}`))].sort();
  const reference = new Map<string, number>();
  const rows = keys.map((key) => {
    const [weight = '', setUp = ''] = key.split('|');
    const same = rounds.filter((round) => round.weight === weight && round.setUp === setUp);
    const rate = median(same.map(({ cases, wallSeconds }) => cases / wallSeconds));
    const cost = median(same.map(secondsPerCase));
    if (!reference.has(weight)) reference.set(weight, cost);
    const times = (name: string) => same.flatMap(({ took }) => took[name] ?? []);
    const told = (name: string) =>
      [0.5, 0.95, 0.99].map((share) => digits(percentile(times(name), share), 2)).join(' / ');
    return [
      ...[weight, setUp, same.reduce((sum, { cases }) => sum + cases, 0)],
      ...[digits(rate), digits(median(same.map((r) => r.megabytes / r.wallSeconds)))],
      digits(median(same.map((r) => (r.platformSeconds / r.cases) * 1000))),
      digits(median(same.map((r) => (r.databaseSeconds / r.cases) * 1000))),
      digits(cost / (reference.get(weight) ?? Number.NaN), 2),
      ...['put', 'file', 'commit', 'news'].map(told),
    ];
  });
  const head = ['weight', 'set-up', 'cases', 'cases/s', 'MB/s'];
  head.push('platform core-ms/case', 'database core-ms/case', 'ratio');
  head.push(...['put', 'file', 'commit', 'news'].map((name) => `${name} ms p50 / p95 / p99`));
  return table(head, rows);
}

/** The province by the rates of one set-up. */
export function provinceLines(name: string, rates: Rates): string[] {
  const found = reckon(rates);
  const { cases, files, waits } = found.cores;
  return [
    `A season of ${assumptions.pupils} pupils by the rates of "${name}", assuming ${JSON.stringify(assumptions)}:`,
    '',
    ...table(
      ['what', 'figure'],
      [
        ['busiest hour, cases/s', digits(found.casesPerSecond)],
        ['busiest hour, MB/s', digits(found.megabytesPerSecond)],
        ['cores for cases', digits(cases, 2)],
        ['cores for files', digits(files, 2)],
        ['cores for stations that wait', digits(waits, 2)],
        ['cores together', digits(cases + files + waits, 2)],
        ['core-hours of the whole season, without waits', digits(found.coreHoursOfSeason, 2)],
        ['memory for waits, GB', digits(found.waitGigabytes, 2)],
        ['database, GB', digits(found.databaseGigabytes, 2)],
        ['files, TB', digits(found.filesTerabytes, 2)],
      ],
    ),
  ];
}

/** Keeps the lines, and the figures as JSON beside them. */
export function keep(out: string, lines: readonly string[], figures: object): void {
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'results.md'), `${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'results.json'), JSON.stringify(figures));
}

export const setUpTable = (
  rows: readonly {
    readonly name: string;
    readonly residentBytes: number;
    readonly databaseBytesPerCase: number;
    readonly waitMicros: number;
    readonly waitBytes: number;
  }[],
): string[] =>
  table(
    ['set-up', 'RSS MB', 'database bytes/case', 'core-µs per wait and second', 'KB per wait'],
    rows.map((one) => [
      ...[one.name, digits(one.residentBytes / 1e6), digits(one.databaseBytesPerCase)],
      ...[digits(one.waitMicros), digits(one.waitBytes / 1e3, 2)],
    ]),
  );

export const grownLine = (cases: number, before: number, after: number): string =>
  `With ${cases} cases more in its database, "one process" spends ${digits(after / before, 2)} times as much for a case (${digits(before * 1000)} -> ${digits(after * 1000)} core-ms).`;
