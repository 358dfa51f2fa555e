/** Batches without the families whose cases were destroyed: what their rows and pictures were called opens nowhere any more. */
import { join } from 'node:path';
import type { BatchFamily, BatchPlan } from '../../shared/batch/batch-plan';
import { batchPlanSchema, batchProgressSchema } from '../../shared/batch/batch-plan';
import type { StorageError } from '../../shared/domain/app-error';
import { uuidSchema } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { KeyedLock } from '../desk/keyed-lock';
import { replacedStations } from '../desk/replaced-stations';
import { storageError } from '../ledger/blob-store';
import { namesIn } from '../ledger/durable-file';
import { clearTraces, removeWithoutTrace, replaceWithoutTrace } from '../ledger/without-trace';
import { batchesIn, batchIdsIn, batchParts, readBatchFile, sealedBatchFile } from './batch-files';

type Done = Promise<Result<undefined, StorageError>>;

export type ForgettingFamilies = {
  /** Whoever destroys a case asks for this before its last trace goes: what fails is done again at the next opening. */
  readonly ofCase: (caseId: string, key: Uint8Array) => Done;
  /** Of every case that is destroyed, by an earlier program too, and what a power cut left beside the files of batches. */
  readonly ofAll: (key: Uint8Array) => Done;
};

type Parts = {
  /** Of the station; those that a restore put aside lie beside it. */
  readonly folder: string;
  readonly isDestroyed: (caseId: string) => boolean;
  /** By the id of a batch. */
  readonly alone: KeyedLock;
  /** Whether the station is being locked: what is left is done after the next opening. */
  readonly isStopped: () => boolean;
};

const noAnswers = { preferential: false, localRegister: false, localHome: false };
const saysSomething = ({ form, pictures }: BatchFamily) =>
  Object.keys(form).length > 0 || pictures.length > 0;

/** Over the batches of a station and of those it replaced. */
export function createForgettingFamilies(parts: Parts): ForgettingFamilies {
  const { isDestroyed, alone, isStopped } = parts;
  /** By the path of the plan: the cases of which it says something. */
  const told = new Map<string, ReadonlySet<string>>();

  /** Of one case, or of all that are destroyed. */
  async function forget(key: Uint8Array, caseId?: string): Done {
    const isWanted = caseId === undefined ? isDestroyed : (id: string) => id === caseId;
    try {
      for (const folder of [parts.folder, ...(await replacedStations(parts.folder))]) {
        const batches = batchesIn(folder);
        for (const id of await batchIdsIn(batches)) {
          if (caseId === undefined && isStopped()) return ok(undefined);
          const done = await alone(id, () => forgetIn(batches, id, key, isWanted));
          if (!done.ok) return done;
        }
      }
      return ok(undefined);
    } catch (error) {
      return err(storageError(error));
    }
  }

  async function forgetIn(
    batches: string,
    id: string,
    key: Uint8Array,
    isWanted: (caseId: string) => boolean,
  ): Done {
    const path = join(batches, `${id}.plan`);
    const known = told.get(path);
    if (known !== undefined && ![...known].some(isWanted)) return ok(undefined);
    const read = await readBatchFile(batches, `${id}.plan`, key, batchPlanSchema);
    if (!read.ok) {
      if (read.error.kind === 'storageFailed') return err(read.error);
      // What does not open tells nobody of anybody: it is damaged, or of another station.
      told.set(path, new Set());
      return ok(undefined);
    }
    const plan = read.value;
    const { families } = plan;
    if (families.every(({ caseId }) => isDestroyed(caseId))) {
      for (const part of batchParts) await removeWithoutTrace(join(batches, `${id}.${part}`));
      told.delete(path);
      return ok(undefined);
    }
    if (families.some(({ caseId }) => isWanted(caseId))) {
      // The plan last: by it a crash in between is seen.
      const done = await forgetOutcomes(batches, plan, key);
      if (!done.ok) return done;
      await forgetRows(path, plan, key);
    }
    const left = families.filter((one) => saysSomething(one) && !isDestroyed(one.caseId));
    told.set(path, new Set(left.map(({ caseId }) => caseId)));
    return ok(undefined);
  }

  /** Files are named as people name them. */
  async function forgetOutcomes(batches: string, { id, families }: BatchPlan, key: Uint8Array) {
    const name = `${id}.done`;
    const read = await readBatchFile(batches, name, key, batchProgressSchema);
    if (!read.ok) return read.error.kind === 'storageFailed' ? err(read.error) : ok(undefined);
    const gone = new Set(
      families.filter(({ caseId }) => isDestroyed(caseId)).map(({ line }) => line),
    );
    const { done } = read.value;
    if (done.every(({ line, refused }) => !gone.has(line) || refused.length === 0)) {
      return ok(undefined);
    }
    const without = done.map((one) => (gone.has(one.line) ? { ...one, refused: [] } : one));
    const sealed = sealedBatchFile(key, name, { ...read.value, done: without });
    await replaceWithoutTrace(join(batches, name), sealed);
    return ok(undefined);
  }

  async function forgetRows(path: string, plan: BatchPlan, key: Uint8Array): Promise<void> {
    const isOver = (one: BatchFamily) => isDestroyed(one.caseId) && saysSomething(one);
    if (!plan.families.some(isOver)) return;
    const families = plan.families.map((one) =>
      isOver(one) ? { ...one, form: {}, answers: noAnswers, pictures: [] } : one,
    );
    const sealed = sealedBatchFile(key, `${plan.id}.plan`, { ...plan, families });
    await replaceWithoutTrace(path, sealed);
  }

  async function clearAllTraces(): Promise<void> {
    const batches = batchesIn(parts.folder);
    for (const name of await namesIn(batches)) {
      const [id = '', part, ...rest] = name.split('.');
      if (rest.length === 0 || !uuidSchema.safeParse(id).success) continue;
      await alone(id, () => clearTraces(join(batches, `${id}.${part}`)));
    }
  }

  return {
    ofCase: (caseId, key) => forget(key, caseId),
    ofAll: async (key) => {
      try {
        await clearAllTraces();
      } catch (error) {
        return err(storageError(error));
      }
      return forget(key);
    },
  };
}
