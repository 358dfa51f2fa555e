/** The loop that brings queued entries to the platform, one turn at a time. */
import type { OutboxEntry } from '../domain/delivery';
import type { Result } from '../domain/result';
import { assertNever } from '../domain/result';
import type { EntryProgress } from '../ipc/contract';
import { Alarm } from './alarm';
import type { CancelSignal, CancelSource } from './cancel';
import { cancelSource } from './cancel';
import { deliver } from './deliver';
import { DeskWords } from './desk-words';
import type { Known } from './line-state';
import { LostRevisions } from './lost-revisions';
import type { EntryState, OutboxEvent } from './outbox';
import { advance, freshEntry } from './outbox';
import type { Outcome } from './outcome';
import { ends, isGoneOnWith } from './outcome';
import { lineReasons, Pause } from './pause';
import type { WakeReason } from './pause';
import { platformCalls } from './platform-calls';
import type { QueuedEntry, StationIdentity, StoreError, SyncPorts } from './ports';
import { progressOf } from './progress';
import { recordSettled } from './record-settled';
import { isDue, nextDueMs, roundOf } from './round';
import { Traffic } from './traffic';
import { WantedFiles } from './wanted-files';

/** How long one entry may send before others get their turn, in milliseconds. */
const turnMs = 20_000;
/** Failures of the platform in a row, of whichever entries, until everything rests. */
const failuresUntilPause = 3;

/** What the loop tells the engine. */
export type LoopListener = {
  /** `urgent` is false for mere progress. */
  readonly onChange: (urgent: boolean) => void;
  /** The platform answers again after trouble. */
  readonly onRecovered: () => void;
};

export class OutboxLoop {
  readonly #states = new Map<OutboxEntry['id'], EntryState>();
  readonly #remainingBytes = new Map<OutboxEntry['id'], number>();
  readonly #wanted = new Map<OutboxEntry['id'], WantedFiles>();
  readonly #alarm: Alarm;
  readonly #pause: Pause;
  readonly #traffic: Traffic;
  readonly #words: DeskWords;
  readonly #lost: LostRevisions;
  readonly #wishes = new Map<OutboxEntry['id'], string>();
  #round: string[] = [];
  #failuresInARow = 0;
  #underWay: { readonly id: string; readonly stop: CancelSource } | undefined;

  constructor(
    private readonly ports: SyncPorts,
    private readonly known: Known,
    private readonly cancel: CancelSignal,
    private readonly listener: LoopListener,
  ) {
    this.#alarm = new Alarm(ports.clock);
    this.#pause = new Pause(ports.clock, ports.random);
    this.#traffic = new Traffic(ports.clock, ports.store.trafficRules, ports.meter);
    const { taken } = known;
    this.#lost = new LostRevisions(ports, taken);
    this.#words = new DeskWords(ports, taken, (caseId) => !this.#lost.holdsUp(caseId));
    cancel.onCancel(() => this.#alarm.ring());
  }

  /** Runs until cancelled. */
  async run(): Promise<void> {
    while (!this.cancel.cancelled) {
      const { store } = this.ports;
      const identity = store.mayLeave() ? store.identity() : undefined;
      if (identity !== undefined && this.#pause.current() === undefined) {
        await this.#words.run(identity, this.cancel);
      }
      if (this.cancel.cancelled) return;
      // By turns: once each was looked at, what is new waits for what a platform lost no longer, nor that for it.
      const isMore = identity !== undefined && (await this.#bringLost(identity));
      if (this.cancel.cancelled) return;
      const entry = identity === undefined ? undefined : this.#next();
      if (identity !== undefined && entry !== undefined) await this.#turn(entry, identity);
      else if (!isMore) {
        await this.#alarm.sleep(identity === undefined ? undefined : this.#idleMs());
      }
    }
  }

  /** One case that a restored platform lost is taken further. Answers whether there is more to do at once. */
  #bringLost(identity: StationIdentity): Promise<boolean> {
    if (this.#pause.current() !== undefined) return Promise.resolve(false);
    const { clock, transport } = this.ports;
    const turnEndMs = clock.nowMs() + turnMs;
    return this.#lost.turn({
      identity,
      cancel: this.cancel,
      calls: platformCalls(transport, identity, this.cancel),
      mayContinue: () => clock.nowMs() < turnEndMs || !this.#othersAreDue(),
      traffic: this.#traffic,
    });
  }

  /** Something may have become due. */
  lookAgain(): void {
    this.#alarm.ring();
  }

