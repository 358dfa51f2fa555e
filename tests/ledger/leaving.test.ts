/** What leaves the archive has an end in the trail, on a real disk, also when the station is locked meanwhile. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLeaving } from '../../electron/desk/leaving';
import type { AuditDesk } from '../support/audit-desk';
import { auditDesk } from '../support/audit-desk';

const begun = {
  type: 'packagesLeaving' as const,
  form: 'zip' as const,
  masked: false,
  packages: 3,
  reason: '年度移交',
  approver: '孙科长',
};
const left = { type: 'packagesLeft' as const, packages: 3, leftOut: 0, sha256: 'a'.repeat(64) };

let desk: AuditDesk;
beforeEach(async () => {
  desk = await auditDesk();
});
afterEach(() => desk.close());

it('a lock in the middle notes that not everything left, and what comes later adds nothing', async () => {
  const leaving = createLeaving(desk.recorder);
  expect(await leaving.begin(desk.station(), begun)).toMatchObject({ ok: true });
  await desk.lock();
  expect(await leaving.end(left)).toEqual({ ok: false, error: { kind: 'stationLocked' } });
  await desk.unlock();
  expect(await leaving.end(left)).toMatchObject({ ok: false });
  expect(await desk.ofType('packagesStayed')).toEqual([
    { type: 'packagesStayed', why: 'stationLocked' },
  ]);
  expect(await desk.ofType('packagesLeft')).toEqual([]);
  await desk.lock();
  await desk.unlock();
  expect(await desk.ofType('packagesStayed')).toHaveLength(1);
});

it('an end that comes while the screen is dark already and the keys are still there is noted as it was', async () => {
  const leaving = createLeaving(desk.recorder);
  await leaving.begin(desk.station(), begun);
  void desk.station().shut();
  expect(await leaving.end(left)).toMatchObject({ ok: true });
  await desk.lock();
  await desk.unlock();
  expect(await desk.ofType('packagesLeft')).toEqual([left]);
  expect(await desk.ofType('packagesStayed')).toEqual([]);
});

it('what was not begun, because the station was being locked, has no end', async () => {
  const leaving = createLeaving(desk.recorder);
  void desk.station().shut();
  expect(await leaving.begin(desk.station(), begun)).toMatchObject({ ok: false });
  await desk.lock();
  await desk.unlock();
  expect(await desk.ofType('packagesStayed')).toEqual([]);
});
