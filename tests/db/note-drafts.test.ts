/** What was typed into a dialog: back after Esc, after a lock and after a rebuild, sealed, and gone with its case. */
import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test, vi } from 'vitest';
import { openWorkingSet, type WorkingSet } from '../../renderer/db/working-set';
import { noCase } from '../../renderer/db/note-rows';
import { noteDrafts } from '../../renderer/session/note-drafts';
import { fakeMain, keyBytes, newFactory, opened, uuid } from './fake-main';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

const text = '户口簿第三页有涂改，家长说派出所改的';

async function enter(main = fakeMain(), factory = newFactory()) {
  const made = await openWorkingSet({
    name: 'set',
    keyBytes: keyBytes(),
    bridge: main.bridge,
    factory,
  });
  if (!made.ok) throw new Error(made.error.kind);
  const set: WorkingSet = made.value;
  await expect.poll(() => set.status().phase).toBe('ready');
  const notes = noteDrafts(set.store);
  const leave = async () => {
    expect(await notes.flushAll()).toBe(true);
    notes.clear();
    await set.close();
  };
  return { main, factory, set, notes, leave };
}

describe('a note that is not recorded yet', () => {
  test('is there again at once, and after a lock', async () => {
    const first = await enter();
    await first.set.reached(first.main.append(uuid(1), opened()));
    expect(await first.notes.load(uuid(1), 'visit')).toBeUndefined();
    first.notes.keep(uuid(1), 'visit', text.slice(0, 5));
    first.notes.keep(uuid(1), 'visit', text);
    expect(await first.notes.load(uuid(1), 'visit')).toBe(text);
    await first.leave();
    const again = await enter(first.main, first.factory);
    expect(await again.notes.load(uuid(1), 'visit')).toBe(text);
    expect(await again.notes.load(uuid(1), 'identity')).toBeUndefined();
    // Recorded.
    again.notes.keep(uuid(1), 'visit', undefined);
    await again.leave();
    const last = await enter(first.main, first.factory);
    expect(await last.notes.load(uuid(1), 'visit')).toBeUndefined();
    await last.leave();
  });

  test('is kept by itself soon after the last key', async () => {
    const { main, set, notes, leave } = await enter();
    await set.reached(main.append(uuid(1), opened()));
    notes.keep(uuid(1), 'visit', text);
    await expect.poll(() => set.store()?.readNote(uuid(1), 'visit')).toBe(text);
    await leave();
  });

  test('stands nowhere in clear, and leaves with its case', async () => {
    const { main, set, notes, leave } = await enter();
    await set.reached(main.append(uuid(1), opened()));
    notes.keep(uuid(1), 'visit', text);
    await notes.flushAll();
    const tables = set.store()?.tables;
    const [row] = (await tables?.notes.toArray()) ?? [];
    expect(row?.key).toBe(`${uuid(1)}/visit`);
    expect(new TextDecoder().decode(row?.sealed)).not.toContain('户口簿');
    const caseRow = await tables?.cases.get(uuid(1));
    await set.store()?.write({
      from: 1,
      to: 2,
      hash: 'h',
      cases: [],
      images: [],
      droppedImages: [],
      unshelved: [],
      goneCases: [uuid(1)],
      moves: [{ was: caseRow?.state, is: undefined }],
    });
    expect(await tables?.notes.count()).toBe(0);
    // One that comes after its case left is not kept either.
    await set.store()?.writeNote(uuid(1), 'visit', text);
    expect(await tables?.notes.count()).toBe(0);
    await leave();
  });

  test('goes into rows that were built anew', async () => {
    const { main, set, notes, leave } = await enter();
    await set.reached(main.append(uuid(1), opened()));
    notes.keep(uuid(1), 'visit', text);
    await notes.flushAll();
    const before = set.store();
    set.reportUnreadable();
    await expect.poll(() => set.store() !== undefined && set.store() !== before).toBe(true);
    await expect.poll(() => set.status().phase).toBe('ready');
    expect(await notes.flushAll()).toBe(true);
    expect(await set.store()?.readNote(uuid(1), 'visit')).toBe(text);
    await leave();
  });

  test('is not called saved when it could not be written, and is tried again', async () => {
    const writeNote = vi.fn(async () => {
      throw new Error('full');
    });
    const store = { readNote: async () => undefined, writeNote, dropNotesNaming: vi.fn() };
    const notes = noteDrafts(() => store);
    notes.keep(uuid(1), 'visit', text);
    expect(await notes.flushAll()).toBe(false);
    expect(await notes.load(uuid(1), 'visit')).toBe(text);
    writeNote.mockResolvedValue(undefined as never);
    expect(await notes.flushAll()).toBe(true);
    expect(await noteDrafts(() => undefined).flushAll()).toBe(true);
  });
});

describe('a note that is about no case', () => {
  const plan = JSON.stringify({ teachers: '周老师', links: [[uuid(1), uuid(2)]] });

  test('is there again after a lock, sealed', async () => {
    const first = await enter();
    first.notes.keep(noCase, 'classRolls', plan);
    await first.notes.flushAll();
    const [row] = (await first.set.store()?.tables.notes.toArray()) ?? [];
    expect(new TextDecoder().decode(row?.sealed)).not.toContain('周老师');
    await first.leave();
    const again = await enter(first.main, first.factory);
    expect(await again.notes.load(noCase, 'classRolls')).toBe(plan);
    await again.leave();
  });

  test.each([
    ['in memory', true],
    ['on the disk alone', false],
  ])('goes with a case that it names, and with no other (%s)', async (_where, isLoaded) => {
    const first = await enter();
    first.notes.keep(noCase, 'classRolls', plan);
    first.notes.keep(noCase, 'other', '周老师');
    await first.leave();
    const { notes, leave } = await enter(first.main, first.factory);
    if (isLoaded) await notes.load(noCase, 'classRolls');
    notes.forget([uuid(3)]);
    await notes.flushAll();
    if (isLoaded) expect(await notes.load(noCase, 'classRolls')).toBe(plan);
    notes.forget([uuid(2)]);
    await notes.flushAll();
    expect(await notes.load(noCase, 'classRolls')).toBeUndefined();
    expect(await notes.load(noCase, 'other')).toBe('周老师');
    await leave();
    const last = await enter(first.main, first.factory);
    expect(await last.notes.load(noCase, 'classRolls')).toBeUndefined();
    await last.leave();
  });
});
