/** Fetches what time stamps are missing, one after the other, whenever there may be a line. */
import type { Timestamp } from '../../../shared/archive/signing/timestamp';
import type { TimestampAuthority } from '../../../shared/archive/signing/timestamp-authority';
import type { TimestampTries } from '../../../shared/archive/signing/timestamp-schedule';
import { timestampWaitMs } from '../../../shared/archive/signing/timestamp-schedule';
import type { TimestampTrouble } from '../../../shared/archive/signing/timestamp-trouble';
import type { CancelSignal } from '../../../shared/sync/cancel';
import type { Log } from '../../log';
import { kindOf } from '../../log';
import type { MissingTimestamp } from './fetch-timestamp';
import { fetchTimestamp } from './fetch-timestamp';

export type MissingStamp = MissingTimestamp & {
  /** Of the package; never a name. */
  readonly id: string;
  /** Keeps the bytes of `签名/tagmanifest-sha256.tsr`; false, or a rejection, when they could not be kept. */
  readonly keep: (reply: Uint8Array, timestamp: Timestamp) => Promise<boolean>;
};

export type MissingTimestamps = {
  /**
   * Asks for every one whose time has come. The first that gets no answer ends the round: there is no line. Another
   * authority than in the last round has refused nothing yet: everything is asked for at once.
   */
  readonly fetchMissing: (
    stamps: readonly MissingStamp[],
    cancel: CancelSignal,
  ) => Promise<StampRound>;
  /** The line is back: what was tried in vain may be tried again at once. */
  readonly lineBack: () => void;
};

export type StampRound = {
  readonly kept: number;
  /** How long to wait until the next round; nothing when none of these is missing any more. */
  readonly waitMs: number | undefined;
  /** Why those that were asked for in this round are still missing, by their names. */
  readonly troubles: ReadonlyMap<string, TimestampTrouble>;
  /** Nobody is there who could answer: whatever else is missing would hear the same. */
  readonly isEverybodys: boolean;
};

type Parts = {
  /** None where the district named none. */
  readonly authority: () => TimestampAuthority | undefined;
  readonly monotonicMs: () => number;
  readonly random: () => number;
  readonly log: Log;
};

/** The next one would hear the same. */
const nobodyThere: readonly TimestampTrouble[] = [
  'noAnswer',
  'otherAnswer',
  'notGranted',
  'tooLarge',
  'otherAuthority',
];

/** The wait is drawn once, when the try failed: drawn anew it could still be running when the next round comes. */
type Tried = TimestampTries & { readonly jitter: number };
const untried: Tried = { tries: 0, lastMs: 0, jitter: 0 };

async function isKept({ id, keep }: MissingStamp, log: Log, ...answer: Parameters<typeof keep>) {
  try {
    const kept = await keep(...answer);
    if (!kept) log('timestampNotKept', { id });
    return kept;
  } catch (problem) {
    log('timestampNotKept', { id, kind: kindOf(problem) });
    return false;
  }
}

function isSame(one: TimestampAuthority | undefined, other: TimestampAuthority | undefined) {
  return one?.address === other?.address && one?.fingerprint === other?.fingerprint;
}

/** Remembers only how often it asked; the stamps themselves are where the packages are. */
export function createMissingTimestamps({
  authority,
  monotonicMs,
  random,
  log,
}: Parts): MissingTimestamps {
  const tried = new Map<string, Tried>();
  /** Requests that will never be answered. */
  const unreadable = new Set<string>();
  const triesOf = ({ id }: MissingStamp) => tried.get(id)?.tries ?? 0;
  const waitFor = (last: Tried) => timestampWaitMs(last, monotonicMs(), last.jitter);
  const waitOf = (id: string) => waitFor(tried.get(id) ?? untried);
  /** The authority itself did not answer: with thousands of packages it is asked no more often than with one. */
  let silent = untried;
  const forget = () => {
    tried.clear();
    silent = untried;
  };
  let lastAsked: TimestampAuthority | undefined;

  return {
    fetchMissing: async (stamps, cancel) => {
      const where = authority();
      const troubles = new Map<string, TimestampTrouble>();
      const left = new Set(stamps.filter(({ id }) => !unreadable.has(id)));
      if (!isSame(where, lastAsked)) forget();
      lastAsked = where;
      if (where === undefined || left.size === 0) {
        return { kept: 0, waitMs: undefined, troubles, isEverybodys: false };
      }
      const silentMs = waitFor(silent);
      if (silentMs > 0) return { kept: 0, waitMs: silentMs, troubles, isEverybodys: true };
      let kept = 0;
      let isEverybodys = false;
      for (const stamp of [...left].sort((one, other) => triesOf(one) - triesOf(other))) {
        if (cancel.cancelled) break;
        const { id } = stamp;
        if (waitOf(id) > 0) continue;
        const answer = await fetchTimestamp(stamp, where, cancel);
        if (answer.ok && (await isKept(stamp, log, answer.value.reply, answer.value.timestamp))) {
          kept += 1;
          left.delete(stamp);
          tried.delete(id);
          silent = untried;
          continue;
        }
        // Whoever stopped it was not refused anything.
        if (cancel.cancelled) break;
        const failed = { lastMs: monotonicMs(), jitter: random() };
        tried.set(id, { ...failed, tries: triesOf(stamp) + 1 });
        troubles.set(id, answer.ok ? 'notKept' : answer.error);
        if (answer.ok) continue;
        isEverybodys = nobodyThere.includes(answer.error);
        silent = isEverybodys ? { ...failed, tries: silent.tries + 1 } : untried;
        const waitMs = Math.max(waitOf(id), waitFor(silent));
        log('timestampFailed', { id, kind: answer.error, waitMs });
        if (answer.error === 'addressInvalid') {
          return { kept, waitMs: undefined, troubles, isEverybodys: true };
        }
        if (answer.error === 'requestUnreadable') {
          unreadable.add(id);
          left.delete(stamp);
        }
        if (isEverybodys) break;
      }
      const waits = [...left].map(({ id }) => waitOf(id));
      const waitMs = waits.length === 0 ? undefined : Math.max(waitFor(silent), Math.min(...waits));
      return { kept, waitMs, troubles, isEverybodys };
    },
    lineBack: forget,
  };
}
