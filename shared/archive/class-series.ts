/** Tables on papers of class assignment, and what became of pupils after the draw in a word. */
import { standingDigest } from '../classes/class-changes';
import type { ListedPupil } from '../classes/class-lists';
import { nameOnList } from '../classes/class-lists';
import type { ClassProof } from '../classes/class-proof';
import { toldChanges, type ToldChange } from '../classes/told-changes';
import { beijingMinute } from '../domain/beijing-time';
import type { Messages } from '../i18n/messages';
import type { RegisterPaper } from './register-paper';

export type Series = RegisterPaper['series'][number];

/** A name as it is put up, with what became of the pupil. */
export const listedName = ({ gone }: Messages['classes'], name: string, remark: string) =>
  `${name === '' ? gone : nameOnList(name)}${remark === '' ? '' : `（${remark}）`}`;

/** What became of a pupil after the draw, in a word or two; empty when nothing did. */
export function pupilRemark(
  { classes: { after: say, classOf } }: Pick<Messages, 'classes'>,
  {
    isLeft,
    late,
    from,
  }: { readonly [K in 'isLeft' | 'late' | 'from']?: ListedPupil[K] | undefined },
): string {
  return [
    isLeft === true ? say.left : '',
    late === undefined ? '' : say.late,
    from === undefined ? '' : say.traded(classOf(String(from))),
  ]
    .filter((part) => part !== '')
    .join('、');
}

/** What changed after the draw, with the digest of everything that stands; nothing where nothing did. */
export function changesOn(
  { classes: say }: Pick<Messages, 'classes'>,
  proof: ClassProof,
): readonly Series[] {
  const { paper, after } = say;
  const changes = proof.changes ?? [];
  if (changes.length === 0) return [];
  return [
    facts(after.changes, paper, [[after.standingDigest, standingDigest(proof, changes)]]),
    ...listed(
      after.changesOneByOne,
      [paper.place, after.change, after.when],
      [1, 6, 3],
      toldChanges(proof).map((one) => [
        String(one.number),
        changeWords(say, one),
        beijingMinute(one.at),
      ]),
    ),
  ];
}

function changeWords({ after: say }: Messages['classes'], change: ToldChange): string {
  if (change.kind === 'renamed') return say.changeRenamed(String(change.line));
  if (change.kind === 'left') return say.changeLeft(change.lines.join(', '));
  if (change.kind === 'late') {
    const { round, pupils, left, rollSha256 } = change;
    const said = say.changeLate(String(round), String(pupils), String(left));
    return `${said}　${say.lateDigest(rollSha256)}`;
  }
  const [one = '', other = ''] = change.lines.map((line, at) =>
    say.lineIn(String(line), String(change.classes[at] ?? '')),
  );
  return say.changeTrade(one, other);
}

/** What is said of one thing after another; what is empty is left out. */
export function facts(
  title: string,
  { name, value }: Pick<Messages['classes']['paper'], 'name' | 'value'>,
  rows: readonly (readonly [string, string])[],
): Series {
  const cells = rows.filter(([, text]) => text !== '').map((row) => [...row]);
  return { title, totals: '', columns: [name, value], shares: [1, 3], rows: cells };
}

/** Nothing where there is nothing to list. */
export function listed(
  title: string,
  columns: readonly string[],
  shares: readonly number[],
  rows: readonly (readonly string[])[],
): Series[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => [...row]);
  return [{ title, totals: '', columns: [...columns], shares: [...shares], rows: cells }];
}
