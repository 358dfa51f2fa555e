/** The working sets of several operators of one real station: nobody's holds another's draft, and what is given away leaves. */
import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import { imageKey, latestVersion } from '../../renderer/db/schema';
import type { WorkingSet } from '../../renderer/db/working-set';
import { openWorkingSet } from '../../renderer/db/working-set';
import { loadImage } from '../../renderer/db/image-shelf';
import { caseStates } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/command';
import type { Batch } from '../../shared/ipc/contract';
import { ok } from '../../shared/domain/result';
import { eventually } from '../support/eventually';
import { completeForm, noHome } from '../support/case-builders';
import { seedCase } from '../support/case-scenarios';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

const { clerk, otherClerk, reviewer, auditor } = people;

type Session = { readonly station: Station; readonly set: WorkingSet };

/** One computer: a station on the disk, and one IndexedDB that everybody's working set is in. */
function aComputer() {
  const folder = scratchFolder('drafts-db');
  const stationKey = newKey();
  const factory = new IDBFactory();
  let session: Session | undefined;

  const leave = async () => {
    await session?.set.close();
    await session?.station.close();
    session = undefined;
  };
  /** Locks, unlocks as somebody, and waits until the rows have caught up. */
  const enter = async (who?: Actor, limit?: number): Promise<Session> => {
    await leave();
    const listeners = new Set<(batch: Batch) => void>();
    const station = await openStationAs(folder, stationKey, who, {
      publish: (batch) => listeners.forEach((listener) => listener(structuredClone(batch))),
    });
    const { name, key } = station.workingSet;
    const opened = await openWorkingSet({
      name,
      others: station.otherWorkingSets(),
      keyBytes: new Uint8Array(key),
      factory,
      bridge: {
        ledger: {
          read: (input) => station.view.read({ ...input, limit: limit ?? input.limit }),
          integrity: async () => ok(station.ledger.check.integrity()),
          meet: (known) => station.meetWorkingSet(known),
        },
        blobs: { read: async () => ok(new Uint8Array()), offer: async () => ok(undefined) },
        on: (noticeName, listener) => {
          if (noticeName !== 'ledgerAppended') return () => undefined;
          const heard = listener as unknown as (batch: Batch) => void;
          listeners.add(heard);
          return () => listeners.delete(heard);
        },
      },
    });
    if (!opened.ok) throw new Error(opened.error.kind);
    const set = opened.value;
    await eventually(() => expect(set.status()).toEqual({ phase: 'ready' }));
    session = { station, set };
    return session;
  };
  return { enter, leave, factory };
}

const computers: ReturnType<typeof aComputer>[] = [];
const computer = () => {
  const made = aComputer();
  computers.push(made);
  return made;
};
afterEach(async () => {
  for (const one of computers.splice(0)) await one.leave();
});

const storeOf = ({ set }: Session) => {
  const store = set.store();
  if (store === undefined) throw new Error('closed');
  return store;
};

async function casesIn(session: Session) {
  const store = storeOf(session);
  const rows = await store.tables.cases.toArray();
  const opened = await Promise.all(rows.map((row) => store.openCase(row)));
  return opened.map((one) => {
    if (!one.ok) throw new Error('unreadable');
    return one.value.payload.current;
  });
}

async function executed(
  { station, set }: Session,
  ...commands: Parameters<Station['desk']['execute']>[0][]
) {
  for (const command of commands) {
    const answer = await station.desk.execute(command, station.actor);
    if (!answer.ok) throw new Error(answer.error.kind);
    expect(await set.reached(answer.value.seq)).toBe(true);
  }
}

describe('a draft given away', () => {
  test('leaves with its row, images and thumbnails in one step, and comes whole to the colleague', async () => {
    const { enter } = computer();
    const mine = await enter(clerk);
    const [caseId, kept] = [uuidv7(), uuidv7()];
    await executed(
      mine,
      { name: 'openCase', caseId, answers: noHome },
      { name: 'openCase', caseId: kept, answers: noHome },
      { name: 'editForm', caseId, changes: completeForm },
    );
    const store = storeOf(mine);
    for (const id of [caseId, kept]) {
      for (const part of [undefined, 'thumb'] as const) {
        await store.putImage(
          await store.sealImage(imageKey(id, 'a'.repeat(64), part), id, new Uint8Array(9)),
        );
      }
    }
    const left: string[] = [];
    mine.set.onCasesRemoved((ids) => left.push(...ids));
    await executed(mine, { name: 'handOverCase', caseId, to: otherClerk.id, note: '' });
    expect(left).toEqual([caseId]);
    expect((await casesIn(mine)).map(({ id }) => id)).toEqual([kept]);
    const names = await store.tables.images.toCollection().primaryKeys();
    expect(names).toHaveLength(2);
    expect(names.every((name) => name.startsWith(`k/${kept}/`))).toBe(true);
    expect(await store.counters()).toMatchObject({ total: 1 });
    expect(await store.countsAgree()).toBe(true);
    // An image that was on its way when the case left is not kept either.
    const late = await store.sealImage(imageKey(caseId, 'b'.repeat(64)), caseId, new Uint8Array(9));
    await store.putImage(late);
    expect(await store.tables.images.where('caseId').equals(caseId).count()).toBe(0);

    const theirs = await enter(otherClerk);
    expect((await casesIn(theirs)).map(({ id }) => id)).toEqual([caseId]);
    await executed(theirs, { name: 'editForm', caseId, changes: { 'child.nation': '回' } });
    const [current] = await casesIn(theirs);
    expect(current?.form).toMatchObject({ ...completeForm, 'child.nation': '回' });
  });

  test('is gone as well when this computer hears of it only at the next unlock', async () => {
    const { enter } = computer();
    const mine = await enter(clerk);
    const caseId = uuidv7();
    await executed(mine, { name: 'openCase', caseId, answers: noHome });
    const admin = await enter();
    await executed(admin, { name: 'handOverCase', caseId, to: otherClerk.id, note: '' });
    expect((await casesIn(admin)).map(({ id }) => id)).toEqual([caseId]);
    expect(await casesIn(await enter(clerk))).toEqual([]);
  });

  test('is told to a small reader as well as to a large one', async () => {
    const { enter } = computer();
    const admin = await enter();
    for (let i = 0; i < 20; i += 1)
      await seedCase(admin.station, { state: 'draft', by: otherClerk });
    await seedCase(admin.station, { state: 'decided', by: otherClerk });
    expect(await casesIn(await enter(clerk, 1))).toHaveLength(1);
  });
});

