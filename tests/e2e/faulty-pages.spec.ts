/** A page that cannot be read: told at once, never lost, shot again, cut by hand, or kept for a reason. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 as newId } from 'uuid';
import { pageFaults } from '../../shared/i18n/zh-cn/words';
import { captureZh } from '../../shared/i18n/zh-cn/capture';
import type { CaseEvent } from '../../shared/domain/case';
import { violationsInBothThemes } from '../support/axe';
import { completeForm } from '../support/case-builders';
import type { Station } from '../support/electron-app';
import { fakeCameraArguments } from '../support/fake-camera';
import { provideFamily, type Family } from '../support/family';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const here = ownStation('station-faulty');
let station: Station;
let pages: StationPages;
let family: Family;
let emptyDesk: string;

test.beforeAll(async () => {
  const folder = await here.folder();
  family = await provideFamily();
  emptyDesk = join(folder, 'desk.jpg');
  const [paper = ''] = family.papers[0]?.paths ?? [];
  ({ station, pages } = await here.open({
    below: 'station',
    args: fakeCameraArguments(paper, join(folder, 'camera.mjpeg')),
  }));
  await writeFile(emptyDesk, Buffer.from(await drawnDesk(), 'base64'));
  const passphrase = '望海潮 一二三四五';
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: false });
  await pages.intake.fillForm(completeForm);
  await pages.intake.saved();
});

/** A grey desk with nothing on it, as a JPEG in base64. */
const drawnDesk = (): Promise<string> =>
  station.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1600, 1200);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('No canvas');
    const light = context.createLinearGradient(0, 0, 1600, 1200);
    light.addColorStop(0, '#8d9296');
    light.addColorStop(1, '#7b8084');
    context.fillStyle = light;
    context.fillRect(0, 0, 1600, 1200);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });

/** A picture with this share of its pixels along each side, as a JPEG in base64. */
const shrunk = (picture: Buffer, times: number): Promise<string> =>
  station.page.evaluate(
    async ({ base64, share }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(bitmap.width * share, bitmap.height * share);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('No canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
      const smaller = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(smaller, (byte) => String.fromCharCode(byte)).join(''));
    },
    { base64: picture.toString('base64'), share: times },
  );

/** What the record says happened to pages. */
const events = (): Promise<CaseEvent[]> =>
  station.page.evaluate(async () => {
    const read = await window.station.ledger.read({ after: 0, limit: 500 });
    if (!read.ok) throw new Error(read.error.kind);
    return read.value.batches.flatMap((batch) => batch.events);
  });
const notice = () => station.page.getByText(pageFaults.noPaper).first();

test('a good photograph is cut out of its desk and set upright, and nobody is asked anything', async () => {
  const [paper] = family.papers;
  await pages.material.addFiles('户口簿', paper?.paths.slice(0, 2) ?? []);
  const added = (await events()).find(({ type }) => type === 'pageAdded');
  if (added?.type !== 'pageAdded') throw new Error('No page');
  expect(added.page.faults).toEqual([]);
  expect(added.page.shape?.by).toBe('program');
  expect(added.page.corrected.sha256).not.toBe(added.page.original.sha256);
  // A page of a 户口簿 is wider than high, however it lay.
  expect(added.page.corrected.widthPx).toBeGreaterThan(added.page.corrected.heightPx);
  expect(await station.page.getByRole('button', { name: captureZh.keep }).count()).toBe(0);
});

test('a picture without a paper is stored, and told of in the place and on the list', async () => {
  await pages.material.addFiles('户口簿', [emptyDesk]);
  await expect(notice()).toBeVisible();
  await expect(station.page.getByText(captureZh.faultSafe)).toBeVisible();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.keyboard.press('F5');
  await expect(pages.intake.missing).toContainText('还差');
  await expect(station.page.getByText(`有页看不清 · ${pageFaults.noPaper}`)).toBeVisible();
  await station.page.getByRole('button', { name: '重拍 户口簿' }).click();
  await expect(notice()).toBeVisible();
});

test('it stays for a reason that outlives Esc, and is not asked about again', async () => {
  await station.page.getByRole('button', { name: captureZh.keep }).click();
  const dialog = station.page.getByRole('dialog', { name: captureZh.keepTitle });
  await dialog.getByRole('textbox', { name: captureZh.keepReason }).fill('家长明天带原件来');
  await station.page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await station.page.getByRole('button', { name: captureZh.keep }).click();
  await expect(dialog.getByRole('textbox', { name: captureZh.keepReason })).toHaveValue(
    '家长明天带原件来',
  );
  await dialog.getByRole('button', { name: captureZh.keepConfirm, exact: true }).click();
  await expect(station.page.getByText(captureZh.keptBadge)).toBeVisible();
  await expect(station.page.getByRole('button', { name: captureZh.keep })).toHaveCount(0);
  const kept = (await events()).find(({ type }) => type === 'pageKept');
  expect(kept).toMatchObject({ kept: { reason: '家长明天带原件来', faults: ['noPaper'] } });
});

