/** What sync keeps in the ledger: the queue, the feed's position, and the words of a platform that talks nonsense. */
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import { openQueue } from '../../electron/desk/sync-store';
import { newKey } from '../../electron/vault/seal';
import type { CaseEvent } from '../../shared/domain/case';
import { err, ok } from '../../shared/domain/result';
import type { Batch } from '../../shared/ipc/contract';
import { online } from '../support/quiet-sync-host';
import { noHome } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

const stationKey = newKey();
const at = '2026-08-01T01:00:00.000Z';
const group = 'registerNoHome' as const;

let folder: string;
beforeEach(() => {
  folder = scratchFolder('sync-store');
});

/** A case that was handed over, written straight into the ledger. */
async function submitted(station: Station) {
  const caseId = uuidv7();
  const submission = { sha256: 'a'.repeat(64), bytes: 10 };
  const facts = { id: uuidv7(), caseId, revision: 1, submission, queuedAt: at };
  const entry = { ...facts, state: 'queued' as const };
  const events: CaseEvent[] = [
    {
      type: 'caseOpened',
      at,
      by: '程望',
      season: 2026,
      pack: { id: 'p', version: '1' },
      answers: noHome,
      group,
    },
    { type: 'caseSubmitted', at, revision: 1, caseNumber: 'L2345-2026-000011' },
    { type: 'outboxQueued', entry },
  ];
  const key = await station.keys.create(caseId);
  if (!key.ok) throw new Error(key.error.kind);
  const { actor } = station;
  const written = { id: uuidv7(), at, actor, command: 'submitCase', events };
  await station.cases.append(undefined, caseId, key.value, written);
  return { caseId, entry };
}

const reviewStep = (caseId: string, note = '') => ({
  type: 'reviewStep' as const,
  id: uuidv7(),
  cursor: 1,
  caseId,
  revision: 1,
  step: { step: 'systemCheck' as const, passed: true, note, at },
});

/** Longer than what is read before the door opens. */
async function longQueue() {
  const station = await openStationAt(folder, stationKey);
  const entries = [];
  for (let n = 0; n < 100; n += 1) entries.push((await submitted(station)).entry);
  await station.close();
  return entries;
}

describe('a long queue', () => {
  it('is read on when the station is open, in its order, and what is written meanwhile stands', async () => {
    const entries = await longQueue();
    const station = await openStationAt(folder, stationKey);
    const { filling, store, queuedEntries, yetToRead } = station.queue;
    expect(filling).toBeInstanceOf(Promise);
    expect(queuedEntries().length + yetToRead()).toBe(entries.length);
    const held = entries.at(-1);
    if (held === undefined) throw new Error('empty');
    await store.recordHeld(held, 'refusedByPlatform', 'no');
    await filling;
    expect(yetToRead()).toBe(0);
    expect(queuedEntries()).toEqual(entries.slice(0, -1));
    await station.close();
  });

  it('is not waited for by who closes the station, nor is the moment when it is read', async () => {
    const entries = await longQueue();
    const never = { readQueueAfterMs: 2 ** 31 - 1 };
    const station = await openStationAt(folder, stationKey, never);
    expect(station.queue.queuedEntries()).toEqual([]);
    expect(station.queue.yetToRead()).toBe(entries.length);
    await station.close();
    await station.queue.filling;
    const again = await openStationAt(folder, stationKey);
    await again.queue.filling;
    expect(again.queue.queuedEntries()).toEqual(entries);
    await again.close();
  });

  it('of which some cannot be read after the opening has all others, in their order', async () => {
    const entries = await longQueue();
    const station = await openStationAt(folder, stationKey);
    const broken = new Set(entries.slice(70, 73).map(({ caseId }) => caseId));
    const load = async (caseId: string) => {
      if (broken.has(caseId)) throw Object.assign(new Error('input/output error'), { code: 'EIO' });
      return station.cases.load(caseId);
    };
    const parts = {
      ...station,
      cases: { ...station.cases, load },
      stop: new AbortController().signal,
    };
    const queue = await openQueue(parts as unknown as Parameters<typeof openQueue>[0]);
    await online({ ...station, queue }, async (host) => {
      await queue.filling;
      expect(host.status()).toMatchObject({ unsent: entries.length, unreadable: 3 });
      expect(queue.queuedEntries()).toEqual(entries.filter(({ caseId }) => !broken.has(caseId)));
      // What is written is read by then.
      const [first = ''] = broken;
      const read = await station.cases.load(first);
      if (!read.ok || read.value === undefined) throw new Error('not read');
      queue.follow({ events: [] } as unknown as Batch, read.value);
      expect(host.status()).toMatchObject({ unsent: entries.length, unreadable: 2 });
    });
    await station.close();
  });

  it('says nothing of cases that cannot be read when all can, or when one was destroyed', async () => {
    const entries = await longQueue();
    const station = await openStationAt(folder, stationKey);
    await online(station, async (host) => {
      await station.queue.filling;
      expect(host.status()).not.toHaveProperty('unreadable');
    });
    const gone = new Set([entries[3]?.caseId, entries[80]?.caseId]);
    const load: Station['cases']['load'] = async (caseId) =>
      gone.has(caseId) ? err({ kind: 'caseDestroyed' }) : station.cases.load(caseId);
    const parts = {
      ...station,
      cases: { ...station.cases, load },
      stop: new AbortController().signal,
    };
    const queue = await openQueue(parts as unknown as Parameters<typeof openQueue>[0]);
    await queue.filling;
    expect(queue.unreadable()).toBe(0);
    await station.close();
  });

  it('is whole before a platform is spoken to', async () => {
    const entries = await longQueue();
    const station = await openStationAt(folder, stationKey);
    await online(station, async (host) => {
      const paired = await host.pair('http://127.0.0.1:9/', 'ABCD-EFGH');
      expect(paired).not.toEqual({ ok: false, error: { kind: 'stationLocked' } });
      expect(host.status().unsent).toBe(entries.length);
    });
    await station.close();
  });
});

