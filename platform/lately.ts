/** What was read lately, so that not each request reads it again. */
import type { Clock } from './ports';

type Bounds = {
  /** How old what is told may be, in milliseconds. */
  readonly forMs: number;
  /** So many at most; then all of them are forgotten. */
  readonly most: number;
};

export class Lately<T> {
  readonly #kept = new Map<string, { readonly value: T; readonly untilMs: number }>();

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly bounds: Bounds,
  ) {}

  /** What was kept under a key not too long ago. */
  find(key: string): T | undefined {
    const nowMs = this.clock.now().getTime();
    const kept = this.#kept.get(key);
    // A clock that was set back must not keep it alive.
    const isFresh =
      kept !== undefined && kept.untilMs > nowMs && kept.untilMs <= nowMs + this.bounds.forMs;
    return isFresh ? kept.value : undefined;
  }

  /** Keeps what is read from now on: it is as old as the beginning of its reading. */
  begin(): { readonly keep: (key: string, value: T) => void } {
    const untilMs = this.clock.now().getTime() + this.bounds.forMs;
    return {
      keep: (key, value) => {
        if (this.#kept.size >= this.bounds.most) this.#kept.clear();
        this.#kept.set(key, { value, untilMs });
      },
    };
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }
}
