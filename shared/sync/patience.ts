/** When waiting words to the platform are tried again. */
import type { SyncPorts } from './ports';

/** Without a line, or with a platform in trouble, nothing is tried for so long. */
const restMs = 30_000;
/** What the platform had its say about is tried again so much later; a person sees meanwhile what it said. */
const quietMs = 10 * 60_000;

/** Times are monotonic milliseconds of the clock. */
export class Patience {
  #restUntilMs = Number.NEGATIVE_INFINITY;
  readonly #quietUntilMs = new Map<string, number>();

  constructor(private readonly clock: SyncPorts['clock']) {}

  /** Everything may be tried at once. */
  wake(): void {
    this.#restUntilMs = Number.NEGATIVE_INFINITY;
    this.#quietUntilMs.clear();
  }

  /** Nothing is tried for a while. */
  rest(): void {
    this.#restUntilMs = this.clock.nowMs() + restMs;
  }

  /** This one is not tried for longer. */
  quiet(key: string, forMs = quietMs): void {
    this.#quietUntilMs.set(key, this.clock.nowMs() + forMs);
  }

  /** Whether it may be tried now. */
  isDue(key: string): boolean {
    const nowMs = this.clock.nowMs();
    return nowMs >= this.#restUntilMs && this.#dueOf(key) <= nowMs;
  }

  /** When the first of those that wait may be tried; `undefined` when nothing waits. Others are forgotten. */
  dueMs(waiting: readonly string[]): number | undefined {
    for (const key of this.#quietUntilMs.keys()) {
      if (!waiting.includes(key)) this.#quietUntilMs.delete(key);
    }
    if (waiting.length === 0) return undefined;
    return Math.max(this.#restUntilMs, Math.min(...waiting.map((key) => this.#dueOf(key))));
  }

  #dueOf(key: string): number {
    return this.#quietUntilMs.get(key) ?? Number.NEGATIVE_INFINITY;
  }
}
