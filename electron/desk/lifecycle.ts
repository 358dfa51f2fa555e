/** New, locked, unlocked: the station's life, and what the window may have in each part of it. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../new-id';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { LockReason, Session } from '../../shared/ipc/contract';
import type { StationEvent } from '../../shared/ledger/station-event';
import { settleRestore } from '../backup/settle-restore';
import { peekRecord } from '../ledger/peek';
import { storageError } from '../ledger/blob-store';
import { kindOf } from '../log';
import type { Vault } from '../vault/vault';
import { admit } from './admission';
import type { StationPlace } from './drill-entry';
import { enterDrill, noteDrillLeft } from './drill-entry';
import type { DrillStore } from './drill-store';
import { recoverAs, whoRecovers } from './recovery-entry';
import type { Station, StationParts } from './station';
import { newStation } from './new-station';
import { openStation } from './station';

export type Lifecycle = {
  readonly current: () => Station | undefined;
  readonly status: () => Promise<{
    state: 'new' | 'locked' | 'unlocked';
    waitSeconds: number;
    asksForCode: boolean;
    canRecover: boolean;
    lockedBy?: LockReason;
    allSaved?: boolean;
  }>;
  readonly create: (facts: {
    passphrase: string;
    operatorName: string;
    school: string;
  }) => Promise<Result<Session, AppError>>;
  /**
   * By passphrase; with several operators by code (工号) as well. A start passphrase needs the one that replaces it.
   * The same passphrase opens the drill 演练.
   */
  readonly unlock: (
    passphrase: string,
    code?: string,
    newPassphrase?: string,
    mode?: 'real' | 'drill',
  ) => Promise<Result<Session, AppError>>;
  /** By two sheets of the recovery key: an administrator comes in with a new passphrase. */
  readonly recover: (
    sheets: readonly [string, string],
    newPassphrase: string,
    code?: string,
  ) => Promise<Result<Session, AppError>>;
  /** `allSaved` is what a window that asks says itself; left out, the window gets a moment to save what is typed. */
  readonly lock: (reason: LockReason, allSaved?: boolean) => Promise<void>;
  /** Locks the drill that is open and throws it away; `onlyInDrill` when it is the real station that is open. */
  readonly eraseDrill: () => Promise<Result<undefined, AppError>>;
  /** Runs something that must not meet an unlocking, locking or creating; it may not call any of them. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** After a failed write memory is ahead of the disk: opens the station again from what the disk has. */
  readonly reopenAfterFailure: () => Promise<void>;
};

type Parts = Omit<StationParts, 'stationKey' | 'who' | 'colleagues' | 'spareFolder'> & {
  /** Where the newest back-up of a station's folder lies. */
  readonly spareOf?: (folder: string) => Promise<string | undefined>;
  readonly vault: Vault;
  readonly drill: DrillStore;
  /** A restore is about to put another folder in the station's place: until it ends nobody comes in. */
  readonly isRestoring: () => boolean;
  readonly onOpened: (station: Station) => void;
  readonly onClosing: () => Promise<void>;
  /** The station is closed and its keys are wiped. */
  readonly onClosed?: () => void;
  /**
   * Lets the window save what is typed, and says whether all of it is; takes no longer than nobody notices. Left out
   * where there is no window, and so nothing typed.
   */
  readonly onLocking?: () => Promise<boolean>;
  readonly onLocked: (reason: LockReason) => void;
};

type Who = StationPlace['who'];

