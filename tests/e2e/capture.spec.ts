/** Photos and notes under way: each for the page it was taken for, kept through Esc and locks, or told of at the door. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import { errors } from '../../shared/i18n/zh-cn/errors';
import { material } from '../../shared/i18n/zh-cn/material';
import { people } from '../../shared/i18n/zh-cn/people';
import { shell } from '../../shared/i18n/zh-cn/shell';
import { completeForm } from '../support/case-builders';
import type { Station } from '../support/electron-app';
import { fakeCameraArguments } from '../support/fake-camera';
import { ownStation } from '../support/own-station';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
const photograph = join(import.meta.dirname, '../support/papers-page.jpg');
const child = completeForm['child.name'] ?? '';
const here = ownStation('station-capture');
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  const folder = await here.folder();
  ({ station, pages } = await here.open({
    below: 'station',
    args: fakeCameraArguments(photograph, join(folder, 'camera.mjpeg')),
  }));
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: false });
  await pages.intake.fillForm(completeForm);
  await pages.intake.saved();
});

/** The documents of the case with the ids of their pages, as the record has them. */
const documents = () =>
  station.page.evaluate(async () => {
    const read = await window.station.ledger.read({ after: 0, limit: 500 });
    if (!read.ok) throw new Error(read.error.kind);
    const found = new Map<string, string[]>();
    for (const event of read.value.batches.flatMap(({ events }) => events)) {
      if (event.type === 'pageAdded') {
        const { documentId, page } = event;
        found.set(documentId, [...(found.get(documentId) ?? []), page.id]);
      }
      if (event.type === 'pageRemoved') {
        const { documentId, pageId } = event;
        const left = (found.get(documentId) ?? []).filter((id) => id !== pageId);
        found.set(documentId, left);
      }
    }
    const caseId = read.value.batches[0]?.caseId ?? '';
    return { caseId, documents: [...found].map(([id, pageIds]) => ({ id, pageIds })) };
  });

test('two photos in quick succession are two pages of one document', async () => {
  await pages.material.openCapture('户口簿');
  await station.page.getByRole('button', { name: '打开摄像头' }).click();
  await station.page.getByLabel('摄像头画面').waitFor();
  const shoot = station.page.getByRole('button', { name: /^拍摄/ });
  for (let shot = 0; shot < 5; shot += 1) {
    await shoot.press('Space');
    await expect(shoot).toBeEnabled();
  }
  await expect(pages.material.pages).toHaveCount(5);
  await station.page.getByRole('button', { name: '关闭摄像头' }).click();
  expect((await documents()).documents).toHaveLength(1);
  await expect(pages.material.pages.nth(0)).toContainText('首页');
});

test('whoever removes a page by keys stands on the next one', async () => {
  for (const [removed, next] of [
    [1, 1],
    [3, 2],
  ] as const) {
    const before = await pages.material.pages.count();
    await pages.material.pages.nth(removed).getByRole('button').press('Enter');
    await station.page.getByRole('button', { name: '移除' }).press('Enter');
    const dialog = station.page.getByRole('alertdialog', { name: '移除这一页' });
    await dialog.getByRole('button', { name: '移除' }).press('Enter');
    await expect(pages.material.pages).toHaveCount(before - 1);
    await expect(pages.material.pages.nth(next).getByRole('button')).toBeFocused();
  }
});

test('a page that comes while somebody inspects is looked at before anything is recorded', async () => {
  await station.page.keyboard.press('F7');
  const form = pages.material.inspected;
  await form.waitFor();
  await form.getByRole('checkbox').first().check();
  await form.getByText('存疑').click();
  await form.getByRole('textbox', { name: '备注' }).fill('印章不清');
  const { caseId, documents: found } = await documents();
  const [document] = found;
  const picture = (await readFile(photograph)).toString('base64');
  const added = await station.page.evaluate(
    async ({ id, documentId, base64 }) => {
      const image = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      return window.station.desk.addPage({
        caseId: id,
        documentId,
        requirementId: 'register',
        kind: 'hukou',
        pageId: '018f0000-0000-7000-8000-000000000099',
        role: 'extra',
        source: 'file',
        original: image,
        corrected: image,
      });
    },
    { id: caseId, documentId: document?.id ?? '', base64: picture },
  );
  expect(added).toMatchObject({ ok: true });
  await expect(station.page.getByText(material.pagesChangedNow)).toBeVisible();
  await expect(form.getByRole('checkbox').first()).not.toBeChecked();
  // A window that has not heard of the page yet is refused, and main has words for it.
  const stale = await station.page.evaluate(
    ({ id, documentId, seen }) =>
      window.station.desk.execute({
        name: 'inspectDocument',
        caseId: id,
        documentId,
        pages: seen,
        verdict: 'originalSeen',
        lookedAt: [],
        note: '',
      }),
    { id: caseId, documentId: document?.id ?? '', seen: document?.pageIds ?? [] },
  );
  expect(stale).toEqual({ ok: false, error: { kind: 'pagesChanged' } });
  expect(errors.pagesChanged({ kind: 'pagesChanged' }).happened).toContain('不一样');
});

