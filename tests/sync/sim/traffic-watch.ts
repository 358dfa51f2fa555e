/** Counts by itself what files take of the line, and holds it against what the operator allowed. */
import type { TrafficRules } from '../../../shared/domain/traffic';
import type { Chance, World } from './world';

const minuteMs = 60_000;
const dayMinutes = 1_440;
/** A chunk that waited for the budget when its hour ended, or other rules came, still goes. */
const graceMs = 8_000;

export class TrafficWatch {
  rules: TrafficRules = {};
  #ruledMs = Number.NEGATIVE_INFINITY;
  #firstMs = 0;
  #bytes = 0;

  constructor(
    private readonly world: World,
    /** Wall clock in Beijing at an instant of the world, in milliseconds since some midnight. */
    private readonly wallMs: (atMs: number) => number,
  ) {}

  /** The operator allows something else. */
  allow(rules: TrafficRules): void {
    this.rules = rules;
    this.#ruledMs = this.world.nowMs;
    this.forget();
  }

  /** A new run of the program knows of no debts. */
  forget(): void {
    this.#bytes = 0;
  }

  /** Bytes of a file leave the station. */
  left(bytes: number): void {
    const { nowMs } = this.world;
    // What waited under the rules before goes, and was paid for by those.
    if (nowMs - this.#ruledMs <= graceMs) return;
    if (this.#bytes === 0) this.#firstMs = nowMs;
    const { bytesPerSecond = Infinity } = this.rules;
    const allowed = ((nowMs - this.#firstMs) / 1_000) * bytesPerSecond;
    // The first chunk is free, the next ones wait until those before are paid for.
    if (this.#bytes > 0 && this.#bytes > allowed + 1) {
      this.world.violated(`${this.#bytes} bytes left where ${Math.round(allowed)} were allowed`);
    }
    this.#bytes += bytes;
    if (!this.#isOpen(nowMs) && !this.#isOpen(nowMs - graceMs)) {
      this.world.violated('a file left outside its hours');
    }
  }

  #isOpen(atMs: number): boolean {
    if (this.rules.filesBetween === undefined) return true;
    const { from, to } = this.rules.filesBetween;
    const minute = Math.floor(this.wallMs(atMs) / minuteMs) % dayMinutes;
    const length = (to - from + dayMinutes) % dayMinutes;
    return (minute - from + dayMinutes) % dayMinutes < length;
  }
}

/** When hours begin at the latest, and how long they last. */
export type Hours = {
  readonly withinMinutes: number;
  readonly lastMinutes: readonly [least: number, most: number];
};

/** Rules of an operator whose hours begin some time within the next `withinMinutes`. */
export function someRules(
  chance: Chance,
  /** Minutes by the wall clock in Beijing. */
  nowMinute: number,
  { withinMinutes, lastMinutes }: Hours,
): TrafficRules {
  const from = (Math.floor(nowMinute) + chance.whole(0, withinMinutes)) % dayMinutes;
  const to = (from + chance.whole(...lastMinutes)) % dayMinutes;
  return {
    ...(chance.happens(0.6) ? { bytesPerSecond: chance.whole(8, 80) } : {}),
    ...(chance.happens(0.6) ? { filesBetween: { from, to } } : {}),
  };
}
