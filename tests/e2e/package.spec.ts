/** 四性检测 in the real program: what fails it is not sealed, and the case says which item and which file. */
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import { violationsInBothThemes } from '../support/axe';
import type { Station } from '../support/electron-app';
import { finishedStation } from '../support/finished-station';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const childName = '钟离望舒';
const here = ownStation('station-package');
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  const folder = await here.folder();
  // The notice of the refusal was never made: the program ended while the archive was sealed.
  const { passphrase } = await finishedStation(folder, {
    at: '2026-08-20T02:00:00.000Z',
    childNames: [childName],
    begun: true,
  });
  ({ station, pages } = await here.open());
  await pages.door.unlock(passphrase);
});

/** Pictures with the words in sight. */
async function look(name: string, words: string): Promise<void> {
  await station.page.getByText(words).first().scrollIntoViewIfNeeded();
  await photograph(station, name);
}

test('what fails the four checks is not sealed at the start, and the case says why', async () => {
  const { page } = station;
  await pages.home.openCaseOf(childName);
  const notice = page.getByRole('status').filter({ hasText: '没有通过四性检测' });
  await expect(notice).toContainText('内容完整和归档范围：没有归入包里：不予受理通知书');
  await expect(notice).toContainText('办件和全部材料、文书都还在');
  await expect(pages.case.papers.filter({ hasText: '电子档案' })).toContainText('还没有封存');
  await look('refused', '没有通过四性检测');
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test('opening the archive tries again, and says so when it fails again', async () => {
  const { page } = station;
  await page.getByRole('button', { name: /^打开 电子档案/ }).click();
  await expect(page.getByText('电子档案没有通过四性检测，没有封存。')).toBeVisible();
  await look('tried-again', '没有封存。');
});

test('the same is said in English', async () => {
  const { page } = station;
  await pages.shell.goSettings();
  await pages.settings.chooseLanguage('English');
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Today/ })
    .click();
  await pages.home.openCaseOf(childName);
  const title = 'The archive did not pass the four checks and was not sealed';
  await expect(page.getByText(title).first()).toBeVisible();
  await look('refused-english', 'Have the administrator restore');
});
