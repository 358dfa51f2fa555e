/** Makes the roll of what a person chose: checked, put in the order of digests, coded. */
import * as z from 'zod';
import type { ClassError } from '../domain/app-error';
import { instantSchema, uuidSchema } from '../domain/ids';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import type { AdmittedPupil, ClassGroup } from './admitted-pupil';
import type { ClassLimit } from './class-limits';
import { limitProblem } from './class-limits';
import type { ClassRoll, LinkReason } from './class-roll';
import {
  apartReasons,
  classStrata,
  familyCode,
  mostClasses,
  mostPupils,
  pupilDigest,
  rollFormat,
  secretDigest,
  teacherSaltOf,
  teachersDigest,
  togetherReasons,
} from './class-roll';
import type { ClassDeal } from './deal-classes';
import { linkProblem } from './deal-classes';
import { mostNumbers } from './public-part';

/** What a person decides of a draw before it. */
export const classPlanSchema = z.strictObject({
  classes: z.number().int().min(1).max(mostClasses),
  elsewhere: z.number().int().nonnegative().max(6_000),
  balanced: z.array(z.enum(classStrata)).max(classStrata.length),
  publicSource: z.string().trim().min(1).max(200),
  publicNumbers: z.number().int().min(1).max(mostNumbers),
  publicKnownFrom: instantSchema,
  teachers: z.array(z.string().trim().min(1).max(60)).max(mostClasses),
  together: z
    .array(
      z.strictObject({
        caseIds: z.array(uuidSchema).min(2).max(10),
        reason: z.enum(togetherReasons),
      }),
    )
    .max(200),
  apart: z
    .array(
      z.strictObject({
        caseIds: z.tuple([uuidSchema, uuidSchema]),
        reason: z.enum(apartReasons),
      }),
    )
    .max(200),
});
export type ClassPlan = z.infer<typeof classPlanSchema>;

/** What is not chosen by anybody. */
type Given = {
  readonly group: ClassGroup;
  readonly station: string;
  readonly limit: ClassLimit;
  readonly before: Pick<ClassRoll, 'number' | 'setAside'>;
  readonly drill: boolean;
  /** 32 bytes each, in hexadecimal. */
  readonly secret: string;
  readonly codeKey: string;
};

type RollLine = { readonly pupil: AdmittedPupil; readonly digest: string };

export type ComposedRoll = {
  readonly roll: ClassRoll;
  readonly caseIds: readonly string[];
  /** What the roll does not say: of its links, and of its codes. */
  readonly linkReasons: readonly LinkReason[];
  readonly codes: readonly (readonly string[])[];
};

/** The roll with the cases of its pupils in its order, or why none can be frozen. */
export function composeRoll(
  pupils: readonly AdmittedPupil[],
  plan: ClassPlan,
  given: Given,
): Result<ComposedRoll, ClassError> {
  const problem = planProblem(pupils, plan, given.limit);
  if (problem !== undefined) return err(problem);
  const { group, station, limit, before, drill, secret, codeKey } = given;
  const lines = rollLines(pupils, codeKey);
  const caseIds = lines.map(({ pupil }) => pupil.caseId);
  const place = (caseId: string) => caseIds.indexOf(caseId);
  const teacherSalt = teacherSaltOf(codeKey);
  const balanced = classStrata.filter((one) => plan.balanced.includes(one));
  const codes = codesOf(balanced, lines, []);
  return ok({
    caseIds,
    codes,
    linkReasons: reasonsOf(plan),
    roll: {
      format: rollFormat,
      school: group.school,
      station,
      season: group.season,
      stage: group.stage,
      ...before,
      ...(drill ? { drill: true as const } : {}),
      classes: plan.classes,
      perClass: limit.perClass,
      perSchool: limit.perSchool,
      elsewhere: plan.elsewhere,
      legalBasis: limit.legalBasis,
      teachers: plan.teachers.length,
      teachersSha256: teachersDigest(plan.teachers, teacherSalt),
      teacherSalt,
      balanced,
      publicSource: plan.publicSource,
      publicNumbers: plan.publicNumbers,
      publicKnownFrom: plan.publicKnownFrom,
      secretSha256: secretDigest(secret),
      pupils: codedPupils(lines, balanced, codes),
      ...numberedLinks(plan, place),
    },
  });
}

type Links = Pick<ClassPlan, 'together' | 'apart'>;

