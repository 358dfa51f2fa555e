/** Puts the results of the eyes into lines to read: shares, worst files, the confusion table, times. */
import type { PageIssueKind } from '../../renderer/workers/vision/finding';
import type { Stage } from '../../renderer/workers/vision/find-page';
import { trueRotation, type Row } from './run';

export const cornerBar = 1.5;

/** The reason that names each defect; another reason catches the picture all the same. */
const namedBy: { readonly [quality: string]: readonly PageIssueKind[] } = {
  blur: ['blurred', 'motion'],
  motion: ['motion', 'blurred'],
  glare: ['glare'],
  cut: ['edgeCut'],
  dark: ['tooDark'],
  small: ['tooSmall'],
  finger: ['finger'],
  two: ['twoPapers'],
  blank: ['noPaper', 'blankSheet'],
};

export type Summary = {
  readonly pictures: number;
  readonly corners: { readonly good: number; readonly within: number; readonly median: number };
  readonly rotations: { readonly told: number; readonly right: number };
  readonly unusable: { readonly pictures: number; readonly caught: number; readonly named: number };
  readonly falseAlarms: readonly string[];
};

export function summarize(rows: readonly Row[]): Summary {
  const good = rows.filter(({ truth }) => truth.quality === 'good');
  const bad = rows.filter(({ truth }) => truth.quality !== 'good');
  const errors = good.flatMap(({ cornerError }) => cornerError ?? []);
  const turned = good.filter(({ truth }) => trueRotation(truth) !== undefined);
  const isNamed = ({ truth, finding }: Row) =>
    finding.issues.some(({ kind }) => namedBy[truth.quality]?.includes(kind));
  return {
    pictures: rows.length,
    corners: {
      good: errors.length,
      within: errors.filter((error) => error <= cornerBar).length,
      median: percentile(errors, 0.5),
    },
    rotations: {
      told: turned.length,
      right: turned.filter(({ truth, finding }) => trueRotation(truth) === finding.rotation).length,
    },
    unusable: {
      pictures: bad.length,
      caught: bad.filter(({ finding }) => finding.issues.length > 0).length,
      named: bad.filter(isNamed).length,
    },
    falseAlarms: good
      .filter(({ finding }) => finding.issues.length > 0)
      .map(({ name, finding }) => `${name} (${finding.issues.map(({ kind }) => kind).join(', ')})`),
  };
}

/** The whole report, line by line. */
export function reportLines(title: string, rows: readonly Row[]): string[] {
  const { corners, rotations, unusable, falseAlarms } = summarize(rows);
  const good = rows.filter(({ truth }) => truth.quality === 'good');
  const wrong = good.filter(({ truth, finding }) => {
    const rotation = trueRotation(truth);
    return rotation !== undefined && rotation !== finding.rotation;
  });
  return [
    `== ${title}: ${rows.length} pictures`,
    `corners   within ${cornerBar} % of the diagonal: ${share(corners.within, corners.good)}, bar 98 %; median ${corners.median.toFixed(3)} %`,
    ...worstCorners(good),
    `rotation  right: ${share(rotations.right, rotations.told)}, bar 99 %`,
    ...wrong.map(
      ({ name, truth, finding }) =>
        `          ${name}: ${truth.rotation ?? 0}, taken for ${finding.rotation} (${finding.rotationConfidence.toFixed(2)})`,
    ),
    `gate      unusable caught: ${share(unusable.caught, unusable.pictures)}, bar 95 %; by its right name: ${share(unusable.named, unusable.pictures)}`,
    `          false alarms: ${share(falseAlarms.length, good.length)}, bar 3 %`,
    ...falseAlarms.map((line) => `          ${line}`),
    ...missed(rows),
    ...confusion(rows),
    ...times(rows),
  ];
}

function worstCorners(good: readonly Row[]): string[] {
  return [...good]
    .sort((one, other) => (other.cornerError ?? 0) - (one.cornerError ?? 0))
    .slice(0, 5)
    .filter(({ cornerError }) => (cornerError ?? 0) > 0.3)
    .map(
      ({ name, cornerError, truth }) =>
        `          ${name}: ${(cornerError ?? 0).toFixed(2)} % on ${truth.background ?? '?'}`,
    );
}

function missed(rows: readonly Row[]): string[] {
  return rows
    .filter(({ truth, finding }) => truth.quality !== 'good' && finding.issues.length === 0)
    .map(
      ({ name, truth }) => `          missed: ${name} (${truth.quality}, ${truth.style ?? '-'})`,
    );
}

/** What pictures of each quality and style were taken for, by the first reason. */
function confusion(rows: readonly Row[]): string[] {
  const table = new Map<string, Map<string, number>>();
  for (const { truth, finding } of rows) {
    const style = truth.quality === 'good' ? truth.source : (truth.style ?? '-');
    const key = `${truth.quality} ${style}`;
    const row = table.get(key) ?? new Map<string, number>();
    const kind = finding.issues[0]?.kind ?? 'fit';
    row.set(kind, (row.get(kind) ?? 0) + 1);
    table.set(key, row);
  }
  return [...table]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(
      ([key, row]) =>
        `          ${key.padEnd(20)} -> ${[...row].map(([kind, count]) => `${kind} ${count}`).join(', ')}`,
    );
}

function times(rows: readonly Row[]): string[] {
  const stages: readonly Stage[] = ['reduce', 'outline', 'orient', 'cut', 'measure'];
  const of = (name: string, values: readonly number[]) =>
    `time      ${name.padEnd(10)} p50 ${percentile(values, 0.5).toFixed(0)} ms, p95 ${percentile(values, 0.95).toFixed(0)} ms`;
  return [
    ...stages.map((stage) =>
      of(
        stage,
        rows.flatMap(({ milliseconds }) => milliseconds[stage] ?? []),
      ),
    ),
    // What the clerk waits for is the word on the picture; the page is cut out for the record.
    `${of(
      'judged',
      rows.map(({ milliseconds }) => together(milliseconds) - (milliseconds.cut ?? 0)),
    )}, bar 300 ms`,
    of(
      'together',
      rows.map(({ milliseconds }) => together(milliseconds)),
    ),
    of(
      'processor',
      rows.map(({ processor }) => processor),
    ),
  ];
}

const together = (milliseconds: Row['milliseconds']) =>
  Object.values(milliseconds).reduce((sum, one) => sum + one, 0);

function share(part: number, whole: number): string {
  return `${part} of ${whole}${whole === 0 ? '' : ` (${((part / whole) * 100).toFixed(1)} %)`}`;
}

function percentile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}