/** The life of the station below `folder`. */
export function createLifecycle(parts: Parts): Lifecycle {
  const { folder, vault, drill, log } = parts;
  let station: Station | undefined;
  let locked: { readonly lockedBy: LockReason; readonly allSaved?: boolean } | undefined;
  let openKey: { key: Buffer; place: StationPlace } | undefined;
  let busy: Promise<unknown> = Promise.resolve();

  /** Unlocking, locking and creating follow each other. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = busy.then(work, work);
    busy = turn.catch(() => undefined);
    return turn;
  }

  /** Whatever brings somebody in. */
  function enteringAlone(work: () => Promise<Result<Session, AppError>>) {
    return alone(async (): Promise<Result<Session, AppError>> => {
      return parts.isRestoring() ? err({ kind: 'restoreRunning' }) : work();
    });
  }

  async function open(stationKey: Buffer, place: StationPlace, created?: StationEvent) {
    const copy = Buffer.from(stationKey);
    const spareFolder = await parts.spareOf?.(place.folder);
    const made = await openStation({ ...parts, ...place, spareFolder, stationKey }, created)
      .then((opening) => (opening.ok ? settleRestore(place.folder, opening.value) : opening))
      .catch((error: unknown) => {
        log('notOpened', { kind: kindOf(error) });
        return err(storageError(error));
      });
    if (made.ok) openKey = { key: copy, place };
    else for (const key of [stationKey, copy]) key.fill(0);
    return made;
  }

  /** Opens the station for somebody, or closes it again when `admitted` says no; from there on into the drill. */
  async function enter(
    stationKey: Buffer,
    who: Who,
    admitted: (station: Station) => Promise<Result<undefined, AppError>>,
    mode: 'real' | 'drill',
  ): Promise<Result<Session, AppError>> {
    const realKey = Buffer.from(stationKey);
    try {
      const made = await open(stationKey, { folder, who });
      if (!made.ok) return made;
      const allowed = await admitted(made.value);
      if (!allowed.ok) {
        log('turnedAway', { kind: allowed.error.kind });
        forgetKey();
        await made.value.close();
        return allowed;
      }
      await noteDrillLeft(made.value, realKey, drill, log);
      if (mode === 'real') return ok(opened(made.value));
      forgetKey();
      const practice = await enterDrill(made.value, realKey, drill, open);
      return practice.ok ? ok(opened(practice.value)) : practice;
    } finally {
      realKey.fill(0);
    }
  }

  /** The window's own word on what is typed. */
  const settled = async () => (await parts.onLocking?.()) ?? true;

  function tellLocked(reason: LockReason, allSaved?: boolean): void {
    locked = { lockedBy: reason, ...(allSaved === undefined ? {} : { allSaved }) };
    parts.onLocked(reason);
  }

  function forgetKey(): void {
    openKey?.key.fill(0);
    openKey = undefined;
  }

  function opened(value: Station): Session {
    station = value;
    locked = undefined;
    parts.onOpened(value);
    void value.during(() => value.paperDesk.drawAll());
    void tend(value);
    const { school, stationCode, drill: isDrill, restoreId } = value.facts();
    // A restored record goes on with other entries: rows of the one before must not be taken for its own.
    const named = (name: string) => (restoreId === undefined ? name : `${name}-${restoreId}`);
    const { name, key } = value.workingSet;
    return {
      operator: value.operator,
      school,
      stationCode,
      drill: isDrill,
      workingSet: {
        name: named(name),
        others: value.otherWorkingSets().map(named),
        key: new Uint8Array(key),
      },
      pack: value.policy.shelf().inForce('primary').pack,
      packs: value.policy.shelf().all.map(({ pack }) => pack),
    };
  }

  /** Verifies what the start did not read, then drops what nobody needs any more; damage is mended by opening again. */
  async function tend(value: Station): Promise<void> {
    const { check, verify, compaction } = value.ledger;
    try {
      await value.during(value.finishDestroying);
      await value.during(value.retention.resume);
      const { state } =
        check.integrity().state === 'unchecked' ? await verify() : { state: 'whole' };
      if (state === 'damaged') await reopen((open) => open === value);
      else if (state === 'whole') await compaction.run();
    } catch (error) {
      log('tendingFailed', { kind: kindOf(error) });
    }
  }

  const reopen = (isWanted: (open: Station) => boolean) =>
    alone(async () => {
      if (station === undefined || openKey === undefined || !isWanted(station)) return;
      const key = Buffer.from(openKey.key);
      const { place } = openKey;
      await close();
      const made = await open(key, place);
      log('reopened', { kind: made.ok ? 'ok' : made.error.kind });
      if (made.ok) opened(made.value);
      else tellLocked('dataGone', await settled());
    });

  /** A ledger that never got its vault is a set-up that was interrupted; one with cases is a vault that was lost. */
  async function setAsideUnfinished(): Promise<Result<undefined, AppError>> {
    const path = join(folder, 'ledger');
    const found = await peekRecord(path);
    if (found === 'cases') return err({ kind: 'stationDamaged', part: 'vault' });
    if (found === 'nothing') return ok(undefined);
    try {
      await rename(path, join(folder, `ledger.unfinished-${newId()}`));
    } catch (error) {
      return err(storageError(error));
    }
    return ok(undefined);
  }

  const create: Lifecycle['create'] = ({ passphrase, operatorName, school }) =>
    enteringAlone(async () => {
      if (station !== undefined) return err({ kind: 'stationExists' });
      const operator = { id: newId(), name: operatorName };
      const prepared = await vault.create(operator.id, passphrase, { school, operatorName });
      if (!prepared.ok) return prepared;
      const cleared = await setAsideUnfinished();
      if (!cleared.ok) return cleared;
      const { stationKey, prepared: file } = prepared.value;
      const place = { folder, who: byId(operator.id) };
      const made = await open(stationKey, place, newStation(school, operator));
      if (!made.ok) return made;
      const committed = await file.commit();
      if (!committed.ok) {
        forgetKey();
        await made.value.close();
        return committed;
      }
      const { generation, digest } = file;
      await made.value.appendStation([{ type: 'vaultWritten', generation, digest }]);
      return ok(opened(made.value));
    });

  const unlock: Lifecycle['unlock'] = (passphrase, code, newPassphrase, mode = 'real') =>
    enteringAlone(async () => {
      if (station !== undefined) await close();
      const found = await vault.unlock(code, passphrase);
      if (!found.ok) return refused(found.error);
      return enter(
        found.value.stationKey,
        byId(found.value.operatorId),
        (opening) => admit(vault, opening, found.value, passphrase, newPassphrase),
        mode,
      );
    });

  const recover: Lifecycle['recover'] = (sheets, newPassphrase, code) =>
    enteringAlone(async () => {
      if (station !== undefined) await close();
      const found = await vault.recover(sheets);
      if (!found.ok) return refused(found.error);
      const who: Who = (facts) => whoRecovers(facts, code);
      const admitted = async (opening: Station) => {
        const person = who(opening.facts());
        return person.ok
          ? recoverAs(vault, opening, found.value, person.value, newPassphrase)
          : person;
      };
      return enter(found.value.stationKey, who, admitted, 'real');
    });

  async function refused(error: AppError): Promise<Result<never, AppError>> {
    log('unlockRefused', { kind: error.kind, count: await vault.wrongTries() });
    return err(error);
  }

  async function close(events: readonly StationEvent[] = []): Promise<void> {
    const closing = station;
    station = undefined;
    forgetKey();
    // Before anything that takes time: whoever still holds the station begins nothing new with its keys.
    closing?.shut();
    await parts.onClosing();
    if (events.length > 0) await closing?.appendStation(events, { audit: true });
    await closing?.close();
    if (closing !== undefined) parts.onClosed?.();
  }

  return {
    current: () => station,
    status: async () => ({
      state: station !== undefined ? 'unlocked' : (await vault.exists()) ? 'locked' : 'new',
      waitSeconds: await vault.waitSeconds(),
      ...(await vault.door()),
      ...locked,
    }),
    create,
    unlock,
    recover,
    lock: (reason, allSaved) =>
      alone(async () => {
        if (station === undefined) return;
        const from = performance.now();
        const saved = allSaved ?? (await settled());
        // The screen first: it must go dark even when the disk is slow.
        tellLocked(reason, saved);
        await close([{ type: 'stationLocked', reason }]);
        log('locked', { reason, ms: Math.round(performance.now() - from) });
      }),
    eraseDrill: () =>
      alone(async () => {
        if (station?.facts().drill !== true) return err({ kind: 'onlyInDrill' });
        tellLocked('drillErased');
        await close();
        return drill.erase();
      }),
    alone,
    reopenAfterFailure: () => reopen(({ ledger }) => ledger.failed()),
  };
}

/** The operator with this id, active or not: whoever is not is turned away with an entry. */
function byId(id: string): Who {
  return ({ operators }) => {
    const found = operators.find((one) => one.id === id);
    return found === undefined ? err({ kind: 'operatorUnknown' }) : ok(found);
  };
}
