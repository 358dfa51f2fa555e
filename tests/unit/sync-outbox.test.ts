/** The outbox entry's states: what each event does, and what no event may do. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, freshEntry, refusalLimit, waitReasons } from '../../shared/sync/outbox';
import type { EntryState, OutboxEvent } from '../../shared/sync/outbox';
import { isDue, nextDueMs, roundOf } from '../../shared/sync/round';
import { simId } from '../sync/sim/fixtures';

const receipt = {
  caseId: simId(2, 1),
  revision: 1,
  manifestSha256: 'a'.repeat(64),
  matterNumber: 'M1',
  receivedAt: '2026-06-01T00:00:00.000Z',
  keyId: 'key',
  signature: 'signature',
};
const refused: OutboxEvent = { type: 'refused', heldAs: 'attemptsExhausted', detail: 'no' };
const troubled: OutboxEvent = { type: 'troubled', reason: 'platformFailed' };

const events: fc.Arbitrary<OutboxEvent> = fc.oneof(
  fc.constant<OutboxEvent>({ type: 'taken', totalBytes: 10 }),
  fc.constant<OutboxEvent>({ type: 'progressed', part: 1, parts: 2, sentBytes: 5, totalBytes: 10 }),
  fc.constant<OutboxEvent>({ type: 'turnOver' }),
  fc.constant<OutboxEvent>({ type: 'receiptVerified', receipt }),
  fc.constantFrom(...waitReasons).map((reason) => ({ type: 'troubled', reason }) as const),
  fc.nat().map((untilMs) => ({ type: 'paused', reason: 'offline', untilMs }) as const),
  fc.constant(refused),
  fc.constant<OutboxEvent>({ type: 'rejected', reason: 'fileRefused', detail: '' }),
  fc.constant<OutboxEvent>({ type: 'differed', differs: ['/form'] }),
  fc.constant<OutboxEvent>({ type: 'woken' }),
);

const after = (...all: OutboxEvent[]) =>
  all.reduce<EntryState>((state, event) => advance(state, event, 1_000, 0.5), freshEntry);

test('a settled entry is never moved by anything', () => {
  fc.assert(
    fc.property(fc.array(events), (all) => {
      let settled: EntryState | undefined;
      all.reduce<EntryState>((state, event) => {
        const next = advance(state, event, 0, 0.5);
        if (settled !== undefined) expect(next).toBe(settled);
        if (['delivered', 'held', 'conflicted'].includes(next.phase)) settled = next;
        return next;
      }, freshEntry);
    }),
  );
});

test('trouble is tried again for ever, ever more slowly, at most every five minutes', () => {
  const state = after(...Array.from({ length: 500 }, () => troubled));
  expect(state).toEqual({
    phase: 'waiting',
    reason: 'platformFailed',
    retryAtMs: 226_000,
    attempts: 500,
    refusals: 0,
  });
});

test('an answer that says no is believed after so many times, and trouble in between does not count', () => {
  const almost = Array.from({ length: refusalLimit - 1 }, () => [refused, troubled]).flat();
  expect(after(...almost).phase).toBe('waiting');
  expect(after(...almost, refused)).toEqual({
    phase: 'held',
    reason: 'attemptsExhausted',
    detail: 'no',
  });
});

test('a pause of the engine costs the entry nothing', () => {
  const paused = after({ type: 'paused', reason: 'offline', untilMs: 9_000 });
  expect(paused).toMatchObject({ phase: 'waiting', retryAtMs: 9_000, attempts: 0, refusals: 0 });
  expect(isDue(paused, 8_999)).toBe(false);
  expect(isDue(paused, 9_000)).toBe(true);
  expect(isDue(advance(paused, { type: 'woken' }, 0, 0), 0)).toBe(true);
});

test('a round holds every due entry once, the smallest first', () => {
  const entry = (number: number, bytes: number) => ({
    state: 'queued' as const,
    id: simId(5, number),
    caseId: simId(2, number),
    revision: 1,
    submission: { sha256: 'a'.repeat(64), bytes },
    queuedAt: '2026-06-01T00:00:00.000Z',
  });
  const entries = [entry(1, 900), entry(2, 100), entry(3, 500), entry(4, 1)];
  const waiting = after({ type: 'paused', reason: 'offline', untilMs: 7_000 });
  const stateOf = (id: string) => (id === simId(5, 4) ? waiting : freshEntry);
  // Of the first one only a few bytes are left.
  const knownBytesOf = (id: string) => (id === simId(5, 1) ? 10 : undefined);
  const round = roundOf(entries, stateOf, knownBytesOf, 0).map(({ id }) => id);
  expect(round).toEqual([simId(5, 1), simId(5, 2), simId(5, 3)]);
  expect(nextDueMs(entries, stateOf)).toBe(7_000);
});
