/** What class assignment asks of a case: who was admitted where, and by what classes are balanced. */
import * as z from 'zod';
import type { Case } from '../domain/case';
import { fieldText } from '../domain/form';
import { applicantGroupSchema } from '../domain/group';
import { parseIdNumber } from '../domain/id-number';
import { uuidSchema } from '../domain/ids';
import { stageSchema } from './class-limits';
import { sexes } from './deal-classes';

/** The two halves of a school year's children: September to February, March to August. */
const birthHalves = ['older', 'younger', 'unknown'] as const;

/** Who is dealt: one school, one stage, one season. */
export const classGroupSchema = z.strictObject({
  season: z.number().int().min(2000).max(2200),
  stage: stageSchema,
  school: z.string().max(100),
});
export type ClassGroup = z.infer<typeof classGroupSchema>;

export const admittedPupilSchema = z.strictObject({
  caseId: uuidSchema,
  caseNumber: z.string().max(40),
  name: z.string().max(60),
  /** Absent when neither the form nor an identity number says it. */
  sex: z.enum(sexes).optional(),
  /** What can be balanced (class-roll.ts, `classStrata`). */
  values: z.strictObject({
    group: applicantGroupSchema,
    register: z.enum(['local', 'elsewhere']),
    birthHalf: z.enum(birthHalves),
  }),
});
export type AdmittedPupil = z.infer<typeof admittedPupilSchema>;

/** Nothing for a case without a place in a first class: undecided, refused, or coming into another year. */
export function admittedPupil(
  current: Case,
): { readonly group: ClassGroup; readonly pupil: AdmittedPupil } | undefined {
  const { kind, decision, state, form, caseNumber } = current;
  const isDecided = state === 'decided' || state === 'archived';
  if (kind === 'transferIn' || decision?.outcome !== 'accepted' || !isDecided) return undefined;
  const sex = sexOf(current);
  const pupil: AdmittedPupil = {
    caseId: current.id,
    caseNumber: caseNumber ?? '',
    name: fieldText(form, 'child.name'),
    ...(sex === undefined ? {} : { sex }),
    values: {
      group: current.group,
      register: current.answers.localRegister ? 'local' : 'elsewhere',
      birthHalf: birthHalf(fieldText(form, 'child.birthDate') || idOf(current)?.birthDate || ''),
    },
  };
  const school = decision.school?.name ?? '';
  return { group: { season: current.season, stage: kind, school }, pupil };
}

function idOf({ form }: Case) {
  const parsed = parseIdNumber(fieldText(form, 'child.idNumber'));
  return parsed.ok ? parsed.value : undefined;
}

function sexOf(current: Case): AdmittedPupil['sex'] {
  const written = fieldText(current.form, 'child.sex');
  return sexes.find((sex) => sex === written) ?? idOf(current)?.sex;
}

function birthHalf(day: string): (typeof birthHalves)[number] {
  const month = Number(day.slice(5, 7));
  if (!(month >= 1 && month <= 12)) return 'unknown';
  return month >= 9 || month <= 2 ? 'older' : 'younger';
}

/** Whether two are dealt together. */
export function isSameGroup(one: ClassGroup, other: ClassGroup): boolean {
  return one.season === other.season && one.stage === other.stage && one.school === other.school;
}