  wake(why: WakeReason): void {
    this.#pause.cut(why);
    this.#lost.wake(why);
    this.#followWishes();
    if (why !== 'enqueued') this.#words.wake();
    for (const [id, state] of this.#states) {
      const held = state.phase === 'waiting' ? state.reason : undefined;
      if (why === 'sendNow' || (why === 'lineBack' && held && lineReasons.includes(held))) {
        this.#states.set(id, this.#advanced(state, { type: 'woken' }));
      }
    }
    this.#alarm.ring();
  }

  /** What somebody keeps back stops where it is; what was put first is next, however long it was to wait. */
  #followWishes(): void {
    const entries = this.ports.store.queuedEntries();
    const { id: now, stop } = this.#underWay ?? {};
    if (now !== undefined && entries.every(({ id }) => id !== now)) stop?.cancel();
    for (const { id, first } of entries) {
      if (first === undefined || this.#wishes.get(id) === first) continue;
      this.#wishes.set(id, first);
      this.#states.set(id, this.#advanced(this.#stateOf(id), { type: 'woken' }));
      this.#round = [id, ...this.#round.filter((other) => other !== id)];
    }
  }

  /** What happens to entries that are no longer merely queued. */
  progress(): EntryProgress[] {
    const pauseAttempts = this.#pause.current()?.attempts ?? 0;
    return this.ports.store
      .queuedEntries()
      .map((entry) => {
        const waits = { pauseAttempts, isHeldUp: !this.#isInOrder(entry) };
        return progressOf(entry.id, this.#stateOf(entry.id), waits, this.ports.clock);
      })
      .filter((progress) => progress !== undefined);
  }

  #stateOf = (id: string): EntryState => this.#states.get(id) ?? freshEntry;

  #advanced(state: EntryState, event: OutboxEvent): EntryState {
    return advance(state, event, this.ports.clock.nowMs(), this.ports.random());
  }

  #move(entry: QueuedEntry, event: OutboxEvent): EntryState {
    const next = this.#advanced(this.#stateOf(entry.id), event);
    this.#states.set(entry.id, next);
    this.listener.onChange(event.type !== 'progressed');
    return next;
  }

  #next(): QueuedEntry | undefined {
    if (this.#pause.current() !== undefined) return undefined;
    const entries = this.ports.store.queuedEntries();
    const nowMs = this.ports.clock.nowMs();
    for (let refilled = false; ;) {
      const id = this.#round.shift();
      const entry = id === undefined ? undefined : entries.find((queued) => queued.id === id);
      const isNext = entry !== undefined && this.#mayGo(entry, nowMs);
      if (isNext && !this.#isPutOff(entry, nowMs)) return entry;
      if (id !== undefined) continue;
      if (refilled) return undefined;
      refilled = true;
      this.#forgetSettled(entries);
      const knownBytesOf = (entryId: string) => this.#remainingBytes.get(entryId);
      this.#round = roundOf(entries, this.#stateOf, knownBytesOf, nowMs).map((due) => due.id);
    }
  }

  /** A later revision is no use before those that the platform lost of its case, and a first one would take their numbers. */
  #isInOrder = ({ caseId, revision }: QueuedEntry): boolean =>
    revision === 1 ? !this.#lost.holdsBackNew : !this.#lost.holdsUp(caseId);

  #mayGo(entry: QueuedEntry, nowMs: number): boolean {
    return this.#isInOrder(entry) && isDue(this.#stateOf(entry.id), nowMs);
  }

