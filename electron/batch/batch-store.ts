/** Batches under way in files of the station: sealed, so that a crash, a lock or a power cut ends none of them. */
import { join } from 'node:path';
import type {
  BatchPlan,
  BatchProgress,
  BatchSource,
  FamilyOutcome,
  SubmissionOrder,
} from '../../shared/batch/batch-plan';
import {
  batchPlanSchema,
  batchProgressSchema,
  submissionOrderSchema,
} from '../../shared/batch/batch-plan';
import type { BatchColumns, RememberedColumns } from '../../shared/batch/batch-columns';
import { columnMeaningSchema, rememberedColumns } from '../../shared/batch/batch-columns';
import type { AppError, StorageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import * as z from 'zod';
import { createKeyedLock } from '../desk/keyed-lock';
import type { Turnstile } from '../desk/turnstile';
import { storageError } from '../ledger/blob-store';
import { makeFolderDurably, writeFileDurably } from '../ledger/durable-file';
import { removeWithoutTrace } from '../ledger/without-trace';
import {
  batchesIn,
  batchIdsIn,
  batchKeyPurpose,
  batchParts,
  readBatchFile,
  sealedBatchFile,
} from './batch-files';
import { createForgettingFamilies } from './forgotten-families';

type Saved = Promise<Result<undefined, AppError>>;

export type BatchStore = {
  readonly savePlan: (plan: BatchPlan) => Saved;
  /** The pictures of a plan lie elsewhere now. */
  readonly moveSource: (
    batchId: string,
    source: BatchSource,
  ) => Promise<Result<BatchPlan, AppError>>;
  /** Keeps how a family ended, in the place of what was said of it before. */
  readonly addOutcome: (batchId: string, outcome: FamilyOutcome) => Saved;
  readonly plan: (batchId: string) => Promise<Result<BatchPlan, AppError>>;
  /** Of a batch that has none yet: nothing done. */
  readonly progress: (batchId: string) => Promise<Result<BatchProgress, AppError>>;
  /** What is still to be submitted of a batch; nothing where nobody ordered it, or all of it is done. */
  readonly order: (batchId: string) => Promise<Result<SubmissionOrder | undefined, AppError>>;
  /** An order with nothing left in it goes. */
  readonly saveOrder: (batchId: string, order: SubmissionOrder) => Saved;
  /** Ids of the batches there are, oldest first. */
  readonly list: () => Promise<Result<string[], AppError>>;
  readonly drop: (batchId: string) => Saved;
  /**
   * Takes out of every batch, of stations that a restore put aside too, what it says of the family of a destroyed case; of
   * all that are destroyed where none is named. Only while the station cannot be closed: it uses the key as it is.
   */
  readonly forgetDestroyed: (caseId?: string) => Promise<Result<undefined, StorageError>>;
  /** What people said of columns. */
  readonly columns: () => Promise<RememberedColumns>;
  readonly saveColumns: (said: RememberedColumns) => Saved;
};

const mostRemembered = 500;
const columnsSchema = z.record(z.string().max(2_000), columnMeaningSchema.nullable());

type Parts = {
  /** Of the station. */
  readonly folder: string;
  readonly derive: (purpose: string) => Buffer;
  readonly during: Turnstile['during'];
  readonly isDestroyed: (caseId: string) => boolean;
  readonly stop: AbortSignal;
};

/** The store of a station, as long as it is open; a lock waits for what is under way and lets nothing new in. */
export function openBatchStore(parts: Parts): BatchStore {
  const folder = batchesIn(parts.folder);
  const turns = createKeyedLock();
  /** Nothing of a batch is read or written while something else of it is. */
  const alone = <T>(batchId: string, work: () => Promise<Result<T, AppError>>) =>
    parts.during(() => turns(batchId, work));
  const forgetting = createForgettingFamilies({
    ...parts,
    alone: turns,
    isStopped: () => parts.stop.aborted,
  });
  /** The key is there for one use: wiped by a lock in the middle of another, it would seal with nothing. */
  const keyed = async <T, E>(work: (key: Buffer) => Promise<Result<T, E>>) => {
    const key = parts.derive(batchKeyPurpose);
    return work(key).finally(() => key.fill(0));
  };

  const save = (name: string, value: unknown): Saved =>
    keyed(async (key) => {
      try {
        await makeFolderDurably(folder);
        await writeFileDurably(join(folder, name), sealedBatchFile(key, name, value));
        return ok(undefined);
      } catch (error) {
        return err(storageError(error));
      }
    });

  const read = <S extends z.ZodType>(name: string, schema: S) =>
    keyed((key) => readBatchFile(folder, name, key, schema));

  /** Of the batch that was looked at last: a family asks for it with every picture. */
  let known: { readonly id: string; plan?: BatchPlan; progress?: BatchProgress } = { id: '' };
  const knownOf = (id: string) => (known.id === id ? known : (known = { id }));

  async function planOf(batchId: string): Promise<Result<BatchPlan, AppError>> {
    const { plan } = knownOf(batchId);
    if (plan !== undefined) return ok(plan);
    const found = await read(`${batchId}.plan`, batchPlanSchema);
    if (found.ok) knownOf(batchId).plan = found.value;
    return found;
  }

  async function progressOf(batchId: string): Promise<Result<BatchProgress, AppError>> {
    const { progress } = knownOf(batchId);
    if (progress !== undefined) return ok(progress);
    const found = await read(`${batchId}.done`, batchProgressSchema);
    const isNew = !found.ok && found.error.kind === 'fileMissing';
    if (found.ok) knownOf(batchId).progress = found.value;
    return isNew ? ok({ schema: 1, done: [] }) : found;
  }

  async function addOutcome(batchId: string, outcome: FamilyOutcome): Saved {
    const before = await progressOf(batchId);
    if (!before.ok) return before;
    const others = before.value.done.filter(({ line }) => line !== outcome.line);
    const progress: BatchProgress = { schema: 1, done: [...others, outcome] };
    const saved = await save(`${batchId}.done`, progress);
    if (saved.ok) knownOf(batchId).progress = progress;
    return saved;
  }

  async function moveSource(
    batchId: string,
    source: BatchSource,
  ): Promise<Result<BatchPlan, AppError>> {
    const before = await planOf(batchId);
    if (!before.ok) return before;
    const plan = { ...before.value, source };
    const saved = await save(`${batchId}.plan`, plan);
    if (!saved.ok) return saved;
    knownOf(batchId).plan = plan;
    return ok(plan);
  }

  async function orderOf(batchId: string): Promise<Result<SubmissionOrder | undefined, AppError>> {
    const found = await read(`${batchId}.send`, submissionOrderSchema);
    return !found.ok && found.error.kind === 'fileMissing' ? ok(undefined) : found;
  }

  async function remove(names: readonly string[]): Saved {
    try {
      for (const name of names) await removeWithoutTrace(join(folder, name));
      return ok(undefined);
    } catch (error) {
      return err(storageError(error));
    }
  }

  return {
    savePlan: (plan) => alone(plan.id, () => save(`${plan.id}.plan`, plan)),
    moveSource: (batchId, source) => alone(batchId, () => moveSource(batchId, source)),
    addOutcome: (batchId, outcome) => alone(batchId, () => addOutcome(batchId, outcome)),
    plan: (batchId) => alone(batchId, () => planOf(batchId)),
    progress: (batchId) => alone(batchId, () => progressOf(batchId)),
    order: (batchId) => alone(batchId, () => orderOf(batchId)),
    saveOrder: (batchId, order) =>
      alone(batchId, () =>
        order.open.length > 0 ? save(`${batchId}.send`, order) : remove([`${batchId}.send`]),
      ),
    list: async () => {
      try {
        return ok(await batchIdsIn(folder));
      } catch (error) {
        return err(storageError(error));
      }
    },
    drop: (batchId) =>
      alone(batchId, () => {
        known = { id: '' };
        return remove(batchParts.map((part) => `${batchId}.${part}`));
      }),
    forgetDestroyed: async (caseId) => {
      const done = await keyed((key) =>
        caseId === undefined ? forgetting.ofAll(key) : forgetting.ofCase(caseId, key),
      );
      known = { id: '' };
      return done;
    },
    columns: async () => {
      const found = await parts.during(() => read('columns', columnsSchema));
      return found.ok ? found.value : {};
    },
    saveColumns: (said) =>
      parts.during(() =>
        save('columns', Object.fromEntries(Object.entries(said).slice(-mostRemembered))),
      ),
  };
}

/** Keeps what a person said of the columns below these headings, for the next table that has the same. */
export async function rememberColumns(
  store: Pick<BatchStore, 'columns' | 'saveColumns'>,
  heads: readonly string[],
  columns: BatchColumns,
): Saved {
  return store.saveColumns({ ...(await store.columns()), ...rememberedColumns(heads, columns) });
}
