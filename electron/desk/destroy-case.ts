/** Destroys a case for good: its key first, then its files; the entry that says so, and every header, stay. */
import { dirname } from 'node:path';
import type { AppError, StorageError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/command';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { BlobStore } from '../ledger/blob-store';
import { storageError } from '../ledger/blob-store';
import type { CaseIndex, Ledger } from '../ledger/ledger';
import { newId } from '../new-id';
import type { CaseKeys } from '../vault/case-keys';
import type { CaseStore } from './case-store';
import type { Desk } from './desk';
import { recordedFiles } from './recorded-files';
import { dropReplacedKey } from './replaced-stations';
import { clearTray } from './scan-tray';

export type Destruction = {
  /**
   * Once this has answered nothing of the case opens any more. Whether it may be destroyed is for the caller to know;
   * only a case of which something still waits for its platform is refused. Doing it again changes nothing.
   */
  readonly destroyCase: (
    caseId: string,
    actor: Actor,
  ) => Promise<Result<{ readonly seq: number }, AppError>>;
  /** Goes on with what a crash interrupted. */
  readonly finishDestroying: () => Promise<Result<undefined, StorageError>>;
};

type Parts = {
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly cases: CaseStore;
  readonly keys: CaseKeys;
  readonly blobs: BlobStore;
  readonly stationEntryKey: Uint8Array;
  /** Takes the family of the case out of every batch; of every destroyed case where none is named. */
  readonly forgetDestroyed: (caseId?: string) => Promise<Result<undefined, StorageError>>;
  /** Whether something of a case has still to reach its platform. */
  readonly waits: (current: Case) => boolean;
  readonly now: () => Instant;
};

/** Destruction over the parts of an open station. */
export function createDestruction(parts: Parts): Destruction {
  const { desk, ledger, cases, keys, blobs, forgetDestroyed } = parts;

  const destroyCase: Destruction['destroyCase'] = (caseId, actor) =>
    desk.alone(caseId, async () => {
      const known = ledger.cases.get(caseId);
      if (known === undefined) return err({ kind: 'caseUnknown' });
      if (known.destroyed === 0) {
        const sent = await mayGo(caseId, known);
        if (!sent.ok) return sent;
        const written = await writeDown(caseId, actor);
        if (!written.ok) return written;
      }
      const finished = await finish(caseId);
      return finished.ok ? ok({ seq: ledger.cases.get(caseId)?.destroyed ?? 0 }) : finished;
    });

  async function mayGo(
    caseId: string,
    { unsent, state }: Pick<CaseIndex, 'unsent' | 'state'>,
  ): Promise<Result<undefined, AppError>> {
    if (!unsent) return ok(undefined);
    const loaded = await cases.load(caseId);
    if (!loaded.ok) return loaded;
    const waits = state === 'queued' || loaded.value === undefined || parts.waits(loaded.value);
    return waits ? err({ kind: 'caseUnsent' }) : ok(undefined);
  }

  /** From this entry on the case is destroyed, whatever happens next; it knows which files go. */
  async function writeDown(caseId: string, actor: Actor) {
    const names = await fileNames(caseId);
    if (!names.ok) return names;
    const { state } = ledger.cases.get(caseId) ?? {};
    return ledger.append(
      { id: newId(), caseId, destroyed: true, ...(state === undefined ? {} : { state }) },
      {
        v: 1,
        at: parts.now(),
        actor: { ...actor },
        command: 'destroyCase',
        stationEvents: [{ type: 'caseDestroyed', caseId, blobs: names.value }],
      },
      parts.stationEntryKey,
    );
  }

  /** Names of every file that any entry of the case ever spoke of; what cannot be read names no file that could be read. */
  async function fileNames(caseId: string): Promise<Result<string[], StorageError>> {
    const recorded = await recordedFiles(caseId, { ledger, cases });
    if (!recorded.ok) return recorded;
    return ok([...recorded.value.files].map((sha256) => blobs.nameOf(caseId, sha256)));
  }

  async function finish(caseId: string): Promise<Result<undefined, StorageError>> {
    const entry = await cases.entry(ledger.cases.get(caseId)?.destroyed ?? 0);
    if (!entry.ok) return entry;
    cases.forget();
    const shredded = await keys.shred(caseId);
    if (!shredded.ok) return shredded;
    for (const event of entry.value.body.stationEvents ?? []) {
      if (event.type !== 'caseDestroyed') continue;
      const removed = await blobs.remove(event.blobs);
      if (!removed.ok) return removed;
    }
    try {
      await clearTray(dirname(keys.folder), caseId);
    } catch (error) {
      return err(storageError(error));
    }
    // Before the last trace of the own key: while that is there, what fails here is done again at the next opening.
    const dropped = await dropReplacedKey(dirname(keys.folder), caseId);
    if (!dropped.ok) return dropped;
    const forgotten = await forgetDestroyed(caseId);
    return forgotten.ok ? keys.remove(caseId) : forgotten;
  }

  return {
    destroyCase,
    finishDestroying: async () => {
      for (const [caseId, { destroyed }] of ledger.cases) {
        if (destroyed === 0 || !(await keys.exists(caseId))) continue;
        const finished = await finish(caseId);
        if (!finished.ok) return finished;
      }
      // Those destroyed by a program that knew nothing of batches have no trace of a key that would tell of them.
      return forgetDestroyed();
    },
  };
}
