/** What the sync engine needs to keep, kept in the ledger: queue, receipts, changes and the feed's cursor. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppError } from '../../shared/domain/app-error';
import { beijingDate } from '../../shared/domain/beijing-time';
import type { Case } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/command';
import { entryFacts } from '../../shared/domain/delivery';
import type { Instant } from '../../shared/domain/ids';
import { wantedNumbers } from '../../shared/domain/number-stock';
import { keptPointers } from '../../shared/domain/refused-places';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Batch } from '../../shared/ipc/contract';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { Change } from '../../shared/protocol/messages';
import { newId } from '../new-id';
import { signEd25519 } from '../sync/ed25519';
import { commandOf } from './change-command';
import { toldWords } from './told-words';
import type { QueuedEntry, StoreError, SyncStore } from '../../shared/sync/ports';
import type { BlobStore } from '../ledger/blob-store';
import { storageError } from '../ledger/blob-store';
import type { HeaderFacts, Ledger } from '../ledger/ledger';
import type { CaseStore } from './case-store';
import type { Desk } from './desk';
import type { PackPost } from './pack-post';
import type { PolicyDesk } from './policy-desk';
import { isOfPlatform, marked as markedIn, mayDrawFor, platformIn } from './platform-facts';
import type { StationFacts } from './station-facts';
import { keptFeed } from './kept-feed';
import { createWaitingCases } from './waiting-cases';

/** Cases of the queue that are read side by side. */
const readTogether = 16;
/** A queue of so many cases is whole when the station opens; for a longer one nobody waits at the door. */
const readAtOpening = 64;

const platform: Actor = { id: 'platform', name: '中心平台', role: 'platform' };

export type QueueKeeper = {
  /** What the engine of one platform keeps and sends; without a key, of the platform that was paired first. */
  readonly storeOf: (platform?: string) => SyncStore;
  readonly store: SyncStore;
  /** Everything that waits, wherever it goes. */
  readonly queuedEntries: () => readonly QueuedEntry[];
  /** How many submissions somebody keeps back: nothing sends them. */
  readonly keptBack: () => number;
  /** Cases of a long queue that were not read yet: they wait as well. */
  readonly yetToRead: () => number;
  /** How many cases of the queue could not be read when the station opened: nothing of them is sent before the next opening. */
  readonly unreadable: () => number;
  /** Which platform a waiting case goes to. */
  readonly platformOf: (caseId: string) => string | undefined;
  /** Of a long queue, which is read on after the opening: until then not everything that waits is named. */
  readonly filling: Promise<void> | undefined;
  /** Keeps the queue in step with every entry that reached the ledger. */
  readonly follow: (batch: Batch, next: Case) => void;
  /** Nothing of a case that was destroyed is sent any more. */
  readonly forget: (caseId: string) => void;
};

type Parts = {
  readonly desk: Desk;
  readonly cases: CaseStore;
  readonly ledger: Ledger;
  readonly blobs: BlobStore;
  readonly facts: () => StationFacts;
  readonly policy: Pick<PolicyDesk, 'shelf'>;
  readonly packPost: Pick<PackPost, 'wants' | 'take'>;
  readonly appendStation: (
    events: readonly StationEvent[],
    facts?: Pick<HeaderFacts, 'feedCursor' | 'feedChangeId' | 'feedTaken' | 'feedOf' | 'audit'>,
  ) => Promise<Result<unknown, AppError>>;
  /** The signed digests beside the ledger. */
  readonly digests: SyncStore['readDigests'];
  readonly now: () => Instant;
  /** How long the desk has main to itself after the opening, before a long queue is read; not at all when left out. */
  readonly readQueueAfterMs?: number | undefined;
  /** Aborted when the station closes. */
  readonly stop: AbortSignal;
};

