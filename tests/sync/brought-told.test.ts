/** What a restored platform lost and got again stands in the trail, also when that could not be written at first. */
import { expect, test } from 'vitest';
import { err } from '../../shared/domain/result';
import { CalmStation } from './sim/calm-station';

test('the trail is told of what came there while the disk was full', async () => {
  const station = new CalmStation();
  const { store, platform } = station;
  const sent = station.makeCase(1);
  const { caseId, revision } = sent.entry;
  store.add(sent);
  const first = station.boot();
  await station.pass(20);
  await first.stop();
  platform.restoreAll(0);
  expect(platform.receipts.size).toBe(0);
  let fullFor = 3;
  const engine = station.boot((disk) => ({
    recordBroughtAgain: async (of) => {
      fullFor -= 1;
      return fullFor >= 0 ? err({ kind: 'storageFull' }) : disk.recordBroughtAgain(of);
    },
  }));
  await station.pass(60);
  await engine.stop();
  expect([platform.receipts.size, store.taken.owed]).toEqual([1, false]);
  expect([...store.broughtAgain]).toEqual([[`${caseId}/${String(revision)}`, 'taken']]);
});
