/** Who goes next: every due entry once a round, the smallest first. */
import type { EntryState } from './outbox';
import type { QueuedEntry } from './ports';

/**
 * What an entry not yet looked into may weigh: pages make the submission long and the files heavy, about one
 * 500 KB page for each kilobyte of text.
 */
const fileBytesPerSubmissionByte = 500;

/** Bytes an entry still has to send, as far as anybody knows. */
function weightBytes(entry: QueuedEntry, knownBytes: number | undefined): number {
  return knownBytes ?? entry.submission.bytes * fileBytesPerSubmissionByte;
}

/** Whether an entry may be tried now. */
export function isDue(state: EntryState, nowMs: number): boolean {
  return state.phase === 'queued' || (state.phase === 'waiting' && state.retryAtMs <= nowMs);
}

/** The due entries of a new round in the order in which they go: what people put first, then by weight, then by age. */
export function roundOf(
  entries: readonly QueuedEntry[],
  stateOf: (entryId: string) => EntryState,
  knownBytesOf: (entryId: string) => number | undefined,
  nowMs: number,
): QueuedEntry[] {
  return entries
    .filter((entry) => isDue(stateOf(entry.id), nowMs))
    .map((entry) => ({ entry, bytes: weightBytes(entry, knownBytesOf(entry.id)) }))
    .sort(
      (a, b) => byWish(a.entry, b.entry) || a.bytes - b.bytes || (a.entry.id < b.entry.id ? -1 : 1),
    )
    .map(({ entry }) => entry);
}

/** When the first waiting entry falls due, or nothing when none waits. */
export function nextDueMs(
  entries: readonly QueuedEntry[],
  stateOf: (entryId: string) => EntryState,
): number | undefined {
  let next: number | undefined;
  for (const { id } of entries) {
    const state = stateOf(id);
    const dueMs = state.phase === 'waiting' ? state.retryAtMs : undefined;
    if (dueMs !== undefined && (next === undefined || dueMs < next)) next = dueMs;
  }
  return next;
}

/** Who was put first last goes first. */
function byWish({ first: a = '' }: QueuedEntry, { first: b = '' }: QueuedEntry): number {
  if (a === b) return 0;
  return a > b ? -1 : 1;
}
