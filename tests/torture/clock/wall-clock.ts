/** A wall clock that jumps: every way to ask the time of day in this process asks it. */
import type { Chance } from '../../sync/sim/world';

const second = 1000;
const hour = 3600 * second;
const day = 24 * hour;
const year = 365.2425 * day;

export type WallClock = {
  readonly nowMs: () => number;
  readonly instant: () => string;
  /** One jump, and what it was. */
  readonly jump: (chance: Chance) => string;
  /** Gives the process its own clock back. */
  readonly remove: () => void;
};

const sizes = [second, second, 90 * second, hour, hour, day, 40 * day, year, 10 * year] as const;
const zones = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];
const firstMs = Date.UTC(2026, 5, 1, 1);
/** Ten years each way, whatever the jumps add up to. */
const farthestMs = 10 * year;

/** Takes the place of the process's own clock; time passes with `elapsedMs`, which never jumps. */
export function installWallClock(elapsedMs: () => number): WallClock {
  const Own = globalThis.Date;
  const ownZone = process.env.TZ;
  let offsetMs = 0;
  const nowMs = () => Math.floor(firstMs + elapsedMs() + offsetMs);
  class JumpingDate extends Own {
    constructor(...args: readonly unknown[]) {
      if (args.length === 0) super(nowMs());
      else super(...(args as [number]));
    }
    static override now = nowMs;
  }
  globalThis.Date = JumpingDate as DateConstructor;
  const to = (ms: number) => {
    offsetMs += ms - nowMs();
    offsetMs = Math.max(-farthestMs, Math.min(farthestMs, offsetMs));
  };
  return {
    nowMs,
    instant: () => new Own(nowMs()).toISOString(),
    jump: (chance) => {
      const kind = chance.whole(0, 9);
      if (kind === 0) {
        process.env.TZ = chance.pick(zones as [string, ...string[]]);
        return `zone ${process.env.TZ}`;
      }
      if (kind <= 2) {
        // Around the hours in which one place has the new year and another has not.
        to(Own.UTC(chance.whole(2019, 2034), 0, 1) + chance.whole(-18 * 3600, 18 * 3600) * second);
      } else to(nowMs() + chance.pick([-1, -1, 1] as const) * chance.pick(sizes));
      return new Own(nowMs()).toISOString();
    },
    remove: () => {
      globalThis.Date = Own;
      if (ownZone === undefined) delete process.env.TZ;
      else process.env.TZ = ownZone;
    },
  };
}
