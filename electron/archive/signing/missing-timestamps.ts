/** Fetches what time stamps are missing, one after the other, whenever there may be a line. */
import type { Timestamp } from '../../../shared/archive/signing/timestamp';
import type { TimestampTries } from '../../../shared/archive/signing/timestamp-schedule';
import { timestampWaitMs } from '../../../shared/archive/signing/timestamp-schedule';
import type { CancelSignal } from '../../../shared/sync/cancel';
import type { Log } from '../../log';
import { kindOf } from '../../log';
import type { MissingTimestamp, TimestampTrouble } from './fetch-timestamp';
import { fetchTimestamp } from './fetch-timestamp';

export type MissingStamp = MissingTimestamp & {
  /** Of the package; never a name. */
  readonly id: string;
  /** Keeps the bytes of `签名/tagmanifest-sha256.tsr`; false, or a rejection, when they could not be kept. */
  readonly keep: (reply: Uint8Array, timestamp: Timestamp) => Promise<boolean>;
};

export type MissingTimestamps = {
  /**
   * Asks for every one whose time has come. The first that gets no answer ends the round: there is no line. Answers how
   * long to wait until the next round, or nothing when none is missing. Another address than in the last round has
   * refused nothing yet: everything is asked for at once.
   */
  readonly fetchMissing: (
    stamps: readonly MissingStamp[],
    cancel: CancelSignal,
  ) => Promise<{ readonly kept: number; readonly waitMs: number | undefined }>;
  /** The line is back: what was tried in vain may be tried again at once. */
  readonly lineBack: () => void;
};

type Parts = {
  /** Address of the authority; none where the district named none. */
  readonly address: () => string | undefined;
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

/** Remembers only how often it asked; the stamps themselves are where the packages are. */
export function createMissingTimestamps({
  address,
  monotonicMs,
  random,
  log,
}: Parts): MissingTimestamps {
  const tried = new Map<string, Tried>();
  /** Requests that will never be answered. */
  const unreadable = new Set<string>();
  const triesOf = ({ id }: MissingStamp) => tried.get(id)?.tries ?? 0;
  const waitOf = (id: string) => {
    const last = tried.get(id) ?? untried;
    return timestampWaitMs(last, monotonicMs(), last.jitter);
  };
  let lastAddress: string | undefined;

  return {
    fetchMissing: async (stamps, cancel) => {
      const where = address();
      const left = new Set(stamps.filter(({ id }) => !unreadable.has(id)));
      if (where !== lastAddress) tried.clear();
      lastAddress = where;
      if (where === undefined || left.size === 0) return { kept: 0, waitMs: undefined };
      let kept = 0;
      /** Nobody there: everything waits as long as the one that found out. */
      let restMs = 0;
      for (const stamp of [...left].sort((one, other) => triesOf(one) - triesOf(other))) {
        if (cancel.cancelled) break;
        const { id } = stamp;
        if (waitOf(id) > 0) continue;
        const answer = await fetchTimestamp(stamp, where, cancel);
        if (answer.ok && (await isKept(stamp, log, answer.value.reply, answer.value.timestamp))) {
          kept += 1;
          left.delete(stamp);
          tried.delete(id);
          continue;
        }
        tried.set(id, { tries: triesOf(stamp) + 1, lastMs: monotonicMs(), jitter: random() });
        if (answer.ok) continue;
        log('timestampFailed', { id, kind: answer.error, waitMs: waitOf(id) });
        if (answer.error === 'addressInvalid') return { kept, waitMs: undefined };
        if (answer.error === 'requestUnreadable') {
          unreadable.add(id);
          left.delete(stamp);
        }
        if (nobodyThere.includes(answer.error)) {
          restMs = waitOf(id);
          break;
        }
      }
      const waits = [...left].map(({ id }) => waitOf(id));
      const waitMs = waits.length === 0 ? undefined : Math.max(restMs, Math.min(...waits));
      return { kept, waitMs };
    },
    lineBack: () => tried.clear(),
  };
}
