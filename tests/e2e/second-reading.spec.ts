/** 第二人核验 in the real program: a clerk doubts, a colleague logs in and looks, and the case goes on. */
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { completeForm } from '../support/case-builders';
import { violations } from '../support/axe';
import type { Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { added, leaveStation, openStation, own, valueOf } from '../support/station-people';
import { PeoplePage } from './pages/people-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const [clerk, reviewer] = [
  { code: 'K07', name: '安以宁' },
  { code: 'K08', name: '邓若谷' },
];
const child = completeForm['child.name'] ?? '';
const here = ownStation('station-second-reading');
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  const folder = await here.folder();
  const draws = [true];
  // The first paper that is inspected is drawn, and no other.
  const drawsReading = () => draws.shift() ?? false;
  await leaveStation(
    folder,
    async (_, program) => {
      const starts: string[] = [];
      for (const [{ code, name }, role] of [
        [clerk, 'clerk'],
        [reviewer, 'reviewer'],
      ] as const) {
        starts.push((await added(program, code, role, name)).startPassphrase);
      }
      for (const [at, { code }] of [reviewer, clerk].entries()) {
        await program.lifecycle.lock('asked');
        valueOf(await program.lifecycle.unlock(starts[1 - at] ?? '', code, own));
      }
      await fillAtDesk(openStation(program), uuidv7(), unlikePages(), completeForm);
    },
    { drawsReading },
  );
  ({ station, pages } = await here.open());
});

/** Whoever sits there leaves, somebody else comes in. */
async function enter({ code }: { readonly code: string }): Promise<void> {
  if (await pages.shell.rooms.isVisible()) await pages.shell.lock();
  await new PeoplePage(station.page).tryUnlock(code, own);
  await pages.shell.rooms.waitFor();
}

const form = () => station.page.getByRole('form', { name: '第二人核验' });
const heading = (side: string) =>
  station.page.getByRole('region', { name: side, exact: true }).getByRole('heading', { level: 2 });
const title = () => heading('逐项核对');

/** 核验原件 of the second paper. */
async function goToSecondPaper(): Promise<void> {
  await station.page.keyboard.press('F7');
  const paper = heading('看着原件，逐项核对');
  await expect(paper).toHaveText('居民户口簿');
  await station.page.keyboard.press('F4');
  await expect(paper).not.toHaveText('居民户口簿');
}

test("the clerk sees at once what was drawn, and a doubt is not the clerk's to take back", async () => {
  await enter(clerk);
  await pages.home.openCaseOf(child);
  const { page } = station;
  await expect(page.getByText(/^抽到第二人核验，请另一位同事看一下原件：/)).toBeVisible();
  await photograph(station, 'drawn');
  await goToSecondPaper();
  await pages.material.inspect('doubtful', '印章不清');
  await expect(page.getByText(/^存疑，等另一位同事核验：/)).toBeVisible();
  await photograph(station, 'doubted');
  await goToSecondPaper();
  await expect(page.getByText('你存疑的材料由另一位同事核验，不能由你改结论。')).toBeVisible();
  await expect(pages.material.inspected).toHaveCount(0);
  await expect(form()).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await photograph(station, 'own-doubt');
});

test('a reviewer logs in, sees the draft, and reads both papers', async () => {
  await enter(reviewer);
  const { page } = station;
  await expect(page.getByRole('row').filter({ hasText: child })).toContainText('等第二人核验');
  await pages.home.openCaseOf(child);
  const section = page.getByRole('region', { name: '第二人核验', exact: true });
  await expect(section).toContainText('存疑，等第二人核验');
  await expect(section).toContainText('印章不清');
  await expect(section).toContainText('抽到第二人核验');
  expect(await violations(page)).toEqual([]);
  await photograph(station, 'asked');
  await page.keyboard.press('F7');
  const drawnTitle = await title().innerText();
  await form().getByText('照片（原件不在）').click();
  await form().getByText('看过照片，没有疑问').click();
  expect(await violations(page)).toEqual([]);
  await photograph(station, 'from-pictures');
  await form()
    .getByRole('button', { name: /^记录第二人核验/ })
    .click();
  await expect(title()).not.toHaveText(drawnTitle);
  await form().getByText('原件', { exact: true }).click();
  for (const box of await form().getByRole('checkbox').all()) await box.check();
  await form().getByText('已见原件', { exact: true }).click();
  await form()
    .getByRole('button', { name: /^记录第二人核验/ })
    .click();
  await expect(form()).toContainText('请写明看到的情况');
  await form().getByRole('textbox', { name: '看到的情况' }).fill('打电话问过，是旧章');
  await photograph(station, 'settling');
  await form()
    .getByRole('button', { name: /^记录第二人核验/ })
    .click();
  // Nothing of it waits any more: it is the clerk's draft again.
  await expect(page.getByText('还没有办件')).toBeVisible();
});

test('the case is ready for the clerk, with both verdicts', async () => {
  await enter(clerk);
  const { page } = station;
  await expect(page.getByRole('row').filter({ hasText: child })).toContainText('可提交');
  await pages.home.openCaseOf(child);
  await expect(page.getByText(/第二人核验/)).toHaveCount(0);
  await goToSecondPaper();
  const side = page.getByRole('region', { name: '看着原件，逐项核对' });
  await expect(side).toContainText('核验：存疑，安以宁');
  await expect(side).toContainText('第二人：已见原件，邓若谷');
  await expect(side).toContainText('打电话问过，是旧章');
  await photograph(station, 'settled');
});
