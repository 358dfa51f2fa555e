/** Gives rows that an older program wrote the days of their terms. */
import type { RowStore } from './row-store';
import { markTerms, termColumns, termsFilledTo } from './terms';

const rowsPerStep = 100;

/** What one step of the filling did; each is a transaction of its own, so that the next start goes on from there. */
export type TermsStep = 'filled' | 'complete' | 'rowUnreadable';

/** Gives the next rows their days; a row that somebody saved meanwhile has its own already. */
export async function fillNextTerms({ tables, openCase }: RowStore): Promise<TermsStep> {
  const { cases, meta } = tables;
  const from = await termsFilledTo(tables);
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
        id,
        state,
        updatedDay,
        seq,
        sealed,
        ...termColumns(payload.current),
      })),
    );
    await markTerms(tables, rows.length < rowsPerStep ? undefined : rows.at(-1)?.id);
  });
  return 'filled';
}
