/** 查重: two cases about one child in one season, whichever stations sent them. Neither is dropped; the later one is named. */
import { createHmac } from 'node:crypto';
import { fieldText } from '../../shared/domain/form';
import { normaliseIdNumber } from '../../shared/domain/id-number';
import { foldName } from '../../shared/domain/name-agreement';
import type { Submission } from '../../shared/protocol/messages';
import type { Queries } from '../database/database';

/** What two cases agree in: 证件号码, or 姓名、性别、出生日期 (domain.md "duplicate with number", "without number"). */
export const sameChildKinds = ['number', 'person'] as const;

export type SameChild = {
  readonly caseId: string;
  readonly stationId: string;
  readonly matterNumber: string;
  readonly by: (typeof sameChildKinds)[number];
};

/** By what the child of a submission is found again; nothing where the form says too little. */
export function childKeys(
  { form }: Pick<Submission, 'form'>,
  secret: Uint8Array,
): { readonly number: string | null; readonly person: string | null } {
  const keyed = (kind: string, parts: readonly string[]) =>
    parts.includes('')
      ? null
      : createHmac('sha256', secret)
          .update(JSON.stringify([`same-child:${kind}`, ...parts]))
          .digest('hex');
  const number = normaliseIdNumber(fieldText(form, 'child.idNumber'));
  const person = [
    foldName(fieldText(form, 'child.name')),
    fieldText(form, 'child.sex'),
    fieldText(form, 'child.birthDate'),
  ];
  return { number: keyed('number', [number]), person: keyed('person', person) };
}

/**
 * SQL: case `other` is about the same child as `mine`, came before it, and is not over without a place. Serials have six
 * digits, and one more from the millionth on: of numbers of one season the longer one is the later one.
 */
export const isEarlierOfSameChild = `other.season = mine.season and other.id <> mine.id
  and (other.child_number_key = mine.child_number_key
    or other.child_person_key = mine.child_person_key)
  and (length(other.matter_number), other.matter_number collate "C")
    < (length(mine.matter_number), mine.matter_number collate "C")
  and coalesce(other.outcome, '') not in ('refused', 'withdrawn', 'duplicate')`;

/**
 * Cases about the same child that came before this one (by their 办件编号) and are not over without a place. One that
 * agrees in its number is not told again as the same person.
 */
export async function findSameChild(queries: Queries, caseId: string): Promise<SameChild[]> {
  const rows = await queries.query<{
    id: string;
    station_id: string;
    matter_number: string;
    is_number: boolean;
  }>(
    `select other.id, other.station_id, other.matter_number,
       coalesce(other.child_number_key = mine.child_number_key, false) as is_number
     from cases mine join cases other on ${isEarlierOfSameChild}
     where mine.id = $1
     order by length(other.matter_number), other.matter_number collate "C" limit 20`,
    [caseId],
  );
  return rows.map(({ id, station_id, matter_number, is_number }) => ({
    caseId: id,
    stationId: station_id,
    matterNumber: matter_number,
    by: is_number ? 'number' : 'person',
  }));
}

/** What is said of it to the station: that there is one, and nothing of it. */
export function sameChildWords(found: readonly SameChild[]): string {
  if (found.length === 0) return '';
  const isNumber = found.some(({ by }) => by === 'number');
  return `查重：本季已有${isNumber ? '证件号码' : '姓名、性别、出生日期'}相同的办件，待人工核对`;
}
