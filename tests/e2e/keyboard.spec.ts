/** A whole visit without the mouse, and how long it keeps somebody busy by the keystroke-level model. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchStation, type Station } from '../support/electron-app';
import { familyVisit } from '../support/family-visit';
import { KeyboardClerk } from '../support/keyboard-clerk';
import { staffTime } from '../support/keystroke-model';
import { stationPages } from './pages/station-pages';

let folder: string;
let station: Station;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-keys-'));
  station = await launchStation({ userDataDir: folder });
});
test.afterAll(async () => {
  await station.close();
  await rm(folder, { recursive: true, force: true });
});

test('a family with home and register is taken in by keys alone, in three minutes of staff time', async () => {
  const visit = await familyVisit('homeAndRegister');
  const pages = stationPages(station.page);
  await pages.door.createStation({
    school: '望潮街道中心小学',
    operatorName: '程望',
    passphrase: '望海潮 一二三四五',
  });
  const clerk = new KeyboardClerk(station.page);
  await clerk.take(visit);
  await expect(pages.case.fact('受理编号')).toHaveText(/-2026-\d{5}/);
  const time = staffTime(clerk.strokes);
  expect(time.all).toBeLessThanOrEqual(180);
});
