/** The steps of a family's own way through its case, and what is asked in each. */
import { isForFamily } from '../../../shared/domain/family-entry';
import type { FieldKind } from '../../../shared/domain/field-definition';
import type { FormSubject } from '../../../shared/domain/field-rules';
import { isAsked } from '../../../shared/domain/field-rules';
import type { FieldKey, FieldSection } from '../../../shared/domain/form';
import { fieldDefinition, fieldKeys, paperOf } from '../../../shared/domain/form';
import type { Messages } from '../../../shared/i18n/messages';

/** A question group of the form has the name of its section. */
export type Step = keyof Messages['selfService']['steps'];

const sections = [
  'child',
  'origin',
  'guardian1',
  'guardian2',
  'register',
  'residence',
  'wish',
  'work',
  'preferential',
] as const satisfies readonly (FieldSection & Step)[];

/** The fields of a step, in asking order; empty for a step that asks none. */
export function fieldsOf(subject: FormSubject, step: Step): readonly FieldKey[] {
  return fieldKeys.filter(
    (key) =>
      fieldDefinition(key).section === step &&
      isForFamily(key) &&
      isAsked(subject, key) &&
      // Goes with the school that is chosen.
      key !== 'wish.schoolCode',
  );
}

/** The three questions, each group of the form that asks this family something, the papers, and a last look. */
export function stepsOf(subject: FormSubject): readonly Step[] {
  const asked = sections.filter((section) => fieldsOf(subject, section).length > 0);
  return ['group', ...asked, 'papers', 'check'];
}

const figures = [...'1234567890'];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The keys that a field needs on a screen without a keyboard; nothing where words are written. */
export function padKeys(form: FormSubject['form'], key: FieldKey): readonly string[] | undefined {
  const keys: { readonly [K in FieldKind]?: readonly string[] } = {
    idNumber: paperKeys(form, key),
    studentNumber: [...figures, ...letters],
    day: figures,
    phone: figures,
    number: [...figures, '.'],
  };
  return keys[fieldDefinition(key).kind];
}

/** A resident identity number (GB 11643) ends with a figure or X; other papers have letters anywhere. */
function paperKeys(form: FormSubject['form'], key: FieldKey): readonly string[] {
  const who = (['child', 'guardian1', 'guardian2'] as const).find((one) => key.startsWith(one));
  const isResident = paperOf(form, who ?? 'child') === 'residentId';
  return isResident ? [...figures, 'X'] : [...figures, ...letters];
}