/** The links as a roll has them: numbered through, each with the places of its pupils. */
export function numberedLinks(
  { together, apart }: Links,
  place: (caseId: string) => number,
): Pick<ClassRoll, 'together' | 'apart'> {
  return {
    together: together.map(({ caseIds }, at) => ({ id: at + 1, pupils: caseIds.map(place) })),
    apart: apart.map(({ caseIds: [one, other] }, at) => ({
      id: together.length + at + 1,
      pupils: [place(one), place(other)],
    })),
  };
}

/** Why each link is there, by its number. */
export function reasonsOf({ together, apart }: Links): LinkReason[] {
  return [...together, ...apart].map(({ reason }, at) => ({ id: at + 1, reason }));
}

/** Pupils by the digests that stand for them, in the order of those. */
export function rollLines(pupils: readonly AdmittedPupil[], codeKey: string): readonly RollLine[] {
  return pupils
    .map((pupil) => ({ pupil, digest: digestOfPupil(pupil, codeKey) }))
    .sort((one, other) => (one.digest < other.digest ? -1 : 1));
}

/** What stands for a pupil in a roll, as the case has name and number now. */
export function digestOfPupil(
  { caseId, caseNumber, name }: Pick<AdmittedPupil, 'caseId' | 'caseNumber' | 'name'>,
  codeKey: string,
): string {
  return pupilDigest(caseNumber, name, familyCode(codeKey, caseId));
}

/** For each thing that is balanced the values behind its codes: those before, and what comes up for the first time. */
export function codesOf(
  balanced: ClassRoll['balanced'],
  lines: readonly RollLine[],
  before: readonly (readonly string[])[],
): string[][] {
  return balanced.map((one, at) => [
    // In the order in which they come up, so that a code says nothing by itself.
    ...new Set([...(before[at] ?? []), ...lines.map(({ pupil }) => pupil.values[one])]),
  ]);
}

/** The pupils of a roll as it is published. */
export function codedPupils(
  lines: readonly RollLine[],
  balanced: ClassRoll['balanced'],
  codes: readonly (readonly string[])[],
): ClassRoll['pupils'] {
  return lines.map(({ pupil, digest }) => ({
    digest,
    sex: pupil.sex ?? 'female',
    strata: balanced.map((one, at) => codes[at]?.indexOf(pupil.values[one]) ?? 0),
  }));
}

/** Why these pupils can be dealt into no classes at all. */
export function pupilsProblem(pupils: readonly AdmittedPupil[]): ClassError | undefined {
  if (pupils.length === 0) return { kind: 'classPupilsNone' };
  if (pupils.length > mostPupils) return { kind: 'classPupilsTooMany', limit: mostPupils };
  const count = pupils.filter(({ sex }) => sex === undefined).length;
  return count === 0 ? undefined : { kind: 'classPupilsIncomplete', count };
}

/** Why this plan cannot be drawn for these pupils; the same words at the screen and before freezing. */
export function planProblem(
  pupils: readonly AdmittedPupil[],
  plan: ClassPlan,
  limit: ClassLimit,
): ClassError | undefined {
  const { classes, teachers, elsewhere } = plan;
  const problem = pupilsProblem(pupils);
  if (problem !== undefined) return problem;
  if (classes > pupils.length) return { kind: 'classesTooMany', pupils: pupils.length, classes };
  const over = limitProblem(limit, pupils.length, classes, elsewhere);
  if (over !== undefined) return over;
  if (teachers.length > 0 && teachers.length !== classes) {
    return { kind: 'classTeachersCount', teachers: teachers.length, classes };
  }
  const caseIds = pupils.map(({ caseId }) => caseId);
  const linked = [...plan.together, ...plan.apart].flatMap((link) => link.caseIds);
  // Somebody who was linked is not among the pupils any more.
  if (linked.some((one) => !caseIds.includes(one))) return { kind: 'classRollChanged' };
  const why = linkProblem(dealOf(pupils, plan, caseIds));
  return why === undefined ? undefined : { kind: 'classLinksImpossible', why };
}

function dealOf(
  pupils: readonly AdmittedPupil[],
  { classes, together, apart }: ClassPlan,
  caseIds: readonly string[],
): ClassDeal {
  const place = (caseId: string) => caseIds.indexOf(caseId);
  return {
    classes,
    pupils: pupils.map(({ sex = 'female' }) => ({ sex, strata: [] })),
    together: together.map((link) => link.caseIds.map(place)),
    apart: apart.map(({ caseIds: [one, other] }) => [place(one), place(other)]),
    teachers: 0,
  };
}