describe('nothing of another', () => {
  test('is in a working set, whatever everybody did before', async () => {
    const persons: (Actor | undefined)[] = [clerk, otherClerk, reviewer, auditor, undefined];
    const step = fc.record({
      who: fc.constantFrom<Actor | undefined>(clerk, otherClerk, undefined),
      which: fc.nat({ max: 5 }),
      what: fc.constantFrom('open', 'edit', 'handOver', 'submit'),
      to: fc.constantFrom(clerk.id, otherClerk.id),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18 }), async (steps) => {
        const { enter } = computer();
        const founder = (await enter()).station.actor;
        const ready = await seedCase((await enter()).station, { state: 'ready', by: clerk });
        const ids = [ready.id, ...Array.from({ length: 5 }, () => uuidv7())];
        const owner = new Map<string, string>([[ready.id, clerk.id]]);
        const shared = new Set<string>();
        let session: Session | undefined;
        let sitting: Actor | undefined;
        for (const { who, which, what, to } of steps) {
          if (session === undefined || sitting !== who) session = await enter(who);
          sitting = who;
          const caseId = ids[which] ?? '';
          const command =
            what === 'open'
              ? { name: 'openCase' as const, caseId, answers: noHome }
              : what === 'edit'
                ? { name: 'editForm' as const, caseId, changes: {} }
                : what === 'submit'
                  ? { name: 'submitCase' as const, caseId }
                  : { name: 'handOverCase' as const, caseId, to, note: '' };
          const { actor } = session.station;
          const answer = await session.station.desk.execute(command, actor);
          if (!answer.ok) continue;
          if (what === 'open') owner.set(caseId, actor.id);
          if (what === 'handOver') owner.set(caseId, to);
          if (what === 'submit') shared.add(caseId);
        }
        for (const who of persons) {
          const here = await enter(who);
          const { id, role } = who ?? founder;
          const expected = [...owner.keys()].filter(
            (one) =>
              shared.has(one) || owner.get(one) === id || role === 'admin' || role === 'auditor',
          );
          const held = await casesIn(here);
          expect(held.map((one) => one.id).sort()).toEqual(expected.sort());
          const counters = await storeOf(here).counters();
          expect(counters.total).toBe(expected.length);
          for (const state of caseStates) {
            const count = held.filter((one) => one.state === state).length;
            expect(counters.byState[state] ?? 0).toBe(count);
          }
          for (const current of held) {
            const found = await here.station.desk.find(current.id);
            expect(found.ok && found.value).toEqual(current);
          }
        }
        await computers.pop()?.leave();
      }),
      { numRuns: 12 },
    );
  });

  test('can be had by asking for the picture of a case that is not there', async () => {
    const { enter } = computer();
    const theirs = await enter(otherClerk);
    const caseId = uuidv7();
    await executed(theirs, { name: 'openCase', caseId, answers: noHome });
    const mine = await enter(clerk);
    const refused = async () => {
      const seen = mine.station.view.seen(caseId);
      return seen.ok ? ok(new Uint8Array(1)) : seen;
    };
    const image = await loadImage(storeOf(mine), refused, caseId, { sha256: 'a'.repeat(64) });
    expect(image).toEqual({ ok: false, error: { kind: 'caseOfAnother' } });
  });
});

describe('working sets that are nobody’s any more', () => {
  test('leave once the own one has caught up; those of colleagues, of the drill and of a newer program stay', async () => {
    const { enter, leave, factory } = computer();
    const names = async () => (await factory.databases()).map(({ name }) => name ?? '').toSorted();
    const mine = (await enter()).station.workingSet.name;
    const theirs = (await enter(otherClerk)).station.workingSet.name;
    await leave();
    const stay = [
      `${mine}.g1`,
      `${theirs}.g1`,
      'drill-set-0123.g1',
      'working-set-newer.g1',
      'x.g1',
    ];
    // A record before it was restored, by whoever had it; a role before; one with two generations; no generation.
    const gone = [`${theirs}-restored.g1`, 'working-set-0123.g1', 'working-set-0123.g2'];
    for (const name of [...stay.slice(2), ...gone, 'working-set-other']) {
      const version = name.includes('newer') ? 10 * (latestVersion + 1) : 10;
      await new Promise<void>((resolve) => {
        const request = factory.open(name, version);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      });
    }
    expect(await names()).toHaveLength(stay.length + gone.length + 1);
    await enter();
    await eventually(async () => {
      expect(await names()).toEqual([...stay, 'working-set-other'].toSorted());
    });
  });
});
