/** Brings what a station says beside its cases to the platform: each word until it is there, and once in effect. */
import type { Result } from '../domain/result';
import type { CancelSignal } from './cancel';
import { Patience } from './patience';
import type { PlatformCalls } from './platform-calls';
import { platformCalls } from './platform-calls';
import type { StationIdentity, StoreError, SyncPorts } from './ports';
import { refusalText } from './reply';
import type { Reply } from './reply';
import type { TakenCount } from './taken-count';

/** What one kind of words is, and how it is told. */
export type Telling<T> = {
  /** The kind, as the log names it: `report`. */
  readonly kind: string;
  /** Those that may be told now: each of them alone, in any order. */
  readonly waiting: () => readonly T[];
  readonly keyOf: (word: T) => string;
  /** Identifiers and counts for the log. */
  readonly factsOf: (word: T) => { readonly [name: string]: string | number };
  readonly tell: (calls: PlatformCalls, word: T) => Promise<Reply<unknown>>;
  /** Writes down that it is there. Without it a word waits for an answer by the feed, and is told again after a while. */
  readonly delivered?: (word: T) => Promise<Result<void, StoreError>>;
  readonly refused: (word: T, detail: string) => Promise<Result<void, StoreError>>;
};

/** The answer to a word is written down before anything else is sent. */
export class WordSender<T> {
  readonly #patience: Patience;

  constructor(
    private readonly ports: SyncPorts,
    private readonly taken: Pick<TakenCount, 'save'>,
    private readonly telling: Telling<T>,
  ) {
    this.#patience = new Patience(ports.clock);
  }

  /** Looks again at once. */
  wake(): void {
    this.#patience.wake();
  }

  /** When there is something to try, in monotonic milliseconds; `undefined` when nothing waits. */
  dueMs(): number | undefined {
    const { waiting, keyOf } = this.telling;
    return this.#patience.dueMs(waiting().map(keyOf));
  }

  /** Sends whatever is due, one after the other; what throws is tried again after a rest, and thrown. */
  async run(identity: StationIdentity, cancel: CancelSignal): Promise<void> {
    try {
      await this.#send(identity, cancel);
    } catch (error) {
      this.#patience.rest();
      throw error;
    }
  }

  async #send(identity: StationIdentity, cancel: CancelSignal): Promise<void> {
    const { transport, log } = this.ports;
    const { kind, keyOf, factsOf, tell, delivered, refused } = this.telling;
    for (let word = this.#next(); word !== undefined; word = this.#next()) {
      if (cancel.cancelled) return;
      const reply = await tell(platformCalls(transport, identity, cancel), word);
      if (cancel.cancelled) return;
      const facts = factsOf(word);
      if (reply.kind === 'ok' && delivered !== undefined) {
        const saved = await this.taken.save();
        const kept = saved.ok ? await delivered(word) : saved;
        if (kept.ok) continue;
        log(`${kind}NotRecorded`, { ...facts, reason: kept.error.kind });
        this.#patience.rest();
        return;
      }
      if (reply.kind !== 'ok') log(`${kind}NotTaken`, { ...facts, reason: reply.kind });
      if (reply.kind !== 'ok' && reply.kind !== 'refused') {
        this.#patience.rest();
        return;
      }
      this.#patience.quiet(keyOf(word));
      if (reply.kind === 'ok') continue;
      const kept = await refused(word, refusalText(reply));
      if (!kept.ok) log(`${kind}NotRecorded`, { ...facts, reason: kept.error.kind });
    }
  }

  #next(): T | undefined {
    const { waiting, keyOf } = this.telling;
    return waiting().find((word) => this.#patience.isDue(keyOf(word)));
  }
}
