/** The fields of an enrolment case as data: the screen, the rules, the papers and the platform all read this list. */
import * as z from 'zod';
import type { FieldDefinition, FieldKind, FieldSection } from './field-definition';
import { pupilFormFields } from './pupil-form';

export type { FieldSection } from './field-definition';

const text = (section: FieldSection, maxLength = 100): FieldDefinition => ({
  section,
  kind: 'text',
  maxLength,
});
const choice = (section: FieldSection, ...choices: string[]): FieldDefinition => ({
  section,
  kind: 'choice',
  maxLength: 40,
  choices,
});
const of = (section: FieldSection, kind: FieldKind, maxLength: number): FieldDefinition => ({
  section,
  kind,
  maxLength,
});

/** Identity papers of a guardian; a guardian without a word on it has a resident identity card. */
const guardianIdTypes = [
  'residentId',
  'hongKongPermit',
  'macaoPermit',
  'taiwanPermit',
  'foreignPermanent',
  'passport',
  'other',
] as const;

/** Legal identity papers of a pupil (学籍 code table 身份证件类型: 1, 6, 7, 8, 9, A, Z; domain.md). */
const childIdTypes = [...guardianIdTypes, 'none'] as const;

/** Every field, in the order in which a clerk asks for it. */
export const fields = {
  'child.name': of('child', 'name', 60),
  'child.idType': choice('child', ...childIdTypes),
  'child.idNumber': of('child', 'idNumber', 40),
  'child.sex': choice('child', 'male', 'female'),
  'child.birthDate': of('child', 'day', 10),
  'child.nation': text('child', 20),
  'child.birthPlace': text('child', 120),
  'origin.reach': choice('origin', 'sameProvince', 'otherProvince'),
  'origin.region': text('origin', 120),
  'origin.school': text('origin', 80),
  'origin.schoolCode': text('origin', 20),
  'origin.studentNumber': of('origin', 'studentNumber', 30),
  'origin.recordRegion': text('origin', 120),
  'origin.registerState': choice('origin', 'registered', 'notRegistered', 'unknown'),
  'origin.stage': choice('origin', 'primary', 'junior'),
  'origin.grade': text('origin', 20),
  'origin.studyState': choice('origin', 'studying', 'suspended', 'graduating', 'left'),
  'origin.problemRecord': choice('origin', 'none', 'duplicate', 'idWrong', 'other', 'noRecord'),
  'origin.targetGrade': text('origin', 20),
  'origin.reason': text('origin', 200),
  'family.singleParent': of('guardian1', 'flag', 4),
  'guardian1.name': of('guardian1', 'name', 60),
  'guardian1.relation': choice('guardian1', 'father', 'mother', 'other'),
  'guardian1.authority': text('guardian1', 120),
  'guardian1.idType': choice('guardian1', ...guardianIdTypes),
  'guardian1.idNumber': of('guardian1', 'idNumber', 40),
  'guardian1.phone': of('guardian1', 'phone', 20),
  'guardian2.name': of('guardian2', 'name', 60),
  'guardian2.relation': choice('guardian2', 'father', 'mother', 'other'),
  'guardian2.authority': text('guardian2', 120),
  'guardian2.idType': choice('guardian2', ...guardianIdTypes),
  'guardian2.idNumber': of('guardian2', 'idNumber', 40),
  'guardian2.phone': of('guardian2', 'phone', 20),
  'register.number': text('register', 30),
  'register.head': of('register', 'name', 60),
  'register.address': text('register', 200),
  'register.memberNumber': text('register', 30),
  'register.childRelation': choice('register', 'child', 'grandchild', 'self', 'other'),
  'register.since': of('register', 'day', 10),
  'register.differentBooks': of('register', 'flag', 4),
  'register.otherNumber': text('register', 30),
  'register.otherHead': of('register', 'name', 60),
  'residence.tenure': choice('residence', 'owned', 'publicRental', 'rented', 'none'),
  'residence.address': text('residence', 200),
  'residence.paperAddress': text('residence', 200),
  'residence.areaM2': of('residence', 'number', 10),
  'residence.residents': { ...of('residence', 'number', 4), least: 1 },
  'residence.propertyNumber': text('residence', 80),
  'residence.owner': of('residence', 'name', 60),
  'residence.ownerRelation': choice('residence', 'guardian', 'child', 'grandparent', 'other'),
  'residence.since': of('residence', 'day', 10),
  'residence.until': of('residence', 'day', 10),
  'wish.school': text('wish', 80),
  'wish.schoolCode': text('wish', 20),
  'work.person': of('work', 'name', 60),
  'work.kind': choice('work', 'employed', 'selfEmployed', 'company', 'none'),
  'work.employer': text('work', 120),
  'work.insuranceMonths': { ...of('work', 'number', 4), least: 0 },
  'work.permitNumber': text('work', 40),
  'work.permitFrom': of('work', 'day', 10),
  'work.permitUntil': of('work', 'day', 10),
  'preferential.ground': choice(
    'preferential',
    'military',
    'martyr',
    'police',
    'fireRescue',
    'medicalAid',
    'talent',
    'disabled',
    'overseas',
    'other',
  ),
  'preferential.person': of('preferential', 'name', 60),
  'preferential.number': text('preferential', 60),
  'special.kind': choice(
    'special',
    'relocation',
    'unregisteredHome',
    'custody',
    'rareName',
    'other',
  ),
  'special.note': text('special', 300),
  'reason.offline': choice('reason', 'noNetwork', 'verificationFailed', 'other'),
  'reason.note': text('reason', 300),
  ...pupilFormFields,
} as const satisfies Record<string, FieldDefinition>;

export type FieldKey = keyof typeof fields;

export const fieldKeys = Object.keys(fields) as FieldKey[];

export const fieldKeySchema = z.enum(fieldKeys as [FieldKey, ...FieldKey[]]);

/** The definition of a field, seen without its literal types. */
export function fieldDefinition(key: FieldKey): FieldDefinition {
  return fields[key];
}

const longest = Math.max(...fieldKeys.map((key) => fields[key].maxLength));

/** Typed texts by field; an absent field was never touched. */
export const formSchema = z.partialRecord(fieldKeySchema, z.string().max(longest));

export type Form = z.infer<typeof formSchema>;

/** The people of whose papers the form has a number. */
export const numberedPeople = ['child', 'guardian1', 'guardian2'] as const;
type NumberedPerson = (typeof numberedPeople)[number];

/** Whose number a field has. */
export function personOf(key: FieldKey): NumberedPerson {
  return numberedPeople.find((one) => key.startsWith(one)) ?? 'child';
}

/** Which paper the number of a person is from; where nothing was chosen, the resident identity card. */
export function paperOf(form: Form, who: NumberedPerson): string {
  return fieldText(form, `${who}.idType`) || 'residentId';
}

/** The text of a field without surrounding blanks; empty when never touched. */
export function fieldText(form: Form, key: FieldKey): string {
  return form[key]?.trim() ?? '';
}
