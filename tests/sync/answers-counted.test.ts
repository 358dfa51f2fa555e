/** An answer to a question is written down once it is durable how much the platform had taken in by then. */
import { expect, test } from 'vitest';
import { err } from '../../shared/domain/result';
import { simId } from './sim/fixtures';
import { CalmStation } from './sim/calm-station';

test('an answer waits for the count of its question, and is taken once the disk has room', async () => {
  const station = new CalmStation();
  const { store } = station;
  const steps: string[] = [];
  let isFull = true;
  const asked = station.makeCase(1);
  store.cases.set(asked.entry.caseId, asked);
  store.ask(asked, simId(8, 1));
  const engine = station.boot((disk) => ({
    saveTakenCount: async (facts) => {
      steps.push(`count ${facts.count}`);
      return isFull ? err({ kind: 'storageFull' }) : disk.saveTakenCount(facts);
    },
    applyChange: async (change) => {
      steps.push(change.type);
      return disk.applyChange(change);
    },
  }));
  await station.pass(10);
  expect(new Set(steps)).toEqual(new Set(['count 1']));
  expect([store.applied.size, store.cursor, store.taken.count]).toEqual([0, 0, 0]);
  steps.length = 0;
  isFull = false;
  engine.wake('sendNow');
  await station.pass(10);
  expect(steps).toEqual(['count 1', 'verification']);
  expect([store.applied.size, store.cursor, store.taken.count]).toEqual([1, 1, 1]);
  expect(store.openQuestions()).toEqual([]);
});
