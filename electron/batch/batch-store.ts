/** Batches under way in files of the station: sealed, so that a crash, a lock or a power cut ends none of them. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchPlan, BatchProgress, SubmissionOrder } from '../../shared/batch/batch-plan';
import {
  batchPlanSchema,
  batchProgressSchema,
  submissionOrderSchema,
} from '../../shared/batch/batch-plan';
import type { BatchColumns, ColumnMeaning } from '../../shared/batch/batch-columns';
import { bareHeading, columnMeaningSchema } from '../../shared/batch/batch-columns';
import type { AppError } from '../../shared/domain/app-error';
import { uuidSchema } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import * as z from 'zod';
import type { Station } from '../desk/station';
import { storageError } from '../ledger/blob-store';
import { hasCode, makeFolderDurably, readBounded, writeFileDurably } from '../ledger/durable-file';
import { openPacked, sealPacked } from '../vault/seal';

type Saved = Promise<Result<undefined, AppError>>;

export type BatchStore = {
  readonly savePlan: (plan: BatchPlan) => Saved;
  readonly saveProgress: (batchId: string, progress: BatchProgress) => Saved;
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
  /** What people said of columns, by their bare headings. */
  readonly columns: () => Promise<Record<string, ColumnMeaning | null>>;
  readonly saveColumns: (said: Readonly<Record<string, ColumnMeaning | null>>) => Saved;
};

const mostFileBytes = 256 * 1024 * 1024;
const mostRemembered = 500;
const columnsSchema = z.record(z.string().max(2_000), columnMeaningSchema.nullable());

/** The store of a station, as long as it is open; a lock waits for what is under way and lets nothing new in. */
export function openBatchStore(station: Pick<Station, 'folder' | 'derive' | 'during'>): BatchStore {
  const folder = join(station.folder, 'batches');
  /** The key is there for one use: wiped by a lock in the middle of another, it would seal with nothing. */
  const withKey = <T>(work: (key: Buffer) => Promise<Result<T, AppError>>) =>
    station.during(async () => {
      const key = station.derive('batches');
      return work(key).finally(() => key.fill(0));
    });
  const bound = (name: string) => Buffer.from(`batch/1/${name}`);

  const save = (name: string, value: unknown): Saved =>
    withKey(async (key) => {
      try {
        await makeFolderDurably(folder);
        const sealed = sealPacked(key, bound(name), Buffer.from(JSON.stringify(value)));
        await writeFileDurably(join(folder, name), sealed);
        return ok(undefined);
      } catch (error) {
        return err(storageError(error));
      }
    });

  const read = <S extends z.ZodType>(name: string, schema: S) =>
    withKey(async (key): Promise<Result<z.output<S>, AppError>> => {
      try {
        const packed = await readBounded(join(folder, name), mostFileBytes);
        const plain = packed && openPacked(key, bound(name), packed);
        if (plain === undefined) return err({ kind: 'fileDamaged' });
        const parsed = schema.safeParse(JSON.parse(plain.toString('utf8')));
        return parsed.success ? ok(parsed.data) : err({ kind: 'fileDamaged' });
      } catch (error) {
        if (error instanceof SyntaxError) return err({ kind: 'fileDamaged' });
        return err({ kind: hasCode(error, 'ENOENT') ? 'fileMissing' : 'storageFailed' });
      }
    });

  /** Of the batch that was looked at last: a family asks for it with every picture. */
  let known: { readonly id: string; plan?: BatchPlan; progress?: BatchProgress } = { id: '' };
  const knownOf = (id: string) => (known.id === id ? known : (known = { id }));

  return {
    savePlan: (plan) => save(`${plan.id}.plan`, plan),
    saveProgress: async (batchId, progress) => {
      const saved = await save(`${batchId}.done`, progress);
      if (saved.ok) knownOf(batchId).progress = progress;
      return saved;
    },
    plan: async (batchId) => {
      const { plan } = knownOf(batchId);
      if (plan !== undefined) return ok(plan);
      const found = await read(`${batchId}.plan`, batchPlanSchema);
      if (found.ok) knownOf(batchId).plan = found.value;
      return found;
    },
    progress: async (batchId) => {
      const { progress } = knownOf(batchId);
      if (progress !== undefined) return ok(progress);
      const found = await read(`${batchId}.done`, batchProgressSchema);
      const isNew = !found.ok && found.error.kind === 'fileMissing';
      return isNew ? ok({ schema: 1, done: [] }) : found;
    },
    order: async (batchId) => {
      const found = await read(`${batchId}.send`, submissionOrderSchema);
      return !found.ok && found.error.kind === 'fileMissing' ? ok(undefined) : found;
    },
    saveOrder: async (batchId, order) => {
      if (order.open.length > 0) return save(`${batchId}.send`, order);
      try {
        await rm(join(folder, `${batchId}.send`), { force: true });
        return ok(undefined);
      } catch (error) {
        return err(storageError(error));
      }
    },
    list: async () => {
      try {
        const names = await readdir(folder);
        const ids = names.filter((name) => name.endsWith('.plan')).map((name) => name.slice(0, -5));
        // Ids are made in the order of time.
        return ok(ids.filter((id) => uuidSchema.safeParse(id).success).toSorted());
      } catch (error) {
        return hasCode(error, 'ENOENT') ? ok([]) : err(storageError(error));
      }
    },
    drop: async (batchId) => {
      known = { id: '' };
      try {
        // The plan last: without it nothing would say what the other files belong to.
        for (const end of ['send', 'done', 'plan']) {
          await rm(join(folder, `${batchId}.${end}`), { force: true });
        }
        return ok(undefined);
      } catch (error) {
        return err(storageError(error));
      }
    },
    columns: async () => {
      const found = await read('columns', columnsSchema);
      return found.ok ? found.value : {};
    },
    saveColumns: (said) =>
      save('columns', Object.fromEntries(Object.entries(said).slice(-mostRemembered))),
  };
}

/** Keeps what a person said of the columns below these headings, for the next table that has the same. */
export async function rememberColumns(
  store: Pick<BatchStore, 'columns' | 'saveColumns'>,
  heads: readonly string[],
  columns: BatchColumns,
): Saved {
  const said: Record<string, ColumnMeaning | null> = {};
  for (const [place, meaning] of columns.entries()) {
    said[bareHeading(heads[place] ?? '')] = meaning;
  }
  delete said[''];
  return store.saveColumns({ ...(await store.columns()), ...said });
}
