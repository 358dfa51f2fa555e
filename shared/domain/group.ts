/** The five applicant groups 入学群体 and the three questions that find the group (Shandong seed, five groups). */
import * as z from 'zod';

export const applicantGroups = [
  'homeAndRegister',
  'registerNoHome',
  'homeNoRegister',
  'migrantWorker',
  'preferential',
] as const;

export const applicantGroupSchema = z.enum(applicantGroups);
export type ApplicantGroup = z.infer<typeof applicantGroupSchema>;

/** The answers a parent gives at the counter. */
export const groupAnswersSchema = z.strictObject({
  preferential: z.boolean(),
  localRegister: z.boolean(),
  localHome: z.boolean(),
});
export type GroupAnswers = z.infer<typeof groupAnswersSchema>;

/** The group that follows from the three answers; preferential grounds come before house and register. */
export function groupFor(answers: GroupAnswers): ApplicantGroup {
  if (answers.preferential) return 'preferential';
  if (answers.localRegister) return answers.localHome ? 'homeAndRegister' : 'registerNoHome';
  return answers.localHome ? 'homeNoRegister' : 'migrantWorker';
}
