/** The days of terms in the clear columns of case rows, and the terms that are near. */
import type { Case } from '../../shared/domain/case';
import { deadlineOf, reviewSince } from '../../shared/domain/deadline';
import type { Day } from '../../shared/domain/ids';
import { closingSince } from '../../shared/domain/review-task';
import type { CaseRow, Tables } from './schema';

/** Grows whenever one of the days is found otherwise than before, or is new: every row is then looked at again. */
const rule = 3;

/** The days of a case; days alone tell of nobody. */
export function termColumns(
  current: Case,
): Pick<CaseRow, 'dueDay' | 'platformSince' | 'deskSince' | 'closingSince'> {
  const due = deadlineOf(current);
  const closing = closingSince(current);
  const { platform, desk } = reviewSince(current);
  return {
    ...(due === undefined ? {} : { dueDay: due.day }),
    ...(platform === undefined ? {} : { platformSince: platform }),
    ...(desk === undefined ? {} : { deskSince: desk }),
    ...(closing === undefined ? {} : { closingSince: closing }),
  };
}

/** Inside a transaction: the rows up to `filledTo` have their days, or all of them as in a new working set. */
export async function markTerms({ meta }: Tables, filledTo?: string): Promise<void> {
  await meta.put({ key: 'terms', rule, ...(filledTo === undefined ? {} : { filledTo }) });
}

/** Up to which case the rows have their days; `undefined` when all have. */
export async function termsFilledTo({ meta }: Tables): Promise<string | undefined> {
  const row = await meta.get('terms');
  return row?.key === 'terms' && row.rule === rule ? row.filledTo : '';
}

/** Which terms are looked for. */
export type TermsFilter = {
  /** Whether a term that ends on this day has to be shown. */
  readonly isNear: (day: Day) => boolean;
  /** No later day is near. */
  readonly latest: Day;
  /** When the earliest review ends that began on a day; nothing where no pack sets a term. */
  readonly platformEnd: ((since: Day) => Day) | undefined;
  readonly deskEnd: ((since: Day) => Day) | undefined;
};

/** A case whose term may have to be shown, with the earliest day on which it may end. */
export type TermKey = { readonly id: string; readonly seq: number; readonly day: Day };

/** Cases with a term that is near, the earliest first; reads keys, never rows. */
export async function nearTerms(
  { cases }: Tables,
  { isNear, latest, platformEnd, deskEnd }: TermsFilter,
): Promise<readonly TermKey[]> {
  const upTo = async (column: 'dueDay' | 'platformSince' | 'deskSince') => {
    const keys = await cases
      .where(`[${column}+seq+id]`)
      .between([' ', 0], [latest, Infinity])
      .keys();
    return keys as unknown as [Day, number, string][];
  };
  const reviews = async (
    column: 'platformSince' | 'deskSince',
    end: ((since: Day) => Day) | undefined,
  ) => {
    if (end === undefined) return [];
    const ends = new Map<Day, Day>();
    return (await upTo(column)).map(([since, seq, id]): [Day, number, string] => {
      const day = ends.get(since) ?? end(since);
      ends.set(since, day);
      return [day, seq, id];
    });
  };
  const all = await Promise.all([
    upTo('dueDay'),
    reviews('platformSince', platformEnd),
    reviews('deskSince', deskEnd),
  ]);
  const near = new Map<Day, boolean>();
  const first = new Map<string, TermKey>();
  for (const [day, seq, id] of all.flat()) {
    if (!near.has(day)) near.set(day, isNear(day));
    const known = first.get(id);
    if (near.get(day) === true && (known === undefined || day < known.day)) {
      first.set(id, { id, seq, day });
    }
  }
  return [...first.values()].sort(byDay);
}

/** The earliest first. */
export function byDay(a: { readonly day: Day }, b: { readonly day: Day }): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
}
