/** While thousands of entries are still to be read, the next family is taken, and shown at once. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { aheadOf } from '../../renderer/db/ahead';
import { generationName } from '../../renderer/db/generations';
import { declareTables } from '../../renderer/db/schema';
import {
  openWorkingSet,
  type WorkingSet,
  type WorkingSetBridge,
} from '../../renderer/db/working-set';
import { fakeMain, keyBytes, newFactory, opened, typed, uuid } from './fake-main';
import { eventually } from '../support/eventually';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

const families = 1_500;

/** A main with a long record, whose reads stop at the gate until it is opened. */
function slowMain() {
  const main = fakeMain();
  for (let i = 0; i < families; i += 1) {
    main.append(uuid(i), opened());
    main.append(uuid(i), typed(`n${i}`));
  }
  let reads = 0;
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const bridge: WorkingSetBridge = {
    ...main.bridge,
    ledger: {
      ...main.bridge.ledger,
      read: async (input) => {
        reads += 1;
        if (reads === 3) await gate;
        return main.bridge.ledger.read(input);
      },
    },
  };
  return { main, bridge, openGate: () => open(), atGate: () => reads >= 3 };
}

async function openWith(bridge: WorkingSetBridge, factory: IDBFactory): Promise<WorkingSet> {
  const result = await openWorkingSet({ name: 'set', keyBytes: keyBytes(), bridge, factory });
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

async function nameOf(set: WorkingSet, id: string) {
  const read = await set.store()?.readCases([id]);
  return read?.ok === true ? read.value.get(id)?.payload.current.form['child.name'] : undefined;
}

async function ready(set: WorkingSet) {
  await eventually(() => expect(set.status().phase).toBe('ready'));
}

async function everythingIsThere(set: WorkingSet, newCase: string) {
  await ready(set);
  expect(await nameOf(set, newCase)).toBe('新来的孩子');
  expect(await nameOf(set, uuid(7))).toBe('n7');
  expect(await nameOf(set, uuid(families - 1))).toBe('typed during the rebuild');
  expect((await set.store()?.counters())?.total).toBe(families + 1);
  expect(await set.store()?.countsAgree()).toBe(true);
}

describe('a rebuild', () => {
  test('shows a family taken meanwhile long before its end, and counts it once', async () => {
    const { main, bridge, openGate, atGate } = slowMain();
    const factory = newFactory();
    const set = await openWith(bridge, factory);
    const newCase = uuid(99_999);
    const waitsForOld = main.append(uuid(families - 1), typed('typed during the rebuild'));
    main.append(newCase, opened());
    const last = main.append(newCase, typed('新来的孩子'));
    await eventually(() => expect(atGate()).toBe(true));
    expect(await set.reached(last)).toBe(true);
    expect(set.status().phase).toBe('catchingUp');
    expect(await nameOf(set, newCase)).toBe('新来的孩子');
    // A case whose earlier entries are not there yet is not shown half.
    expect(await nameOf(set, uuid(families - 1))).toBeUndefined();
    expect(await set.store()?.cursor()).toBeLessThan(waitsForOld);
    openGate();
    await everythingIsThere(set, newCase);
    await set.close();
  });

  test('goes on after a kill that left rows ahead of the cursor', async () => {
    const { main, bridge, atGate } = slowMain();
    const factory = newFactory();
    const set = await openWith(bridge, factory);
    const newCase = uuid(99_999);
    main.append(uuid(families - 1), typed('typed during the rebuild'));
    main.append(newCase, opened());
    const last = main.append(newCase, typed('新来的孩子'));
    await eventually(() => expect(atGate()).toBe(true));
    await set.reached(last);
    // The kill: nobody closes anything, another window opens what is on the disk.
    set.store()?.tables.close();
    const next = await openWith(main.bridge, factory);
    await everythingIsThere(next, newCase);
    await next.close();
  });

  test('begins anew when main was restored to before the rows that are ahead', async () => {
    const main = fakeMain();
    const factory = newFactory();
    main.append(uuid(1), opened());
    const first = await openWith(main.bridge, factory);
    await ready(first);
    main.append(uuid(1), typed('lost with the back-up'));
    await first.reached(2);
    await first.close();
    const tables = declareTables(generationName('set', 1), { factory });
    await tables.meta.put({ key: 'cursor', seq: 1 });
    tables.close();
    main.ledger.splice(1);
    const next = await openWith(main.bridge, factory);
    await eventually(async () => expect(await nameOf(next, uuid(1))).toBeUndefined());
    await ready(next);
    await next.close();
  }, 30_000);
});

test('only what continues its case without a gap goes ahead', () => {
  const batch = (seq: number, caseId: string, previous?: number) => ({
    seq,
    hash: 'f'.repeat(64),
    caseId: uuid(Number(caseId)),
    at: '2026-08-30T01:02:03.004Z',
    by: 'Clerk',
    events: [opened()],
    ...(previous === undefined ? {} : { previous }),
  });
  const told = [
    batch(13, '2', 12),
    batch(11, '1', 5),
    batch(12, '2', 0),
    batch(14, '3', 9),
    batch(15, '4'),
    batch(16, '3', 14),
  ];
  const rows = new Map([
    [uuid(1), 5],
    [uuid(3), 8],
  ]);
  const seqs = aheadOf(told, (id) => rows.get(id)).map(({ seq }) => seq);
  expect(seqs).toEqual([11, 12, 13]);
});
