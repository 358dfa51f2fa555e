/** Token buckets by key: a soft limit of this process against a station gone wild and against guessing. */
import type { Clock } from '../ports';
import { Problem } from './problems';

export type RateLimit = {
  /** Requests that may come at once. */
  readonly burst: number;
  readonly perSecond: number;
};

/** Buckets fill with time; memory is bounded because full buckets are forgotten. */
export class RateLimiter {
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>();

  constructor(
    private readonly limit: RateLimit,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Takes `tokens` (0 only looks). @throws Problem 429 with Retry-After when none is left. */
  take(key: string, tokens = 1): void {
    const nowMs = this.clock.now().getTime();
    const bucket = this.#buckets.get(key) ?? { tokens: this.limit.burst, atMs: nowMs };
    // A clock that was set back must not empty or freeze a bucket.
    const passedMs = Math.max(0, nowMs - bucket.atMs);
    const left = Math.min(
      this.limit.burst,
      bucket.tokens + (passedMs / 1000) * this.limit.perSecond,
    );
    if (left < Math.max(1, tokens)) {
      const waitSeconds = Math.ceil((1 - left) / this.limit.perSecond);
      throw new Problem('too-many-requests', {
        headers: { 'Retry-After': String(Math.max(1, waitSeconds)) },
      });
    }
    this.#buckets.set(key, { tokens: left - tokens, atMs: nowMs });
    if (this.#buckets.size > 10_000) this.#forgetFull(nowMs);
  }

  #forgetFull(nowMs: number): void {
    const refillMs = (this.limit.burst / this.limit.perSecond) * 1000;
    for (const [key, { atMs }] of this.#buckets) {
      if (nowMs - atMs > refillMs) this.#buckets.delete(key);
    }
  }
}