  /** Whether it waits on for its hour; what it can send before that it has sent. */
  #isPutOff({ id }: QueuedEntry, nowMs: number): boolean {
    const state = this.#stateOf(id);
    const closedMs = this.#traffic.closedMs();
    const isPutOff = state.phase === 'waiting' && state.reason === 'offPeak' && closedMs > 0;
    if (isPutOff) {
      this.#states.set(id, this.#advanced(state, { type: 'putOff', untilMs: nowMs + closedMs }));
    }
    return isPutOff;
  }

  #forgetSettled(entries: readonly QueuedEntry[]): void {
    const queued = new Set(entries.map(({ id }) => id));
    for (const memory of [this.#states, this.#remainingBytes, this.#wanted, this.#wishes]) {
      for (const id of memory.keys()) if (!queued.has(id)) memory.delete(id);
    }
  }

  #idleMs(): number | undefined {
    const { clock } = this.ports;
    const untilMs = this.#pause.current()?.untilMs ?? this.#nextDueMs();
    return untilMs === undefined ? undefined : Math.max(0, untilMs - clock.nowMs());
  }

  #nextDueMs(): number | undefined {
    const due = [
      nextDueMs(this.ports.store.queuedEntries().filter(this.#isInOrder), this.#stateOf),
      this.#words.dueMs(),
      this.#lost.dueMs(),
    ];
    const known = due.filter((ms) => ms !== undefined);
    return known.length === 0 ? undefined : Math.min(...known);
  }

  async #turn(entry: QueuedEntry, identity: StationIdentity): Promise<void> {
    const { clock, log } = this.ports;
    this.#move(entry, { type: 'taken', totalBytes: entry.submission.bytes });
    const turnEndMs = clock.nowMs() + turnMs;
    let sentBefore: number | undefined;
    const wanted = WantedFiles.about(entry, identity, this.#wanted.get(entry.id));
    const stop = cancelSource();
    const forget = this.cancel.onCancel(stop.cancel);
    this.#underWay = { id: entry.id, stop };
    const outcome = await deliver(
      {
        entry,
        identity,
        cancel: stop.signal,
        traffic: this.#traffic,
        wanted,
        mayContinue: () => clock.nowMs() < turnEndMs || !this.#othersAreDue(entry.id),
        onProgress: (progress) => {
          this.#remainingBytes.set(entry.id, progress.totalBytes - progress.sentBytes);
          if (progress.part > 0) {
            this.known.line.heard(clock.instantIn(0));
            // More bytes confirmed: however often the line breaks, it carries.
            if (sentBefore !== undefined && progress.sentBytes > sentBefore) this.#recovered();
            sentBefore = progress.sentBytes;
          }
          this.#move(entry, { type: 'progressed', ...progress });
        },
      },
      this.ports,
    ).catch((): Outcome => {
      log('turnFailed', { entryId: entry.id });
      return ends({ type: 'troubled', reason: 'internal' });
    });
    forget();
    this.#underWay = undefined;
    if (isGoneOnWith(outcome)) this.#wanted.set(entry.id, wanted);
    else this.#wanted.delete(entry.id);
    await this.#settle(entry, outcome);
  }

  /** Besides an entry, or besides what a restored platform lost. */
  #othersAreDue(than?: OutboxEntry['id']): boolean {
    const nowMs = this.ports.clock.nowMs();
    if (than !== undefined && (this.#lost.dueMs() ?? Infinity) <= nowMs) return true;
    return this.ports.store
      .queuedEntries()
      .some((entry) => entry.id !== than && this.#mayGo(entry, nowMs));
  }

  async #settle(entry: QueuedEntry, outcome: Outcome): Promise<void> {
    switch (outcome.kind) {
      case 'cancelled':
        this.#states.delete(entry.id);
        return;
      case 'pause': {
        const { reason, untilMs } = this.#pause.begin(outcome.reason, outcome.retryAfterMs);
        this.known.line.troubled(reason);
        this.ports.log('paused', { entryId: entry.id, reason });
        this.#move(entry, { type: 'paused', reason, untilMs });
        return;
      }
      case 'event':
        this.#judgeLine(outcome.event);
        return this.#settleEvent(entry, outcome.event);
      default:
        return assertNever(outcome);
    }
  }

  /** What an entry's event says about line and platform as a whole. */
  #judgeLine(event: OutboxEvent): void {
    const failed = event.type === 'troubled' && event.reason !== 'storageTrouble';
    const local = event.type === 'rejected' && event.reason === 'fileMissingHere';
    if (failed) {
      this.known.line.troubled(event.reason);
      this.#failuresInARow += 1;
      if (this.#failuresInARow >= failuresUntilPause) this.#pause.begin(event.reason);
    } else if (event.type !== 'troubled' && !local) {
      this.known.line.heard(this.ports.clock.instantIn(0));
      this.#recovered();
    }
  }

  #recovered(): void {
    this.#failuresInARow = 0;
    if (this.#pause.clear()) this.listener.onRecovered();
  }

  /** The durable part: an entry leaves the outbox only when the store says that it is written down. */
  async #settleEvent(entry: QueuedEntry, event: OutboxEvent): Promise<void> {
    const { store, log } = this.ports;
    const before = this.#stateOf(entry.id);
    const next = this.#advanced(before, event);
    const recorded = await recordSettled(store, this.known.taken, entry, next).catch(
      (): Result<void, StoreError> => {
        return { ok: false, error: { kind: 'storageFailed' } };
      },
    );
    const listed = store.queuedEntries().some(({ id }) => id === entry.id);
    const settled = next.phase !== 'queued' && next.phase !== 'waiting';
    if (!recorded.ok || (settled && listed)) {
      log('notRecorded', { entryId: entry.id, phase: next.phase });
      this.#move(entry, { type: 'troubled', reason: 'storageTrouble' });
      return;
    }
    log(next.phase, {
      entryId: entry.id,
      ...(next.phase === 'held' ? { reason: next.reason } : {}),
    });
    if (next.phase === 'delivered') this.#lost.arrived(entry);
    if (settled) this.#states.delete(entry.id);
    else this.#states.set(entry.id, next);
    this.listener.onChange(true);
  }
}
