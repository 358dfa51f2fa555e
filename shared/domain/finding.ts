/** What 查重查错 finds in a case, and how somebody settled it: 佐证, 变更 or 删除 (domain.md "The pupil record"). */
import * as z from 'zod';
import { instantSchema } from './ids';
import { byPerson } from './person';

export const findingKinds = [
  /** Wrong check digit, or not an identity number at all. */
  'idNumberWrong',
  /** One number with different names in a child's cases. */
  'numberNameDisagree',
  /** The same number and name twice in one season and matter. */
  'duplicateNumber',
  /** The same name, sex and birth date twice, one of them without a number. */
  'duplicatePerson',
  /** Starred fields of the record are empty. */
  'starredMissing',
  /** On a list that the province gave back. */
  'reported',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** What the desk notices within one case, or is to tell its family, beside 查重查错 over all of them. */
const noticeKinds = [
  /** Two papers spell a name apart. */
  'nameDisagree',
  /** Two papers say different things of the family: 户号, address, relation. */
  'papersDisagree',
  /** A department says otherwise than the form. */
  'verificationMismatch',
  /** The number of a record in trouble 问题学籍 is not made from the child's. */
  'studentNumberDoubtful',
  /** Who moves up does not leave primary school this year, or has no record there. */
  'notGraduating',
  /** The platform gave another number than the family has on paper. */
  'numberChanged',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export function isNotice(kind: FindingKind | NoticeKind): kind is NoticeKind {
  return (noticeKinds as readonly string[]).includes(kind);
}

/** 佐证: proven right with papers; 变更: the facts are put right; 删除: this record has to go. */
export const findingOutcomes = ['evidence', 'change', 'delete'] as const;
export type FindingOutcome = (typeof findingOutcomes)[number];

export const findingFacts = {
  kind: z.enum([...findingKinds, ...noticeKinds]),
  /** What the finding is about, such as the number; another number is another finding. */
  key: z.string().min(1).max(200),
  outcome: z.enum(findingOutcomes),
  reason: z.string().trim().min(1).max(300),
};

export const settledFindingSchema = z.strictObject({
  ...findingFacts,
  at: instantSchema,
  ...byPerson,
});
export type SettledFinding = z.infer<typeof settledFindingSchema>;

/** More than a case can meet in its life; the oldest go first. */
const mostSettled = 50;

/** The list with one more; a finding that is settled again takes the place of before. */
export function withSettled(
  settled: readonly SettledFinding[],
  one: SettledFinding,
): SettledFinding[] {
  const others = settled.filter(({ kind, key }) => kind !== one.kind || key !== one.key);
  return [...others, one].slice(-mostSettled);
}
