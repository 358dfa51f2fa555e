/** Everything the desk is asked to look at within one case: names, papers, and what departments deny. */
import type { Case } from '../domain/case';
import type { Mismatch } from '../domain/fact-standing';
import { denials, settlementOf } from '../domain/fact-standing';
import type { NoticeKind, SettledFinding } from '../domain/finding';
import type { FieldKey } from '../domain/form';
import { deniedFields } from '../domain/late-denial';
import type { NewNumber } from '../domain/matter-receipt';
import { newNumberOf, numberToldOf } from '../domain/matter-receipt';
import type { NameCheck } from '../domain/name-checks';
import { nameChecks } from '../domain/name-checks';
import { askedText } from '../domain/field-rules';
import type { StudentNumberProblem } from '../domain/student-number';
import { isWithoutRecord, studentNumberDoubt } from '../domain/student-number';
import type { PaperCheck, PaperRules } from './paper-checks';
import { paperChecks } from './paper-checks';

type Base = {
  /** What it is known by when somebody settles it; another value is another finding. */
  readonly key: string;
  /** Where it is shown, the one to put right first. */
  readonly fields: readonly FieldKey[];
  /** How somebody settled it. */
  readonly settled: SettledFinding | undefined;
};

/** One of them. */
export type CaseCheck =
  | (Base & { readonly kind: 'nameDisagree'; readonly check: NameCheck })
  | (Base & { readonly kind: 'papersDisagree'; readonly check: PaperCheck })
  | (Base & { readonly kind: 'verificationMismatch'; readonly check: Mismatch })
  | (Base & { readonly kind: 'studentNumberDoubtful'; readonly check: StudentNumberProblem })
  | (Base & { readonly kind: 'notGraduating'; readonly check: GraduationDoubt })
  | (Base & { readonly kind: 'numberChanged'; readonly check: NewNumber });

/** Why somebody may be no pupil who moves up: its state of attendance, or no record 学籍 at all. */
type GraduationDoubt = 'studyState' | 'noRecord';

/** What has to be settled first, then the rest in the order of the form. */
export function caseChecks(current: Case, rules: PaperRules): readonly CaseCheck[] {
  const settledAs = (kind: NoticeKind, key: string) =>
    current.findings?.find((one) => one.kind === kind && one.key === key);
  const denied = denials(current).map((check): CaseCheck => {
    const key = check.verification.id;
    const settled = settlementOf(current, check);
    return { kind: 'verificationMismatch', key, fields: deniedFields(check), settled, check };
  });
  const papers = paperChecks(current, rules).map((check): CaseCheck => {
    const kind = 'papersDisagree';
    const key = keyOf([check.kind, check.here, check.there]);
    return { kind, key, fields: [check.field, check.other], settled: settledAs(kind, key), check };
  });
  const names = nameChecks(current).map((check): CaseCheck => {
    const kind = 'nameDisagree';
    const { person, place, here, there } = check;
    const key = keyOf([`${person} ${place}`, here, there]);
    const fields = place === 'identityCheck' ? [person] : [place, person];
    return { kind, key, fields, settled: settledAs(kind, key), check };
  });
  const record = recordCheck(current).map(([check, key]): CaseCheck => {
    const kind = 'studentNumberDoubtful';
    const fields = ['origin.studentNumber', 'child.idNumber'] as const;
    return { kind, key, fields, settled: settledAs(kind, key), check };
  });
  const graduation = graduationDoubts(current).map(([check, field]): CaseCheck => {
    const kind = 'notGraduating';
    const key = keyOf([check, askedText(current, field)]);
    return { kind, key, fields: [field], settled: settledAs(kind, key), check };
  });
  const changed = newNumberOf(current);
  const numbers = (changed === undefined ? [] : [changed]).map((check): CaseCheck => {
    const settled = numberToldOf(current, check);
    return { kind: 'numberChanged', key: check.now, fields: [], settled, check };
  });
  return [...numbers, ...denied, ...record, ...graduation, ...papers, ...names];
}

/** 小升初: graduates this year, 学籍 present (domain.md "Facts that rules look at"); for a person to look at. */
function graduationDoubts(current: Case): readonly (readonly [GraduationDoubt, FieldKey])[] {
  if (current.kind !== 'junior') return [];
  const state = askedText(current, 'origin.studyState');
  return [
    ...(['', 'graduating'].includes(state) ? [] : [['studyState', 'origin.studyState'] as const]),
    ...(isWithoutRecord(current.form) ? [['noRecord', 'origin.problemRecord'] as const] : []),
  ];
}

function recordCheck(current: Case): readonly (readonly [StudentNumberProblem, string])[] {
  const number = askedText(current, 'origin.studentNumber');
  const doubt = number === '' ? undefined : studentNumberDoubt(current.form);
  if (doubt === undefined) return [];
  return [[doubt, keyOf([doubt.kind, number, askedText(current, 'child.idNumber')])]];
}

/** A finding's key has 200 characters: long addresses are told apart by their beginnings, where they differ by their ends. */
function keyOf([what = '', here = '', there = '']: readonly string[]): string {
  const ends = (text: string) =>
    text.length <= 70 ? text : `${text.slice(0, 20)}…${text.slice(-49)}`;
  return [what, ends(here), ends(there)].join('|').slice(0, 200);
}
