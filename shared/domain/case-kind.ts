/** The enrolment matter of a case: 幼升小, 小升初 or 转入 (domain.md "What a case is"). */
import * as z from 'zod';

export const caseKinds = ['primary', 'junior', 'transferIn'] as const;
export const caseKindSchema = z.enum(caseKinds);
export type CaseKind = z.infer<typeof caseKindSchema>;
