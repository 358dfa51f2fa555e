/** Reading a case while it is being written: what was read must not pass for what came meanwhile. */
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { openCaseStore } from '../../electron/desk/case-store';
import { noHome } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

test('a change that lands while a case is being read is seen by whoever asks next', async () => {
  const { ledger, keys, desk, actor, close } = await openStationAt(
    scratchFolder('case-store'),
    randomBytes(32),
  );
  const caseId = uuidv7();
  await desk.execute({ name: 'openCase', caseId, answers: noHome }, actor);
  let letRead = (): void => undefined;
  const mayRead = new Promise<void>((resolve) => (letRead = resolve));
  const slow = {
    ...ledger,
    read: async (...asked: Parameters<typeof ledger.read>) => {
      await mayRead;
      return ledger.read(...asked);
    },
  };
  const cases = openCaseStore(slow, keys, randomBytes(32));
  const reading = cases.load(caseId);
  const changes = { 'child.name': '尉玥宁' };
  await desk.execute({ name: 'editForm', caseId, changes }, actor);
  letRead();
  await reading;
  const next = await cases.load(caseId);
  expect(next.ok && next.value?.form).toEqual(changes);
  await close();
});
