/** Makes the roll of pupils who came after the draw: nobody chooses more than where its public part comes from. */
import type * as z from 'zod';
import type { ClassError } from '../domain/app-error';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import type { AdmittedPupil } from './admitted-pupil';
import type { ClassLimit } from './class-limits';
import { limitProblem } from './class-limits';
import type { ClassRoll } from './class-roll';
import { rollDigest, rollFormat, secretDigest, teacherSaltOf, teachersDigest } from './class-roll';
import { classPlanSchema, codedPupils, codesOf, pupilsProblem, rollLines } from './compose-roll';

/** What a person decides of a draw of late pupils: classes and what is balanced are those of the first one. */
export const latePlanSchema = classPlanSchema.pick({
  elsewhere: true,
  publicSource: true,
  publicNumbers: true,
  publicKnownFrom: true,
});
export type LatePlan = z.infer<typeof latePlanSchema>;

type Given = {
  readonly first: ClassRoll;
  readonly late: NonNullable<ClassRoll['late']>;
  /** Pupils who are in a class, without those who left. */
  readonly present: number;
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
): Result<
  { readonly roll: ClassRoll; readonly caseIds: string[]; readonly codes: string[][] },
  ClassError
> {
  const { first, late, present, limit, before, secret, codeKey } = given;
  const problem = lateProblem(pupils, present, first.classes, plan, limit);
  if (problem !== undefined) return err(problem);
  const lines = rollLines(pupils, codeKey);
  const codes = codesOf(first.balanced, lines, given.codes);
  const teacherSalt = teacherSaltOf(codeKey);
  return ok({
    caseIds: lines.map(({ pupil }) => pupil.caseId),
    codes,
    roll: {
      ...first,
      ...before,
      ...plan,
      format: rollFormat,
      perClass: limit.perClass,
      perSchool: limit.perSchool,
      legalBasis: limit.legalBasis,
      teachers: 0,
      teachersSha256: teachersDigest([], teacherSalt),
      teacherSalt,
      secretSha256: secretDigest(secret),
      late,
      pupils: codedPupils(lines, first.balanced, codes),
      together: [],
      apart: [],
    },
  });
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