test('a note beside an original survives a lock, and does not go along with 已见原件', async () => {
  await pages.material.inspected.getByText('存疑').click();
  await station.page.keyboard.press('Control+L');
  await expect(pages.door.why).toHaveText('本站已锁定。已输入的内容都已保存。');
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf(child);
  await station.page.keyboard.press('F7');
  const note = pages.material.inspected.getByRole('textbox', { name: '备注' });
  await expect(note).toHaveValue('印章不清');
  await pages.material.inspect('originalSeen');
  await expect(pages.shell.messages).toContainText('已见原件');
  const recorded = await station.page.evaluate(async () => {
    const read = await window.station.ledger.read({ after: 0, limit: 500 });
    const events = read.ok ? read.value.batches.flatMap((batch) => batch.events) : [];
    const seen = events.findLast(({ type }) => type === 'documentInspected');
    return seen?.type === 'documentInspected' ? seen.inspection : undefined;
  });
  expect(recorded).toMatchObject({ verdict: 'originalSeen', note: '' });
  expect(recorded?.pages).toHaveLength(4);
});

test('what is typed about a visit is there after Esc and after the computer slept', async () => {
  const { page } = station;
  await page.keyboard.press('F10');
  const open = () => page.getByRole('button', { name: people.addVisit }).click();
  const dialog = page.getByRole('dialog', { name: people.addVisit });
  await open();
  await dialog.getByLabel(people.visitNote).fill('祖父说下月搬来');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await open();
  await expect(dialog.getByLabel(people.visitNote)).toHaveValue('祖父说下月搬来');
  await dialog.getByLabel(people.visitNote).fill('祖父说下月搬来，已约再访');
  // A window of a busy machine may be too slow to say so; what it had is there all the same, or begun again.
  await expect(async () => {
    await station.app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('suspend');
    });
    await expect(pages.door.why).toContainText(/已输入的内容都已保存。|没能确认保存/);
    const said = await pages.door.why.innerText();
    await pages.door.unlock(passphrase);
    await pages.home.openCaseOf(child);
    await page.keyboard.press('F10');
    await open();
    if (said.includes('都已保存')) return;
    await dialog.getByLabel(people.visitNote).fill('祖父说下月搬来，已约再访');
    throw new Error(said);
  }).toPass();
  await expect(dialog.getByText(people.begunBefore)).toBeVisible();
  await expect(dialog.getByLabel(people.visitNote)).toHaveValue('祖父说下月搬来，已约再访');
  await dialog.getByRole('button', { name: people.beginAnew }).click();
  await expect(dialog.getByLabel(people.visitNote)).toHaveValue('');
  await page.keyboard.press('Escape');
  await open();
  await expect(dialog.getByText(people.begunBefore)).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: people.checkIdentity }).click();
  const identity = page.getByRole('dialog', { name: people.checkIdentity });
  await identity.getByLabel(people.note).fill('戴口罩，已请其摘下');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: people.checkIdentity }).click();
  await expect(identity.getByLabel(people.note)).toHaveValue('戴口罩，已请其摘下');
  await identity.getByRole('button', { name: people.save }).click();
  await page.getByRole('button', { name: people.checkIdentity }).click();
  await expect(identity.getByLabel(people.note)).toHaveValue('');
  await page.keyboard.press('Escape');
});

/** Gives a heap of pictures to the open line. */
const bring = (count: number) =>
  station.page
    .locator('input[type="file"]')
    .setInputFiles(Array.from({ length: count }, () => photograph));

const storedNow = async () =>
  (await documents()).documents.reduce((total, { pageIds }) => total + pageIds.length, 0);

test('photos that a lock catches are counted at the door, and no other is missing', async () => {
  await pages.material.openCapture('户口簿');
  const before = await storedNow();
  await bring(12);
  // By now main has been told of the others, should the window be too slow to answer when it locks.
  await expect.poll(storedNow, { intervals: [100] }).toBeGreaterThan(before);
  await station.app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('lock-screen');
  });
  await expect(pages.door.why).toContainText('张照片');
  const said = await pages.door.why.innerText();
  const lost = Number(/(\d+) 张照片没有保存/.exec(said)?.[1] ?? 0);
  const unsure = Number(/(\d+) 张照片没能确认保存/.exec(said)?.[1] ?? 0);
  expect(lost + unsure).toBeGreaterThan(0);
  await pages.door.unlock(passphrase);
  const stored = (await storedNow()) - before;
  expect(stored).toBeLessThanOrEqual(12 - lost);
  expect(stored).toBeGreaterThanOrEqual(12 - lost - unsure);
  await station.page.keyboard.press('Control+L');
  await expect(pages.door.why).not.toContainText('照片');
  await pages.door.unlock(passphrase);
});

test('whoever locks by hand while photos are under way is asked, and waiting loses none', async () => {
  await pages.home.openCaseOf(child);
  await pages.material.openCapture('户口簿');
  const before = await storedNow();
  await bring(40);
  await station.page.keyboard.press('Control+L');
  const question = station.page.getByRole('alertdialog', { name: shell.lockPicturesTitle });
  await expect(question).toContainText('张照片没有保存');
  await question.getByRole('button', { name: shell.lockUnsavedBack }).click();
  await expect.poll(storedNow, { timeout: 90_000 }).toBe(before + 40);
  await station.page.keyboard.press('Control+L');
  await expect(pages.door.why).toHaveText('本站已锁定。已输入的内容都已保存。');
  await pages.door.unlock(passphrase);
});
