/** Folds ledger entries over the stored cases into one change, sealed before any transaction begins. */
import type { Case } from '../../shared/domain/case';
import { evolveAll } from '../../shared/domain/evolve';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Batch } from '../../shared/ipc/contract';
import type { CasePayload } from './case-payload';
import type { ImageShelf } from './image-shelf';
import type { Change, RowStore } from './row-store';
import { imageKey } from './schema';
import type { RowUnreadable } from './sealed-rows';

type Folded = { readonly payload: CasePayload; readonly seq: number };

/** An entry of the ledger by number and chain hash. */
export type Point = { readonly seq: number; readonly hash: string };

/**
 * Prepares the change that takes the rows from cursor `from` to `to`. Images at hand on the shelf go
 * into the same transaction; images that no page refers to any more leave in it. A case whose
 * beginning is missing is `rowUnreadable`.
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
  for (const { caseId, seq, at, by, events, snapshot } of batches) {
    if (events.length === 0 && snapshot === undefined) continue;
    const known = after.get(caseId)?.payload ?? before.value.get(caseId)?.payload;
    const current = snapshot ?? fold(known?.current, caseId, events);
    if (current === undefined) {
      return err({ kind: 'rowUnreadable', place: { table: 'cases', id: caseId } });
    }
    after.set(caseId, { payload: { current, updatedAt: at, updatedBy: by }, seq });
  }
  const folded = [...after.values()];
  const imageIds = folded.map(({ payload: { current } }) => {
    const was = imagesOf(before.value.get(current.id)?.payload.current);
    const is = imagesOf(current);
    return {
      caseId: current.id,
      come: [...is].filter((sha256) => !was.has(sha256)),
      gone: [...was].filter((sha256) => !is.has(sha256)),
    };
  });
  const [cases, images] = await Promise.all([
    Promise.all(folded.map(({ payload, seq }) => store.sealCase(payload, seq))),
    Promise.all(imageIds.flatMap(({ caseId, come }) => sealAtHand(store, shelf, caseId, come))),
  ]);
  return ok({
    from,
    to,
    hash,
    cases,
    images: images.filter((row) => row !== undefined),
    droppedImages: imageIds.flatMap(({ caseId, gone }) => gone.flatMap((sha) => keys(caseId, sha))),
    moves: folded.map(({ payload: { current } }) => ({
      was: before.value.get(current.id)?.payload.current.state,
      is: current.state,
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
      return bytes === undefined ? undefined : store.sealImage(key, caseId, bytes);
    });
}

/** Hashes of every image that a page of the case refers to. */
function imagesOf(current: Case | undefined): ReadonlySet<string> {
  const pages = current?.documents.flatMap((document) => document.pages) ?? [];
  return new Set(pages.flatMap(({ original, corrected }) => [original.sha256, corrected.sha256]));
}
