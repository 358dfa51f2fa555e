/** Reading behind the clerk's work: values proposed with their piece of the picture, pages that belong elsewhere. */
import { join } from 'node:path';
import { expect, test, type Locator } from '@playwright/test';
import type {} from '../../renderer/main';
import type { CaseEvent } from '../../shared/domain/case';
import type { FieldKey } from '../../shared/domain/form';
import { captureZh } from '../../shared/i18n/zh-cn/capture';
import { pick } from '../../shared/i18n/messages';
import { listSamples, type Sample } from '../capture-bench/samples';
import { violationsInBothThemes } from '../support/axe';
import { canaryScanner } from '../support/canary-scan';
import type { Station } from '../support/electron-app';
import { provideSamples } from '../support/make-samples';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const { reading: words, words: common } = pick('zh-CN');
const passphrase = '望海潮 一二三四五';

const here = ownStation('station-reading');
let folder: string;
let samplesFolder: string;
let station: Station;
let pages: StationPages;
let book: { readonly cover: Sample; readonly child: Sample; readonly home: Sample };

/** A family of which the book and the paper of the home were photographed well. */
function aFamily(samples: readonly Sample[]): typeof book {
  const good = samples.filter(({ truth }) => truth.quality === 'good' && truth.source === 'camera');
  for (const cover of good.filter(({ truth }) => truth.kind === 'hukouCover')) {
    const ofFamily = (kind: string) =>
      good.find(({ truth }) => truth.kind === kind && truth.family === cover.truth.family);
    const [child, home] = [ofFamily('hukouChild'), ofFamily('property')];
    if (child !== undefined && home !== undefined) return { cover, child, home };
  }
  throw new Error('No such family among the samples');
}

const launch = async () => {
  ({ station, pages } = await here.open({ below: 'station' }));
};
test.beforeAll(async () => {
  folder = await here.folder();
  samplesFolder = await provideSamples();
  book = aFamily(listSamples(samplesFolder));
  await launch();
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: true });
});

const pathOf = ({ name }: Sample) => join(samplesFolder, name);
const printed = (sample: Sample, label: string) => sample.truth.fields[label] ?? '';
const card = () => station.page.locator('#reading');
const field = (key: FieldKey) => station.page.locator(`[id="field-${key}"]`);
const events = () =>
  station.page.evaluate(async (): Promise<CaseEvent[]> => {
    const read = await window.station.ledger.read({ after: 0, limit: 500 });
    if (!read.ok) throw new Error(read.error.kind);
    return read.value.batches.flatMap((batch) => batch.events);
  });
const allRead = async (count: number) => {
  const read = async () => (await events()).filter(({ type }) => type === 'pageRead').length;
  await expect.poll(read, { timeout: 180_000 }).toBe(count);
};

test('what the pages say is proposed beside the form, with the piece of the picture', async () => {
  await pages.material.addFiles('户口簿', [pathOf(book.cover), pathOf(book.child)]);
  await station.page.keyboard.press('F5');
  await allRead(2);
  await field('child.idNumber').focus();
  const number = printed(book.child, '公民身份号码');
  await expect(card()).toContainText(number);
  const clip = card().getByRole('img');
  await expect(clip).toBeVisible();
  await expect(clip.locator('image')).toHaveAttribute('href', /^blob:/);
  await photograph(station, 'reading-form');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.keyboard.press('F4');
  await expect(field('child.idNumber')).toHaveValue(number);
  await expect(station.page.getByText('来自影像').first()).toBeVisible();
  const noted = await station.page.evaluate(async () =>
    JSON.stringify(await window.station.audit.read({ limit: 50, locale: 'zh-CN', filter: {} })),
  );
  expect(noted).toContain('采用影像识别内容');
  expect(noted).not.toContain(number);
});

test('a value that was typed otherwise is told of, and nothing is changed by itself', async () => {
  await field('register.number').fill('100000001');
  await field('register.number').press('Tab');
  await field('register.number').focus();
  await expect(card().getByText('不同', { exact: true })).toBeVisible();
  await expect(field('register.number')).toHaveValue('100000001');
});

