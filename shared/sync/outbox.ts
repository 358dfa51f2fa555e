/** One outbox entry on its way: a pure `advance` from state and event to the next state. Nothing here is written down. */
import type { HeldReason, Receipt } from '../domain/delivery';
import { assertNever } from '../domain/result';
import { backoffMs, troubleLimits } from './backoff';

/** Why an entry, or the whole engine, waits. */
export const waitReasons = [
  'offline',
  'lineNotTrusted',
  'captivePortal',
  /** What is sent arrives changed. */
  'lineSpoils',
  'platformBusy',
  'platformFailed',
  'platformNonsense',
  'platformRefused',
  'unauthorised',
  'logInNeeded',
  'stationTooOld',
  'platformTooOld',
  'storageTrouble',
  'internal',
  /** What a restored platform lost of its case comes before it. */
  'earlierFirst',
  /** Its files wait for the hours that the operator chose. */
  'offPeak',
] as const;
export type WaitReason = (typeof waitReasons)[number];

/** `attempts` counts every failed try since the last success; `refusals` only the answers that said no. */
type Tries = { readonly attempts: number; readonly refusals: number };

/** `pointers`: where in the request it was found wrong (JSON pointers, RFC 6901), as far as that was told. */
type WhyNot = { readonly detail: string; readonly pointers?: readonly string[] };

export type EntryState =
  | ({ readonly phase: 'queued' } & Tries)
  | ({
      readonly phase: 'sending';
      /** File `part` of `parts`, 1-based; 0 while the case itself is handed over. */
      readonly part: number;
      readonly parts: number;
      readonly sentBytes: number;
      readonly totalBytes: number;
    } & Tries)
  | ({
      readonly phase: 'waiting';
      readonly reason: WaitReason;
      /** Monotonic milliseconds. */
      readonly retryAtMs: number;
    } & Tries)
  | { readonly phase: 'delivered'; readonly receipt: Receipt }
  | ({ readonly phase: 'held'; readonly reason: HeldReason } & WhyNot)
  | { readonly phase: 'conflicted'; readonly differs: readonly string[] };

export type OutboxEvent =
  | { readonly type: 'taken'; readonly totalBytes: number }
  | {
      readonly type: 'progressed';
      readonly part: number;
      readonly parts: number;
      readonly sentBytes: number;
      readonly totalBytes: number;
    }
  /** Its share of the round is used up; others go first. */
  | { readonly type: 'turnOver' }
  /** A receipt that was verified. */
  | { readonly type: 'receiptVerified'; readonly receipt: Receipt }
  /** The engine as a whole rests until `untilMs`; not this entry's fault. */
  | { readonly type: 'paused'; readonly reason: WaitReason; readonly untilMs: number }
  /** Its files may not leave at this hour. */
  | { readonly type: 'putOff'; readonly untilMs: number }
  /** Trouble with this entry that says nothing against it: tried again for ever. */
  | { readonly type: 'troubled'; readonly reason: WaitReason }
  /** An answer that says no but may change its mind: tried `refusalLimit` times, then held. */
  | ({ readonly type: 'refused'; readonly heldAs: HeldReason } & WhyNot)
  /** An answer that says no for good. */
  | ({ readonly type: 'rejected'; readonly reason: HeldReason } & WhyNot)
  | { readonly type: 'differed'; readonly differs: readonly string[] }
  /** Somebody asked to try now, or the line came back. */
  | { readonly type: 'woken' };

/** Answers saying no until an entry is held; with the back-off about four minutes. */
export const refusalLimit = 8;

/** Where every entry begins, and begins again when the station starts. */
export const freshEntry: EntryState = { phase: 'queued', attempts: 0, refusals: 0 };

/** The next state of an entry. `jitter` is a number from 0 to 1. A settled entry is never moved. */
export function advance(
  entry: EntryState,
  event: OutboxEvent,
  nowMs: number,
  jitter: number,
): EntryState {
  if (entry.phase === 'delivered' || entry.phase === 'held' || entry.phase === 'conflicted') {
    return entry;
  }
  const { attempts, refusals } = entry;
  const wait = (reason: WaitReason, refusalCount: number): EntryState => ({
    phase: 'waiting',
    reason,
    retryAtMs: nowMs + backoffMs(attempts + 1, jitter, troubleLimits),
    attempts: attempts + 1,
    refusals: refusalCount,
  });
  switch (event.type) {
    case 'taken': {
      const { totalBytes } = event;
      return { phase: 'sending', part: 0, parts: 0, sentBytes: 0, totalBytes, attempts, refusals };
    }
    case 'progressed': {
      if (entry.phase !== 'sending') return entry;
      const { part, parts, sentBytes, totalBytes } = event;
      return { phase: 'sending', part, parts, sentBytes, totalBytes, attempts, refusals };
    }
    case 'turnOver':
      return { phase: 'queued', attempts: 0, refusals };
    case 'receiptVerified':
      return { phase: 'delivered', receipt: event.receipt };
    case 'paused':
      return {
        phase: 'waiting',
        reason: event.reason,
        retryAtMs: event.untilMs,
        attempts,
        refusals,
      };
    case 'putOff': {
      const retryAtMs = event.untilMs;
      return { phase: 'waiting', reason: 'offPeak', retryAtMs, attempts: 0, refusals };
    }
    case 'troubled':
      return wait(event.reason, refusals);
    case 'refused':
      if (refusals + 1 < refusalLimit) return wait('platformRefused', refusals + 1);
      return { phase: 'held', reason: event.heldAs, ...whyNot(event) };
    case 'rejected':
      return { phase: 'held', reason: event.reason, ...whyNot(event) };
    case 'differed':
      return { phase: 'conflicted', differs: event.differs };
    case 'woken':
      return entry.phase === 'waiting' ? { phase: 'queued', attempts, refusals } : entry;
    default:
      return assertNever(event);
  }
}

const whyNot = ({ detail, pointers = [] }: WhyNot): WhyNot =>
  pointers.length === 0 ? { detail } : { detail, pointers };
