/** The table of results, on paper and on the screen. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CorruptionRow } from './corruption';
import type { Area } from './round';
import { outFolder } from './round';

const outcomes = ['restored', 'named', 'tornTail', 'refused', 'harmless', 'silent'] as const;

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
  const head = ['kind', 'trials', ...outcomes.map((each) => `${each}, spare / alone`)];
  const body = rows.map(({ kind, trials, withSpare, alone }) =>
    row([kind, trials, ...outcomes.map((each) => `${withSpare[each]} / ${alone[each]}`)]),
  );
  return [
    '',
    'Every trial twice: with a spare copy at hand, and alone. restored: everything reads right again, and it is said;',
    'named: exactly what is hurt says so, all else reads right and work goes on; tornTail: cut with a notice;',
    'refused: the station does not open; harmless: everything reads right; silent: nobody is told.',
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