test('line by line: the sure ones are ticked, names never, and what is ticked is filled in', async () => {
  await card()
    .getByRole('button', { name: /^逐项核对/ })
    .click();
  const dialog = station.page.getByRole('dialog', { name: words.title });
  const line = (key: FieldKey): Locator =>
    dialog.getByRole('row').filter({ hasText: common.fields[key].name });
  const tick = (key: FieldKey) => line(key).getByRole('checkbox');
  await expect(line('register.address').getByRole('img')).toBeVisible();
  await expect(dialog.getByRole('checkbox', { checked: true })).not.toHaveCount(0);
  await expect(tick('register.number')).not.toBeChecked();
  const names = line('register.head').getByRole('checkbox', { checked: true });
  await expect(names).toHaveCount(0);
  await photograph(station, 'reading-dialog');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await tick('register.number').check();
  await tick('register.address').check();
  await dialog.getByRole('button', { name: /^填入/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(field('register.number')).toHaveValue(printed(book.cover, '户号'));
  await expect(field('register.address')).not.toHaveValue('');
});

test('a page of another paper is told of and goes where it belongs, by a person', async () => {
  await pages.material.addFiles('户口簿', [pathOf(book.home)]);
  await allRead(3);
  const notice = station.page.getByRole('status').filter({ hasText: words.pile(1) });
  await expect(notice).toContainText('不动产权证');
  await photograph(station, 'reading-misplaced');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await notice.getByRole('button', { name: words.moveTo('房产证明') }).click();
  await expect(notice).toHaveCount(0);
  await expect(pages.material.pages).toHaveCount(2);
  await pages.material.openCapture('房产证明');
  await expect(pages.material.pages).toHaveCount(1);
  const moved = (await events()).filter(({ type }) => type === 'pageMoved');
  expect(moved).toHaveLength(1);
});

test('images that the program cut out are made smaller, and look the same', async () => {
  const reencoded = async () =>
    (await events()).flatMap((event) => (event.type === 'pageReencoded' ? [event] : []));
  await expect.poll(async () => (await reencoded()).length, { timeout: 120_000 }).toBe(3);
  const added = (await events()).flatMap((event) =>
    event.type === 'pageAdded' ? [event.page] : [],
  );
  for (const { of, corrected } of await reencoded()) {
    const first = added.find((page) => page.corrected.sha256 === of);
    expect(corrected.bytes).toBeLessThan((first?.corrected.bytes ?? 0) * 0.95);
    expect([corrected.widthPx, corrected.heightPx]).toEqual([
      first?.corrected.widthPx,
      first?.corrected.heightPx,
    ]);
    expect(first?.original.sha256).not.toBe(corrected.sha256);
  }
  const shown = pages.material.pages.first().getByRole('img');
  await expect(shown).toHaveJSProperty('complete', true);
  expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeLessThan(400);
  // What was read is not read again for it.
  expect((await events()).filter(({ type }) => type === 'pageRead')).toHaveLength(3);
});

test('a page that is cut anew is read anew', async () => {
  const before = (await events()).filter(({ type }) => type === 'pageRead').length;
  await pages.material.pages.first().click();
  await station.page.getByRole('button', { name: captureZh.adjust }).click();
  const dialog = station.page.getByRole('dialog');
  await dialog.getByRole('button', { name: captureZh.turnRight }).click();
  await dialog.getByRole('button', { name: captureZh.cutApply }).click();
  await expect(dialog).toHaveCount(0);
  await allRead(before + 1);
});

test('pages that nobody had read when the program died are read the next time the case is open', async () => {
  const before = (await events()).filter(({ type }) => type === 'pageRead').length;
  await pages.material.addFiles('户口簿', [pathOf(book.cover), pathOf(book.child)]);
  await station.kill();
  await launch();
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf('未填姓名');
  await allRead(before + 2);
});

test('a heap that was photographed as it lay is sorted in two presses', async () => {
  const before = (await events()).filter(({ type }) => type === 'pageRead').length;
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: true });
  const heap = [book.child, book.home, book.cover].map(pathOf);
  await pages.material.addFiles('户口簿', heap);
  await allRead(before + heap.length);
  const notice = station.page.getByRole('status').filter({ hasText: words.pile(3) });
  await photograph(station, 'reading-heap');
  await notice.getByRole('button', { name: words.movePile(3) }).click();
  await expect(notice).toHaveCount(0);
  await expect(pages.material.pages).toHaveText([/学生本人页/, /首页/]);
  await station.page.getByRole('button', { name: captureZh.sort }).click();
  await expect(pages.material.pages).toHaveText([/首页/, /学生本人页/]);
  await photograph(station, 'reading-sorted');
  await pages.material.openCapture('房产证明');
  await expect(pages.material.pages).toHaveText([/内页/]);
});

test('nothing that was read lies in clear on this computer', async () => {
  const number = printed(book.child, '公民身份号码');
  const texts = [number, printed(book.cover, '住址'), printed(book.child, '姓名')];
  await station.close();
  const readable = texts.filter((text) => Buffer.from(text).byteLength >= 6);
  const { traces, files } = await canaryScanner(readable).inFolders([join(folder, 'station')]);
  expect(files).toBeGreaterThan(20);
  expect(traces).toEqual([]);
  await launch();
});
