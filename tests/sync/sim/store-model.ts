/** The station's disk: what is durable survives every kill, what is not is gone. */
import type { OutboxEntry } from '../../../shared/domain/delivery';
import type { StorageError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import type { TrafficRules } from '../../../shared/domain/traffic';
import type { Change } from '../../../shared/protocol/messages';
import { protocolVersion } from '../../../shared/protocol/messages';
import type { VerificationRequest } from '../../../shared/protocol/verification';
import type {
  QueuedEntry,
  QueuedRating,
  QueuedReport,
  StoreError,
  SyncStore,
  TakenCountFacts,
} from '../../../shared/sync/ports';
import { judgeReceipt } from '../../../shared/sync/receipt-check';
import type { SimCase } from './fixtures';
import { simIdentity, simSign, simVerifier } from './fixtures';
import { restOfStore } from './rest-of-store';
import type { Chance, World } from './world';

type Durable = Result<void, StoreError>;

export class StoreModel {
  readonly cases = new Map<string, SimCase>();
  readonly #entries = new Map<string, OutboxEntry>();
  #queued: readonly QueuedEntry[] | undefined;
  readonly applied = new Map<string, Change>();
  /** What the desk reports of its own decisions, case by case, and whether it knows that the platform has it. */
  readonly reports: (QueuedReport & { delivered: boolean })[] = [];
  /** What families said of the service, and whether the station knows that the platform has it. */
  readonly ratings: (QueuedRating & { delivered: boolean })[] = [];
  readonly questions: VerificationRequest[] = [];
  /** What the trail says of revisions that the platform had lost. */
  readonly broughtAgain = new Map<string, string>();
  /** The numbers that families were told first, by entry. */
  readonly firstNumbers = new Map<string, string>();
  cursor = 0;
  changeId: string | undefined;
  taken: TakenCountFacts = { count: 0, owed: false };
  /** What the operator allows; durable like everything else. */
  traffic: TrafficRules = {};
  /** Somebody stopped what leaves. */
  paused = false;
  /** Called the moment a receipt or an answer is written down. */
  onWritten: () => void = () => undefined;
  /** Chance that an operation fails, before or after it took effect. */
  failure = 0;
  /** So often the disk is full just when a receipt is to take the place of another one. */
  fullAtReplacing = 0;

  constructor(
    private readonly world: World,
    private readonly chance: Chance,
    /** The changes that the platform really said, also those that it lost since. */
    private readonly everSaid: () => readonly Change[],
  ) {}

  caseOf(caseId: string): SimCase | undefined {
    return this.cases.get(caseId);
  }

  queued(): readonly QueuedEntry[] {
    this.#queued ??= [...this.#entries.values()].filter((entry) => entry.state === 'queued');
    return this.#queued;
  }

  get entries(): ReadonlyMap<string, OutboxEntry> {
    return this.#entries;
  }

  #set(entry: OutboxEntry): void {
    this.#entries.set(entry.id, entry);
    this.#queued = undefined;
  }

  add(added: SimCase): void {
    this.cases.set(added.entry.caseId, added);
    this.#set(added.entry);
  }

  /** The desk decides on a case, and settles what the platform said of it: two reports. */
  report({ entry: { caseId } }: SimCase): void {
    for (const n of [2, 1]) {
      this.reports.push({ caseId, n, text: `{"of":"${caseId}","n":${n}}`, delivered: false });
    }
  }

  /** The family says at the desk what it thinks of the service. */
  rate({ entry: { caseId, revision } }: SimCase): void {
    const text = `{"of":"${caseId}","revision":${revision}}`;
    this.ratings.push({ caseId, revision, text, delivered: false });
  }

  /** The desk asks a department about a family; the answer is written down once. */
  ask({ entry: { caseId } }: SimCase, id: string): void {
    const asked = { 'child.name': `学生${caseId.slice(-4)}` };
    const authorisation = { version: '1', signedAt: '2026-06-01T08:00:00.000Z' };
    const question = { protocol: protocolVersion, id, caseId, fact: 'register' } as const;
    this.questions.push({ ...question, asked, authorisation });
  }

  #isOpen(questionId: string): boolean {
    return this.openQuestions().some(({ id }) => id === questionId);
  }

  openQuestions(): VerificationRequest[] {
    const isAnswered = (id: string) =>
      [...this.applied.values()].some(
        (change) => change.type === 'verification' && change.verificationId === id,
      );
    return this.questions.filter(({ id }) => !isAnswered(id));
  }

  openReports(): QueuedReport[] {
    return this.reports.filter(({ caseId, delivered }) => !delivered && this.#isThere(caseId));
  }

  openRatings(): QueuedRating[] {
    return this.ratings.filter(({ caseId, delivered }) => !delivered && this.#isThere(caseId));
  }

  #isThere(caseId: string): boolean {
    return [...this.entries.values()].some(
      (one) => one.caseId === caseId && one.state === 'delivered',
    );
  }

  /** The clerk looks at a held case and sends it again. */
  resume(entryId: string): void {
    const entry = this.entries.get(entryId);
    const original = entry === undefined ? undefined : this.cases.get(entry.caseId)?.entry;
    if (original !== undefined) this.#set(original);
  }

  /** The store as one run of the program sees it; dead runs get no answers and change nothing. */
  open(isAlive: () => boolean): SyncStore {
    const read = async <T>(
      value: () => Result<T, StorageError>,
    ): Promise<Result<T, StorageError>> => {
      await this.#step(isAlive);
      return this.chance.happens(this.failure) ? err({ kind: 'storageFailed' }) : value();
    };
    const write = async (effect: () => Durable): Promise<Durable> => {
      await this.#step(isAlive);
      if (this.chance.happens(this.failure)) return err({ kind: 'storageFull' });
      const result = effect();
      await this.#step(isAlive);
      return this.chance.happens(this.failure) ? err({ kind: 'storageFailed' }) : result;
    };
    const settle = (entry: QueuedEntry, next: OutboxEntry, onWritten?: () => void) =>
      write(() => {
        if (this.entries.get(entry.id)?.state === 'queued') this.#set(next);
        onWritten?.();
        return ok(undefined);
      });
    return {
      ...restOfStore,
      identity: () => simIdentity,
      mayLeave: () => !this.paused,
      queuedEntries: () => this.queued(),
      readSubmission: (entry) => read(() => ok(this.cases.get(entry.caseId)?.text ?? '')),
      signSubmission: (text) => simSign(text, 'station'),
      readFile: (caseId, hash) => read(() => this.#file(caseId, hash)),
      recordReceipt: (entry, receipt) => {
        const sent = { ...entry, manifestSha256: entry.submission.sha256 };
        const judged = judgeReceipt(receipt, sent, simIdentity, simVerifier);
        if (judged !== 'genuine') this.world.violated(`receipt recorded although ${judged}`);
        return settle(entry, { ...entry, state: 'delivered', receipt }, () => {
          if (!this.firstNumbers.has(entry.id)) {
            this.firstNumbers.set(entry.id, receipt.matterNumber);
          }
          this.onWritten();
        });
      },
      replaceReceipt: (receipt) =>
        write(() => {
          if (this.fullAtReplacing > 0) {
            this.fullAtReplacing -= 1;
            return err({ kind: 'storageFull' });
          }
          const entry = [...this.entries.values()].find((one) => one.caseId === receipt.caseId);
          if (entry?.state === 'delivered') this.#set({ ...entry, receipt });
          return ok(undefined);
        }),
      recordHeld: (entry, reason, detail) => {
        const heldAt = '2026-06-01T00:00:00.000Z';
        return settle(entry, { ...entry, state: 'held', reason, detail, heldAt });
      },
      recordConflict: (entry, differs) =>
        settle(entry, { ...entry, state: 'conflicted', differs: [...differs] }),
      applyChange: (change) => write(() => this.#apply(change)),
      queuedReports: () => this.openReports(),
      recordReportDelivered: ({ caseId, n }) =>
        write(() => {
          for (const one of this.reports) {
            if (one.caseId === caseId && one.n === n) one.delivered = true;
          }
          return ok(undefined);
        }),
      queuedRatings: () => this.openRatings(),
      recordRatingDelivered: ({ caseId, revision }) =>
        write(() => {
          for (const one of this.ratings) {
            if (one.caseId === caseId && one.revision === revision) one.delivered = true;
          }
          return ok(undefined);
        }),
      queuedVerifications: () => this.openQuestions(),
      trafficRules: () => this.traffic,
      casesWithReceipts: () => [...this.cases.keys()],
      readReceipt: (caseId) =>
        read(() => {
          const entry = [...this.entries.values()].find((one) => one.caseId === caseId);
          if (entry?.state !== 'delivered') return ok(undefined);
          return ok({ season: 2026, receipt: entry.receipt });
        }),
      readToldWords: (caseId) =>
        read(() => {
          const told = { verifications: this.questions.filter(({ id }) => !this.#isOpen(id)) };
          const isTold = (one: { readonly caseId: string; readonly delivered: boolean }) =>
            one.caseId === caseId && one.delivered;
          return ok({
            verifications: told.verifications.filter((question) => question.caseId === caseId),
            reports: this.reports.filter(isTold).toSorted((a, b) => a.n - b.n),
            ratings: this.ratings.filter(isTold),
          });
        }),
      takenCount: () => this.taken,
      saveTakenCount: (facts) =>
        write(() => {
          this.taken = facts;
          return ok(undefined);
        }),
      recordBroughtAgain: ({ caseId, revision, how }) =>
        write(() => {
          this.broughtAgain.set(`${caseId}/${revision}`, how);
          return ok(undefined);
        }),
      feedCursor: () => this.cursor,
      feedChangeId: () => this.changeId,
      saveFeedCursor: (cursor, changeId) => write(() => this.#saveCursor(cursor, changeId)),
      noteServerTime: () => undefined,
    };
  }

  async #step(isAlive: () => boolean): Promise<void> {
    await this.world.wait(this.chance.whole(0, 5));
    if (!isAlive()) await new Promise(() => undefined);
  }

  #file(caseId: string, hash: string): Result<Uint8Array, StorageError> {
    const known = this.cases.get(caseId);
    const bytes = known?.fate === 'fileMissing' ? undefined : known?.files.get(hash);
    return bytes === undefined ? err({ kind: 'fileMissing' }) : ok(bytes);
  }

  #apply(change: Change): Durable {
    const said = this.everSaid().find(({ id }) => id === change.id);
    if (JSON.stringify(said) !== JSON.stringify(change)) {
      this.world.violated('a change was applied that the platform never said');
    }
    if (!this.cases.has(change.caseId)) return err({ kind: 'caseUnknown' });
    this.applied.set(change.id, change);
    if (change.type === 'verification') this.onWritten();
    return ok(undefined);
  }

  #saveCursor(cursor: number, changeId: string | undefined): Durable {
    for (let at = this.cursor + 1; at <= cursor; at += 1) {
      // A platform that was restored while its answer was under way may have another one there by now.
      const said = this.everSaid().filter((change) => change.cursor === at);
      const isMissed = ({ id, caseId }: Change) => this.cases.has(caseId) && !this.applied.has(id);
      if (said.length === 0) this.world.violated('cursor beyond what the platform said');
      else if (said.every(isMissed)) {
        this.world.violated('cursor saved before its change was applied');
      }
    }
    this.cursor = cursor;
    this.changeId = changeId;
    return ok(undefined);
  }
}
