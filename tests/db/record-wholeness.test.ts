/** The rows and main's record: told apart when they are not of one piece, healed over a loss, pictures handed back. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { handBackFiles } from '../../renderer/db/record-wholeness';
import { openWorkingSet, type WorkingSet } from '../../renderer/db/working-set';
import { ok } from '../../shared/domain/result';
import type { FakeMain } from './fake-main';
import { fakeMain, keyBytes, newFactory, opened, typed, uuid } from './fake-main';
import { eventually } from '../support/eventually';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

async function start(main: FakeMain, factory: IDBFactory) {
  const { bridge } = main;
  const result = await openWorkingSet({ name: 'set', keyBytes: keyBytes(), bridge, factory });
  if (!result.ok) throw new Error(result.error.kind);
  const phases: string[] = [];
  const set = result.value;
  set.subscribe(() => {
    const status = set.status();
    phases.push(status.phase === 'rebuilding' ? status.reason : status.phase);
  });
  await eventually(() => expect(set.status()).toEqual({ phase: 'ready' }));
  return { set, phases };
}

async function nameIn(set: WorkingSet, id: string) {
  const read = await set.store()?.readCases([id]);
  return read?.ok === true ? read.value.get(id)?.payload.current.form['child.name'] : 'unreadable';
}

describe('rows met again by main', () => {
  test('go on where they stood when the record is the same', async () => {
    const [main, factory] = [fakeMain(), newFactory()];
    main.append(uuid(1), opened(), typed('王'));
    await (await start(main, factory)).set.close();
    main.append(uuid(1), typed('王小明'));
    const { set, phases } = await start(main, factory);
    expect(main.meetings).toEqual([1]);
    expect(phases).not.toContain('ledgerDiffers');
    expect(await nameIn(set, uuid(1))).toBe('王小明');
    await set.close();
  });

  test('are built anew when main has another record under the same numbers', async () => {
    const [main, factory] = [fakeMain(), newFactory()];
    main.append(uuid(1), opened(), typed('王'));
    await (await start(main, factory)).set.close();
    main.ledger.length = 0;
    main.branchOff();
    main.append(uuid(1), opened(), typed('李'));
    main.append(uuid(1), typed('李小红'));
    const { set, phases } = await start(main, factory);
    expect(phases).toContain('ledgerDiffers');
    expect(await nameIn(set, uuid(1))).toBe('李小红');
    await set.close();
  });

  test('are built anew when they know more than main, and main was told', async () => {
    const [main, factory] = [fakeMain(), newFactory()];
    for (const text of ['王', '王小', '王小明']) main.append(uuid(1), opened(), typed(text));
    await (await start(main, factory)).set.close();
    main.ledger.length = 1;
    const { set, phases } = await start(main, factory);
    expect(main.meetings[0]).toBe(3);
    expect(phases).toContain('ledgerDiffers');
    expect(await nameIn(set, uuid(1))).toBe('王');
    await set.close();
  });
});

test('an entry that keeps the whole case is taken as it is, where entries before it were lost', async () => {
  const [main, factory] = [fakeMain(), newFactory()];
  main.append(uuid(1), opened(), typed('王'));
  const first = await start(main, factory);
  const read = await first.set.store()?.readCases([uuid(1)]);
  const current = read?.ok === true ? read.value.get(uuid(1))?.payload.current : undefined;
  if (current === undefined) throw new Error('unreadable');
  await first.set.close();
  main.append(uuid(1));
  const entry = main.ledger[1];
  if (entry === undefined) throw new Error('missing');
  const stands = { ...current, form: { ...current.form, 'child.name': '王小明' } };
  main.ledger[1] = { ...entry, whole: { current: stands, seq: entry.seq } };
  const { set } = await start(main, factory);
  expect(await nameIn(set, uuid(1))).toBe('王小明');
  await set.close();
});

test('a picture that main lost is offered once, and only when the rows have it', async () => {
  const kept = new Uint8Array([1, 2, 3]);
  const offered: string[] = [];
  let tell: (integrity: unknown) => void = () => undefined;
  const bridge = {
    ledger: {},
    blobs: { offer: async ({ sha256 }: { sha256: string }) => ok(void offered.push(sha256)) },
    on: (_: string, listener: (integrity: unknown) => void) => {
      tell = listener;
      return () => undefined;
    },
  } as unknown as Parameters<typeof handBackFiles>[0];
  const store = {
    readImage: async (key: string) => ok(key.endsWith('a') ? kept : undefined),
  } as unknown as ReturnType<Parameters<typeof handBackFiles>[1]>;
  handBackFiles(bridge, () => store);
  const lost = (sha256: string) => ({ kind: 'fileLost', caseId: uuid(1), sha256 });
  const troubles = [lost('a'.repeat(64)), lost('b'.repeat(64))];
  tell({ troubles });
  tell({ troubles });
  await eventually(() => expect(offered).toEqual(['a'.repeat(64)]));
});