test('a page is cut by keys alone, and turned; its original stays', async () => {
  await pages.material.pages.nth(0).getByRole('button').press('Enter');
  await station.page.getByRole('button', { name: captureZh.adjust }).press('Enter');
  const dialog = station.page.getByRole('dialog', { name: /调整第 1 页/ });
  const corner = dialog.getByRole('button', { name: /左上角/ });
  await expect(corner).toBeFocused();
  const before = await corner.getAttribute('aria-label');
  await station.page.keyboard.press('Shift+ArrowRight');
  await expect(corner).not.toHaveAttribute('aria-label', before ?? '');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await dialog.getByRole('button', { name: captureZh.turnRight }).press('Enter');
  await dialog.getByRole('button', { name: captureZh.cutApply }).press('Enter');
  await expect(dialog).toHaveCount(0);
  const all = await events();
  const added = all.find(({ type }) => type === 'pageAdded');
  const cut = all.find(({ type }) => type === 'pageAdjusted');
  if (added?.type !== 'pageAdded' || cut?.type !== 'pageAdjusted') throw new Error('Not cut');
  expect(cut.shape.by).toBe('person');
  expect(cut.corrected.sha256).not.toBe(added.page.corrected.sha256);
  expect(cut.corrected.heightPx).toBeGreaterThan(cut.corrected.widthPx);
});

test('another page comes out of the same picture, which is stored once', async () => {
  const count = await pages.material.pages.count();
  await station.page.getByRole('button', { name: captureZh.again }).click();
  const dialog = station.page.getByRole('dialog', { name: /原图再取一页/ });
  await dialog.getByRole('button', { name: captureZh.wholePicture }).click();
  await dialog.getByRole('button', { name: captureZh.againApply }).click();
  await expect(dialog).toHaveCount(0);
  await expect(pages.material.pages).toHaveCount(count + 1);
  const originals = (await events()).flatMap((event) =>
    event.type === 'pageAdded' ? [event.page.original.sha256] : [],
  );
  expect(originals.filter((one) => one === originals[0])).toHaveLength(2);
});

test('a page that nobody judged says so, and is judged when that is asked for', async () => {
  const count = await pages.material.pages.count();
  await station.page.evaluate(async (pageId) => {
    const { ledger, blobs, desk } = window.station;
    const read = await ledger.read({ after: 0, limit: 500 });
    if (!read.ok) throw new Error(read.error.kind);
    const [added] = read.value.batches.flatMap(({ caseId, events: told }) =>
      told.flatMap((event) => (event.type === 'pageAdded' ? [{ caseId, event }] : [])),
    );
    if (added === undefined) throw new Error('No page');
    const { caseId, event } = added;
    const { documentId, requirementId, kind, page } = event;
    const picture = await blobs.read({ caseId, sha256: page.original.sha256 });
    if (!picture.ok) throw new Error(picture.error.kind);
    const original = new Uint8Array(picture.value);
    const place = { caseId, documentId, requirementId, kind, pageId, role: 'extra' };
    const answer = await desk.addPage({ ...place, source: 'file', original, corrected: original });
    if (!answer.ok) throw new Error(answer.error.kind);
  }, newId());
  await expect(pages.material.pages).toHaveCount(count + 1);
  const said = station.page.getByText(captureZh.unjudged(String(count + 1)));
  await expect(said).toBeVisible();
  await expect(station.page.getByText(captureZh.unjudgedBadge, { exact: true })).toBeVisible();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'page-unjudged');
  await station.page.getByRole('button', { name: captureZh.judgeAgain }).click();
  await expect(said).toHaveCount(0);
  expect((await events()).at(-1)).toMatchObject({
    type: 'pageAdjusted',
    shape: { by: 'program' },
    faults: [],
  });
});

test('a page with fewer pixels than the archive asks for is told of, holds nothing, and stays for a reason', async () => {
  const first = (await events()).find(({ type }) => type === 'pageAdded');
  if (first?.type !== 'pageAdded') throw new Error('No page');
  const [picture = ''] = family.papers[0]?.paths ?? [];
  const fewer = await shrunk(await readFile(picture), 150 / (first.page.shape?.dpi ?? 1));
  await writeFile(emptyDesk, Buffer.from(fewer, 'base64'));
  await pages.material.addFiles('户口簿', [emptyDesk]);
  const told = (await events()).findLast(({ type }) => type === 'pageAdded');
  expect(told).toMatchObject({ page: { faults: ['coarse'] } });
  const measured = station.page.getByText(/这一页量得约 1[45]\d dpi/);
  await expect(measured).toBeVisible();
  await photograph(station, 'page-coarse');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.getByRole('button', { name: captureZh.keep }).last().click();
  const dialog = station.page.getByRole('dialog', { name: captureZh.keepCoarseTitle });
  await dialog.getByRole('textbox', { name: captureZh.keepReason }).fill('只有这一台摄像头');
  await dialog.getByRole('button', { name: captureZh.keepConfirm, exact: true }).click();
  await expect(measured).toHaveCount(0);
  expect((await events()).at(-1)).toMatchObject({
    type: 'pageKept',
    kept: { reason: '只有这一台摄像头', faults: ['coarse'] },
  });
});

test('a paper under the camera is outlined, and shot by itself when it lies still', async () => {
  const count = await pages.material.pages.count();
  await station.page.getByRole('button', { name: captureZh.openCamera }).click();
  await expect(station.page.locator('figure polygon')).toBeVisible();
  await station.page.getByText(captureZh.byItself).click();
  await expect(station.page.getByText(captureZh.shutterSays.sameAgain)).toBeVisible();
  await expect(pages.material.pages).toHaveCount(count + 1);
  await station.page.getByRole('button', { name: captureZh.closeCamera }).click();
});
