/** The record of one pupil: every column with its value as the template wants it, and what is wrong with it. */
import type { FieldProblem } from '../domain/field-rules';
import { fieldProblem, askedText, isAsked, isOnTwoBooks } from '../domain/field-rules';
import type { FieldKey } from '../domain/form';
import { fieldText } from '../domain/form';
import type { CodeTable, idTypeCodes, relationCodes, sexCodes } from '../domain/pupil-codes';
import { ethnicCodeOf } from './ethnic-groups';
import type { PupilSubject, RecordTables } from './pupil-defaults';
import { suggestionFor } from './pupil-defaults';
import type { PupilColumn } from './pupil-schema';
import { pupilColumns } from './pupil-schema';

/** How sure a value is. */
export type Standing = 'typed' | 'derived' | 'assumed' | 'empty' | 'wrong';

export type PupilValue = {
  readonly column: PupilColumn;
  /** What the template wants; empty when there is nothing or it is wrong. */
  readonly value: string;
  readonly standing: Standing;
  /** Why a value is wrong, where a rule of the form says so. */
  readonly problem?: FieldProblem;
};

/** Ages and seasons are the business of enrolment, not of the record. */
const noAge = { age: { years: 0, onDay: '12-31' } };

/** Every column of a pupil, in the template's order. */
export function pupilRecord(subject: PupilSubject, tables?: RecordTables): readonly PupilValue[] {
  return pupilColumns.map((column) => valueOf(subject, column, tables));
}

function valueOf(
  subject: PupilSubject,
  column: PupilColumn,
  tables: RecordTables | undefined,
): PupilValue {
  const { source } = column;
  if (source.from === 'fixed') {
    const about = column.key.startsWith('member2') ? 'guardian2.name' : 'guardian1.name';
    const there = isAsked(subject, about) && fieldText(subject.form, about) !== '';
    return there
      ? { column, value: source.value, standing: 'derived' }
      : { column, value: '', standing: 'empty' };
  }
  if (source.from !== 'form') return { column, value: '', standing: 'empty' };
  const { key } = source;
  // Where the second member lives and is registered is known only for a family on one book.
  if (column.key.startsWith('member2') && !isOnSameBook(subject)) {
    return { column, value: '', standing: 'empty' };
  }
  const typed = askedText(subject, key);
  if (typed === '') {
    const suggested = suggestionFor(subject, key, tables);
    if (suggested === undefined) return { column, value: '', standing: 'empty' };
    return coded(column, suggested.text, suggested.by, tables);
  }
  const problem = fieldProblem(subject, key, noAge, subject.season);
  if (problem !== undefined && problem.kind !== 'tooYoung') {
    return { column, value: '', standing: 'wrong', problem };
  }
  return coded(column, typed, 'typed', tables);
}

function isOnSameBook(subject: PupilSubject): boolean {
  const isThere = askedText(subject, 'guardian2.name') !== '';
  return isThere && !isOnTwoBooks(subject);
}

/** A code of the table that the record system has. */
type CodeOf<Table extends CodeTable> = Table[number][0];
const sexes: Readonly<Record<string, CodeOf<typeof sexCodes>>> = { male: '1', female: '2' };
const idTypes: Readonly<Record<string, CodeOf<typeof idTypeCodes>>> = {
  residentId: '1',
  hongKongPermit: '6',
  macaoPermit: '7',
  taiwanPermit: '8',
  foreignPermanent: '9',
  passport: 'A',
  other: 'Z',
  none: 'Z',
};
const relations: Readonly<Record<string, CodeOf<typeof relationCodes>>> = {
  father: '1',
  mother: '2',
  other: '9',
};

function coded(
  column: PupilColumn,
  text: string,
  standing: 'typed' | 'derived' | 'assumed',
  tables: RecordTables | undefined,
): PupilValue {
  const value = inTemplate(column.as, text, tables);
  return value === undefined
    ? { column, value: '', standing: 'wrong' }
    : { column, value, standing };
}

/** The text as the template writes it; `undefined` when it cannot. */
function inTemplate(
  as: PupilColumn['as'],
  text: string,
  tables: RecordTables | undefined,
): string | undefined {
  switch (as) {
    case 'text':
    case 'code':
    case 'phone':
    case 'number':
      return text;
    case 'sex':
      return sexes[text];
    case 'idType':
      return idTypes[text];
    case 'relation':
      return relations[text];
    case 'ethnic':
      return ethnicCodeOf(text);
    case 'day':
      return text.replaceAll('-', '');
    case 'region':
      // The record system writes places with twelve digits, down to the village.
      return tables?.isRegion(text) === false ? undefined : `${text}000000`;
    case 'country':
      return tables?.isCountry(text) === false ? undefined : text;
  }
}

/** The field of the form where a column is put right. */
export function fieldOfColumn({ source }: PupilColumn): FieldKey | undefined {
  return source.from === 'form' ? source.key : undefined;
}
