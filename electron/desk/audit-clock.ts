/** The clock on its way into the trail: jumps as entries, and what the screen has to warn of. */
import type { Instant } from '../../shared/domain/ids';
import type { Append } from './audit-views';
import type { ClockJump, ClockReading } from './clock-watch';
import { behindEntry, jumpBetween } from './clock-watch';
import type { Station } from './station';

/** Present while the clock shows a time before that of an entry already written. */
export type ClockState = { readonly behindMs: number; readonly entryAt: Instant } | undefined;

type SeenJump = ClockJump & { readonly seen: 'running' | 'atOpening' };

/** Entries whose times are compared with the clock: those before a jump are still among them. */
const recentEntries = 50;
const mostKept = 20;

export type AuditClock = {
  readonly opened: (station: Station) => Promise<void>;
  /** Reads both clocks; `station` is absent while it is locked. */
  readonly watch: (station: Station | undefined) => Promise<void>;
  readonly locked: () => void;
  readonly state: () => ClockState;
};

/** A watch over both clocks, beginning now. */
export function createAuditClock(parts: {
  readonly append: Append;
  readonly read: () => ClockReading;
  readonly onState: (state: ClockState) => void;
}): AuditClock {
  const { append, read } = parts;
  let reading = read();
  let latest: Instant | undefined;
  let state: ClockState;
  /** Seen while the station was locked, or when the disk took nothing. */
  const kept: SeenJump[] = [];

  function jumpSince(): ClockJump | undefined {
    const before = reading;
    reading = read();
    return jumpBetween(before, reading);
  }

  function keep(jump: ClockJump | undefined, seen: SeenJump['seen']): void {
    if (jump !== undefined && kept.length < mostKept) kept.push({ ...jump, seen });
  }

  /** Forward is no news while nobody works: the computer may have slept. */
  function keepBack(jump: ClockJump | undefined): void {
    if (jump?.direction === 'back') keep(jump, 'running');
  }

  async function tell(): Promise<void> {
    for (let next = kept[0]; next !== undefined; next = kept[0]) {
      if (!(await append({ type: 'clockJumped', ...next })).ok) return;
      kept.shift();
    }
  }

  async function judge({ ledger, cases }: Station): Promise<ClockJump | undefined> {
    const head = ledger.durableHead();
    for (let seq = head; seq > Math.max(0, head - recentEntries); seq -= 1) {
      const entry = await cases.entry(seq);
      const at = entry.ok ? entry.value.body.at : undefined;
      if (at !== undefined && (latest === undefined || at > latest)) latest = at;
    }
    const jump = latest === undefined ? undefined : behindEntry(read().wallMs, latest);
    const wasBehind = state !== undefined;
    state =
      jump === undefined || latest === undefined
        ? undefined
        : { behindMs: -jump.byMs, entryAt: latest };
    if (wasBehind !== (state !== undefined)) parts.onState(state);
    return jump;
  }

  return {
    opened: async (station) => {
      keepBack(jumpSince());
      const behind = await judge(station);
      if (behind !== undefined) kept.unshift({ ...behind, seen: 'atOpening' });
      await tell();
    },
    watch: async (station) => {
      const jump = jumpSince();
      if (station === undefined) return keepBack(jump);
      await judge(station);
      keep(jump, 'running');
      await tell();
    },
    locked: () => {
      latest = undefined;
      state = undefined;
    },
    state: () => state,
  };
}
