/** New, locked, unlocked: the station's life, and what the window may have in each part of it. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../new-id';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Operator, Session } from '../../shared/ipc/contract';
import type { StationEvent } from '../../shared/ledger/station-event';
import { scanSegments } from '../ledger/segments';
import { storageError } from '../ledger/blob-store';
import { kindOf } from '../log';
import type { Unlocked, Vault } from '../vault/vault';
import type { DrillStore } from './drill-store';
import type { Station, StationParts } from './station';
import { newStation, openStation } from './station';

export type LockReason = 'asked' | 'idle' | 'suspend' | 'session';

export type Lifecycle = {
  readonly current: () => Station | undefined;
  readonly status: () => Promise<{ state: 'new' | 'locked' | 'unlocked'; waitSeconds: number }>;
  readonly create: (facts: {
    passphrase: string;
    operatorName: string;
    school: string;
  }) => Promise<Result<Session, AppError>>;
  /** Opens the real station, or, with the same passphrase, its drill 演练. */
  readonly unlock: (
    passphrase: string,
    mode?: 'real' | 'drill',
  ) => Promise<Result<Session, AppError>>;
  readonly lock: (reason: LockReason) => Promise<void>;
  /** Locks the drill that is open and throws it away; `onlyInDrill` when it is the real station that is open. */
  readonly eraseDrill: () => Promise<Result<undefined, AppError>>;
  /** After a failed write memory is ahead of the disk: opens the station again from what the disk has. */
  readonly reopenAfterFailure: () => Promise<void>;
};

type Parts = Omit<StationParts, 'scan' | 'stationKey' | 'operator' | 'operatorId'> & {
  readonly vault: Vault;
  readonly drill: DrillStore;
  readonly onOpened: (station: Station) => void;
  readonly onClosing: () => Promise<void>;
  readonly onLocked: (reason: LockReason) => void;
};

type Place = Pick<StationParts, 'folder' | 'operator'>;

/** The life of the station below `folder`. */
export function createLifecycle(parts: Parts): Lifecycle {
  const { folder, vault, drill, log } = parts;
  let station: Station | undefined;
  let openKey: Buffer | undefined;
  /** Where the open station lives, and who works in it. */
  let place: Place = { folder };
  let busy: Promise<unknown> = Promise.resolve();

  /** Unlocking, locking and creating follow each other. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = busy.then(work, work);
    busy = turn.catch(() => undefined);
    return turn;
  }

  async function open(
    { stationKey, operatorId }: Unlocked,
    created?: Parameters<typeof openStation>[1],
    at: Place = { folder },
  ) {
    place = at;
    const copy = Buffer.from(stationKey);
    const made = await openFromDisk({ stationKey, operatorId }, created).catch((error: unknown) => {
      log('notOpened', { kind: kindOf(error) });
      return err(storageError(error));
    });
    if (made.ok) openKey = copy;
    else for (const key of [stationKey, copy]) key.fill(0);
    return made;
  }

  async function openFromDisk(unlocked: Unlocked, created: Parameters<typeof openStation>[1]) {
    const scan = await scanSegments(join(place.folder, 'ledger'));
    if (scan.tornBytes > 0) log('tornTailCut', { bytes: scan.tornBytes });
    if (scan.damage !== undefined) log('ledgerDamaged', { count: scan.entries.length });
    return openStation({ ...parts, ...place, ...unlocked, scan }, created);
  }

  function opened(value: Station): Session {
    station = value;
    parts.onOpened(value);
    void value.during(() => value.paperDesk.drawAll());
    const { school, stationCode, drill: isDrill } = value.facts();
    return {
      operator: value.operator,
      school,
      stationCode,
      drill: isDrill,
      workingSet: { ...value.workingSet, key: new Uint8Array(value.workingSet.key) },
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
      const made = await open(prepared.value, newStation(school, operator));
      if (!made.ok) return made;
      const committed = await prepared.value.commit();
      if (!committed.ok) {
        await made.value.close();
        return committed;
      }
      return ok(opened(made.value));
    });

  const unlock: Lifecycle['unlock'] = (passphrase, mode = 'real') =>
    alone(async () => {
      if (station !== undefined) await close();
      const key = await vault.unlock(passphrase);
      if (!key.ok) {
        log('unlockRefused', { kind: key.error.kind, count: await vault.wrongTries() });
        return key;
      }
      const realKey = Buffer.from(key.value.stationKey);
      try {
        const made = await open(key.value);
        if (!made.ok) return made;
        await noteUnlocked(made.value);
        await noteDrillLeft(made.value, realKey);
        return mode === 'real' ? ok(opened(made.value)) : await enterDrill(made.value, realKey);
      } finally {
        realKey.fill(0);
      }
    });

  async function noteUnlocked(value: Station): Promise<void> {
    const noted = await value.appendStation([{ type: 'stationUnlocked' }], { audit: true });
    if (!noted.ok) log('unlockNotNoted', { kind: noted.error.kind });
  }

  /** The drill has no key to the real record, so its end is written there by whoever opens the station next. */
  async function noteDrillLeft(real: Station, realKey: Buffer): Promise<void> {
    if (!real.facts().inDrill) return;
    const lastAt = await drill.lastEntryAt(realKey);
    const left = { type: 'drillLeft' as const, ...(lastAt === undefined ? {} : { lastAt }) };
    const noted = await real.appendStation([left]);
    if (!noted.ok) log('drillNotNoted', { kind: noted.error.kind });
  }

  /** Nobody practises unseen: the real record says so first, then it is closed and its keys are wiped. */
  async function enterDrill(real: Station, realKey: Buffer): Promise<Result<Session, AppError>> {
    const { operator } = real;
    const { school } = real.facts();
    const entered = await real.appendStation([{ type: 'drillEntered' }]);
    await real.close();
    openKey?.fill(0);
    if (!entered.ok) return entered;
    const made = await openDrill(operator, school, realKey);
    if (!made.ok) return made;
    await noteUnlocked(made.value);
    return ok(opened(made.value));
  }

  async function openDrill(operator: Operator, school: string, realKey: Buffer) {
    const once = async () => {
      const key = await drill.openKey(realKey);
      const at = { folder: drill.folder, operator };
      if (!key.ok) return key;
      const unlocked = { stationKey: key.value, operatorId: operator.id };
      return open(unlocked, newStation(school, operator, 'drill'), at);
    };
    const made = await once();
    if (made.ok || made.error.kind !== 'stationDamaged') return made;
    const moved = await drill.setAside();
    return moved.ok ? once() : moved;
  }

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
    eraseDrill: () =>
      alone(async () => {
        if (station?.facts().drill !== true) return err({ kind: 'onlyInDrill' });
        parts.onLocked('asked');
        await close();
        return drill.erase();
      }),
    reopenAfterFailure: () =>
      alone(async () => {
        if (station?.ledger.failed() !== true || openKey === undefined) return;
        const unlocked = { stationKey: Buffer.from(openKey), operatorId: station.operator.id };
        await close();
        const made = await open(unlocked, undefined, place);
        log('reopened', { kind: made.ok ? 'ok' : made.error.kind });
        if (made.ok) opened(made.value);
        else parts.onLocked('session');
      }),
  };
}
