/** Finished cases are destroyed only when due, by two people, whole, and on after a lock or a crash; what proves them stays. */
import { randomBytes } from 'node:crypto';
import { cp, link, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { Batch } from '../../shared/ipc/contract';
import { completeForm, shippedPack } from '../support/case-builders';
import { seedCase } from '../support/case-scenarios';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';
import { stationEventsOf } from '../support/station-on-disk';

const days = shippedPack.pack.retention?.days ?? 0;
const sealedMs = Date.parse('2026-08-05T00:00:00.000Z');
const after = (count: number) => new Date(sealedMs + count * 24 * 60 * 60 * 1000).toISOString();
const folder = scratchFolder('retention');
let number = 0;
let open: Station | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** A station of its own for each test, as `who` unlocks it; three years on unless told otherwise. */
async function enter(
  at: string,
  key: Buffer,
  who?: { readonly id: string },
  parts: { readonly now?: () => string; readonly publish?: (batch: Batch) => void } = {},
): Promise<Station> {
  await open?.close();
  open = await openStationAs(at, key, who, { now: () => after(days + 1), ...parts });
  return open;
}

async function aStation(finished = 3) {
  number += 1;
  const at = join(folder, String(number));
  const key = newKey();
  const admin = await enter(at, key);
  const ids: string[] = [];
  for (let i = 0; i < finished; i += 1) {
    const scenario = { state: 'archived' as const, by: admin.actor, form: completeForm };
    ids.push((await seedCase(admin, scenario)).id);
  }
  return { at, key, admin, ids };
}

it('finds what is due, and neither what is not finished nor what is too early', async () => {
  const { at, key, admin, ids } = await aStation();
  await seedCase(admin, { state: 'decided', by: admin.actor });
  const due = await admin.retention.due(undefined);
  expect(due).toMatchObject({ ok: true });
  expect(due.ok && due.value.cases.map(({ caseId }) => caseId)).toEqual(ids.toSorted());
  const early = await enter(at, key, undefined, { now: () => after(days - 1) });
  expect(await early.retention.due(undefined)).toEqual({
    ok: true,
    value: { cases: [], unsent: 0 },
  });
  expect(await early.retention.propose(ids, '期满', early.actor)).toEqual({
    ok: false,
    error: { kind: 'notDueForDestruction' },
  });
});

it('keeps everything while a restored platform may have lost it', async () => {
  const { admin, ids } = await aStation();
  const { store } = admin.queue;
  const owe = async (owed: boolean) =>
    expect(await store.saveTakenCount({ count: 1, owed })).toEqual({ ok: true, value: undefined });
  await owe(true);
  expect(await admin.retention.due(undefined)).toEqual({
    ok: true,
    value: { cases: [], unsent: 0 },
  });
  expect(await admin.retention.propose(ids, '期满', admin.actor)).toEqual({
    ok: false,
    error: { kind: 'notDueForDestruction' },
  });
  await owe(false);
  const due = await admin.retention.due(undefined);
  expect(due.ok && due.value.cases).toHaveLength(ids.length);
});

it('keeps what locks a home until the lock is over, though its days are', async () => {
  const { at, key, admin } = await aStation(0);
  const form = { ...completeForm, 'residence.tenure': 'publicRental' };
  const scenario = { state: 'archived' as const, by: admin.actor, form };
  const locks = await seedCase(admin, { ...scenario, outcome: 'accepted' });
  const free = await seedCase(admin, scenario);
  const listed = async (station: Station) => {
    const due = await station.retention.due(undefined);
    return due.ok ? due.value.cases.map(({ caseId }) => caseId) : due.error;
  };
  expect(await listed(admin)).toEqual([free.id]);
  expect(await admin.retention.propose([locks.id], '期满', admin.actor)).toEqual({
    ok: false,
    error: { kind: 'notDueForDestruction' },
  });
  const years = shippedPack.pack.residenceLock?.years.primary ?? 0;
  const over = `${locks.season + years}-09-01T00:00:00.000Z`;
  const later = await enter(at, key, undefined, { now: () => over });
  expect(await listed(later)).toEqual([locks.id, free.id].toSorted());
});

it('takes two people, destroys everything but the proof, and tells the window', async () => {
  const { at, key, admin, ids } = await aStation();
  const [gone = '', kept = ''] = ids;
  expect(await admin.retention.propose([gone], '2023 年秋季期满', admin.actor)).toMatchObject({
    ok: true,
  });
  expect(await admin.retention.propose([gone], '再来一次', admin.actor)).toMatchObject({
    error: { kind: 'notDueForDestruction' },
  });
  const [proposal] = admin.facts().proposals;
  const id = proposal?.id ?? '';
  expect(await admin.retention.decide(id, true, '', admin.actor)).toEqual({
    ok: false,
    error: { kind: 'approverIsProposer' },
  });
  const told: Batch[] = [];
  const publish = (batch: Batch) => void told.push(batch);
  const reviewer = await enter(at, key, people.reviewer, { publish });
  const shown = await reviewer.retention.proposals();
  expect(shown.ok && shown.value[0]?.cases.map(({ childName }) => childName)).toEqual([
    completeForm['child.name'],
  ]);
  expect(await reviewer.retention.decide(id, true, '', reviewer.actor)).toEqual({
    ok: true,
    value: { destroyed: 1, passedOver: 0 },
  });
  expect(await reviewer.desk.find(gone)).toMatchObject({ error: { kind: 'caseDestroyed' } });
  expect(await reviewer.desk.find(kept)).toMatchObject({ ok: true, value: { id: kept } });
  expect(told).toMatchObject([{ caseId: gone, gone: true, events: [] }]);
  const keys = await readdir(join(at, 'keys'), { recursive: true });
  expect(keys.filter((name) => name.includes(gone))).toEqual([]);
  expect((await reviewer.ledger.verify()).state).toBe('whole');

  const again = await enter(at, key);
  expect(await again.desk.find(gone)).toMatchObject({ error: { kind: 'caseDestroyed' } });
  expect(again.facts().proposals).toEqual([]);
  const read = await again.view.read({ after: 0, limit: 100, whole: true });
  const batches = read.ok ? read.value.batches : [];
  expect(batches.filter(({ caseId }) => caseId === gone)).toMatchObject([{ gone: true }]);
  const events = await stationEventsOf(again);
  const witness = events.find(({ type }) => type === 'destructionWitnessed');
  expect(witness).toMatchObject({
    caseId: gone,
    matterNumber: 'BJ-1',
    archiveSha256: 'a'.repeat(64),
    reason: '2023 年秋季期满',
    proposedBy: '程望',
    approvedBy: people.reviewer.name,
  });
  expect(JSON.stringify(events)).not.toContain(completeForm['child.name']);
});

it('is refused with a reason, and nothing goes', async () => {
  const { at, key, admin, ids } = await aStation(1);
  await admin.retention.propose(ids, '期满', admin.actor);
  const id = admin.facts().proposals[0]?.id ?? '';
  const reviewer = await enter(at, key, people.reviewer);
  expect(await reviewer.retention.decide(id, false, '还有申诉', reviewer.actor)).toEqual({
    ok: true,
    value: { destroyed: 0, passedOver: 0 },
  });
  expect(await reviewer.retention.decide(id, true, '', reviewer.actor)).toMatchObject({
    error: { kind: 'proposalUnknown' },
  });
  expect(await reviewer.desk.find(ids[0] ?? '')).toMatchObject({ ok: true });
  expect(reviewer.facts().proposals).toEqual([]);
});

it('goes on after a lock in the middle, and ends as if it had not been there', async () => {
  const { at, key, admin, ids } = await aStation(6);
  await admin.retention.propose(ids, '期满', admin.actor);
  const id = admin.facts().proposals[0]?.id ?? '';
  let seen = 0;
  const publish = () => {
    seen += 1;
    if (seen === 2) void open?.shut();
  };
  const reviewer = await enter(at, key, people.reviewer, { publish });
  const decided = await reviewer.retention.decide(id, true, '', reviewer.actor);
  expect(decided).toEqual({ ok: false, error: { kind: 'stationLocked' } });
  const again = await enter(at, key);
  const left = () => ids.filter((one) => again.ledger.cases.get(one)?.destroyed === 0);
  expect(left()).toHaveLength(4);
  expect(again.facts().proposals).toHaveLength(1);
  expect(await again.retention.resume()).toMatchObject({ ok: true });
  expect(left()).toEqual([]);
  expect(again.facts().proposals).toEqual([]);
});

it('passes over a case that is not due when it comes to it, whatever was proposed', async () => {
  const { at, key, admin, ids } = await aStation(2);
  await admin.retention.propose(ids, '期满', admin.actor);
  const id = admin.facts().proposals[0]?.id ?? '';
  const early = await enter(at, key, people.reviewer, { now: () => after(days - 1) });
  expect(await early.retention.decide(id, true, '', early.actor)).toEqual({
    ok: true,
    value: { destroyed: 0, passedOver: 2 },
  });
  expect(await early.desk.find(ids[0] ?? '')).toMatchObject({ ok: true });
});

it('is decided once, also when two people decide at the same moment, and proposed once', async () => {
  const { at, key, admin, ids } = await aStation(2);
  const proposed = await Promise.all(
    [1, 2].map(() => admin.retention.propose(ids, '期满', admin.actor)),
  );
  expect(proposed.map(({ ok }) => ok)).toEqual([true, false]);
  const id = admin.facts().proposals[0]?.id ?? '';
  const reviewer = await enter(at, key, people.reviewer);
  const decided = await Promise.all([
    reviewer.retention.decide(id, true, '', reviewer.actor),
    reviewer.retention.decide(id, false, '', reviewer.actor),
    reviewer.retention.decide(id, true, '', reviewer.actor),
    reviewer.retention.resume(),
  ]);
  expect(decided.slice(0, 3)).toMatchObject([
    { ok: true, value: { destroyed: 2, passedOver: 0 } },
    { error: { kind: 'proposalUnknown' } },
    { error: { kind: 'proposalUnknown' } },
  ]);
  const kinds = (await stationEventsOf(reviewer)).map(({ type }) => type);
  for (const [kind, count] of [
    ['destructionDecided', 1],
    ['destructionWitnessed', 2],
    ['destructionFinished', 1],
  ] as const) {
    expect(kinds.filter((type) => type === kind)).toHaveLength(count);
  }
});

it('does not end at a case that cannot be read', async () => {
  const { at, key, admin, ids } = await aStation(3);
  const [hurt = '', ...others] = ids;
  await admin.retention.propose(ids, '期满', admin.actor);
  const id = admin.facts().proposals[0]?.id ?? '';
  await writeFile(join(at, 'keys', hurt.slice(-2), `${hurt}.key`), randomBytes(60));
  const reviewer = await enter(at, key, people.reviewer);
  expect(await reviewer.retention.decide(id, true, '', reviewer.actor)).toEqual({
    ok: true,
    value: { destroyed: 2, passedOver: 1 },
  });
  for (const caseId of others) {
    expect(await reviewer.desk.find(caseId)).toMatchObject({ error: { kind: 'caseDestroyed' } });
  }
  expect(reviewer.facts().proposals).toEqual([]);
});

it('takes the key from stations that a restore put aside as well, and from nobody else', async () => {
  const { at, key, admin, ids } = await aStation(2);
  const [gone = '', kept = ''] = ids;
  await admin.retention.propose([gone], '期满', admin.actor);
  const id = admin.facts().proposals[0]?.id ?? '';
  const reviewer = await enter(at, key, people.reviewer);
  const keyOf = (place: string, caseId: string) =>
    join(place, 'keys', caseId.slice(-2), `${caseId}.key`);
  const aside = `${at}.replaced-1`;
  // What an interrupted restore left, until it is removed.
  const left = `${at}.left-0a1b2c3d`;
  for (const place of [aside, left, `${at}0`]) await cp(at, place, { recursive: true });
  const sealed = await readFile(keyOf(aside, gone));
  const seen = join(folder, 'seen');
  await link(keyOf(aside, gone), seen);
  expect(await reviewer.retention.decide(id, true, '', reviewer.actor)).toMatchObject({ ok: true });
  await expect(readFile(keyOf(aside, gone))).rejects.toThrow();
  await expect(readFile(keyOf(left, gone))).rejects.toThrow();
  expect((await readFile(seen)).equals(sealed)).toBe(false);
  await readFile(keyOf(aside, kept));
  await readFile(keyOf(`${at}0`, gone));
});
