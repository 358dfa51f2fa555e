/** Whatever is recorded, in whatever pieces it arrives, rows and counters equal the fold of the ledger. */
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { Case, CaseEvent } from '../../shared/domain/case';
import { caseStates } from '../../shared/domain/case';
import { evolveAll } from '../../shared/domain/evolve';
import { openWorkingSet } from '../../renderer/db/working-set';
import { fakeMain, keyBytes, newFactory, opened, typed, uuid } from './fake-main';

Dexie.dependencies.IDBKeyRange = IDBKeyRange;

const event: fc.Arbitrary<CaseEvent> = fc.oneof(
  fc.string({ maxLength: 8 }).map(typed),
  fc.constantFrom(...caseStates).map((state): CaseEvent => ({ type: 'stateChanged', state })),
);
const step = fc.record({
  case: fc.integer({ min: 0, max: 4 }),
  events: fc.array(event, { maxLength: 4 }),
  how: fc.constantFrom('told', 'untold', 'twice', 'late', 'reopened'),
});

test('rows and counters equal the fold of the ledger', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const main = fakeMain();
      const factory = newFactory();
      const model = new Map<string, Case>();
      const open = async () => {
        const result = await openWorkingSet({
          name: 'set',
          keyBytes: keyBytes(),
          bridge: main.bridge,
          factory,
        });
        if (!result.ok) throw new Error(result.error.kind);
        return result.value;
      };
      let set = await open();
      let late: number | undefined;
      for (const { case: n, events, how } of steps) {
        const id = uuid(n);
        const known = model.get(id);
        const recorded = known === undefined ? [opened(), ...events] : events;
        const next = evolveAll(known, id, recorded);
        if (next !== undefined) model.set(id, next);
        main.silence(how === 'untold' || how === 'late');
        const seq = main.append(id, ...recorded);
        main.silence(false);
        if (how === 'twice') main.tell(seq);
        if (late !== undefined) main.tell(late);
        late = how === 'late' ? seq : undefined;
        if (how === 'reopened') {
          await set.close();
          set = await open();
        }
      }
      expect(await set.reached(main.ledger.length)).toBe(true);
      const store = set.store();
      const rows = await store?.readCases([...model.keys()]);
      if (store === undefined || rows?.ok !== true) throw new Error('unreadable');
      for (const [id, current] of model) {
        expect(rows.value.get(id)?.payload.current).toEqual(current);
        expect(rows.value.get(id)?.row.state).toBe(current.state);
      }
      const counters = await store.counters();
      const states = [...model.values()].map(({ state }) => state);
      expect(counters.total).toBe(model.size);
      for (const state of caseStates) {
        expect(counters.byState[state] ?? 0).toBe(states.filter((one) => one === state).length);
      }
      expect(await store.countsAgree()).toBe(true);
      await set.close();
    }),
    { numRuns: 60 },
  );
});
