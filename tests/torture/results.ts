/** The table of results, on paper and on the screen. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CorruptionRow } from './corruption';
import type { Area } from './round';
import { outFolder } from './round';

const outcomes = ['refused', 'error', 'cutNoted', 'shorter', 'harmless', 'silent'] as const;

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function areaTable(areas: readonly Area[]): string[] {
  const rows = areas.map((area) =>
    area.notRun !== undefined
      ? row([area.name, area.notRun, '', '', '', '', '', '', ''])
      : row([
          area.name,
          area.rounds,
          area.acknowledged,
          area.failures.length,
          area.tornTails,
          [...area.refusals].map(([kind, times]) => `${kind} ${times}`).join(', ') || 'none',
          area.reopened,
          area.leftovers,
          area.notes.join('; '),
        ]),
  );
  const head = ['area', 'rounds', 'acknowledged', 'failed rounds', 'torn tails cut'];
  head.push('refusals', 'reopened by the child', 'left-over .tmp at most', 'also');
  return [row(head), row(head.map(() => '---')), ...rows];
}

function corruptionTable(rows: readonly CorruptionRow[]): string[] {
  if (rows.length === 0) return [];
  const head = ['kind', 'trials', ...outcomes];
  const body = rows.map((each) =>
    row([each.kind, each.trials, ...outcomes.map((outcome) => each.outcomes[outcome])]),
  );
  return [
    '',
    'refused: the station does not open; error: what is damaged answers with an error, all else reads right;',
    'cutNoted: the last entry looks torn, is set aside with a notice; shorter: entries at the end are missing,',
    'which the working set sees by its cursor; harmless: everything reads right; silent: nobody is told.',
    '',
    row(head),
    row(head.map(() => '---')),
    ...body,
  ];
}

/** Writes and prints the results; the answer is whether anything was lost. */
export function report(
  file: string,
  title: string,
  areas: readonly Area[],
  corruption: readonly CorruptionRow[],
): boolean {
  const failures = [
    ...areas.flatMap((area) => area.failures.map((failure) => `${area.name}: ${failure}`)),
    ...corruption.flatMap(({ kind, failures: each }) => each.map((line) => `${kind}: ${line}`)),
  ];
  const lines = [
    `# ${title}`,
    '',
    ...areaTable(areas),
    ...corruptionTable(corruption),
    '',
    failures.length === 0 ? 'Nothing was lost.' : `FAILED: ${failures.length}`,
    ...failures.map((failure) => `- ${failure}`),
  ];
  mkdirSync(outFolder, { recursive: true });
  writeFileSync(join(outFolder, file), `${lines.join('\n')}\n`);
  console.log(lines.join('\n'));
  return failures.length > 0;
}
