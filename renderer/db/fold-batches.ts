/** Folds ledger entries over the stored cases into one change, sealed before any transaction begins. */
import type { Case } from '../../shared/domain/case';
import { evolveAll } from '../../shared/domain/evolve';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Batch } from '../../shared/ipc/contract';
import { searchRecordOf } from '../../shared/search/search-record';
import type { CasePayload } from './case-payload';
import type { ImageShelf } from './image-shelf';
import type { Change, RowStore } from './row-store';
import { imageKey } from './schema';
import type { RowUnreadable } from './sealed-rows';

type Folded = { readonly payload: CasePayload | undefined; readonly seq: number };

/** An entry of the ledger by number and chain hash. */
export type Point = { readonly seq: number; readonly hash: string };

/**
 * Prepares the change that takes the rows from cursor `from` to `to`. Images at hand on the shelf go
 * into the same transaction; images that no page refers to any more leave in it, and so does a case
 * that is gone. A case whose beginning is missing is `rowUnreadable`.
 */
export async function foldBatches(
  store: RowStore,
  shelf: ImageShelf,
  from: number,
  batches: readonly Batch[],
  { seq: to, hash }: Point,
): Promise<Result<Change, RowUnreadable>> {
  const before = await store.readCases([...new Set(batches.map(({ caseId }) => caseId))]);
  if (!before.ok) return before;
  const after = new Map<string, Folded>();
  for (const { caseId, seq, at, by, events, whole, gone } of batches) {
    // Rows may be ahead of the cursor (ahead.ts): what a row has already is not folded in twice.
    const reached = whole?.seq ?? seq;
    if (reached <= (before.value.get(caseId)?.row.seq ?? 0)) continue;
    if (gone === true) {
      after.set(caseId, { payload: undefined, seq });
      continue;
    }
    if (events.length === 0 && whole === undefined) continue;
    const known = after.get(caseId) ?? before.value.get(caseId);
    const current = whole?.current ?? fold(known?.payload?.current, caseId, events);
    if (current === undefined) {
      return err({ kind: 'rowUnreadable', place: { table: 'cases', id: caseId } });
    }
    after.set(caseId, { payload: { current, updatedAt: at, updatedBy: by }, seq: reached });
  }
  const here = [...after.values()].flatMap(({ payload, seq }) =>
    payload === undefined ? [] : [{ payload, seq }],
  );
  const imageIds = [...after].map(([caseId, { payload }]) => {
    const was = imagesOf(before.value.get(caseId)?.payload.current);
    const is = imagesOf(payload?.current);
    return {
      caseId,
      come: [...is].filter((sha256) => !was.has(sha256)),
      gone: [...was].filter((sha256) => !is.has(sha256)),
    };
  });
  const goneCases = [...after].flatMap(([id, { payload }]) => (payload === undefined ? [id] : []));
  const records = here.map(({ payload, seq }) => searchRecordOf(payload.current, seq));
  const dropped = imageIds.flatMap(({ caseId, gone }) => gone.flatMap((sha) => keys(caseId, sha)));
  const [cases, search, sealed, droppedNames] = await Promise.all([
    Promise.all(here.map(({ payload, seq }) => store.sealCase(payload, seq))),
    store.search.prepare(records, goneCases),
    Promise.all(imageIds.flatMap(({ caseId, come }) => sealAtHand(store, shelf, caseId, come))),
    Promise.all(dropped.map((key) => store.imageRowNames(key))),
  ]);
  const images = sealed.filter((one) => one !== undefined);
  return ok({
    from,
    to,
    hash,
    cases,
    search,
    images: images.map(({ row }) => row),
    droppedImages: droppedNames.flat(),
    unshelved: [...images.map(({ key }) => key), ...dropped],
    goneCases,
    moves: [...after].map(([id, { payload }]) => ({
      was: before.value.get(id)?.payload.current.state,
      is: payload?.current.state,
    })),
  });
}

function fold(known: Case | undefined, caseId: string, events: Batch['events']): Case | undefined {
  try {
    return evolveAll(known, caseId, events);
  } catch {
    return undefined;
  }
}

const keys = (caseId: string, sha256: string) => [
  imageKey(caseId, sha256),
  imageKey(caseId, sha256, 'thumb'),
];

function sealAtHand(store: RowStore, shelf: ImageShelf, caseId: string, hashes: readonly string[]) {
  return hashes
    .flatMap((sha256) => keys(caseId, sha256))
    .map(async (key) => {
      const bytes = shelf.peek(key);
      if (bytes === undefined) return undefined;
      return { key, row: await store.sealImage(key, caseId, bytes) };
    });
}

/** Hashes of every image that a page of the case refers to. */
function imagesOf(current: Case | undefined): ReadonlySet<string> {
  const pages = current?.documents.flatMap((document) => document.pages) ?? [];
  return new Set(pages.flatMap(({ original, corrected }) => [original.sha256, corrected.sha256]));
}
