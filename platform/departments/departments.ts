/** The departments' data behind one interface: 公安, 自然资源, 住建, 人社, 市场监管, 民政, 卫健, 教育. */
import * as z from 'zod';
import type { Form } from '../../shared/domain/form';
import { verificationAnswerSchema } from '../../shared/domain/verification';
import type { VerifiedFact } from '../../shared/domain/verified-fact';

/** Who answers for a fact (Shandong seed: eleven data items and the departments that hold them). */
export const departmentOf: { readonly [F in VerifiedFact]: string } = {
  identity: '公安机关',
  register: '公安机关',
  property: '自然资源和规划部门',
  purchaseContract: '住房和城乡建设部门',
  rentalRecord: '住房和城乡建设部门',
  residencePermit: '公安机关',
  insurance: '人力资源和社会保障部门',
  business: '市场监督管理部门',
  marriage: '民政部门',
  birth: '卫生健康部门',
  studentRecord: '教育行政部门（全国学籍系统）',
};

/** What a department found: nothing of a person it does not know, and per field what it holds otherwise. */
export const foundSchema = z.strictObject({
  verdict: z.enum(['match', 'mismatch', 'noSuchPerson']),
  fields: verificationAnswerSchema.shape.fields,
});
export type Found = z.infer<typeof foundSchema>;

/**
 * What an integrator writes to bring in the real departments. `look` is told the fact and the values to compare, every
 * one of them non-empty, and answers
 * - `noSuchPerson` without fields when nobody has the number,
 * - else one line for each value: `match`, or `mismatch` with what the register holds in `returned` (at most 300
 *   characters) and only where name and number are right, for who knows neither must hear nothing of that person;
 * - the whole is a `match` when every line is.
 * It throws when it cannot know. It must not write values to any log. The platform gives it five seconds, aborts
 * `signal` then, never has more than a bounded number of questions open with one department, and takes an answer of
 * another form for none.
 */
export type Departments = {
  readonly look: (fact: VerifiedFact, asked: Form, signal: AbortSignal) => Promise<Found>;
};
