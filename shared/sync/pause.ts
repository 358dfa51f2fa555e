/** The rest that a loop takes after trouble that concerns everything it does. */
import { backoffMs, troubleLimits } from './backoff';
import type { WaitReason } from './outbox';
import type { Clock, Random } from './ports';

/** What makes a loop look again: a new entry, a line that came back, a person who asked. */
export type WakeReason = 'enqueued' | 'lineBack' | 'sendNow';

/** Reasons that a line which came back may have done away with. */
export const lineReasons: readonly WaitReason[] = ['offline', 'captivePortal', 'lineNotTrusted'];

/** Present while resting. Times are monotonic milliseconds. */
export type Rest = {
  readonly reason: WaitReason;
  readonly untilMs: number;
  readonly attempts: number;
};

/** One loop's pause; several failures in a row make it longer, one success ends it. */
export class Pause {
  #rest: Rest | undefined;
  #attempts = 0;

  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** The present rest, or nothing when the loop may go on. */
  current(): Rest | undefined {
    return this.#rest !== undefined && this.#rest.untilMs > this.clock.nowMs()
      ? this.#rest
      : undefined;
  }

  begin(reason: WaitReason, retryAfterMs?: number): Rest {
    this.#attempts += 1;
    const jitter = this.random();
    const ownMs = backoffMs(this.#attempts, jitter, troubleLimits);
    // A little later than asked, so that stations do not come back in the same second.
    const waitMs = retryAfterMs === undefined ? ownMs : retryAfterMs + Math.round(jitter * 1_000);
    this.#rest = {
      reason,
      untilMs: this.clock.nowMs() + waitMs,
      attempts: this.#attempts,
    };
    return this.#rest;
  }

  /** An answer that can be believed came: the next trouble begins small again. Answers whether there had been any. */
  clear(): boolean {
    const had = this.#rest !== undefined;
    this.#rest = undefined;
    this.#attempts = 0;
    return had;
  }

  /** Cuts the rest short where the reason to wake allows it. */
  cut(why: WakeReason): boolean {
    if (this.#rest === undefined || why === 'enqueued') return false;
    if (why === 'lineBack' && !lineReasons.includes(this.#rest.reason)) return false;
    this.#rest = { ...this.#rest, untilMs: this.clock.nowMs() };
    return true;
  }
}