/** Reads the queue from the ledger's index and answers the engine from there on. */
export async function openQueue(parts: Parts): Promise<QueueKeeper> {
  const { desk, cases, ledger, blobs, facts } = parts;
  const waiting = createWaitingCases(() => facts().drill);
  const unsent = [...ledger.cases].flatMap(([caseId, known]) => (known.unsent ? [caseId] : []));
  /** While the queue is read: what was written since is newer than what is read. */
  let followed: Set<string> | undefined = new Set();
  let yetToRead = unsent.length;
  /** Nothing sends them before they are read: somebody has to know. */
  const unreadable = new Set<string>();
  const take = async (caseIds: readonly string[], load: CaseStore['load']) => {
    const read = await Promise.all(caseIds.map(async (id) => ({ id, loaded: await load(id) })));
    for (const { id, loaded } of read.filter((one) => followed?.has(one.id) !== true)) {
      if (loaded.ok && loaded.value !== undefined) waiting.note(loaded.value);
      if (!loaded.ok && loaded.error.kind !== 'caseDestroyed') unreadable.add(id);
    }
    yetToRead -= caseIds.length;
  };
  const isLong = unsent.length > readAtOpening;
  for (let from = 0; !isLong && from < unsent.length; from += readTogether) {
    await take(unsent.slice(from, from + readTogether), cases.load);
  }
  /** The station is open by now: one that cannot be read keeps nothing from closing. */
  const loadLater: CaseStore['load'] = (caseId) =>
    cases.load(caseId).catch((error: unknown) => err(storageError(error)));
  const fill = async () => {
    const { stop: signal, readQueueAfterMs = 0 } = parts;
    await sleep(readQueueAfterMs, undefined, { signal }).catch(() => undefined);
    for (let from = 0; from < unsent.length; from += readTogether) {
      if (signal.aborted) return;
      const began = performance.now();
      await take(unsent.slice(from, from + readTogether), loadLater);
      // As long as it worked: the window that opens has more to ask.
      await sleep(performance.now() - began);
    }
    followed = undefined;
  };
  const filling = isLong ? fill() : undefined;
  if (filling === undefined) followed = undefined;

  const keep = async (
    ...entry: Parameters<Parts['appendStation']>
  ): Promise<Result<void, StoreError>> => {
    const saved = await parts.appendStation(...entry);
    return saved.ok ? ok(undefined) : err(saved.error as StoreError);
  };

  const execute = async (
    command: Parameters<Desk['execute']>[0],
  ): Promise<Result<void, StoreError>> => {
    const result = await desk.execute(command, platform);
    return result.ok ? ok(undefined) : err(result.error as StoreError);
  };

  const isOf = (mark: string | undefined, platform: string | undefined) =>
    isOfPlatform(facts(), mark, platform);
  const marked = (platform: string | undefined) => markedIn(facts(), platform);

  /** Whether a platform may say something of a case: it is its own, or it was asked there. */
  const concerns = async (change: Change, platform: string | undefined) => {
    const found = await cases.load(change.caseId);
    // What cannot be read is told by the command itself.
    if (!found.ok || found.value === undefined) return true;
    const { verifications = [], platform: takes, revision } = found.value;
    // One that was not submitted is nobody's yet: the command itself says so.
    const isNobodys = takes === undefined && revision === 0;
    if (change.type !== 'verification') return isNobodys || isOf(takes, platform);
    const asked = verifications.find(({ id }) => id === change.verificationId);
    return asked === undefined || isOf(asked.platform, platform);
  };

  const waitingFor = (isMeant: (taker: string | undefined) => boolean) => ({
    queuedEntries: () => waiting.entries(isMeant),
    queuedReports: () => waiting.reports(isMeant),
    queuedRatings: () => waiting.ratings(isMeant),
    queuedVerifications: () => waiting.questions(isMeant),
  });

  const storeOf = (of: string | undefined): SyncStore => ({
    ...waitingFor((taker) => isOf(taker, of)),
    ...keptFeed({ ledger, facts, keep }, of),
    identity: () => {
      const { drill } = facts();
      const { pairing, givenUp } = platformIn(facts(), of) ?? {};
      // A drill has no platform, whatever its ledger may say.
      if (drill || pairing === undefined || givenUp !== undefined) return undefined;
      const { stationId, stationCode, token, platformUrl, platformName } = pairing;
      const { platformKeyId, platformPublicKey } = pairing;
      return {
        stationId,
        stationCode,
        token,
        platformUrl,
        platformName,
        platformKeyId,
        platformPublicKey,
      };
    },
    mayLeave: () => platformIn(facts(), of)?.paused !== true,
    readSubmission: async ({ caseId, submission }) => {
      const bytes = await blobs.get(caseId, submission.sha256);
      return bytes.ok ? ok(bytes.value.toString('utf8')) : bytes;
    },
    signSubmission: (text) => signEd25519(text, facts().signingKey),
    readFile: (caseId, sha256) => blobs.get(caseId, sha256),
    recordReceipt: ({ caseId, id }, receipt) =>
      execute({ name: 'recordReceipt', caseId, entryId: id, receipt }),
    replaceReceipt: async (receipt) => {
      const { caseId } = receipt;
      const loaded = await cases.load(caseId);
      if (!loaded.ok) return err(loaded.error as StoreError);
      const entryId = loaded.value?.outbox?.id ?? newId();
      return execute({ name: 'recordReceipt', caseId, entryId, receipt });
    },
    recordHeld: (entry, reason, detail, pointers = []) =>
      execute({
        name: 'recordHeld',
        caseId: entry.caseId,
        entry: {
          ...entryFacts(entry),
          state: 'held',
          heldAt: parts.now(),
          reason,
          detail: detail.slice(0, 500),
          ...(pointers.length === 0 ? {} : { pointers: keptPointers(pointers) }),
        },
      }),
    recordConflict: (entry, differs) =>
      execute({
        name: 'recordHeld',
        caseId: entry.caseId,
        entry: {
          ...entryFacts(entry),
          state: 'conflicted',
          differs: differs.slice(0, 100).map(shortened),
        },
      }),
    applyChange: async (change) =>
      (await concerns(change, of)) ? execute(commandOf(change)) : err({ kind: 'caseUnknown' }),
    recordVerificationRefused: ({ caseId, id: verificationId }, detail) =>
      execute({
        name: 'recordVerificationRefused',
        caseId,
        verificationId,
        detail: detail.slice(0, 500),
      }),
    numberWants: () => {
      const { restoreId = '' } = facts();
      const pairing = platformIn(facts(), of)?.pairing;
      const code = pairing?.stationCode;
      const [{ blocks }, last, may] = [facts(), ledger.lastDrawn, mayDrawFor(facts(), of)];
      const wants = code === undefined ? [] : wantedNumbers(blocks, last, code, may);
      return { wants, epoch: restoreId };
    },
    saveNumberBlocks: (blocks) =>
      keep([{ type: 'numbersReserved', blocks: [...blocks], ...marked(of) }]),
    recordReportDelivered: ({ caseId, n }) => execute({ name: 'recordReportDelivered', caseId, n }),
    recordReportRefused: ({ caseId, n }, detail) =>
      execute({ name: 'recordReportRefused', caseId, n, detail: detail.slice(0, 500) }),
    recordRatingDelivered: ({ caseId, revision }) =>
      execute({ name: 'recordRatingDelivered', caseId, revision }),
    recordRatingRefused: ({ caseId, revision }, detail) =>
      execute({
        name: 'recordRatingRefused',
        caseId,
        revision,
        detail: detail.slice(0, 500),
      }),
    trafficRules: () => platformIn(facts(), of)?.traffic ?? facts().traffic,
    placeWants: () => {
      const { restoreId = '' } = facts();
      const pairing = platformIn(facts(), of)?.pairing;
      const quotas = facts().quotas.filter(({ platform }) => isOf(platform, of));
      const decides = parts.policy.shelf().all.some(({ pack }) => pack.placeNoticeBy === 'desk');
      if (pairing === undefined || !decides) return undefined;
      return { held: quotas.map(({ id }) => id), epoch: restoreId };
    },
    savePlaceQuotas: (quotas) =>
      keep([{ type: 'placesReserved', quotas: [...quotas], ...marked(of) }]),
    courierKey: () => platformIn(facts(), of)?.courier.platformKey,
    saveCourierKey: (publicKey) => keep([{ type: 'courierKeyLearned', publicKey, ...marked(of) }]),
    directory: () => {
      const { stations } = platformIn(facts(), of)?.directory ?? {};
      return stations && [...stations.values()];
    },
    saveDirectory: async (stations, whole) => {
      const { asOf } = platformIn(facts(), of)?.directory ?? {};
      const at = parts.now();
      // That nothing is new is told once a day: who looks at it wants to know how old it is.
      const isTold = asOf !== undefined && beijingDate(asOf) === beijingDate(at);
      if (stations.length === 0 && (isTold || !whole)) return ok(undefined);
      const told = { at, stations: [...stations], ...(whole ? { whole } : {}) };
      return keep([{ type: 'directoryLearned', ...told, ...marked(of) }]);
    },
    wantsPack: parts.packPost.wants,
    savePack: async (pack, text) => {
      const from = platformIn(facts(), of)?.pairing.platformName ?? '';
      const taken = await parts.packPost.take(pack, text, from);
      return taken.ok ? ok(undefined) : err(taken.error as StoreError);
    },
    casesWithReceipts: () =>
      [...ledger.cases].flatMap(([caseId, { destroyed }]) => (destroyed === 0 ? [caseId] : [])),
    readReceipt: async (caseId) => {
      const loaded = await cases.load(caseId);
      if (!loaded.ok) return err(loaded.error as StoreError);
      const { season, receipt, platform: takes } = loaded.value ?? {};
      const isThere = season !== undefined && receipt !== undefined && isOf(takes, of);
      return ok(isThere ? { season, receipt } : undefined);
    },
    readToldWords: async (caseId) => {
      const loaded = await cases.load(caseId);
      if (!loaded.ok) return err(loaded.error as StoreError);
      return ok(toldWords(loaded.value, facts().drill, (mark) => isOf(mark, of)));
    },
    recordBroughtAgain: (of) => keep([{ type: 'revisionBroughtAgain', ...of }], { audit: true }),
    readDigests: parts.digests,
    // The host of the engine holds the clocks against each other.
    noteServerTime: () => undefined,
  });

  return {
    storeOf,
    store: storeOf(undefined),
    queuedEntries: () => waiting.entries(() => true),
    keptBack: waiting.keptBack,
    yetToRead: () => yetToRead,
    unreadable: () => unreadable.size,
    platformOf: waiting.platformOf,
    forget: (caseId) => {
      followed?.add(caseId);
      waiting.forget(caseId);
    },
    follow: (_, next) => {
      followed?.add(next.id);
      unreadable.delete(next.id);
      waiting.note(next);
    },
    filling,
  };
}

const shortened = (text: string) => text.slice(0, 120);
