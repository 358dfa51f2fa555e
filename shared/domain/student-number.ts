/** 学籍号: what is wrong with the number of a pupil's record, and when that is a mistake of the desk. */
import type { Form } from './form';
import { fieldText, paperOf } from './form';
import { parseIdNumber } from './id-number';
import { normalisePaperNumber } from './paper-number';

export type StudentNumberProblem =
  | { readonly kind: 'studentNumberFormat' }
  | { readonly kind: 'studentNumberDisagrees' };

/** Kinds of 问题学籍: there is a record, and something in it is wrong or is there twice. */
const troubles = ['duplicate', 'idWrong', 'other'];

/** Whether the family says that the child has no record yet, as one who comes from abroad. */
export function isWithoutRecord(form: Form): boolean {
  return fieldText(form, 'origin.problemRecord') === 'noRecord';
}

/** What keeps the number from being submitted: what a record in trouble says is copied as it is, and proven otherwise. */
export function studentNumberProblem(form: Form): StudentNumberProblem | undefined {
  if (!isInForm(form)) return { kind: 'studentNumberFormat' };
  return isInTrouble(form) ? undefined : identityProblem(form);
}

/** What a person has to look at in the number of a record in trouble 问题学籍; nothing where it holds. */
export function studentNumberDoubt(form: Form): StudentNumberProblem | undefined {
  return isInForm(form) && isInTrouble(form) ? identityProblem(form) : undefined;
}

function isInTrouble(form: Form): boolean {
  return troubles.includes(fieldText(form, 'origin.problemRecord'));
}

const numberOf = (form: Form) => fieldText(form, 'origin.studentNumber').toUpperCase();

/**
 * G and the identity number once formal, L and a number while temporary, J and a number for who has no identity number
 * (domain.md "Facts that rules look at").
 */
function isInForm(form: Form): boolean {
  return /^[GLJ][0-9A-Z]{6,24}$/.test(numberOf(form));
}

function identityProblem(form: Form): StudentNumberProblem | undefined {
  const number = numberOf(form);
  if (!number.startsWith('G')) return undefined;
  const parsed = parseIdNumber(number.slice(1));
  if (!parsed.ok) return { kind: 'studentNumberFormat' };
  const own = citizenNumberOf(form);
  return own !== '' && own !== parsed.value.text ? { kind: 'studentNumberDisagrees' } : undefined;
}

/** The child's number where it is one that a record is named after: of other papers nothing is known. */
function citizenNumberOf(form: Form): string {
  const paper = paperOf(form, 'child');
  const own = normalisePaperNumber(fieldText(form, 'child.idNumber'));
  // 港澳台居民居住证: a citizen number under an address code of its own.
  const isOfResidencePermit = paper !== 'none' && /^8[123]\d{15}[\dX]$/.test(own);
  return paper === 'residentId' || isOfResidencePermit ? own : '';
}
