/** Puts the results of reading into lines: shares by kind of paper, what was proposed wrongly, kinds taken for others, times. */
import { familyLines } from './reading-families';
import { isRight, type FieldRow, type ReadingRow } from './reading-measures';
import { packKinds } from './reading-truth';

export function readingLines(title: string, rows: readonly ReadingRow[]): string[] {
  const papers = rows.filter(({ truth }) => packKinds[truth.kind] !== undefined);
  const kinds = [...new Set(papers.map(({ truth }) => truth.kind))].sort();
  return [
    `== reading, ${title}: ${papers.length} pictures`,
    line('all', papers),
    ...kinds.map((kind) =>
      line(
        kind,
        papers.filter(({ truth }) => truth.kind === kind),
      ),
    ),
    ...wrongProposals(papers),
    ...missing(papers),
    ...kindLines(rows),
    ...familyLines(papers),
    time(rows),
  ];
}

function line(name: string, rows: readonly ReadingRow[]): string {
  const printed = rows.flatMap((row) => row.printed);
  const numbers = rows.flatMap((row) => row.numbers);
  const fields = rows.flatMap((row) => row.fields).filter(({ expected }) => expected !== undefined);
  const readable = fields.filter(({ isReadable }) => isReadable);
  const wrong = rows.reduce((sum, { characters }) => sum + characters.wrong, 0);
  const all = rows.reduce((sum, { characters }) => sum + characters.all, 0);
  return [
    `${name.padEnd(18)} printed values read exactly ${share(
      count(printed, ({ isRead }) => isRead),
      printed.length,
    )}`,
    `characters wrong ${((wrong / Math.max(1, all)) * 100).toFixed(2)} %`,
    `identity numbers ${share(count(numbers, Boolean), numbers.length)}`,
    `form fields right ${share(count(fields, isRight), fields.length)}`,
    `without characters that no model knows ${share(count(readable, isRight), readable.length)}`,
    `right and not marked unsure ${share(
      count(fields, (one) => isRight(one) && !one.unsure),
      fields.length,
    )}`,
  ].join('; ');
}

const isWrong = (row: FieldRow) => row.read !== undefined && !isRight(row);

function wrongProposals(rows: readonly ReadingRow[]): string[] {
  const wrong = rows.flatMap(({ name, fields }) =>
    fields.filter(isWrong).map((field) => ({ name, ...field })),
  );
  const tell = ({ name, key, expected, read }: (typeof wrong)[number]) =>
    `          ${name} ${key}: ${read ?? ''} instead of ${expected ?? 'nothing'}`;
  const sure = wrong.filter(({ unsure }) => !unsure);
  const unsure = wrong.filter((one) => one.unsure);
  return [
    `wrong     proposals that are not marked unsure: ${sure.length}`,
    ...sure.map(tell),
    `          proposals that are marked unsure: ${unsure.length}`,
    ...unsure.map(tell),
  ];
}

function missing(rows: readonly ReadingRow[]): string[] {
  const list = rows.flatMap(({ name, fields }) =>
    fields.filter(({ read }) => read === undefined).map(({ key }) => `${name} ${key}`),
  );
  return [`missing   ${list.length} fields`, ...list.map((one) => `          ${one}`)];
}

function kindLines(rows: readonly ReadingRow[]): string[] {
  const told = rows.map(({ name, truth, found }) => {
    const expected = packKinds[truth.kind];
    const should = expected === undefined ? 'none' : `${expected.kind}/${expected.role}`;
    const is = found === undefined ? 'none' : `${found.kind}/${found.role ?? ''}`;
    return { name, should, is, sure: found?.sure ?? 0 };
  });
  const right = told.filter(({ should, is }) => should === is);
  const sure = told.filter((one) => one.sure >= 0.8);
  return [
    `kind      right: ${share(right.length, told.length)}; of those that are sure: ${share(
      count(sure, ({ should, is }) => should === is),
      sure.length,
    )}`,
    ...told
      .filter(({ should, is }) => should !== is)
      .map(
        ({ name, should, is, sure: how }) =>
          `          ${name}: ${should}, taken for ${is} (${how.toFixed(2)})`,
      ),
  ];
}

function time(rows: readonly ReadingRow[]): string {
  const sorted = rows.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return `time      p50 ${(at(0.5) ?? 0).toFixed(0)} ms, p95 ${(at(0.95) ?? 0).toFixed(0)} ms a page`;
}

function count<One>(list: readonly One[], is: (one: One) => boolean): number {
  return list.filter(is).length;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${part} of ${whole} (${((part / whole) * 100).toFixed(1)} %)`;
}