describe('the queue', () => {
  it('still waits for a receipt after a restart when the feed spoke before the receipt came', async () => {
    const station = await openStationAt(folder, stationKey);
    const { caseId, entry } = await submitted(station);
    expect(await station.queue.store.applyChange(reviewStep(caseId))).toMatchObject({ ok: true });
    await station.close();
    const again = await openStationAt(folder, stationKey);
    expect(again.queue.store.queuedEntries()).toEqual([entry]);
    await again.close();
  });

  it('is not moved by word about an entry that is no longer the one on its way', async () => {
    const station = await openStationAt(folder, stationKey);
    const { caseId, entry } = await submitted(station);
    const older = { ...entry, id: uuidv7() };
    const held = await station.queue.store.recordHeld(older, 'refusedByPlatform', 'no');
    expect(held).toMatchObject({ ok: false });
    const found = await station.desk.find(caseId);
    expect(found).toMatchObject({ ok: true, value: { state: 'queued', outbox: { id: entry.id } } });
    await station.close();
  });
});

describe('a receipt', () => {
  it('is found again for a platform that lost it, and the trail tells what became of it', async () => {
    const station = await openStationAt(folder, stationKey);
    const { caseId, entry } = await submitted(station);
    const { store } = station.queue;
    expect(await store.readReceipt(caseId)).toEqual({ ok: true, value: undefined });
    const receipt = {
      caseId,
      revision: 1,
      manifestSha256: entry.submission.sha256,
      matterNumber: 'BJ-2026-000001X',
      receivedAt: at,
      keyId: 'ed25519-0000000000000000',
      signature: 'A'.repeat(88),
    };
    expect(await store.recordReceipt(entry, receipt)).toMatchObject({ ok: true });
    const before = await station.desk.find(caseId);
    const head = station.ledger.durableHead();
    const told = { caseId, revision: 1, how: 'numberDiffers' as const };
    expect(await store.recordBroughtAgain(told)).toMatchObject({ ok: true });
    await station.close();
    const again = await openStationAt(folder, stationKey);
    expect(again.queue.store.casesWithReceipts()).toEqual([caseId]);
    const read = await again.queue.store.readReceipt(caseId);
    expect(read).toEqual({ ok: true, value: { season: 2026, receipt } });
    expect(await again.desk.find(caseId)).toEqual(before);
    const { entryKey } = again.trailKeys();
    expect(await again.ledger.read(head + 1, async () => ok(entryKey))).toMatchObject({
      value: { body: { stationEvents: [{ type: 'revisionBroughtAgain', ...told }] } },
    });
    await again.close();
  });

  it('under another number takes the place of the one before, for good', async () => {
    const station = await openStationAt(folder, stationKey);
    const { caseId, entry } = await submitted(station);
    const { store } = station.queue;
    const receipt = {
      ...{ caseId, revision: 1, manifestSha256: entry.submission.sha256, receivedAt: at },
      ...{ matterNumber: 'BJ-2026-000001X', keyId: 'ed25519-0000000000000000' },
      signature: 'A'.repeat(88),
    };
    expect(await store.recordReceipt(entry, receipt)).toMatchObject({ ok: true });
    const next = { ...receipt, matterNumber: 'BJ-2026-0000028', signature: 'B'.repeat(88) };
    for (let time = 0; time < 2; time += 1) {
      expect(await store.replaceReceipt(next)).toMatchObject({ ok: true });
    }
    await station.close();
    const again = await openStationAt(folder, stationKey);
    const read = await again.queue.store.readReceipt(caseId);
    expect(read).toEqual({ ok: true, value: { season: 2026, receipt: next } });
    expect(await again.desk.find(caseId)).toMatchObject({
      value: { state: 'received', formerNumbers: ['BJ-2026-000001X'], outbox: { receipt: next } },
    });
    await again.close();
  });
});

describe('the feed', () => {
  it('is followed back to the position of a platform restored from a back-up', async () => {
    const station = await openStationAt(folder, stationKey);
    await station.queue.store.saveFeedCursor(5000);
    await station.queue.store.saveFeedCursor(7);
    expect(station.queue.store.feedCursor()).toBe(7);
    await station.close();
    const again = await openStationAt(folder, stationKey);
    expect(again.queue.store.feedCursor()).toBe(7);
    await again.close();
  });

  it('cannot make a case grow until the ledger does not open any more', async () => {
    const station = await openStationAt(folder, stationKey);
    const { caseId } = await submitted(station);
    const note = '审'.repeat(500);
    let applied = 0;
    for (; applied < 8000; applied += 1) {
      const done = await station.queue.store.applyChange(reviewStep(caseId, note));
      if (!done.ok) break;
    }
    expect(applied).toBeGreaterThan(100);
    await station.close();
    const again = await openStationAt(folder, stationKey);
    expect(await again.desk.find(caseId)).toMatchObject({ ok: true });
    await again.close();
  });
});
