/** A whole visit without the mouse, and how long it keeps somebody busy by the keystroke-level model. */
import { expect, test } from '@playwright/test';
import type { Station } from '../support/electron-app';
import { familyVisit } from '../support/family-visit';
import { KeyboardClerk } from '../support/keyboard-clerk';
import { staffTime } from '../support/keystroke-model';
import { ownStation } from '../support/own-station';
import { stationPages } from './pages/station-pages';

const here = ownStation('station-keys');
let station: Station;

test.beforeAll(async () => {
  ({ station } = await here.open());
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
