/** What is wrong with a field, and which fields this family has to fill. */
import type { Case } from './case';
import type { FieldKey, Form } from './form';
import { fieldDefinition, fieldKeys, fieldText } from './form';
import type { IdNumberProblem } from './id-number';
import { isCalendarDay, parseIdNumber } from './id-number';
import type { Checklist } from './requirement';
import { assertNever } from './result';

export type FieldProblem =
  | IdNumberProblem
  | { readonly kind: 'required' }
  | { readonly kind: 'tooLong'; readonly maxLength: number }
  | { readonly kind: 'birthDateDisagrees'; readonly idNumberSays: string }
  | { readonly kind: 'sexDisagrees' }
  | { readonly kind: 'sameIdNumber' }
  | { readonly kind: 'tooYoung'; readonly years: number; readonly onDay: string }
  | { readonly kind: 'dayFormat' }
  | { readonly kind: 'phoneFormat' }
  | { readonly kind: 'numberFormat' }
  | { readonly kind: 'nameCharacters' }
  | { readonly kind: 'choiceUnknown' };

const single = (form: Form) => fieldText(form, 'family.singleParent') === 'yes';
const housed = (form: Form) => !['', 'none'].includes(fieldText(form, 'residence.tenure'));

/** Fields this family is not asked for, because another answer makes them meaningless. */
export function isAsked(form: Form, key: FieldKey): boolean {
  if (key.startsWith('guardian2.')) return !single(form);
  if (key === 'child.idNumber') return fieldText(form, 'child.idType') !== 'none';
  if (key === 'register.differentBooks') return !single(form);
  if (key === 'residence.propertyNumber') return fieldText(form, 'residence.tenure') === 'owned';
  if (key === 'residence.areaM2' || key === 'residence.residents') return housed(form);
  if (key === 'reason.note') return fieldText(form, 'reason.offline') === 'other';
  return true;
}

const optional: ReadonlySet<FieldKey> = new Set([
  'family.singleParent',
  'register.differentBooks',
  'child.birthPlace',
  'guardian2.phone',
  'residence.propertyNumber',
]);

/** Whether a case cannot be submitted while this field is empty. */
export function isRequired(form: Form, key: FieldKey): boolean {
  return isAsked(form, key) && !optional.has(key);
}

/** The fields of this family that still have a problem, in asking order. */
export function formProblems(
  form: Form,
  rules: Pick<Checklist, 'age'>,
  season: number,
): ReadonlyMap<FieldKey, FieldProblem> {
  const problems = new Map<FieldKey, FieldProblem>();
  for (const key of fieldKeys) {
    const problem = fieldProblem(form, key, rules, season);
    if (problem !== undefined) problems.set(key, problem);
  }
  return problems;
}

/** What is wrong with one field as it stands, or nothing. */
export function fieldProblem(
  form: Form,
  key: FieldKey,
  rules: Pick<Checklist, 'age'>,
  season: number,
): FieldProblem | undefined {
  if (!isAsked(form, key)) return undefined;
  const text = fieldText(form, key);
  const definition = fieldDefinition(key);
  if (text === '') return isRequired(form, key) ? { kind: 'required' } : undefined;
  if (text.length > definition.maxLength) {
    return { kind: 'tooLong', maxLength: definition.maxLength };
  }
  switch (definition.kind) {
    case 'name':
      return /[\p{L}]/u.test(text) && !/[\p{Cc}\p{N}<>=@]/u.test(text)
        ? undefined
        : { kind: 'nameCharacters' };
    case 'idNumber':
      return idNumberFieldProblem(form, key, text);
    case 'day':
      return dayProblem(key, text, rules, season);
    case 'phone':
      return /^\+?\d[\d -]{6,18}$/.test(text) ? undefined : { kind: 'phoneFormat' };
    case 'number':
      return /^\d{1,6}(\.\d{1,2})?$/.test(text) && Number(text) > 0
        ? undefined
        : { kind: 'numberFormat' };
    case 'choice':
      return definition.choices?.includes(text) === true ? undefined : { kind: 'choiceUnknown' };
    case 'flag':
      return ['yes', 'no'].includes(text) ? undefined : { kind: 'choiceUnknown' };
    case 'text':
      return undefined;
    default:
      return assertNever(definition.kind);
  }
}

function idNumberFieldProblem(form: Form, key: FieldKey, text: string): FieldProblem | undefined {
  if (key === 'child.idNumber' && fieldText(form, 'child.idType') !== 'residentId') {
    return undefined;
  }
  const parsed = parseIdNumber(text);
  if (!parsed.ok) return parsed.error;
  const others = (['child.idNumber', 'guardian1.idNumber', 'guardian2.idNumber'] as const).filter(
    (other) => other !== key && isAsked(form, other),
  );
  if (others.some((other) => fieldText(form, other).toUpperCase() === parsed.value.text)) {
    return { kind: 'sameIdNumber' };
  }
  if (key !== 'child.idNumber') return undefined;
  const birthDate = fieldText(form, 'child.birthDate');
  if (birthDate !== '' && birthDate !== parsed.value.birthDate) {
    return { kind: 'birthDateDisagrees', idNumberSays: parsed.value.birthDate };
  }
  const sex = fieldText(form, 'child.sex');
  return sex !== '' && sex !== parsed.value.sex ? { kind: 'sexDisagrees' } : undefined;
}

function dayProblem(
  key: FieldKey,
  text: string,
  { age }: Pick<Checklist, 'age'>,
  season: number,
): FieldProblem | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return { kind: 'dayFormat' };
  if (!isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]))) {
    return { kind: 'dayFormat' };
  }
  if (key !== 'child.birthDate') return undefined;
  const latest = `${season - age.years}-${age.onDay}`;
  return text > latest
    ? { kind: 'tooYoung', years: age.years, onDay: `${season}-${age.onDay}` }
    : undefined;
}

/** Square metres per resident, when both are known. */
export function areaPerResident({ form }: Pick<Case, 'form'>): number | undefined {
  const area = Number(fieldText(form, 'residence.areaM2'));
  const residents = Number(fieldText(form, 'residence.residents'));
  return area > 0 && residents > 0 ? Math.round((area / residents) * 100) / 100 : undefined;
}
