/** What the record can take from what the family said already: the clerk confirms instead of typing. */
import type { FormSubject } from '../domain/field-rules';
import { askedText } from '../domain/field-rules';
import type { FieldKey } from '../domain/form';
import { fieldText, personOf } from '../domain/form';
import { parseIdNumber } from '../domain/id-number';
import type { PupilFormKey } from '../domain/pupil-form';

/** A value nobody typed: `derived` follows from facts, `assumed` is only the usual case and has to be confirmed. */
export type Suggestion = { readonly text: string; readonly by: 'derived' | 'assumed' };

export type PupilSubject = FormSubject & { readonly season: number };

/** What knows places and readings; absent where the tables are not loaded. */
export type RecordTables = {
  /** Code of the county that an address begins with. */
  readonly regionInAddress: (address: string) => string | undefined;
  /** Whether the code is in the table. */
  readonly isRegion: (code: string) => boolean;
  readonly isCountry: (code: string) => boolean;
  /** Syllables of a name, as passports write them. */
  readonly pinyinOf: (name: string) => string;
};

const usual: { readonly [K in PupilFormKey]?: string } = {
  'pupil.politics': '13',
  'pupil.health': '10',
  'pupil.enrolMode': '11',
  'pupil.attendMode': '1',
  'pupil.source': '1',
  'pupil.leftBehind': '0',
  'pupil.migrantChild': '0',
  'pupil.orphan': '0',
  'pupil.martyrFamily': '0',
  'pupil.inClass': '0',
  'pupil.disability': '0',
  'pupil.boughtPlace': '0',
  'pupil.needsAid': '0',
  'pupil.subsidy': '0',
  'pupil.schoolBus': '0',
};

/** By the child's kind of document: nationality, and 港澳台侨外. */
const byDocument: Readonly<Record<string, readonly [string, string]>> = {
  residentId: ['CHN', '00'],
  hongKongPermit: ['HKG', '01'],
  macaoPermit: ['MAC', '03'],
  taiwanPermit: ['TWN', '05'],
};

/** What a field of the record would be without anybody typing it; `undefined` when nothing suggests it. */
export function suggestionFor(
  subject: PupilSubject,
  key: FieldKey,
  tables?: RecordTables,
): Suggestion | undefined {
  const { form } = subject;
  const derived = (text: string | undefined): Suggestion | undefined =>
    text === undefined || text === '' ? undefined : { text, by: 'derived' };
  const inAddress = (from: FieldKey) => {
    const code = tables?.regionInAddress(fieldText(form, from));
    // Of a whole province nobody knows which county it is.
    return code?.endsWith('0000') === true ? assumed(code) : derived(code);
  };
  switch (key) {
    case 'guardian1.idType':
    case 'guardian2.idType':
      // A guardian without a word on it has a resident identity card.
      return askedText(subject, `${personOf(key)}.name`) === '' ? undefined : derived('residentId');
    case 'pupil.birthRegion':
      return inAddress('child.birthPlace') ?? firstRegion(subject, tables);
    case 'pupil.registerRegion':
      return inAddress('register.address');
    case 'pupil.nationality':
      return derived(byDocument[fieldText(form, 'child.idType')]?.[0]);
    case 'pupil.overseas':
      return derived(byDocument[fieldText(form, 'child.idType')]?.[1]);
    case 'pupil.namePinyin':
      return assumed(tables?.pinyinOf(fieldText(form, 'child.name')));
    case 'pupil.grade':
      return derived(gradeOf(subject));
    case 'pupil.enrolMonth':
      return subject.kind === 'transferIn' ? undefined : derived(`${subject.season}09`);
    case 'pupil.mailAddress':
    case 'pupil.homeAddress':
      return derived(fieldText(form, 'residence.address') || fieldText(form, 'register.address'));
    case 'pupil.migrantChild':
      // The group says who has neither home nor register here, not that the parents came for work.
      return assumed(subject.group === 'migrantWorker' ? '1' : usual[key]);
    case 'pupil.martyrFamily':
      return ['military', 'martyr', 'police', 'fireRescue'].includes(
        fieldText(form, 'preferential.ground'),
      )
        ? derived('1')
        : assumed(usual[key]);
    case 'pupil.health':
    case 'pupil.disability':
      // Nobody guesses what a disabled child's record says.
      return fieldText(form, 'preferential.ground') === 'disabled'
        ? undefined
        : assumed(usual[key]);
    default:
      return assumed(usual[key as PupilFormKey]);
  }
}

function assumed(text: string | undefined): Suggestion | undefined {
  return text === undefined || text === '' ? undefined : { text, by: 'assumed' };
}

/** Where the number was given first is where most children were born. */
function firstRegion({ form }: PupilSubject, tables?: RecordTables): Suggestion | undefined {
  const parsed = parseIdNumber(fieldText(form, 'child.idNumber'));
  if (!parsed.ok || tables?.isRegion(parsed.value.region) !== true) return undefined;
  return assumed(parsed.value.region);
}

function gradeOf({ kind, form }: PupilSubject): string {
  switch (kind) {
    case 'primary':
      return '一年级';
    case 'junior':
      return '七年级';
    case 'transferIn':
      return fieldText(form, 'origin.targetGrade');
  }
}
