/** A window far behind reads whole cases from a real ledger: the same rows as entry by entry, also while the desk goes on. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCaseStore } from '../../electron/desk/case-store';
import type { Station } from '../../electron/desk/station';
import type { Ledger } from '../../electron/ledger/ledger';
import type { CaseKeys } from '../../electron/vault/case-keys';
import { newKey } from '../../electron/vault/seal';
import { openWorkingSet, type WorkingSetBridge } from '../../renderer/db/working-set';
import { err, ok } from '../../shared/domain/result';
import type { Batch } from '../../shared/ipc/contract';
import { batchSchema } from '../../shared/ipc/contract';
import { noHome } from '../support/case-builders';
import { eventually } from '../support/eventually';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { keyBytes, newFactory, opened, typed } from './fake-main';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

let folder: string;
let station: Station;
const heard = new Set<(batch: Batch) => void>();
beforeEach(async () => {
  folder = scratchFolder('whole-cases');
  const publish = (batch: Batch) => {
    for (const listener of heard) listener(structuredClone(batch));
  };
  station = await openStationAt(folder, newKey(), { publish });
});
afterEach(async () => {
  heard.clear();
  await station.close();
});

const open = (caseId: string) =>
  station.desk.execute({ name: 'openCase', caseId, answers: noHome }, station.actor);
const type = (caseId: string, name: string) =>
  station.desk.execute(
    { name: 'editForm', caseId, changes: { 'child.name': name } },
    station.actor,
  );

const bridge = {
  ledger: {
    read: (request) => station.view.read(request),
    integrity: async () => ok(station.ledger.check.integrity()),
    meet: (known) => station.meetWorkingSet(known),
  },
  blobs: {
    read: async () => err({ kind: 'fileMissing' }),
    offer: async () => ok(undefined),
  },
  on: (name, listener) => {
    if (name !== 'ledgerAppended') return () => undefined;
    const one = listener as unknown as (batch: Batch) => void;
    heard.add(one);
    return () => heard.delete(one);
  },
} satisfies WorkingSetBridge as WorkingSetBridge;

test('every row is its case, also of those that changed while they were read', async () => {
  const ids = Array.from({ length: 230 }, () => uuidv7());
  await Promise.all(
    ids.map(async (id, index) => {
      await open(id);
      for (let time = 0; time < 1 + (index % 6); time += 1) await type(id, `n${index}.${time}`);
    }),
  );
  station.cases.forget();
  const result = await openWorkingSet({
    name: 'set',
    keyBytes: keyBytes(),
    bridge,
    factory: newFactory(),
  });
  if (!result.ok) throw new Error(result.error.kind);
  const set = result.value;
  // The desk goes on: old cases, the same ones again and again, and new ones.
  const fresh: string[] = [];
  for (let round = 0; round < 40; round += 1) {
    const caseId = uuidv7();
    fresh.push(caseId);
    await open(caseId);
    await type(ids[(round * 37) % ids.length] ?? '', `meanwhile ${round}`);
    await type(ids[0] ?? '', `again ${round}`);
    await type(caseId, `new ${round}`);
  }
  await eventually(async () =>
    expect(await set.store()?.cursor()).toBe(station.ledger.durableHead()),
  );
  const all = [...ids, ...fresh];
  const rows = await set.store()?.readCases(all);
  for (const id of all) {
    const found = await station.desk.find(id);
    const row = rows?.ok === true ? rows.value.get(id) : undefined;
    expect(row?.payload.current).toEqual(found.ok && found.value);
    expect(row?.row.seq).toBe(station.ledger.cases.get(id)?.last);
  }
  expect((await set.store()?.counters())?.total).toBe(all.length);
  await set.close();
});

test('one batch for each case that changed after a number, in order, and none for the rest', async () => {
  const [first, second] = [uuidv7(), uuidv7()];
  await open(first);
  await open(second);
  const before = station.ledger.durableHead();
  await type(second, 'a');
  await type(first, 'b');
  await type(first, 'c');
  const read = await station.view.read({ after: before, limit: 1, whole: true });
  expect(read).toMatchObject({ ok: true, value: { done: false, head: before + 3 } });
  const rest = await station.view.read({ after: before, limit: 10, whole: true });
  const batches = rest.ok ? rest.value.batches : [];
  expect(batches.map(({ seq, caseId }) => [seq, caseId])).toEqual([
    [before + 1, second],
    [before + 3, first],
  ]);
  expect(batches[1]?.whole?.current.form['child.name']).toBe('c');
  for (const batch of batches) expect(batchSchema.safeParse(batch).success).toBe(true);
  const end = await station.view.read({ after: before + 3, limit: 10, whole: true });
  expect(end).toEqual({
    ok: true,
    value: {
      batches: [],
      to: before + 3,
      hash: await station.ledger.hashAt(before + 3),
      head: before + 3,
      done: true,
    },
  });
});

test('a case read while it is appended to is not remembered under the newer number', async () => {
  const caseId = uuidv7();
  const known = { state: 'draft', openPapers: 0, unsent: false, last: 1, destroyed: 0 };
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const ledger = {
    cases: new Map([[caseId, known]]),
    lossOf: () => undefined,
    earlier: (seq: number) => seq - 1,
    read: async (seq: number) => {
      if (seq === 1) await gate;
      return ok({ body: { events: [seq === 1 ? opened() : typed('newer')] } });
    },
  } as unknown as Ledger;
  const store = openCaseStore(ledger, {} as CaseKeys, newKey());
  const reading = store.load(caseId);
  known.last = 2;
  letGo();
  await reading;
  const found = await store.load(caseId);
  expect(found.ok && found.value?.form['child.name']).toBe('newer');
});
