/** New, locked, unlocked: the station's life, and what the window may have in each part of it. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../new-id';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Session } from '../../shared/ipc/contract';
import type { StationEvent } from '../../shared/ledger/station-event';
import { settleRestore } from '../backup/settle-restore';
import { scanSegments } from '../ledger/segments';
import { storageError } from '../ledger/blob-store';
import { kindOf } from '../log';
import type { Vault } from '../vault/vault';
import type { Station, StationParts } from './station';
import { newStation, openStation } from './station';
import { stationTag } from './station-facts';

export type LockReason = 'asked' | 'idle' | 'suspend' | 'session';

export type Lifecycle = {
  readonly current: () => Station | undefined;
  readonly status: () => Promise<{ state: 'new' | 'locked' | 'unlocked'; waitSeconds: number }>;
  readonly create: (facts: {
    passphrase: string;
    operatorName: string;
    school: string;
  }) => Promise<Result<Session, AppError>>;
  readonly unlock: (passphrase: string) => Promise<Result<Session, AppError>>;
  readonly lock: (reason: LockReason) => Promise<void>;
  /** After a failed write memory is ahead of the disk: opens the station again from what the disk has. */
  readonly reopenAfterFailure: () => Promise<void>;
};

type Parts = Omit<StationParts, 'scan' | 'stationKey'> & {
  readonly vault: Vault;
  readonly onOpened: (station: Station) => void;
  readonly onClosing: () => Promise<void>;
  readonly onLocked: (reason: LockReason) => void;
};

/** The life of the station below `folder`. */
export function createLifecycle(parts: Parts): Lifecycle {
  const { folder, vault, log } = parts;
  let station: Station | undefined;
  let openKey: Buffer | undefined;
  let busy: Promise<unknown> = Promise.resolve();

  /** Unlocking, locking and creating follow each other. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = busy.then(work, work);
    busy = turn.catch(() => undefined);
    return turn;
  }

  async function open(stationKey: Buffer, created?: Parameters<typeof openStation>[1]) {
    const copy = Buffer.from(stationKey);
    const made = await openFromDisk(stationKey, created).catch((error: unknown) => {
      log('notOpened', { kind: kindOf(error) });
      return err(storageError(error));
    });
    if (made.ok) openKey = copy;
    else for (const key of [stationKey, copy]) key.fill(0);
    return made;
  }

  async function openFromDisk(stationKey: Buffer, created: Parameters<typeof openStation>[1]) {
    const scan = await scanSegments(join(folder, 'ledger'));
    if (scan.tornBytes > 0) log('tornTailCut', { bytes: scan.tornBytes });
    if (scan.damage !== undefined) log('ledgerDamaged', { count: scan.entries.length });
    const made = await openStation({ ...parts, scan, stationKey }, created);
    return made.ok ? settleRestore(folder, made.value) : made;
  }

  function opened(value: Station): Session {
    station = value;
    parts.onOpened(value);
    void value.during(() => value.paperDesk.drawAll());
    const { school, stationCode, publicKey, restoreId } = value.facts();
    return {
      operator: value.operator,
      school,
      stationCode,
      workingSet: {
        // A restored record goes on with other entries: rows of the one before must not be taken for its own.
        name: [
          'working-set',
          stationTag(publicKey),
          ...(restoreId === undefined ? [] : [restoreId]),
        ].join('-'),
        key: new Uint8Array(value.workingSetKey),
      },
      pack: parts.pack.pack,
    };
  }

  /** A ledger that never got its vault is a set-up that was interrupted; one with cases is a vault that was lost. */
  async function setAsideUnfinished(): Promise<Result<undefined, AppError>> {
    const path = join(folder, 'ledger');
    const scan = await scanSegments(path);
    if (
      scan.damage !== undefined ||
      scan.entries.some(({ header }) => header.caseId !== undefined)
    ) {
      return err({ kind: 'stationDamaged', part: 'vault' });
    }
    if (scan.entries.length === 0) return ok(undefined);
    try {
      await rename(path, join(folder, `ledger.unfinished-${newId()}`));
    } catch (error) {
      return err(storageError(error));
    }
    return ok(undefined);
  }

  const create: Lifecycle['create'] = ({ passphrase, operatorName, school }) =>
    alone(async () => {
      if (station !== undefined) return err({ kind: 'stationExists' });
      const operator = { id: newId(), name: operatorName };
      const prepared = await vault.create(operator.id, passphrase);
      if (!prepared.ok) return prepared;
      const cleared = await setAsideUnfinished();
      if (!cleared.ok) return cleared;
      const made = await open(prepared.value.stationKey, newStation(school, operator));
      if (!made.ok) return made;
      const committed = await prepared.value.commit();
      if (!committed.ok) {
        await made.value.close();
        return committed;
      }
      return ok(opened(made.value));
    });

  const unlock: Lifecycle['unlock'] = (passphrase) =>
    alone(async () => {
      if (station !== undefined) await close();
      const key = await vault.unlock(passphrase);
      if (!key.ok) {
        log('unlockRefused', { kind: key.error.kind, count: await vault.wrongTries() });
        return key;
      }
      const made = await open(key.value.stationKey);
      if (!made.ok) return made;
      const noted = await made.value.appendStation([{ type: 'stationUnlocked' }], {
        audit: true,
      });
      if (!noted.ok) log('unlockNotNoted', { kind: noted.error.kind });
      return ok(opened(made.value));
    });

  async function close(events: readonly StationEvent[] = []): Promise<void> {
    const closing = station;
    station = undefined;
    openKey?.fill(0);
    openKey = undefined;
    await parts.onClosing();
    if (events.length > 0) await closing?.appendStation(events, { audit: true });
    await closing?.close();
  }

  return {
    current: () => station,
    status: async () => ({
      state: station !== undefined ? 'unlocked' : (await vault.exists()) ? 'locked' : 'new',
      waitSeconds: await vault.waitSeconds(),
    }),
    create,
    unlock,
    lock: (reason) =>
      alone(async () => {
        if (station === undefined) return;
        // The screen first: it must go dark even when the disk is slow.
        parts.onLocked(reason);
        await close([{ type: 'stationLocked', reason }]);
      }),
    reopenAfterFailure: () =>
      alone(async () => {
        if (station?.ledger.failed() !== true || openKey === undefined) return;
        const key = Buffer.from(openKey);
        await close();
        const made = await open(key);
        log('reopened', { kind: made.ok ? 'ok' : made.error.kind });
        if (made.ok) opened(made.value);
        else parts.onLocked('session');
      }),
  };
}
