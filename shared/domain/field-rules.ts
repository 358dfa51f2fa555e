/** What is wrong with a field, and which fields this family has to fill. */
import type { Case } from './case';
import type { DayProblem } from './day-problem';
import { dayProblem } from './day-problem';
import type { FieldKey, Form } from './form';
import { fieldDefinition, fieldKeys, fieldText, numberedPeople, paperOf, personOf } from './form';
import { parseIdNumber } from './id-number';
import type { PaperNumberProblem } from './paper-number';
import { normalisePaperNumber, paperNumberProblem } from './paper-number';
import type { Checklist } from './requirement';
import { assertNever } from './result';
import type { StudentNumberProblem } from './student-number';
import { isWithoutRecord, studentNumberProblem } from './student-number';

export type FieldProblem =
  | PaperNumberProblem
  | DayProblem
  | StudentNumberProblem
  | { readonly kind: 'required' }
  | { readonly kind: 'tooLong'; readonly maxLength: number }
  | { readonly kind: 'birthDateDisagrees'; readonly idNumberSays: string }
  | { readonly kind: 'sexDisagrees' }
  | { readonly kind: 'sameIdNumber' }
  | { readonly kind: 'phoneFormat' }
  | { readonly kind: 'numberFormat' }
  | { readonly kind: 'countFormat'; readonly least: number }
  | { readonly kind: 'nameCharacters' }
  | { readonly kind: 'choiceUnknown' }
  | { readonly kind: 'regionFormat' }
  | { readonly kind: 'countryFormat' }
  | { readonly kind: 'postcodeFormat' }
  | { readonly kind: 'monthFormat' }
  /** The pack lets nobody choose a school that their address does not belong to. */
  | { readonly kind: 'outsideCatchment'; readonly schools: readonly string[] };

/** What of a case decides which fields its family is asked for. */
export type FormSubject = Pick<Case, 'kind' | 'group' | 'form'>;

const single = (form: Form) => fieldText(form, 'family.singleParent') === 'yes';
/** Neither father nor mother: then the ground of the guardianship is told (民法典 articles 27 to 32). */
const isOtherGuardian = (form: Form, who: 'guardian1' | 'guardian2') =>
  fieldText(form, `${who}.relation`) === 'other';
const housed = (form: Form) => !['', 'none'].includes(fieldText(form, 'residence.tenure'));

/** What stands in a field this family is asked for; an answer that was hidden later counts for nothing. */
export function askedText(subject: FormSubject, key: FieldKey): string {
  return isAsked(subject, key) ? fieldText(subject.form, key) : '';
}

/** Whether the parents stand in two household registers 户口簿, of a family that is asked. */
export const isOnTwoBooks = (subject: FormSubject): boolean =>
  askedText(subject, 'register.differentBooks') === 'yes';

/** Fields this family is not asked for, because another answer makes them meaningless. */
export function isAsked({ kind, group, form }: FormSubject, key: FieldKey): boolean {
  switch (fieldDefinition(key).section) {
    case 'origin':
      if (ofRecordOnly.has(key) && isWithoutRecord(form)) return false;
      return kind === 'transferIn' || (kind === 'junior' && ofGraduates.has(key));
    case 'guardian2':
      return !single(form) && (key !== 'guardian2.authority' || isOtherGuardian(form, 'guardian2'));
    case 'work':
      return group === 'migrantWorker';
    case 'preferential':
      return group === 'preferential';
    case 'special':
      return key === 'special.kind' || fieldText(form, 'special.kind') !== '';
    default:
      return isAskedInSection(form, key);
  }
}

function isAskedInSection(form: Form, key: FieldKey): boolean {
  if (key === 'child.idNumber') return fieldText(form, 'child.idType') !== 'none';
  if (key === 'register.differentBooks') return !single(form);
  if (key === 'register.otherNumber' || key === 'register.otherHead') {
    return !single(form) && fieldText(form, 'register.differentBooks') === 'yes';
  }
  if (key === 'guardian1.authority') return isOtherGuardian(form, 'guardian1');
  if (key === 'residence.propertyNumber') return fieldText(form, 'residence.tenure') === 'owned';
  if (key === 'residence.owner' || key === 'residence.ownerRelation') {
    return fieldText(form, 'residence.tenure') === 'owned';
  }
  if (key === 'residence.until') return fieldText(form, 'residence.tenure') === 'rented';
  if (ofHome.has(key)) return housed(form);
  if (key === 'reason.note') return fieldText(form, 'reason.offline') === 'other';
  return true;
}

