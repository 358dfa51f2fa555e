/** Who the people on the pages are: by what the paper calls them, and by what the form and the other papers know. */
import { nameDisagreement } from '../../domain/name-agreement';
import type { Form } from '../../domain/form';
import { fieldText, paperOf } from '../../domain/form';
import { parseIdNumber, type Sex } from '../../domain/id-number';
import { normalisePaperNumber } from '../../domain/paper-number';
import type { CardPerson } from '../card-proposals';
import type { PaperFigure } from './paper-facts';
import type { PaperPerson, PersonPart } from './paper-labels';
import { readDay, readIdNumber } from './read-numbers';
import type { ReadValue, ValueReader } from './read-value';
import { readChildRelation, readName, readNation, readSex, readWords } from './read-words';
import { unreadCharacter } from './unread';

/** A person as one page tells of them. */
export type ReadPerson = {
  readonly as: PaperPerson;
  readonly says: ReadonlyMap<PersonPart, ReadValue>;
  /** 与户主关系 as printed. */
  readonly relation: string;
};

const readers: Readonly<Record<PersonPart, ValueReader>> = {
  name: readName,
  idNumber: readIdNumber,
  sex: readSex,
  birthDate: readDay,
  nation: readNation,
  birthPlace: readWords,
  nativePlace: readWords,
  formerName: readName,
  relation: readChildRelation,
};

/** The values of a person; where number, birth and sex contradict each other, each of them is unsure. */
export function readPerson({ as, says }: PaperFigure): ReadPerson {
  const values = new Map<PersonPart, ReadValue>();
  for (const [part, printed] of says) {
    const value = readers[part](printed);
    if (value !== undefined) values.set(part, value);
  }
  const number = parseIdNumber(values.get('idNumber')?.text ?? '');
  if (number.ok) {
    const { birthDate, sex } = number.value;
    for (const [part, told] of [
      ['birthDate', birthDate],
      ['sex', sex],
    ] as const) {
      const value = values.get(part);
      const own = values.get('idNumber');
      if (value === undefined || own === undefined || value.text === told) continue;
      values.set(part, doubted(value));
      values.set('idNumber', doubted(own));
    }
  }
  const relation = says.get('relation')?.text.replace(/[^\p{Script=Han}]/gu, '') ?? '';
  return { as, says: values, relation };
}

function doubted(value: ReadValue): ReadValue {
  return { ...value, unsure: true, warnings: [...value.warnings, { kind: 'numberSaysOther' }] };
}

/** Male or female, by the page's word or else by the number. */
export function sexOf({ says }: ReadPerson): Sex | undefined {
  const said = says.get('sex')?.text;
  if (said === 'male' || said === 'female') return said;
  const number = parseIdNumber(says.get('idNumber')?.text ?? '');
  return number.ok ? number.value.sex : undefined;
}

/** What tells people apart. */
export type Identity = { readonly name: string; readonly idNumber: string };

export function identityOf({ says }: ReadPerson): Identity {
  return { name: says.get('name')?.text ?? '', idNumber: says.get('idNumber')?.text ?? '' };
}

export function identityInForm(form: Form, person: CardPerson): Identity {
  const isNumber = paperOf(form, person) !== 'none';
  return {
    name: fieldText(form, `${person}.name`),
    idNumber: isNumber ? normalisePaperNumber(fieldText(form, `${person}.idNumber`)) : '',
  };
}

/** `unknown` where too little was read to tell. */
export function compareIdentities(one: Identity, other: Identity): 'same' | 'other' | 'unknown' {
  const byName = compareNames(one.name, other.name);
  const bothRight = parseIdNumber(one.idNumber).ok && parseIdNumber(other.idNumber).ok;
  if (!bothRight) return byName;
  if (one.idNumber === other.idNumber) return 'same';
  // One of two contradicting signs is not enough to say that it is somebody else, or that it is not.
  return byName === 'same' ? 'unknown' : 'other';
}

function compareNames(one: string, other: string): 'same' | 'other' | 'unknown' {
  if (one === '' || other === '') return 'unknown';
  if (isSameReading(one, other)) return 'same';
  const how = nameDisagreement(one, other);
  if (how === undefined || how.kind === 'separator') return 'same';
  return how.kind === 'character' ? 'unknown' : 'other';
}

/** Whether two readings are one, where the mark for an unread character stands for any. */
export function isSameReading(one: string, other: string): boolean {
  const [a, b] = [Array.from(one), Array.from(other)];
  if (a.length !== b.length) return false;
  const known = a.filter((text, i) => text === b[i] && text !== unreadCharacter).length;
  if (known === 0 && a.length > 0) return false;
  return a.every((text, i) => [text, b[i]].includes(unreadCharacter) || text === b[i]);
}
