/** 班额、校额: how many pupils a class and a school may have, as a county says it, else as the country does. */
import * as z from 'zod';
import type { ClassError } from '../domain/app-error';

/** Stages of compulsory education that begin with a first class. */
export const stages = ['primary', 'junior'] as const;
export const stageSchema = z.enum(stages);
export type Stage = z.infer<typeof stageSchema>;

export const classLimitSchema = z.strictObject({
  stage: stageSchema,
  /** Pupils of one class 班额. */
  perClass: z.number().int().min(1).max(60),
  /** Pupils of the whole school 校额. */
  perSchool: z.number().int().min(1).max(6_000),
  legalBasis: z.string().min(1).max(400),
});
export type ClassLimit = z.infer<typeof classLimitSchema>;

const evaluation =
  '教育部《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）：小学、初中班级学生数分别不超过45人、50人，学校规模不超过2000人';

/**
 * Source: 教督〔2017〕6号, indicators of school government (classes of 45 in primary and 50 in junior schools; 2,000 pupils in
 * a school); the same class sizes as GB 50099-2011. From 56 on a class is a large one 大班额, to be gone by 2020 (国发〔2016〕40号).
 */
export const nationalLimits: { readonly [S in Stage]: ClassLimit } = {
  primary: { stage: 'primary', perClass: 45, perSchool: 2_000, legalBasis: evaluation },
  junior: { stage: 'junior', perClass: 50, perSchool: 2_000, legalBasis: evaluation },
};

/** What holds: the county's own limit, else the country's. */
export function limitFor(own: readonly ClassLimit[] | undefined, stage: Stage): ClassLimit {
  return own?.find((one) => one.stage === stage) ?? nationalLimits[stage];
}

export type LimitProblem = Extract<ClassError, { kind: 'classesTooFew' | 'schoolTooLarge' }>;

/** Whether so many pupils may be dealt; `elsewhere` are those of the school's other years. */
export function limitProblem(
  { perClass, perSchool }: Pick<ClassLimit, 'perClass' | 'perSchool'>,
  pupils: number,
  classes: number,
  elsewhere: number,
): LimitProblem | undefined {
  const limit = perClass * classes;
  if (pupils > limit) return { kind: 'classesTooFew', pupils, limit, over: pupils - limit };
  const all = pupils + elsewhere;
  if (all <= perSchool) return undefined;
  return { kind: 'schoolTooLarge', pupils: all, limit: perSchool, over: all - perSchool };
}
