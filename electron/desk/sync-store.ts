/** What the sync engine needs to keep, kept in the ledger: queue, receipts, changes and the feed's cursor. */
import { createPrivateKey, sign } from 'node:crypto';
import type { AppError } from '../../shared/domain/app-error';
import type { Actor } from '../../shared/domain/command';
import type { Instant } from '../../shared/domain/ids';
import { wantedNumbers } from '../../shared/domain/number-stock';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Batch } from '../../shared/ipc/contract';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { QueuedEntry, StoreError, SyncStore } from '../../shared/sync/ports';
import type { BlobStore } from '../ledger/blob-store';
import type { Ledger } from '../ledger/ledger';
import type { CaseStore } from './case-store';
import type { Desk } from './desk';
import type { StationFacts } from './station-facts';

const platform: Actor = { id: 'platform', name: '中心平台', role: 'platform' };

export type QueueKeeper = {
  readonly store: SyncStore;
  /** Keeps the queue in step with every entry that reached the ledger. */
  readonly follow: (batch: Batch) => void;
};

type Parts = {
  readonly desk: Desk;
  readonly cases: CaseStore;
  readonly ledger: Ledger;
  readonly blobs: BlobStore;
  readonly facts: () => StationFacts;
  readonly appendStation: (
    events: readonly StationEvent[],
    facts?: { readonly feedCursor?: number; readonly audit?: true },
  ) => Promise<Result<unknown, AppError>>;
  readonly now: () => Instant;
};

/** Reads the queue from the ledger's index and answers the engine from there on. */
export async function openQueue(parts: Parts): Promise<QueueKeeper> {
  const { desk, cases, ledger, blobs, facts } = parts;
  const queued = new Map<string, QueuedEntry>();
  for (const [caseId, { unsent }] of ledger.cases) {
    if (!unsent) continue;
    const loaded = await cases.load(caseId);
    const outbox = loaded.ok ? loaded.value?.outbox : undefined;
    if (outbox?.state === 'queued') queued.set(caseId, outbox);
  }

  const execute = async (
    command: Parameters<Desk['execute']>[0],
  ): Promise<Result<void, StoreError>> => {
    const result = await desk.execute(command, platform);
    return result.ok ? ok(undefined) : err(result.error as StoreError);
  };

  const store: SyncStore = {
    identity: () => {
      const { pairing, drill } = facts();
      // A drill has no platform, whatever its ledger may say.
      if (drill || pairing === undefined) return undefined;
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
    queuedEntries: () => [...queued.values()],
    readSubmission: async ({ caseId, submission }) => {
      const bytes = await blobs.get(caseId, submission.sha256);
      return bytes.ok ? ok(bytes.value.toString('utf8')) : bytes;
    },
    signSubmission: (text) => {
      const key = createPrivateKey({
        key: Buffer.from(facts().signingKey, 'base64'),
        format: 'der',
        type: 'pkcs8',
      });
      return sign(null, Buffer.from(text), key).toString('base64');
    },
    readFile: (caseId, sha256) => blobs.get(caseId, sha256),
    recordReceipt: ({ caseId, id }, receipt) =>
      execute({ name: 'recordReceipt', caseId, entryId: id, receipt }),
    recordHeld: (entry, reason, detail) =>
      execute({
        name: 'recordHeld',
        caseId: entry.caseId,
        entry: {
          ...entry,
          state: 'held',
          heldAt: parts.now(),
          reason,
          detail: detail.slice(0, 500),
        },
      }),
    recordConflict: (entry, differs) =>
      execute({
        name: 'recordHeld',
        caseId: entry.caseId,
        entry: { ...entry, state: 'conflicted', differs: differs.slice(0, 100).map(shortened) },
      }),
    applyChange: (change) =>
      change.type === 'reviewStep'
        ? execute({
            name: 'recordReviewStep',
            caseId: change.caseId,
            changeId: change.id,
            step: change.step,
          })
        : execute({
            name: 'recordDecision',
            caseId: change.caseId,
            changeId: change.id,
            decision: change.decision,
          }),
    numberWants: () => {
      const { blocks, pairing, restoreId = '' } = facts();
      const wants =
        pairing === undefined ? [] : wantedNumbers(blocks, ledger.lastDrawn, pairing.stationCode);
      return { wants, epoch: restoreId };
    },
    saveNumberBlocks: async (blocks) => {
      const saved = await parts.appendStation([{ type: 'numbersReserved', blocks: [...blocks] }]);
      return saved.ok ? ok(undefined) : err(saved.error as StoreError);
    },
    feedCursor: () => ledger.feedCursor(),
    saveFeedCursor: async (cursor) => {
      const events = [{ type: 'feedAdvanced' as const, cursor }];
      const saved = await parts.appendStation(events, { feedCursor: cursor, audit: true });
      return saved.ok ? ok(undefined) : err(saved.error as StoreError);
    },
    noteServerTime: () => undefined,
  };

  return {
    store,
    follow: ({ caseId, events }) => {
      for (const event of events) {
        if (event.type === 'outboxQueued' && event.entry.state === 'queued') {
          queued.set(caseId, event.entry);
        } else if (event.type === 'receiptRecorded' || event.type === 'sendingHeld') {
          queued.delete(caseId);
        }
      }
    },
  };
}

const shortened = (text: string) => text.slice(0, 120);
