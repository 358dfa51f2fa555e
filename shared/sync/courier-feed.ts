/** The changes feed as a courier brings it: page by page, read and applied by the very code that does it over the line. */
import type { Result } from '../domain/result';
import { ok } from '../domain/result';
import type { AnswerRecord } from '../protocol/courier';
import { applyChanges } from './apply-changes';
import { cancelSource } from './cancel';
import type { Spoken } from './courier-records';
import { callsOver, pageOf } from './courier-records';
import { isPlausible } from './feed-loop';
import type { StoreError, SyncPorts } from './ports';
import type { TakenCount } from './taken-count';

type Page = Extract<AnswerRecord, { type: 'changes' }>['page'];

/** Where the station was when it asked. */
type Asked = { readonly after: number; readonly afterId?: string | undefined };

type FeedPorts = Pick<SyncPorts, 'store' | 'log'> & {
  readonly taken: Pick<TakenCount, 'owe'>;
  /** Nothing was heard of the platform since it answered. */
  readonly isNewest: boolean;
};

export class BroughtFeed {
  #reached: number;
  #changeId: string | undefined;
  #isWhole = true;
  #isUnclear = false;
  #isLedBack = false;

  constructor(
    private readonly asked: Asked,
    private readonly spoken: Spoken,
    private readonly ports: FeedPorts,
  ) {
    this.#reached = asked.after;
  }

  /** Whether a page said what nobody here can read: it is asked for again, perhaps by a newer profile. */
  get isUnclear(): boolean {
    return this.#isUnclear;
  }

  /** Applies a page, read as the line reads it; answers how many changes it has. */
  async take(page: Page): Promise<number> {
    if (!this.#isWhole) return 0;
    const read = await callsOver(this.spoken, () => pageOf(page)).changes(this.#reached, 0);
    this.#isUnclear = read.kind !== 'ok';
    if (read.kind === 'ok' && read.value.changes.length === 0) {
      if (read.value.cursor < this.#reached) this.#isWhole = await this.#goBack();
      return 0;
    }
    if (read.kind !== 'ok' || !isPlausible(read.value, this.#reached)) {
      this.#isWhole = false;
      return 0;
    }
    const { changes, cursor } = read.value;
    this.#isWhole = await applyChanges(changes, this.ports, cancelSource().signal);
    if (this.#isWhole) {
      this.#reached = cursor;
      this.#changeId = changes.find((change) => change.cursor === cursor)?.id;
    }
    return changes.length;
  }

  /**
   * A platform that was restored from an older back-up: what it lost is owed to it, and its feed is heard anew, by id. An
   * answer that others have overtaken leads nowhere.
   */
  async #goBack(): Promise<boolean> {
    const { taken, isNewest } = this.ports;
    if (!isNewest || this.#isLedBack || !this.#isWhereItAsked()) return false;
    if (!(await taken.owe()).ok) return false;
    this.#isLedBack = true;
    this.#reached = 0;
    return true;
  }

  /** The line may have gone on, or have been led back, meanwhile. */
  #isWhereItAsked(): boolean {
    const { store } = this.ports;
    const { after, afterId } = this.asked;
    return store.feedCursor() === after && store.feedChangeId() === afterId;
  }

  /** Back only where the platform led, and never over what nobody heard. */
  async keepCursor(): Promise<Result<void, StoreError>> {
    const { store } = this.ports;
    const now = store.feedCursor();
    const isKept = this.#isLedBack
      ? !this.#isWhereItAsked()
      : now < this.asked.after || this.#reached <= now;
    return isKept ? ok(undefined) : store.saveFeedCursor(this.#reached, this.#changeId);
  }
}
