/** New, locked, unlocked: the station's life, and what the window may have in each part of it. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../new-id';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { LockReason, Session } from '../../shared/ipc/contract';
import type { RestoreKey } from '../../shared/ipc/calls/restore';
import type { StationEvent } from '../../shared/ledger/station-event';
import { checkpointAhead } from '../ledger/checkpoint-ahead';
import { kindOf } from '../log';
import type { Vault } from '../vault/vault';
import { admit } from './admission';
import { createAgreement } from './agreement';
import { createDarkness } from './darkness';
import type { StationPlace } from './drill-entry';
import { enterDrill, noteDrillLeft } from './drill-entry';
import type { DrillStore } from './drill-store';
import { createTurns } from './keyed-lock';
import { recoverAs, whoRecovers } from './recovery-entry';
import { createReviewTimes } from './review-times';
import { createSelfService } from './self-service';
import type { Saving } from './settling';
import type { Station } from './station';
import { newStation, setAsideUnfinished } from './new-station';
import type { OpeningParts } from './opening';
import { createOpening } from './opening';
import { sessionOf } from './session';
import { byId } from './station-facts';

export type Lifecycle = {
  readonly current: () => Station | undefined;
  /** The station whose screen is dark already and that still takes what was typed or photographed before, for a moment. */
  readonly lastWords: () => Station | undefined;
  /** Takes what was typed or photographed before; nothing when no station is heard out. */
  readonly takeLastWord: <T>(work: (station: Station) => Promise<T>) => Promise<T> | undefined;
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
  /** Whether somebody of the locked station agrees to its being replaced; to be asked inside `alone`. */
  readonly agree: (by: RestoreKey) => Promise<Result<undefined, AppError>>;
  /** Runs something that must not meet an unlocking, locking or creating; it may not call any of them. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** After a failed write memory is ahead of the disk: opens the station again from what the disk has. */
  readonly reopenAfterFailure: () => Promise<void>;
};

type Parts = OpeningParts & {
  readonly vault: Vault;
  readonly drill: DrillStore;
  /** A restore is about to put another folder in the station's place: until it ends nobody comes in. */
  readonly isRestoring: () => boolean;
  readonly onOpened: (station: Station) => void;
  /** Ends what works with the station by itself. */
  readonly onClosing: () => Promise<void>;
  /** Every call under way has ended, and the record can still be written. */
  readonly onEverybodyOut?: () => Promise<void>;
  /** The station is closed and its keys are wiped. */
  readonly onClosed?: () => void;
  /**
   * Lets the window save what is typed, and says whether all of it is; takes no longer than nobody notices, and hears a
   * slow window out behind the dark screen. Left out where there is no window, and so nothing typed.
   */
  readonly onLocking?: () => Promise<Saving>;
  readonly onLocked: (reason: LockReason) => void;
  /** How long the desk has main to itself after the opening, before a large record is verified; not at all when left out. */
  readonly verifyAfterMs?: number;
};

type Who = StationPlace['who'];

