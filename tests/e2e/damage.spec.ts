/** A case that the disk damaged says so where it is listed, where it is open and where it waits, in words; whole ones do not. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import { outbox as words } from '../../shared/i18n/zh-cn/outbox';
import { violations } from '../support/axe';
import { completeForm } from '../support/case-builders';
import type { Station } from '../support/electron-app';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import { finishedStation } from '../support/finished-station';
import { framesOf, segmentAt } from '../support/ledger-on-disk';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { founder, leaveStation, valueOf } from '../support/station-people';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const [unpictured, whole] = ['秦望舒', '许知微'] as const;
const answers = { preferential: false, localRegister: true, localHome: false };
const draft = completeForm['child.name'] ?? '';
const here = ownStation('station-damage');
let folder: string;
let passphrase: string;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  folder = await here.folder();
  const at = '2026-09-01T02:00:00.000Z';
  ({ passphrase } = await finishedStation(folder, { at, childNames: [unpictured, whole] }));
  await start();
  await pages.intake.openCase(answers);
  await pages.intake.fillForm(completeForm);
  await pages.intake.saved();
});

async function start(): Promise<void> {
  ({ station, pages } = await here.open());
  await pages.door.unlock(passphrase);
}

/** Changes one bit in the middle of an entry. */
async function spoilEntry(userDataDir: string, seq: number): Promise<void> {
  const path = segmentAt(join(userDataDir, 'station', 'ledger'));
  const { start = 0 } = (await framesOf(path))[seq - 1] ?? {};
  const bytes = await readFile(path);
  bytes[start + 200] = (bytes[start + 200] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

/** Spoils one entry in the middle of the newest case, and takes away every picture and paper with every copy. */
async function spoil(): Promise<void> {
  const seq = await station.page.evaluate(async () => {
    const read = await window.station.ledger.read({ after: 0, limit: 500 });
    if (!read.ok) throw new Error(read.error.kind);
    const last = read.value.batches.at(-1);
    const own = read.value.batches.filter(({ caseId }) => caseId === last?.caseId);
    return own.at(-2)?.seq ?? 0;
  });
  await station.close();
  await spoilEntry(folder, seq);
  await rm(join(folder, 'station', 'blobs'), { recursive: true });
  for (const name of await readdir(folder)) {
    if (name.includes('backup')) await rm(join(folder, name), { recursive: true });
  }
}

test('a whole case carries no badge, and its number stands on one line', async () => {
  await pages.shell.goHome();
  await expect(pages.home.row(draft)).not.toContainText('受损');
  await pages.home.showFinished();
  const row = pages.home.row(whole);
  await expect(row).toBeVisible();
  await photograph(station, 'whole');
  await station.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 720);
  });
  const lines = await row.getByText(/^[0-9A-Z]+-\d{4}-/).evaluate((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return range.getClientRects().length;
  });
  expect(lines).toBe(1);
});

test('a case that lost an entry says so in the list and on its screen', async () => {
  await spoil();
  await start();
  const row = pages.home.row(draft);
  await expect(row.getByText('记录受损')).toBeVisible();
  await photograph(station, 'listed');
  await pages.search.open();
  await pages.search.type(draft);
  await expect(pages.search.cases.first().getByText('记录受损')).toBeVisible();
  await photograph(station, 'found');
  expect(await violations(station.page)).toEqual([]);
  await station.page.keyboard.press('Escape');
  await pages.home.openCaseOf(draft);
  await expect(pages.case.state('记录受损')).toBeVisible();
  await expect(station.page.getByText('这件办件的记录受损')).toBeVisible();
  await expect(station.page.getByText('请先不要继续办理这一件')).toBeVisible();
  await photograph(station, 'open');
  expect(await violations(station.page)).toEqual([]);
});

test('a case whose paper does not open says so once that is known', async () => {
  await pages.shell.goHome();
  await pages.home.showFinished();
  await expect(pages.home.row(unpictured)).not.toContainText('受损');
  await pages.home.openCaseOf(unpictured);
  await expect(pages.case.state('影像受损')).toBeVisible();
  await expect(station.page.getByText('这件办件有图片或文书打不开')).toBeVisible();
  await photograph(station, 'without-paper');
  await pages.shell.goHome();
  await pages.home.showFinished();
  await expect(pages.home.row(unpictured).getByText('影像受损')).toBeVisible();
  for (const [name, badges] of [
    [unpictured, 1],
    [whole, 0],
  ] as const) {
    await pages.search.open();
    await pages.search.type(name);
    await expect(pages.search.cases).toHaveCount(1);
    await expect(pages.search.cases.getByText('影像受损')).toHaveCount(badges);
    await station.page.keyboard.press('Escape');
  }
  await expect(pages.home.row(whole)).not.toContainText('受损');
});

test('a case that waits and cannot be read is told of in the outbox: what is safe, and what to do', async () => {
  await station.close();
  const waiting = join(folder, 'waiting');
  let seq = 0;
  await leaveStation(waiting, async (opened) => {
    const { desk, actor } = opened;
    await submittedAt(opened);
    const caseId = await submittedAt(opened);
    // From here on nothing else has the case whole.
    seq = opened.ledger.durableHead();
    const entryId = (await caseOf(opened, caseId)).outbox?.id ?? '';
    const kept = { name: 'keepBack', caseId, entryId, reason: '家长要求等一等' } as const;
    valueOf(await desk.execute(kept, actor));
    valueOf(await desk.execute({ name: 'letGo', caseId, entryId }, actor));
  });
  await spoilEntry(waiting, seq);
  ({ station, pages } = await here.open({ below: 'waiting' }));
  await pages.door.unlock(founder.passphrase);
  await pages.shell.goOutbox();
  await expect(station.page.getByText(words.unread(1))).toBeVisible();
  for (const line of words.unreadLines) await expect(station.page.getByText(line)).toBeVisible();
  await photograph(station, 'waiting-unread');
  expect(await violations(station.page)).toEqual([]);
});
