/** Rows of cases in a working set without its projection: sealed, and written as that does. */
import type { CasePayload } from '../../renderer/db/case-payload';
import type { RowStore } from '../../renderer/db/row-store';
import { rowStore } from '../../renderer/db/row-store';
import { declareTables } from '../../renderer/db/schema';
import { importRowKey } from '../../renderer/db/sealed-rows';
import type { Case } from '../../shared/domain/case';
import { sampleCase } from '../support/papers-samples';
import { keyBytes, newFactory, uuid } from './fake-main';

const key = importRowKey(keyBytes());
const sample = sampleCase();

/** The sample case under another id, without papers, and with what is changed. */
export const payload = (n: number, change: Partial<Case>): CasePayload => ({
  current: { ...sample, id: uuid(n), documents: [], ...change },
  updatedAt: '2026-08-05T02:00:00.000Z',
  updatedBy: 'clerk1',
});

/** An empty store; `upTo` makes that of an older program. */
export async function storeAt(factory = newFactory(), upTo?: number): Promise<RowStore> {
  const tables = declareTables('set', { factory, ...(upTo === undefined ? {} : { upTo }) });
  await tables.open();
  return rowStore(tables, await key);
}

/** Writes cases as the projection does. */
export async function write(store: RowStore, cases: readonly CasePayload[]): Promise<void> {
  const from = await store.cursor();
  await store.write({
    from,
    to: from + cases.length,
    hash: 'f'.repeat(64),
    cases: await Promise.all(cases.map((one, at) => store.sealCase(one, from + 1 + at))),
    images: [],
    droppedImages: [],
    unshelved: [],
    goneCases: [],
    moves: [],
  });
}
