/** How complete a pupil's record is: a number that people can compare, and the list behind it. */
import { askedText } from '../domain/field-rules';
import type { FieldKey } from '../domain/form';
import type { PupilSubject, RecordTables } from './pupil-defaults';
import { suggestionFor } from './pupil-defaults';
import type { PupilValue } from './pupil-record';
import { pupilRecord } from './pupil-record';
import { askedColumns } from './pupil-schema';

/** A starred column counts three times an ordinary one. */
const starWeight = 3;
/** What is only the usual case counts half until somebody confirms it. */
const assumedShare = 0.5;

/** Columns that only some pupils have something for: empty, they are neither missing nor counted. */
const ifAny: ReadonlySet<string> = new Set([
  'pupil.nativeRegion',
  'pupil.formerName',
  'pupil.idValidUntil',
  'pupil.talent',
  'pupil.auxNumber',
  'pupil.classNumber',
  'pupil.email',
  'pupil.homepage',
  'pupil.commuteKm',
  'pupil.commuteBy',
  'guardian1.authority',
]);

export type PupilScore = {
  /** 0–100, rounded down: 100 means that nothing is left. */
  readonly score: number;
  /** Starred columns without a value, or with a wrong one. */
  readonly missing: readonly PupilValue[];
  /** Columns with the usual value that nobody confirmed. */
  readonly unconfirmed: readonly PupilValue[];
  /** Ordinary columns that could still be filled. */
  readonly open: readonly PupilValue[];
};

/** The score of a pupil as the form stands. */
export function pupilScore(subject: PupilSubject, tables?: RecordTables): PupilScore {
  const counted = pupilRecord(subject, tables).filter(
    ({ column, standing }) =>
      column.source.from === 'form' &&
      !isMemberWithout(subject, column.key) &&
      !(standing === 'empty' && ifAny.has(column.key)) &&
      !(standing === 'empty' && isNumberWaived(subject, column.key)),
  );
  let total = 0;
  let reached = 0;
  for (const { column, standing } of counted) {
    const weight = column.starred ? starWeight : 1;
    total += weight;
    if (standing === 'typed' || standing === 'derived') reached += weight;
    if (standing === 'assumed') reached += weight * assumedShare;
  }
  const lacks = ({ standing }: PupilValue) => standing === 'empty' || standing === 'wrong';
  return {
    score: total === 0 ? 0 : Math.floor((reached / total) * 100),
    missing: counted.filter((value) => value.column.starred && lacks(value)),
    unconfirmed: counted.filter(({ standing }) => standing === 'assumed'),
    open: counted.filter((value) => !value.column.starred && lacks(value)),
  };
}

/** Fields of starred columns that are empty, asked without any table: what 查错 keeps of a case. */
export function missingStarred(subject: PupilSubject): readonly FieldKey[] {
  return starredKeys.filter((key) => {
    const typed = askedText(subject, key);
    return typed === '' && suggestionFor(subject, key, anyRegion) === undefined;
  });
}

/** Starred fields, each once, in the template's order. */
export const starredKeys: readonly FieldKey[] = [
  ...new Set(askedColumns.filter(({ starred }) => starred).map(({ source }) => source.key)),
];

/** Takes any text for a place: whether it is one, the check before an export says. */
const anyRegion: RecordTables = {
  regionInAddress: (address) => (address === '' ? undefined : '000000'),
  isRegion: () => true,
  isCountry: () => true,
  pinyinOf: () => '',
};

function isMemberWithout({ form }: PupilSubject, key: string): boolean {
  const second = key.startsWith('member2') || key.startsWith('guardian2');
  return second && form['family.singleParent'] === 'yes';
}

/** With the document Z (其他) the number may stay empty. */
function isNumberWaived({ form }: PupilSubject, key: string): boolean {
  return key === 'child.idNumber' && ['none', 'other'].includes(form['child.idType'] ?? '');
}
