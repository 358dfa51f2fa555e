/** The days of terms in the clear columns of case rows, and the filling of rows that an older program wrote. */
import type { Case } from '../../shared/domain/case';
import { deadlineOf, reviewSince } from '../../shared/domain/deadline';
import type { Day } from '../../shared/domain/ids';
import type { RowStore } from './row-store';
import type { CaseRow, Tables } from './schema';

/** Grows whenever `deadlineOf` or `reviewSince` finds other days than before: every row is then looked at again. */
const rule = 1;

const rowsPerStep = 100;

/** The days of a case; days alone tell of nobody. */
export function termColumns(
  current: Case,
): Pick<CaseRow, 'dueDay' | 'platformSince' | 'deskSince'> {
  const due = deadlineOf(current);
  const { platform, desk } = reviewSince(current);
  return {
    ...(due === undefined ? {} : { dueDay: due.day }),
    ...(platform === undefined ? {} : { platformSince: platform }),
    ...(desk === undefined ? {} : { deskSince: desk }),
  };
}

/** Inside the transaction of a working set that had no entry yet: every row will have its days. */
export async function beginTerms({ meta }: Tables): Promise<void> {
  await meta.put({ key: 'terms', rule });
}

/** Up to which case the rows have their days; `undefined` when all have. */
async function filledTo({ meta }: Tables): Promise<string | undefined> {
  const row = await meta.get('terms');
  return row?.key === 'terms' && row.rule === rule ? row.filledTo : '';
}

/** What one step of the filling did; each is a transaction of its own, so that the next start goes on from there. */
export type TermsStep = 'filled' | 'complete' | 'rowUnreadable';

/** Gives the next rows their days; a row that somebody saved meanwhile has its own already. */
export async function fillNextTerms({ tables, openCase }: RowStore): Promise<TermsStep> {
  const { cases, meta } = tables;
  const from = await filledTo(tables);
  if (from === undefined) return 'complete';
  const rows = await cases.where(':id').above(from).limit(rowsPerStep).toArray();
  const opened = await Promise.all(rows.map(openCase));
  const found = opened.flatMap((one) => (one.ok ? [one.value] : []));
  if (found.length < rows.length) return 'rowUnreadable';
  await tables.transaction('rw', cases, meta, async () => {
    const now = await cases.bulkGet(rows.map(({ id }) => id));
    const unchanged = found.filter(({ row }, at) => now[at]?.seq === row.seq);
    await cases.bulkPut(
      unchanged.map(({ row: { id, state, updatedDay, seq, sealed }, payload }) => ({
        ...{ id, state, updatedDay, seq, sealed },
        ...termColumns(payload.current),
      })),
    );
    const last = rows.length < rowsPerStep ? undefined : rows.at(-1)?.id;
    await meta.put({ key: 'terms', rule, ...(last === undefined ? {} : { filledTo: last }) });
  });
  return 'filled';
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
  return [...first.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