/** The life of the station below `folder`. */
export function createLifecycle(parts: Parts): Lifecycle {
  const { folder, vault, drill, log } = parts;
  let station: Station | undefined;
  const reviewTimes = parts.reviewTimes ?? createReviewTimes(() => performance.now());
  const selfService = parts.selfService ?? createSelfService();
  const opening = createOpening({ ...parts, reviewTimes, selfService });
  const { open, kept, quietly, keyOf, forgetKey } = opening;
  let isReopening = false;
  /** What was locked for the end of the program stays locked: the last back-up and an update take their time. */
  let isEnding = false;
  /** The wait before a large record is verified. */
  let calm: AbortController | undefined;

  const darkness = createDarkness({
    open: () => station,
    isBetween: () => isReopening,
    onLocking: parts.onLocking,
    onDark: reviewTimes.rest,
    onLocked: parts.onLocked,
  });

  /** Unlocking, locking and creating follow each other. */
  const alone = createTurns();

  /** Whatever brings somebody in. */
  function enteringAlone(work: () => Promise<Result<Session, AppError>>) {
    return alone(async (): Promise<Result<Session, AppError>> => {
      if (isEnding) return err({ kind: 'programEnding' });
      return parts.isRestoring() ? err({ kind: 'restoreRunning' }) : work();
    });
  }

  /** Opens the station for somebody, or closes it again when `admitted` says no; from there on into the drill. */
  async function enter(
    stationKey: Buffer,
    place: StationPlace,
    admitted: (station: Station) => Promise<Result<undefined, AppError>>,
    mode: 'real' | 'drill',
  ): Promise<Result<Session, AppError>> {
    selfService.end();
    const realKey = Buffer.from(stationKey);
    try {
      const made = await open(stationKey, place);
      if (!made.ok) return made;
      const allowed = await kept(made.value, async () => {
        // Before anybody is let in: practice that counts as training may be what opens the door.
        await noteDrillLeft(made.value, realKey, drill, log);
        const answer = await admitted(made.value);
        if (!answer.ok) log('turnedAway', { kind: answer.error.kind });
        return answer;
      });
      if (!allowed.ok) return allowed;
      if (mode === 'real') return ok(await opened(made.value));
      forgetKey();
      const practice = await enterDrill(made.value, realKey, drill, open);
      return practice.ok ? ok(await opened(practice.value)) : practice;
    } finally {
      realKey.fill(0);
      if (station === undefined) forgetKey();
    }
  }

  async function opened(value: Station): Promise<Session> {
    station = value;
    darkness.end();
    try {
      parts.onOpened(value);
    } catch (error) {
      await close();
      throw error;
    }
    void value.during(() => value.paperDesk.drawAll());
    void tend(value);
    return sessionOf(value);
  }

  /** Verifies what the start did not read, then drops what nobody needs any more; damage is mended by opening again. */
  async function tend(value: Station): Promise<void> {
    const { check, verify, compaction } = value.ledger;
    try {
      await value.during(value.finishDestroying);
      await value.during(value.retention.resume);
      const isUnchecked = check.integrity().state === 'unchecked';
      if (isUnchecked && parts.verifyAfterMs !== undefined) {
        const { signal } = (calm = new AbortController());
        await sleep(parts.verifyAfterMs, undefined, { ref: false, signal }).catch(() => undefined);
        if (station !== value) return;
      }
      const { state } = isUnchecked ? await verify() : { state: 'whole' };
      if (state === 'damaged') await reopen((open) => open === value);
      if (state !== 'whole') return;
      await value.during(value.sweepUnrecorded);
      await compaction.run();
    } catch (error) {
      log('tendingFailed', { kind: kindOf(error) });
    }
  }

  const reopen = (isWanted: (open: Station) => boolean) =>
    alone(async () => {
      if (station === undefined || darkness.is() || !isWanted(station)) return;
      const held = keyOf();
      if (held === undefined) return;
      const { key, place } = held;
      isReopening = true;
      try {
        await close();
        // Somebody locked meanwhile: the screen is dark, and what opened would only be closed again.
        if (darkness.is()) return void key.fill(0);
        const made = await open(key, place);
        log('reopened', { kind: made.ok ? 'ok' : made.error.kind });
        if (!made.ok) await darkness.come('dataGone');
        else if (darkness.is()) station = made.value;
        else await opened(made.value);
      } finally {
        isReopening = false;
      }
    });

  const create: Lifecycle['create'] = ({ passphrase, operatorName, school }) =>
    enteringAlone(async () => {
      if (station !== undefined) return err({ kind: 'stationExists' });
      const operator = { id: newId(), name: operatorName };
      const prepared = await vault.create(operator.id, passphrase, { school, operatorName });
      if (!prepared.ok) return prepared;
      const { stationKey, prepared: file } = prepared.value;
      const cleared = await setAsideUnfinished(folder);
      if (!cleared.ok) {
        stationKey.fill(0);
        return cleared;
      }
      const who: Who = (facts) => byId(facts, operator.id);
      const place = { folder, who };
      const made = await open(stationKey, place, newStation(school, operator));
      if (!made.ok) return made;
      const committed = await kept(made.value, async () => {
        const written = await file.commit();
        if (!written.ok) return written;
        const { generation, digest } = file;
        await made.value.appendStation([{ type: 'vaultWritten', generation, digest }]);
        return written;
      });
      return committed.ok ? ok(await opened(made.value)) : committed;
    });

  const unlock: Lifecycle['unlock'] = (passphrase, code, newPassphrase, mode = 'real') =>
    enteringAlone(async () => {
      if (station !== undefined) await close();
      const ahead = checkpointAhead(join(folder, 'ledger'));
      const found = await vault.unlock(code, passphrase, ahead.begin);
      if (!found.ok) return refused(found.error);
      return enter(
        found.value.stationKey,
        { folder, ahead, who: (facts) => byId(facts, found.value.operatorId) },
        (opening) => {
          const realAt = mode === 'real' ? parts.now() : undefined;
          return admit(vault, opening, found.value, passphrase, newPassphrase, realAt);
        },
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
      return enter(found.value.stationKey, { folder, who }, admitted, 'real');
    });

  async function refused(error: AppError): Promise<Result<never, AppError>> {
    log('unlockRefused', { kind: error.kind, count: await vault.wrongTries() });
    return err(error);
  }

  async function close(events: readonly StationEvent[] = []): Promise<void> {
    const closing = station;
    station = undefined;
    // What waits with the station in hand keeps it in memory.
    calm?.abort();
    forgetKey();
    if (closing === undefined) return;
    // Before anything that takes time: whoever still holds the station begins nothing new with its keys.
    const everybodyOut = closing.shut();
    await quietly(() => parts.onClosing());
    await everybodyOut;
    await quietly(async () => parts.onEverybodyOut?.());
    if (events.length > 0) await quietly(() => closing.appendStation(events, { audit: true }));
    await quietly(() => closing.close());
    parts.onClosed?.();
  }

  return {
    current: () => (darkness.is() ? undefined : station),
    lastWords: darkness.lastWords,
    takeLastWord: darkness.take,
    status: async () => ({
      state:
        station !== undefined && !darkness.is()
          ? 'unlocked'
          : (await vault.exists())
            ? 'locked'
            : 'new',
      waitSeconds: await vault.waitSeconds(),
      ...(await vault.door()),
      ...darkness.told(),
    }),
    create,
    unlock,
    recover,
    lock: async (reason, allSaved) => {
      const from = performance.now();
      isEnding ||= reason === 'closing';
      // Not in its turn: whoever holds the queue may take long, and the screen must be dark by then.
      await darkness.come(reason, allSaved);
      return alone(async () => {
        if (station === undefined) return;
        // Somebody came in only while this waited.
        await darkness.come(reason, allSaved);
        const family = selfService.now();
        selfService.end();
        await close([
          ...(family === undefined
            ? []
            : [{ type: 'selfService', caseId: family.caseId, step: 'locked' } as const]),
          { type: 'stationLocked', reason },
        ]);
        log('locked', { reason, ms: Math.round(performance.now() - from) });
      });
    },
    eraseDrill: () =>
      alone(async () => {
        if (station?.facts().drill !== true) return err({ kind: 'onlyInDrill' });
        darkness.tell('drillErased');
        await close();
        return drill.erase();
      }),
    agree: createAgreement({ folder, vault, opening }),
    alone,
    reopenAfterFailure: () => reopen(({ ledger }) => ledger.failed()),
  };
}
