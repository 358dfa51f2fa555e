/** The fields of an enrolment case as data: the screen, the rules, the papers and the platform all read this list. */
import * as z from 'zod';

/** What kind of thing a field holds; every value is kept as the text that was typed. */
export type FieldKind =
  'text' | 'name' | 'idNumber' | 'day' | 'phone' | 'number' | 'choice' | 'flag';

export type FieldSection =
  'child' | 'guardian1' | 'guardian2' | 'register' | 'residence' | 'reason';

type FieldDefinition = {
  readonly section: FieldSection;
  readonly kind: FieldKind;
  /** Longest text accepted, in UTF-16 units. */
  readonly maxLength: number;
  readonly choices?: readonly string[];
};

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

/** Every field, in the order in which a clerk asks for it. */
export const fields = {
  'child.name': of('child', 'name', 60),
  'child.idType': choice('child', 'residentId', 'hkMacaoTaiwan', 'passport', 'none'),
  'child.idNumber': of('child', 'idNumber', 40),
  'child.sex': choice('child', 'male', 'female'),
  'child.birthDate': of('child', 'day', 10),
  'child.nation': text('child', 20),
  'child.birthPlace': text('child', 120),
  'family.singleParent': of('guardian1', 'flag', 4),
  'guardian1.name': of('guardian1', 'name', 60),
  'guardian1.relation': choice('guardian1', 'father', 'mother', 'other'),
  'guardian1.idNumber': of('guardian1', 'idNumber', 40),
  'guardian1.phone': of('guardian1', 'phone', 20),
  'guardian2.name': of('guardian2', 'name', 60),
  'guardian2.relation': choice('guardian2', 'father', 'mother', 'other'),
  'guardian2.idNumber': of('guardian2', 'idNumber', 40),
  'guardian2.phone': of('guardian2', 'phone', 20),
  'register.number': text('register', 30),
  'register.head': of('register', 'name', 60),
  'register.address': text('register', 200),
  'register.differentBooks': of('register', 'flag', 4),
  'residence.tenure': choice('residence', 'owned', 'publicRental', 'rented', 'none'),
  'residence.address': text('residence', 200),
  'residence.areaM2': of('residence', 'number', 10),
  'residence.residents': of('residence', 'number', 4),
  'residence.propertyNumber': text('residence', 80),
  'reason.offline': choice('reason', 'noNetwork', 'verificationFailed', 'other'),
  'reason.note': text('reason', 300),
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

/** The text of a field without surrounding blanks; empty when never touched. */
export function fieldText(form: Form, key: FieldKey): string {
  return form[key]?.trim() ?? '';
}
