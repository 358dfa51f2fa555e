/** Fetches the time stamps that packages lack while the station is open, by itself and whenever there may be a line. */
import type { StampStatus } from '../../shared/archive/signing/stamp-status';
import type { TimestampTrouble } from '../../shared/archive/signing/timestamp-trouble';
import type { Instant } from '../../shared/domain/ids';
import { Alarm } from '../../shared/sync/alarm';
import { cancelSource } from '../../shared/sync/cancel';
import type { MissingStamp, StampRound } from '../archive/signing/missing-timestamps';
import { createMissingTimestamps } from '../archive/signing/missing-timestamps';
import type { Log } from '../log';
import { kindOf } from '../log';
import { watchLine } from '../sync/line-watch';
import { systemClock } from '../sync/system-clock';
import type { StampDesk } from './stamp-desk';

export type StampHost = {
  readonly open: (station: { readonly stamps: StampDesk }) => void;
  /** Stops asking; resolves when the station will not be called any more. */
  readonly close: () => Promise<void>;
  /** The line is back, or a person asks: what was tried in vain is tried again at once. */
  readonly askNow: () => void;
  readonly status: () => StampStatus;
  /** Why this package has none though it was asked for; nothing where it was not, or has one. */
  readonly troubleOf: (root: string) => TimestampTrouble | undefined;
};

type Parts = {
  readonly log: Log;
  readonly onStatus: (status: StampStatus) => void;
  readonly monotonicMs: () => number;
  readonly now: () => Instant;
};

/** Requests that are in memory at once. */
const mostOfRound = 50;
/** A pack that names an authority may come into force at any time, and nobody tells. */
const idleMs = 60_000;

const nothing: StampStatus = { drill: false, missing: 0, asking: false };

/** The host; nothing runs until a station is opened. */
export function createStampHost(parts: Parts): StampHost {
  let session: Session | undefined;
  return {
    open: ({ stamps }) => {
      session = startSession(stamps, parts);
    },
    close: async () => {
      const closing = session;
      session = undefined;
      await closing?.stop();
    },
    askNow: () => session?.askNow(),
    status: () => session?.status() ?? nothing,
    troubleOf: (root) => session?.troubleOf(root),
  };
}

type Session = Pick<StampHost, 'askNow' | 'status' | 'troubleOf'> & {
  readonly stop: () => Promise<void>;
};

/** From unlocking to locking: whoever comes in next asks anew for what was refused before. */
function startSession(desk: StampDesk, { log, now, monotonicMs, onStatus }: Parts): Session {
  const stopping = cancelSource();
  const { signal } = stopping;
  const alarm = new Alarm(systemClock);
  const wake = () => alarm.ring();
  signal.onCancel(wake);
  const fetcher = createMissingTimestamps({
    authority: desk.authority,
    monotonicMs,
    random: Math.random,
    log,
  });
  const troubles = new Map<string, TimestampTrouble>();
  /** Roots in the order in which they were asked for last: whoever was not asked for yet comes first. */
  const asked = new Set<string>();
  let state: Pick<StampStatus, 'asking' | 'trouble' | 'retryAt'> = { asking: false };

  const status = (): StampStatus => {
    const address = desk.authority()?.address;
    return {
      drill: desk.isDrill(),
      ...(address === undefined ? {} : { authority: address }),
      missing: desk.unstamped().size,
      ...state,
    };
  };
  const tell = (next: typeof state) => {
    state = next;
    if (!signal.cancelled) onStatus(status());
  };
  const askNow = () => {
    fetcher.lineBack();
    wake();
  };

  /** Packages whose request cannot be read any more wait for the integrity check, and not for an authority. */
  const waiting = () =>
    [...desk.unstamped().values()].filter(({ root }) => troubles.get(root) !== 'requestUnreadable');

  /** Those of the next round, with what each is asked for with. */
  async function nextStamps(): Promise<MissingStamp[]> {
    const stamps: MissingStamp[] = [];
    const all = waiting();
    const fresh = all.filter(({ root }) => !asked.has(root));
    const known = new Map(all.map((one) => [one.root, one]));
    const again = [...asked].flatMap((root) => known.get(root) ?? []);
    for (const one of [...fresh, ...again]) {
      if (stamps.length === mostOfRound || signal.cancelled) break;
      const found = await desk.requestOf(one);
      if (found.ok) {
        stamps.push({
          id: one.root,
          ...found.value,
          keep: async (reply, timestamp) => (await desk.keep(one, reply, timestamp)).ok,
        });
        continue;
      }
      if (found.error.kind === 'stationLocked') break;
      log('timestampRequest', { id: one.root, kind: found.error.kind });
      if (found.error.kind !== 'storageFailed') troubles.set(one.root, 'requestUnreadable');
    }
    return stamps;
  }

  /** Answers how long to rest. */
  async function round(): Promise<number> {
    if (desk.authority() === undefined) {
      troubles.clear();
      if (state.trouble !== undefined) tell({ asking: false });
      return idleMs;
    }
    const looked = await desk.look(() => signal.cancelled);
    const stamps = looked.ok ? await nextStamps() : [];
    if (stamps.length === 0) {
      tell({ asking: false });
      return idleMs;
    }
    tell({ ...state, asking: true });
    const done = await fetcher.fetchMissing(stamps, signal);
    for (const { id } of stamps) {
      asked.delete(id);
      asked.add(id);
    }
    return settle(done);
  }

  function settle({ waitMs = idleMs, troubles: found, isEverybodys }: StampRound): number {
    for (const [root, kind] of found) {
      troubles.delete(root);
      troubles.set(root, kind);
    }
    for (const known of [troubles, asked]) {
      for (const root of known.keys()) if (!desk.unstamped().has(root)) known.delete(root);
    }
    // Those that nobody was asked about yet do not wait behind one that was refused.
    const isMore = !isEverybodys && waiting().some(({ root }) => !asked.has(root));
    const trouble = [...troubles.values()].at(-1);
    if (isMore || trouble === undefined) {
      tell({ asking: false });
      return isMore ? 0 : waitMs;
    }
    const retryAt = new Date(Date.parse(now()) + waitMs).toISOString();
    tell({ asking: false, trouble, retryAt });
    return waitMs;
  }

  async function run(): Promise<void> {
    while (!signal.cancelled) {
      const ms = await round().catch((problem: unknown) => {
        log('timestampRound', { kind: kindOf(problem) });
        return idleMs;
      });
      await alarm.sleep(ms);
    }
  }

  desk.onSealed(wake);
  const endWatch = watchLine(askNow);
  const running = run();
  return {
    askNow,
    status,
    troubleOf: (root) => troubles.get(root),
    stop: async () => {
      endWatch();
      stopping.cancel();
      await running;
    },
  };
}
