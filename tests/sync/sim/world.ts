/** Virtual time: events in order, seeded chance, and a drain of promises between events. */
import { seeded } from '../../support/random';

export type Chance = {
  /** A number from 0 to 1. */
  readonly unit: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(values: readonly [T, ...T[]]) => T;
};

/** The same everywhere. */
export function seededChance(seed: number): Chance {
  const { next: unit } = seeded(seed);
  const whole = (low: number, high: number) => low + Math.floor(unit() * (high - low + 1));
  return {
    unit,
    whole,
    happens: (probability) => unit() < probability,
    pick: (values) => values[whole(0, values.length - 1)] ?? values[0],
  };
}

const dayMs = 86_400_000;
let today = { day: Number.NaN, text: '' };

/** As `Date.toISOString`, which is most of what a status costs; fractions of milliseconds are cut off. */
export function instantOf(atMs: number): string {
  const day = Math.floor(atMs / dayMs);
  if (today.day !== day) today = { day, text: new Date(day * dayMs).toISOString().slice(0, 11) };
  const ms = Math.floor(atMs - day * dayMs);
  const two = (value: number) => (value < 10 ? `0${value}` : `${value}`);
  const seconds = Math.floor(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  const thousandths = `${(ms % 1_000) + 1_000}`.slice(1);
  return `${today.text}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}.${thousandths}Z`;
}

type Event = { readonly atMs: number; readonly order: number; task: (() => void) | undefined };

/** A stubborn world is one that never comes to rest. */
const mostEvents = 60_000;

export class World {
  nowMs = 0;
  events = 0;
  readonly violations: string[] = [];
  #order = 0;
  #queue: Event[] = [];

  /** `atRest` waits until everything that the last event set off has come to its end; real disks need more than promises. */
  constructor(private readonly atRest: () => Promise<void> = settled) {}

  /** Calls `task` in `delayMs`; the answer takes it back. */
  after(delayMs: number, task: () => void): () => void {
    const event: Event = { atMs: this.nowMs + Math.max(0, delayMs), order: this.#order++, task };
    this.#insert(event);
    return () => {
      event.task = undefined;
    };
  }

  /** Resolves in `delayMs`. */
  wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, resolve));
  }

  violated(what: string): void {
    if (this.violations.length < 20) this.violations.push(`${Math.round(this.nowMs)} ms: ${what}`);
  }

  /** Runs events up to `untilMs`, or until `done` says so; promises settle between events. */
  async run(untilMs: number, done: () => boolean = () => false): Promise<void> {
    for (;;) {
      await this.atRest();
      while (this.#queue[0] !== undefined && this.#queue[0].task === undefined) this.#queue.shift();
      const next = this.#queue[0];
      if (next?.task === undefined || next.atMs > untilMs || done()) break;
      this.#queue.shift();
      this.nowMs = next.atMs;
      this.events += 1;
      if (this.events > mostEvents) {
        this.violated('never comes to rest');
        return;
      }
      next.task();
    }
    if (!done()) this.nowMs = Math.max(this.nowMs, untilMs);
  }

  #insert(event: Event): void {
    let low = 0;
    let high = this.#queue.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#queue[middle];
      if (other !== undefined && other.atMs <= event.atMs) low = middle + 1;
      else high = middle;
    }
    this.#queue.splice(low, 0, event);
  }
}

/** Node comes to its ticks when no promise is left to go on: every chain without a timer has run to its end. */
function settled(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
