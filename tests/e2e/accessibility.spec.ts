/** axe on every screen, light and dark: no violation of WCAG 2.1 A and AA. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { launchStation, type Station } from '../support/electron-app';
import { provideFamily, type Family } from '../support/family';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
let folder: string;
let family: Family;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-axe-'));
  family = await provideFamily();
  station = await launchStation({ userDataDir: folder });
  pages = stationPages(station.page);
  await pages.door.heading.waitFor();
});
test.afterAll(async () => {
  await station.close();
  await rm(folder, { recursive: true, force: true });
});

/** What axe finds on the screen as it stands, once in each theme. */
async function violations(): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    await station.page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    // The frames that axe's usual mode opens in a new page end an Electron window.
    const axe = new AxeBuilder({ page: station.page }).setLegacyMode(true);
    const { violations } = await axe
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze();
    for (const { id, nodes } of violations) {
      found.push(
        ...nodes.map(
          ({ target, failureSummary }) =>
            `${theme} ${id} ${target.join(' ')} ${failureSummary ?? ''}`,
        ),
      );
    }
  }
  return found;
}

test('the door', async () => {
  expect(await violations()).toEqual([]);
  await pages.door.setUp({ school: '望潮小学', operatorName: '程望', passphrase });
  await station.page.getByRole('button', { name: '打印第 1 份' }).waitFor();
  expect(await violations()).toEqual([]);
  await pages.door.putOffSheets();
});

test('today, the three questions, outbox, settings and audit', async () => {
  for (const go of [
    () => pages.shell.goHome(),
    () => pages.shell.goNewCase(),
    () => pages.shell.goOutbox(),
    () => pages.shell.goSettings(),
    () => pages.shell.goAudit(),
    () => pages.audit.verify(),
    () => pages.audit.goDigests(),
  ]) {
    await go();
    expect(await violations()).toEqual([]);
  }
});

test('the form with every problem shown', async () => {
  await pages.intake.openCase(family.answers);
  await pages.intake.check();
  expect(await violations()).toEqual([]);
  await pages.intake.fillForm(family.form);
});

test('capture and inspection', async () => {
  for (const { requirement, paths } of [...family.papers, family.cameraPaper]) {
    await pages.material.addFiles(requirement, paths);
  }
  expect(await violations()).toEqual([]);
  await station.page.keyboard.press('F7');
  await pages.material.inspected.waitFor();
  expect(await violations()).toEqual([]);
  await pages.material.inspectAll();
});

test('a submitted case with its receipt, and the list of cases', async () => {
  await pages.case.submit();
  await pages.case.open('受理回执');
  expect(await violations()).toEqual([]);
  await pages.shell.goHome();
  expect(await violations()).toEqual([]);
  await pages.shell.lock();
  expect(await violations()).toEqual([]);
  await station.page.getByRole('button', { name: '忘记口令' }).click();
  expect(await violations()).toEqual([]);
});