/** What only a family with a home can say of it. */
const ofHome: ReadonlySet<FieldKey> = new Set([
  'residence.paperAddress',
  'residence.areaM2',
  'residence.residents',
  'residence.since',
]);

/** A pupil who moves up has a record 学籍; the rest of the origin is for who changes school in between. */
const ofGraduates: ReadonlySet<FieldKey> = new Set([
  'origin.school',
  'origin.schoolCode',
  'origin.studentNumber',
  'origin.grade',
  'origin.studyState',
  'origin.problemRecord',
]);

/** What only a pupil with a record 学籍 can say. */
const ofRecordOnly: ReadonlySet<FieldKey> = new Set([
  'origin.studentNumber',
  'origin.recordRegion',
]);

const optional: ReadonlySet<FieldKey> = new Set([
  'origin.schoolCode',
  'origin.reason',
  'register.memberNumber',
  'register.childRelation',
  'register.since',
  'register.otherNumber',
  'register.otherHead',
  'residence.paperAddress',
  'residence.owner',
  'residence.ownerRelation',
  'residence.since',
  'residence.until',
  'work.person',
  'work.kind',
  'work.employer',
  'work.insuranceMonths',
  'work.permitNumber',
  'work.permitFrom',
  'work.permitUntil',
  'preferential.ground',
  'preferential.person',
  'preferential.number',
  'special.kind',
  'family.singleParent',
  'register.differentBooks',
  'child.birthPlace',
  'guardian1.idType',
  'guardian2.idType',
  'guardian2.phone',
  'residence.propertyNumber',
  'wish.school',
  'wish.schoolCode',
]);

/** The part of a checklist that judges the form. */
export type FormRules = Pick<Checklist, 'age' | 'requiredFields' | 'schoolOutside'>;

/** Whether a case cannot be submitted while this field is empty. */
export function isRequired(
  subject: FormSubject,
  key: FieldKey,
  { requiredFields = [] }: Pick<Checklist, 'requiredFields'> = {},
): boolean {
  // 学籍 type Z: the number may be left out, another proof of who the child is takes its place.
  if (key === 'child.idNumber' && fieldText(subject.form, 'child.idType') === 'other') return false;
  if (!isAsked(subject, key)) return false;
  if (requiredFields.some(({ fields }) => fields.includes(key))) return true;
  // Who moves up says it only where something is wrong.
  if (key === 'origin.problemRecord' && subject.kind === 'junior') return false;
  return !optional.has(key) && !isOfRecord(key);
}

/** Whether a field serves the pupil record alone: what is wrong with it never keeps a case from being submitted. */
export function isOfRecord(key: FieldKey): boolean {
  return fieldDefinition(key).section === 'pupil';
}

/** The fields of this family that still have a problem, in asking order; those of the pupil record aside. */
export function formProblems(
  subject: FormSubject,
  rules: FormRules,
  season: number,
): ReadonlyMap<FieldKey, FieldProblem> {
  const problems = new Map<FieldKey, FieldProblem>();
  for (const key of fieldKeys) {
    if (isOfRecord(key)) continue;
    const problem = fieldProblem(subject, key, rules, season);
    if (problem !== undefined) problems.set(key, problem);
  }
  return problems;
}

