/** Pages of the tray go into one paper: those that are on their way to another one of the case are let be. */
import { expect, test } from 'vitest';
import type { KeptPage } from '../../shared/ipc/calls/scanners';
import { intakeOf, isOnItsWay } from '../../renderer/features/capture/desk-intakes';
import { scanRunsOf } from '../../renderer/features/scan/scan-runs';
import type { Desk } from '../../renderer/session/desk';
import { ok } from '../../shared/domain/result';
import { uuid } from './fake-main';

/** No picture gets further than the queue: there is no worker here that would look at one. */
function aDesk() {
  const desk = {
    bridge: {
      on: () => () => undefined,
      scanners: { page: () => Promise.resolve(ok(new Uint8Array([1, 2]))) },
    },
    commands: { addPage: () => new Promise(() => undefined) },
    workingSet: { onClose: () => undefined, onCasesRemoved: () => () => undefined },
    pictures: { add: () => undefined },
  };
  return desk as unknown as Desk;
}

const caseId = uuid(1);
const page: KeptPage = {
  id: uuid(5),
  requirementId: 'register',
  kind: 'hukou',
  number: 1,
  device: '高拍仪',
  source: 'camera',
};
const place = (requirementId: string) => ({ caseId, requirementId, kind: 'hukou' });

test('a page that one paper is taking in is not filed in another one as well', async () => {
  const desk = aDesk();
  const runs = scanRunsOf(desk);
  await runs.file(place('register'), [page], String);
  expect(isOnItsWay(desk, caseId, page.id)).toBe(true);
  await runs.file(place('home'), [page], String);
  expect(intakeOf(desk, caseId, 'home').view().items).toEqual([]);
  expect(intakeOf(desk, caseId, 'register').view().items).toHaveLength(1);
});
