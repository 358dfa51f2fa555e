/** Draws again from the record: the first draw, and every round of pupils who came after it. */
import type { AdmittedPupil } from '../../shared/classes/admitted-pupil';
import type { ClassChange } from '../../shared/classes/class-changes';
import { afterChange, drawnStanding } from '../../shared/classes/class-changes';
import type { StandingPupil } from '../../shared/classes/class-changes';
import { listsDigest, type KeptLine } from '../../shared/classes/class-lists';
import type { ClassProof } from '../../shared/classes/class-proof';
import type { ClassRoll } from '../../shared/classes/class-roll';
import { teachersDigest } from '../../shared/classes/class-roll';
import type { DrawnRoll } from '../../shared/classes/drawn-roll';
import { lateProofOf, proofOf } from '../../shared/classes/drawn-roll';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { KeptRoll } from './class-facts';

type Drawn = Pick<DrawnRoll, 'secret' | 'publicPart' | 'drawnAt'>;

export type ClassProofs = {
  /** What a roll comes to with this public part; of late pupils over those who stood when it was frozen. */
  readonly drawn: (kept: KeptRoll, drawn: Drawn) => Result<DrawnRoll, AppError>;
  /** Of a first draw, with everything that changed after it; `classListsDiffer` when it does not come out the same. */
  readonly proof: (first: KeptRoll) => Result<ClassProof, AppError>;
  /** Whose line each of them is: of the first roll, and behind them of those that were added. */
  readonly lines: (first: KeptRoll) => readonly KeptLine[];
  /**
   * The instant of what is done now to a first draw: never before what stands there already. A clock that was put back
   * since would else leave, for good, a change that everybody who verifies finds dated before the one ahead of it.
   */
  readonly instantAfter: (first: KeptRoll, now: string) => string;
  /** What the codes of the newest roll of a draw stand for. */
  readonly codes: (
    first: KeptRoll,
    pupilOf: (caseId: string) => AdmittedPupil | undefined,
  ) => readonly (readonly string[])[];
};

/** Whether these are the class teachers that the roll is bound to. */
const isBound = ({ teachersSha256, teacherSalt }: ClassRoll, teachers: readonly string[]) =>
  teachersDigest(teachers, teacherSalt) === teachersSha256;

export function createClassProofs(rolls: () => readonly KeptRoll[]): ClassProofs {
  const rollOf = (id: string | undefined) => rolls().find((one) => one.id === id);
  const addedTo = (first: KeptRoll) =>
    (first.changes ?? []).flatMap((change) => {
      const added = change.kind === 'late' ? rollOf(change.id) : undefined;
      return added === undefined ? [] : [added];
    });

  const drawn: ClassProofs['drawn'] = (kept, said) => {
    const { roll, teachers } = kept;
    if (!isBound(roll, teachers)) return err({ kind: 'classListsDiffer' });
    if (roll.late === undefined) return ok(proofOf(roll, said));
    const first = rollOf(kept.first);
    if (first === undefined) return err({ kind: 'classRollUnknown' });
    const before = again(first);
    if (!before.ok) return before;
    const changes = changesOf(first, roll.late.changes);
    if (!changes.ok) return changes;
    const standing = changes.value.reduce<readonly StandingPupil[]>(
      afterChange,
      drawnStanding(before.value),
    );
    return ok(lateProofOf(roll, standing, said));
  };

  /** A draw comes out the same each time; a large school's takes a while. */
  const known = new Map<string, DrawnRoll>();
  function again(kept: KeptRoll): Result<DrawnRoll, AppError> {
    const before = known.get(kept.id);
    if (before !== undefined) return ok(before);
    if (kept.drawn === undefined) return err({ kind: 'classRollUnknown' });
    const { publicPart, at: drawnAt, listsSha256 } = kept.drawn;
    const found = drawn(kept, { secret: kept.secret, publicPart, drawnAt });
    if (!found.ok) return found;
    if (listsDigest(found.value) !== listsSha256) return err({ kind: 'classListsDiffer' });
    known.set(kept.id, found.value);
    return found;
  }

  function changesOf(first: KeptRoll, most = Infinity): Result<ClassChange[], AppError> {
    const all: ClassChange[] = [];
    for (const change of (first.changes ?? []).slice(0, most)) {
      if (change.kind !== 'late') {
        all.push(change);
        continue;
      }
      const added = rollOf(change.id);
      if (added === undefined) return err({ kind: 'classRollUnknown' });
      const draw = again(added);
      if (!draw.ok) return draw;
      all.push({ kind: 'late', draw: draw.value });
    }
    return ok(all);
  }

  return {
    drawn,
    proof: (first) => {
      const found = again(first);
      if (!found.ok) return found;
      const changes = changesOf(first);
      if (!changes.ok) return changes;
      if (changes.value.length === 0) return found;
      return ok({ ...found.value, changes: changes.value });
    },
    lines: (first) =>
      [first, ...addedTo(first)].flatMap(({ caseIds, codeKey }) =>
        caseIds.map((caseId) => ({ caseId, codeKey })),
      ),
    instantAfter: (first, now) => {
      const before = (first.changes ?? []).map((change) =>
        change.kind === 'late' ? (rollOf(change.id)?.drawn?.at ?? '') : change.at,
      );
      return [first.drawn?.at ?? '', ...before, now].reduce((one, other) =>
        one > other ? one : other,
      );
    },
    codes: (first, pupilOf) => {
      const newest = [first, ...addedTo(first)].reverse().find(({ codes }) => codes !== undefined);
      return newest?.codes ?? codesBehind(first, pupilOf);
    },
  };
}

/** Of a roll that was frozen before codes were kept: for each code the value that most of its pupils have now. */
function codesBehind(
  { roll, caseIds }: KeptRoll,
  pupilOf: (caseId: string) => AdmittedPupil | undefined,
): string[][] {
  return roll.balanced.map((thing, at) => {
    const counts = new Map<number, Map<string, number>>();
    for (const [line, { strata }] of roll.pupils.entries()) {
      const code = strata[at] ?? 0;
      const value = pupilOf(caseIds[line] ?? '')?.values[thing];
      const of = counts.get(code) ?? new Map<string, number>();
      counts.set(code, of);
      if (value !== undefined) of.set(value, (of.get(value) ?? 0) + 1);
    }
    const most = Math.max(-1, ...counts.keys());
    return Array.from({ length: most + 1 }, (_, code) => {
      const [first] = [...(counts.get(code) ?? [])].sort(([, one], [, other]) => other - one);
      // Nobody is left who could tell: a code of its own that no value comes to.
      return first?.[0] ?? `?${String(code)}`;
    });
  });
}