/** What is wrong with one field as it stands, or nothing. */
export function fieldProblem(
  subject: FormSubject,
  key: FieldKey,
  rules: FormRules,
  season: number,
): FieldProblem | undefined {
  if (!isAsked(subject, key)) return undefined;
  const { form } = subject;
  const text = fieldText(form, key);
  const definition = fieldDefinition(key);
  if (text === '') return isRequired(subject, key, rules) ? { kind: 'required' } : undefined;
  if (text.length > definition.maxLength) {
    return { kind: 'tooLong', maxLength: definition.maxLength };
  }
  switch (definition.kind) {
    case 'name':
      return /[\p{L}]/u.test(text) && !/[\p{Cc}<>=@]|(?!〇)\p{N}/u.test(text)
        ? undefined
        : { kind: 'nameCharacters' };
    case 'idNumber':
      return idNumberFieldProblem(subject, key, text);
    case 'studentNumber':
      return studentNumberProblem(form);
    case 'day':
      return dayProblem(key, text, {
        isFirstGrade: subject.kind === 'primary',
        age: rules.age,
        season,
        said: (other) => askedText(subject, other),
      });
    case 'phone':
      return /^\+?\d[\d -]{6,18}$/.test(text) ? undefined : { kind: 'phoneFormat' };
    case 'number':
      return numberProblem(text, definition.least);
    case 'choice':
      return definition.choices?.includes(text) === true ? undefined : { kind: 'choiceUnknown' };
    case 'flag':
      return ['yes', 'no'].includes(text) ? undefined : { kind: 'choiceUnknown' };
    case 'text':
      return key === 'wish.school' ? wishProblem(rules) : recordTextProblem(key, text);
    case 'region':
      return /^[1-9]\d{5}$/.test(text) ? undefined : { kind: 'regionFormat' };
    case 'country':
      return /^[A-Z]{3}$/.test(text) ? undefined : { kind: 'countryFormat' };
    default:
      return assertNever(definition.kind);
  }
}

function numberProblem(text: string, least: number | undefined): FieldProblem | undefined {
  if (least !== undefined) {
    return /^\d{1,6}$/.test(text) && Number(text) >= least
      ? undefined
      : { kind: 'countFormat', least };
  }
  const isNumber = /^\d{1,6}(\.\d{1,2})?$/.test(text) && Number(text) > 0;
  return isNumber ? undefined : { kind: 'numberFormat' };
}

function wishProblem({ schoolOutside }: FormRules): FieldProblem | undefined {
  return schoolOutside && { kind: 'outsideCatchment', schools: schoolOutside.catchment };
}

function recordTextProblem(key: FieldKey, text: string): FieldProblem | undefined {
  if (key === 'pupil.postcode' && !/^\d{6}$/.test(text)) return { kind: 'postcodeFormat' };
  if (key !== 'pupil.enrolMonth') return undefined;
  return /^20\d{2}(0[1-9]|1[0-2])$/.test(text) ? undefined : { kind: 'monthFormat' };
}

function idNumberFieldProblem(
  subject: FormSubject,
  key: FieldKey,
  text: string,
): FieldProblem | undefined {
  const { form } = subject;
  const who = personOf(key);
  const paper = paperOf(form, who);
  const wrong = paperNumberProblem(paper, text);
  if (wrong !== undefined) return wrong;
  const own = normalisePaperNumber(text);
  const isTwice = numberedPeople.some(
    (other) =>
      other !== who &&
      isAsked(subject, `${other}.idNumber`) &&
      paperOf(form, other) === paper &&
      normalisePaperNumber(fieldText(form, `${other}.idNumber`)) === own,
  );
  if (isTwice) return { kind: 'sameIdNumber' };
  const parsed = parseIdNumber(text);
  if (who !== 'child' || paper !== 'residentId' || !parsed.ok) return undefined;
  const birthDate = fieldText(form, 'child.birthDate');
  if (birthDate !== '' && birthDate !== parsed.value.birthDate) {
    return { kind: 'birthDateDisagrees', idNumberSays: parsed.value.birthDate };
  }
  const sex = fieldText(form, 'child.sex');
  return sex !== '' && sex !== parsed.value.sex ? { kind: 'sexDisagrees' } : undefined;
}

/** Square metres per resident, when both are known; cut after two places, so that nothing below 18 is ever read as 18. */
export function areaPerResident({ form }: Pick<Case, 'form'>): number | undefined {
  const area = Number(fieldText(form, 'residence.areaM2'));
  const residents = Number(fieldText(form, 'residence.residents'));
  return area > 0 && residents > 0 ? Math.floor((area / residents) * 100 + 1e-6) / 100 : undefined;
}
