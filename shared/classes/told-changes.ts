/** What changed after a class draw, one by one, as lists and the verification page tell it. */
import type { StandingPupil } from './class-changes';
import { afterChange, changedAt, drawnStanding } from './class-changes';
import type { ClassProof } from './class-proof';

export type ToldChange = { readonly number: number; readonly at: string } & (
  | {
      readonly kind: 'late';
      readonly round: number;
      readonly pupils: number;
      /** Whose places were free by then. */
      readonly left: number;
      readonly rollSha256: string;
    }
  | {
      readonly kind: 'trade';
      /** From 1, as people count. */
      readonly lines: readonly [number, number];
      /** The class of each before the trade. */
      readonly classes: readonly [number, number];
    }
  | { readonly kind: 'renamed'; readonly line: number }
  /** From 1, as people count. */
  | { readonly kind: 'left'; readonly lines: readonly number[] }
);

export function toldChanges(proof: ClassProof): readonly ToldChange[] {
  const told: ToldChange[] = [];
  let standing: readonly StandingPupil[] = drawnStanding(proof);
  for (const [at, change] of (proof.changes ?? []).entries()) {
    const common = { number: at + 1, at: changedAt(change) };
    if (change.kind === 'late') {
      const { roll, rollSha256 } = change.draw;
      const { round = 0, left = [] } = roll.late ?? {};
      const counts = { round, pupils: roll.pupils.length, left: left.length };
      told.push({ ...common, kind: 'late', ...counts, rollSha256 });
    } else if (change.kind === 'trade') {
      const [one, other] = change.lines;
      const classOf = (line: number) => standing[line]?.classNumber ?? 0;
      told.push({
        ...common,
        kind: 'trade',
        lines: [one + 1, other + 1],
        classes: [classOf(one), classOf(other)],
      });
    } else if (change.kind === 'left') {
      told.push({ ...common, kind: 'left', lines: change.lines.map((line) => line + 1) });
    } else {
      told.push({ ...common, kind: 'renamed', line: change.line + 1 });
    }
    standing = afterChange(standing, change);
  }
  return told;
}
