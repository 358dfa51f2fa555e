/** Whether every change after a draw follows from its rule: late pupils are dealt again, trades held against their conditions. */
import type { ClassChange, StandingPupil, TradeProblem } from './class-changes';
import {
  afterChange,
  changedAt,
  drawnStanding,
  presentIn,
  standingDigest,
  tradeProblem,
} from './class-changes';
import { limitProblem } from './class-limits';
import type { ClassRoll } from './class-roll';
import { rollDigest, rollFormat } from './class-roll';
import type { DrawFinding, DrawnRoll } from './drawn-roll';
import { bindingFindings, lateProofOf } from './drawn-roll';

type Wrong<Kind extends string, Why> = {
  readonly kind: Kind;
  /** Its place among the changes, from 1. */
  readonly change: number;
  readonly why: Why;
};

export type LateProblem =
  | DrawFinding['kind']
  /** Not of this draw, or not whole in itself. */
  | 'unsound'
  /** Frozen over other lists or changes than those that are published before it. */
  | 'standingDiffers'
  /** More pupils than classes or school may have. */
  | 'tooMany'
  /** In other classes than the draw comes to. */
  | 'classDiffers';

export type ChangeFinding =
  | Wrong<'lateWrong', LateProblem>
  | Wrong<'tradeWrong', TradeProblem>
  /** Of a pupil that there is not, or with the digest of another one. */
  | { readonly kind: 'renamedWrong'; readonly change: number }
  /** Made before what stands before it. */
  | { readonly kind: 'changeTooEarly'; readonly change: number }
  /** The digest of everything is not the one on the list that was put up. */
  | { readonly kind: 'changesNotAsPublished' };

/** Of a draw that is sound itself. */
export function verifyChanges(
  first: DrawnRoll,
  changes: readonly ClassChange[],
  published: string | undefined,
): readonly ChangeFinding[] {
  const findings: ChangeFinding[] = [];
  let standing: readonly StandingPupil[] = drawnStanding(first);
  let before = first.drawnAt;
  for (const [at, change] of changes.entries()) {
    const number = at + 1;
    findings.push(...problemsOf(first, changes, at, standing));
    if (changedAt(change) < before) findings.push({ kind: 'changeTooEarly', change: number });
    before = changedAt(change);
    standing = afterChange(standing, change);
  }
  if (published !== undefined && standingDigest(first, changes) !== published) {
    findings.push({ kind: 'changesNotAsPublished' });
  }
  return findings;
}

function problemsOf(
  first: DrawnRoll,
  changes: readonly ClassChange[],
  at: number,
  standing: readonly StandingPupil[],
): readonly ChangeFinding[] {
  const change = changes[at];
  const number = at + 1;
  if (change?.kind === 'trade') {
    const why = tradeProblem(standing, first.roll, change.lines);
    return why === undefined ? [] : [{ kind: 'tradeWrong', change: number, why }];
  }
  if (change?.kind === 'renamed') {
    const { line, digest } = change;
    const isOther = standing.some((one) => one.line !== line && one.digest === digest);
    if (standing[line] !== undefined && !isOther) return [];
    return [{ kind: 'renamedWrong', change: number }];
  }
  if (change === undefined) return [];
  return lateProblems(first, changes.slice(0, at), standing, change.draw).map((why) => ({
    kind: 'lateWrong',
    change: number,
    why,
  }));
}

/** What a late roll shares with the roll that it adds to. */
const shared = ['school', 'station', 'season', 'stage', 'classes', 'drill'] as const;

/** Whether a roll can add its pupils to those who stand. */
function isLateSound(
  first: ClassRoll,
  standing: readonly StandingPupil[],
  { late, ...roll }: ClassRoll,
): boolean {
  const known = new Set(standing.map(({ digest }) => digest));
  const digests = roll.pupils.map(({ digest }) => digest);
  return (
    late !== undefined &&
    roll.format === rollFormat &&
    late.firstSha256 === rollDigest(first) &&
    shared.every((key) => roll[key] === first[key]) &&
    roll.balanced.join() === first.balanced.join() &&
    roll.teachers + roll.together.length + roll.apart.length === 0 &&
    digests.every((one) => !known.has(one)) &&
    new Set(digests).size === digests.length &&
    roll.pupils.every(({ strata }) => strata.length === roll.balanced.length) &&
    late.left.every((line, at) => line > (late.left[at - 1] ?? -1)) &&
    late.left.every((line) => standing[line]?.isLeft === false)
  );
}

function lateProblems(
  first: DrawnRoll,
  before: readonly ClassChange[],
  standing: readonly StandingPupil[],
  draw: DrawnRoll,
): readonly LateProblem[] {
  const { roll, classOf } = draw;
  const found: LateProblem[] = bindingFindings(draw).map(({ kind }) => kind);
  const { late } = roll;
  if (late === undefined || !isLateSound(first.roll, standing, roll)) return [...found, 'unsound'];
  const rounds = before.filter(({ kind }) => kind === 'late').length;
  const since = before.slice(late.changes);
  const isBound =
    late.changes <= before.length &&
    late.round === rounds + 1 &&
    since.every(({ kind }) => kind !== 'late') &&
    standingDigest(first, before.slice(0, late.changes)) === late.standingSha256;
  if (!isBound) found.push('standingDiffers');
  const left = new Set(late.left);
  const present = presentIn(standing).filter(({ line }) => !left.has(line));
  const all = present.length + roll.pupils.length;
  if (limitProblem(roll, all, roll.classes, roll.elsewhere) !== undefined) found.push('tooMany');
  const again = lateProofOf(roll, present, draw);
  if (again.classOf.join() !== classOf.join() || draw.teacherOf.length > 0) {
    found.push('classDiffers');
  }
  return found;
}
