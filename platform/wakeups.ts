/** Waiting for news by key, within a time limit: long polls and the job worker sleep on this. */
import type { Clock } from './ports';

export type Wakeup = {
  /** Resolves when the key is woken, when `ms` milliseconds passed, or when `signal` aborts. */
  readonly within: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly drop: () => void;
};

/** Registers sleepers first and lets them look afterwards, so that no wake-up falls between. */
export class Wakeups {
  readonly #sleepers = new Map<string, Set<AbortController>>();

  constructor(private readonly clock: Clock) {}

  /** Starts to notice wake-ups of `key`; call before looking whether there is news. */
  register(key: string): Wakeup {
    const woken = new AbortController();
    const sleepers = this.#sleepers.get(key) ?? new Set();
    this.#sleepers.set(key, sleepers.add(woken));
    return {
      within: (ms, signal) => this.clock.sleep(ms, AbortSignal.any([woken.signal, signal])),
      drop: () => {
        sleepers.delete(woken);
        if (sleepers.size === 0 && this.#sleepers.get(key) === sleepers) {
          this.#sleepers.delete(key);
        }
      },
    };
  }

  wake(key: string): void {
    for (const sleeper of this.#sleepers.get(key) ?? []) sleeper.abort();
  }
}
