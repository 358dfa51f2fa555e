/** A station in memory with real keys: what main does over its ledger, as far as the engine can tell. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { SyncService } from '../../../electron/sync/sync-service';
import type { OutboxEntry } from '../../../shared/domain/delivery';
import { err, ok } from '../../../shared/domain/result';
import type { TrafficRules } from '../../../shared/domain/traffic';
import { canonicalJson } from '../../../shared/protocol/canonical-json';
import { protocolVersion } from '../../../shared/protocol/messages';
import type { Change, Submission } from '../../../shared/protocol/messages';
import type {
  QueuedEntry,
  StationIdentity,
  SyncStore,
  TakenCountFacts,
} from '../../../shared/sync/ports';
import { restOfStore } from '../sim/rest-of-store';

export const instant = '2026-06-01T08:00:00.000Z';

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A UUID version 7 of the present. */
export function freshId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const random = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

/** A code that no other station wishes for. */
const newCode = () => randomBytes(4).toString('hex').toUpperCase();

export class MemoryStation {
  readonly #keys = generateKeyPairSync('ed25519');
  readonly publicKey = this.#keys.publicKey
    .export({ format: 'der', type: 'spki' })
    .subarray(12)
    .toString('base64');
  identity: StationIdentity | undefined;
  readonly entries = new Map<string, OutboxEntry>();
  readonly texts = new Map<string, string>();
  readonly files = new Map<string, Uint8Array>();
  readonly applied = new Map<string, Change>();
  readonly broughtAgain: string[] = [];
  cursor = 0;
  changeId: string | undefined;
  traffic: TrafficRules = {};
  taken: TakenCountFacts = { count: 0, owed: false };

  /** Pairs with the platform at `url` by a code; what it answered beside the identity. */
  async pair({ pair }: Pick<SyncService, 'pair'>, url: string, code: string) {
    const facts = { name: 'desk', stationCode: newCode(), publicKey: this.publicKey };
    const paired = await pair(url, code, facts);
    if (!paired.ok) throw new Error(paired.error.kind);
    const { numberBlocks, serverTime, ...identity } = paired.value.reply;
    this.identity = { ...identity, platformUrl: paired.value.platformUrl };
    return { numberBlocks, serverTime };
  }

  /** Queues a case whose pages have files of these sizes in bytes. */
  addCase(sizes: readonly number[]): QueuedEntry {
    const caseId = freshId();
    const documentId = freshId();
    const pages = sizes.map((bytes) => {
      const file = this.#addFile(bytes);
      return { id: freshId(), role: 'page', original: file, corrected: file };
    });
    const submission: Submission = {
      protocol: protocolVersion,
      caseId,
      revision: 1,
      caseNumber: 'S1-2026-00001X',
      kind: 'primary',
      season: 2026,
      pack: { id: 'county', version: '2026.1' },
      group: 'homeAndRegister',
      form: {},
      documents: [
        {
          id: documentId,
          requirementId: 'register',
          kind: 'householdRegister',
          inspection: {
            verdict: 'originalSeen',
            lookedAt: [],
            note: '',
            pages: pages.map(({ id }) => id),
            at: instant,
            by: 'clerk',
          },
          pages,
        },
      ],
      submittedAt: instant,
      submittedBy: 'clerk',
      files: pages.flatMap(({ id: pageId, original: { sha256: hash, bytes, mediaType } }) =>
        (['original', 'corrected'] as const).map((role) => {
          return { role, documentId, pageId, sha256: hash, bytes, mediaType };
        }),
      ),
    };
    const text = canonicalJson(submission);
    const entry: QueuedEntry = {
      state: 'queued',
      id: freshId(),
      caseId,
      revision: 1,
      submission: { sha256: sha256(text), bytes: Buffer.byteLength(text) },
      queuedAt: instant,
    };
    this.texts.set(caseId, text);
    this.entries.set(entry.id, entry);
    return entry;
  }

  get store(): SyncStore {
    const settle = async (entry: OutboxEntry) => {
      this.entries.set(entry.id, entry);
      return ok(undefined);
    };
    return {
      ...restOfStore,
      identity: () => this.identity,
      mayLeave: () => true,
      queuedEntries: () => [...this.entries.values()].filter((entry) => entry.state === 'queued'),
      readSubmission: async ({ caseId }) => ok(this.texts.get(caseId) ?? ''),
      signSubmission: (text) =>
        sign(null, Buffer.from(text), this.#keys.privateKey).toString('base64'),
      readFile: async (_caseId, hash) => {
        const bytes = this.files.get(hash);
        return bytes === undefined ? err({ kind: 'fileMissing' }) : ok(bytes);
      },
      recordReceipt: (entry, receipt) => settle({ ...entry, state: 'delivered', receipt }),
      replaceReceipt: async (receipt) => {
        const entry = [...this.entries.values()].find(({ caseId }) => caseId === receipt.caseId);
        return entry === undefined
          ? ok(undefined)
          : settle({ ...entry, state: 'delivered', receipt });
      },
      recordHeld: (entry, reason, detail) =>
        settle({ ...entry, state: 'held', reason, detail, heldAt: instant }),
      recordConflict: (entry, differs) =>
        settle({ ...entry, state: 'conflicted', differs: [...differs] }),
      applyChange: async (change) => {
        this.applied.set(change.id, change);
        return ok(undefined);
      },
      queuedReports: () => [],
      queuedVerifications: () => [],
      recordReportDelivered: async () => ok(undefined),
      queuedRatings: () => [],
      recordRatingDelivered: async () => ok(undefined),
      trafficRules: () => this.traffic,
      casesWithReceipts: () => [...this.entries.values()].map(({ caseId }) => caseId),
      readReceipt: async (caseId) => {
        const entry = [...this.entries.values()].findLast(
          (one) => one.caseId === caseId && one.state === 'delivered',
        );
        if (entry?.state !== 'delivered') return ok(undefined);
        return ok({ season: 2026, receipt: entry.receipt });
      },
      readToldWords: async () => ok({ verifications: [], reports: [], ratings: [] }),
      takenCount: () => this.taken,
      saveTakenCount: async (facts) => {
        this.taken = facts;
        return ok(undefined);
      },
      recordBroughtAgain: async ({ caseId, how }) => {
        this.broughtAgain.push(`${caseId} ${how}`);
        return ok(undefined);
      },
      feedCursor: () => this.cursor,
      feedChangeId: () => this.changeId,
      saveFeedCursor: async (cursor, changeId) => {
        this.changeId = changeId;
        this.cursor = cursor;
        return ok(undefined);
      },
      noteServerTime: () => undefined,
    };
  }

  #addFile(size: number): Submission['documents'][number]['pages'][number]['original'] {
    const content = randomBytes(size);
    const hash = sha256(content);
    this.files.set(hash, content);
    return { sha256: hash, bytes: size, mediaType: 'image/jpeg', widthPx: 100, heightPx: 100 };
  }
}
