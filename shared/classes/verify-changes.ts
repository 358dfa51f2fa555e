/** Whether every change after a draw follows from its rule: late pupils are dealt again, trades held against their conditions. */
import type { ClassChange, StandingPupil, TradeProblem } from './class-changes';
import {
  afterChange,
  changedAt,
  drawnStanding,
  linksOf,
  standingDigest,
  tradeProblem,
} from './class-changes';
import { limitProblem } from './class-limits';
import type { ClassRoll } from './class-roll';
import { rollDigest, rollFormat, tiedFormat } from './class-roll';
import type { DrawFinding, DrawnRoll } from './drawn-roll';
import { bindingFindings, foundBy, lateProofOf } from './drawn-roll';
import { classSizes, tieProblem, tiesOf } from './late-ties';

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
  /** Of somebody who is not there, who had left already, or not in the order of their lines. */
  | { readonly kind: 'leftWrong'; readonly change: number }
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
    const links = linksOf(first.roll, changes.slice(0, at));
    const why = tradeProblem(standing, links, change.lines);
    return why === undefined ? [] : [{ kind: 'tradeWrong', change: number, why }];
  }
  if (change?.kind === 'renamed') {
    const { line, digest } = change;
    const isOther = standing.some((one) => one.line !== line && one.digest === digest);
    if (standing[line] !== undefined && !isOther) return [];
    return [{ kind: 'renamedWrong', change: number }];
  }
  if (change?.kind === 'left') {
    const isRight = areThere(change.lines, standing);
    return isRight ? [] : [{ kind: 'leftWrong', change: number }];
  }
  if (change === undefined) return [];
  return lateProblems(first, changes.slice(0, at), standing, change.draw).map((why) => ({
    kind: 'lateWrong',
    change: number,
    why,
  }));
}

/** Whether lines are those of pupils who have not left, each once and in order. */
const areThere = (lines: readonly number[], standing: readonly StandingPupil[]): boolean =>
  lines.every((line, at) => line > (lines[at - 1] ?? -1) && standing[line]?.isLeft === false);

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
    late.firstSha256 === rollDigest(first) &&
    shared.every((key) => roll[key] === first[key]) &&
    roll.balanced.join() === first.balanced.join() &&
    roll.teachers === 0 &&
    areTiesSound(standing, { ...roll, late }) &&
    digests.every((one) => !known.has(one)) &&
    new Set(digests).size === digests.length &&
    roll.pupils.every(({ strata }) => strata.length === roll.balanced.length) &&
    areThere(late.left, standing)
  );
}

/** Whether links name late pupils and those who are there, as their format tells them, and can be kept. */
function areTiesSound(standing: readonly StandingPupil[], roll: ClassRoll): boolean {
  const links = [...roll.together, ...roll.apart];
  if (links.length === 0) return roll.format === rollFormat;
  const present = foundBy(roll, standing);
  const there = new Set(present.map(({ line }) => line));
  const isLate = (line: number) => line >= standing.length;
  const end = standing.length + roll.pupils.length;
  return (
    roll.format === tiedFormat &&
    links.every(
      ({ id, reason, pupils }, at) =>
        id === at + 1 &&
        reason === undefined &&
        new Set(pupils).size === pupils.length &&
        pupils.some(isLate) &&
        pupils.every((line) => (isLate(line) ? line < end : there.has(line))),
    ) &&
    tieProblem(tiesOf(roll, standing), classSizes(roll.classes, present)) === undefined
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
  const all = foundBy(roll, standing).length + roll.pupils.length;
  if (limitProblem(roll, all, roll.classes, roll.elsewhere) !== undefined) found.push('tooMany');
  const again = lateProofOf(roll, standing, draw);
  if (again.classOf.join() !== classOf.join() || draw.teacherOf.length > 0) {
    found.push('classDiffers');
  }
  return found;
}
