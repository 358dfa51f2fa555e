/** Makes the roll of pupils who came after the draw: nobody chooses more than where its public part comes from. */
import type * as z from 'zod';
import type { ClassError } from '../domain/app-error';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import type { AdmittedPupil } from './admitted-pupil';
import type { ClassLimit } from './class-limits';
import { limitProblem } from './class-limits';
import type { ClassRoll } from './class-roll';
import {
  rollDigest,
  rollFormat,
  secretDigest,
  teacherSaltOf,
  teachersDigest,
  tiedFormat,
} from './class-roll';
import { classSizes, tieProblem, tiesOf } from './late-ties';
import type { ComposedRoll } from './compose-roll';
import {
  classPlanSchema,
  codedPupils,
  codesOf,
  numberedLinks,
  pupilsProblem,
  reasonsOf,
  rollLines,
} from './compose-roll';

/**
 * What a person decides of a draw of late pupils: classes and what is balanced are those of the first one. Links are of late
 * pupils, with each other or with pupils who are in a class.
 */
export const latePlanSchema = classPlanSchema.pick({
  elsewhere: true,
  publicSource: true,
  publicNumbers: true,
  publicKnownFrom: true,
  together: true,
  apart: true,
});
export type LatePlan = z.infer<typeof latePlanSchema>;

type Given = {
  readonly first: ClassRoll;
  readonly late: NonNullable<ClassRoll['late']>;
  /** Everybody of the draw and of the rolls that were added, by lines; who left is among them. */
  readonly standing: readonly {
    readonly caseId: string;
    readonly classNumber: number;
    readonly isLeft: boolean;
  }[];
  readonly limit: ClassLimit;
  readonly before: Pick<ClassRoll, 'number' | 'setAside'>;
  /** What the codes of the rolls before stand for. */
  readonly codes: readonly (readonly string[])[];
  /** 32 bytes each, in hexadecimal. */
  readonly secret: string;
  readonly codeKey: string;
};

/** The roll with the cases of its pupils in its order and what its codes stand for, or why none can be frozen. */
export function composeLate(
  pupils: readonly AdmittedPupil[],
  plan: LatePlan,
  given: Given,
): Result<ComposedRoll, ClassError> {
  const { first, late, standing, limit, before, secret, codeKey } = given;
  const present = standing.filter(({ isLeft }) => !isLeft);
  const problem = lateProblem(pupils, present.length, first.classes, plan, limit);
  if (problem !== undefined) return err(problem);
  const lines = rollLines(pupils, codeKey);
  const caseIds = lines.map(({ pupil }) => pupil.caseId);
  const links = linesOfLinks(plan, caseIds, standing);
  if (links === undefined) return err({ kind: 'classRollChanged' });
  const sizes = classSizes(first.classes, present);
  const why = tieProblem(tiesOf({ ...links, perClass: limit.perClass }, standing), sizes);
  if (why !== undefined) return err({ kind: 'classLinksImpossible', why });
  const { elsewhere, publicSource, publicNumbers, publicKnownFrom } = plan;
  const linkReasons = reasonsOf(plan);
  const codes = codesOf(first.balanced, lines, given.codes);
  const teacherSalt = teacherSaltOf(codeKey);
  return ok({
    caseIds,
    codes,
    linkReasons,
    roll: {
      ...first,
      ...before,
      ...{ elsewhere, publicSource, publicNumbers, publicKnownFrom },
      format: linkReasons.length === 0 ? rollFormat : tiedFormat,
      perClass: limit.perClass,
      perSchool: limit.perSchool,
      legalBasis: limit.legalBasis,
      teachers: 0,
      teachersSha256: teachersDigest([], teacherSalt),
      teacherSalt,
      secretSha256: secretDigest(secret),
      late,
      pupils: codedPupils(lines, first.balanced, codes),
      ...links,
    },
  });
}

/** The links by lines; nothing where somebody is not there any more or named twice, or nobody of a link comes late. */
function linesOfLinks(
  plan: LatePlan,
  late: readonly string[],
  standing: Given['standing'],
): Pick<ClassRoll, 'together' | 'apart'> | undefined {
  const there = new Map(
    standing.flatMap(({ caseId, isLeft }, line) => (isLeft ? [] : [[caseId, line] as const])),
  );
  const lineOf = (caseId: string) => {
    const at = late.indexOf(caseId);
    return at < 0 ? (there.get(caseId) ?? -1) : standing.length + at;
  };
  const links = numberedLinks(plan, lineOf);
  const isKnown = [...links.together, ...links.apart].every(
    ({ pupils: lines }) =>
      !lines.includes(-1) &&
      new Set(lines).size === lines.length &&
      lines.some((line) => line >= standing.length),
  );
  return isKnown ? links : undefined;
}

/** Why these pupils cannot be dealt to those who are there; the same words at the screen and before freezing. */
export function lateProblem(
  pupils: readonly AdmittedPupil[],
  present: number,
  classes: number,
  { elsewhere }: Pick<LatePlan, 'elsewhere'>,
  limit: Pick<ClassLimit, 'perClass' | 'perSchool'>,
): ClassError | undefined {
  const problem = pupilsProblem(pupils);
  return problem ?? limitProblem(limit, present + pupils.length, classes, elsewhere);
}

/** What binds a late roll to its first one. */
export function lateOf(
  first: ClassRoll,
  standing: Omit<NonNullable<ClassRoll['late']>, 'firstSha256'>,
): NonNullable<ClassRoll['late']> {
  return { firstSha256: rollDigest(first), ...standing };
}
