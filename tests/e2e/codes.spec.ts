/** The code on a real receipt leads to its case: by a scanner that types, from a picture, before the camera, in the search. */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import type {} from '../../renderer/main';
import type { LetterCode } from '../../shared/archive/letter-code';
import { letterCodeText, letterSigningText } from '../../shared/archive/letter-code';
import { caseNumberText, letterNumberText } from '../../shared/domain/numbering';
import { violationsInBothThemes } from '../support/axe';
import { completeForm } from '../support/case-builders';
import type { Station } from '../support/electron-app';
import { fakeCameraArguments } from '../support/fake-camera';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { founder, leaveStation, valueOf } from '../support/station-people';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const childName = '单雨桐';
const caseId = uuidv7();
const here = ownStation('station-codes');
let folder: string;
let station: Station;
let pages: StationPages;
let picture: string;
let caseNumber: string;
let letterNumber: string;

/** A station with one case that was just submitted; the program draws its receipt when it opens. */
const prepare = () =>
  leaveStation(folder, async (desk) => {
    const form = { ...completeForm, 'child.name': childName };
    await fillAtDesk(desk, caseId, unlikePages(), form);
    valueOf(await desk.desk.execute({ name: 'submitCase', caseId }, desk.actor));
  });

async function open(): Promise<void> {
  const args = fakeCameraArguments(paperWithoutCode, film());
  ({ station, pages } = await here.open({ args }));
  await pages.door.unlock(founder.passphrase);
}

/** What the camera sees, from the next time it is opened. */
const film = () => join(folder, 'camera.mjpeg');
const paperWithoutCode = join(import.meta.dirname, '../support/papers-page.jpg');

const arrived = () => station.page.getByRole('heading', { level: 1, name: childName }).waitFor();

/** Keys as fast as a scanner gives them, through the system's own way. */
async function scan(text: string): Promise<void> {
  await station.app.evaluate(({ BrowserWindow }, typed) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const keys = [...typed].map((character) => (character === '\n' ? 'Enter' : character));
    for (const keyCode of [...keys, 'Enter']) {
      const modifiers: 'shift'[] = /^[A-Z]$/.test(keyCode) ? ['shift'] : [];
      contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
      contents?.sendInputEvent({
        type: 'char',
        keyCode: keyCode === 'Enter' ? '\r' : keyCode,
        modifiers,
      });
      contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
    }
  }, text);
}

/** As at a counter: a busy computer holds the keys of this scanner up, which a real one's are not, and it is used again. */
const untilHeard = (use: () => Promise<void>) => expect(use).toPass();

/** A letter of a station that is paired with nobody. */
function strangersLetter(): LetterCode {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const drawn = { blockId: 'b', series: 'placeNotice', stationCode: 'WCXX', serial: 7 } as const;
  const number = letterNumberText(drawn, '望潮教学位', 2026);
  const coded = { number, kind: 'placeNotice', day: '2026-08-15' } as const;
  const text = letterSigningText(coded, raw.toString('base64'));
  return { ...coded, publicKey: raw, signature: sign(null, Buffer.from(text), privateKey) };
}
const strangersCode = () => letterCodeText(strangersLetter());
const forgedCode = () => letterCodeText({ ...strangersLetter(), day: '2026-08-16' });

test.beforeAll(async () => {
  folder = await here.folder();
  await prepare();
  await open();
  await pages.home.openCaseOf(childName);
  await pages.case.open('受理回执');
  await expect(pages.case.paper.getByRole('img').first()).toBeVisible();
  const receipt = await station.page.evaluate(async (id) => {
    const told = await window.station.ledger.read({ after: 0, limit: 500 });
    if (!told.ok) throw new Error('No record');
    const events = told.value.batches.flatMap((batch) => batch.events);
    const numbered = events.find((event) => event.type === 'letterNumbered');
    const submitted = events.find((event) => event.type === 'caseSubmitted');
    if (numbered?.type !== 'letterNumbered' || submitted?.type !== 'caseSubmitted') {
      throw new Error('No receipt');
    }
    const { id: letterId, number } = numbered.letter;
    const pdf = await window.station.papers.letterPdf({ caseId: id, letterId });
    if (!pdf.ok) throw new Error('No paper');
    return { pdf: [...pdf.value], letter: number, case: submitted.caseNumber };
  }, caseId);
  caseNumber = receipt.case;
  letterNumber = receipt.letter;
  const path = join(folder, 'receipt.pdf');
  await writeFile(path, Buffer.from(receipt.pdf));
  execFileSync('pdftoppm', ['-jpeg', '-r', '150', '-singlefile', path, join(folder, 'receipt')]);
  picture = join(folder, 'receipt.jpg');
  await pages.shell.goHome();
});

test('a scanner opens the case from anywhere, and leaves the field it typed into as it was', async () => {
  await pages.intake.openCase({ preferential: false, localRegister: true, localHome: false });
  const name = pages.intake.field('child.name');
  await name.fill('林');
  await name.focus();
  await scan(caseNumber);
  await arrived();
  await expect(station.page.getByText(`已打开 ${caseNumber} 的办件`)).toBeVisible();
  await pages.shell.goHome();
  await pages.home.openCaseOf('林');
  await expect(pages.intake.field('child.name')).toHaveValue('林');
  // What belongs into a field stays there.
  const book = pages.intake.field('register.number');
  await book.focus();
  await scan('3302201901');
  await expect(book).toHaveValue('3302201901');
});

test('a number of another station is told in a sentence, and so is a code of somebody else', async () => {
  await pages.shell.goHome();
  const other = { blockId: 'b', series: 'case', stationCode: 'WCXX', serial: 7 } as const;
  await scan(caseNumberText(other, 2026));
  await expect(station.page.getByText('本站没有这个编号。')).toBeVisible();
  await scan('6901234567892');
  await expect(station.page.getByText('读到的码不是本程序开出的回执或文书。')).toBeVisible();
});

test('the search takes scans and numbers of letters', async () => {
  await pages.search.open();
  await scan(caseNumber);
  await arrived();
  await expect(pages.search.dialog).toBeHidden();
  await pages.shell.goHome();
  await pages.search.open();
  await pages.search.type(letterNumber);
  await expect(pages.search.marked).toContainText(letterNumber);
  await station.page.keyboard.press('Enter');
  await arrived();
});

test('a picture of the receipt opens the case; one without a code says so', async () => {
  await pages.shell.goHome();
  await station.page.keyboard.press('Control+b');
  const dialog = station.page.getByRole('dialog', { name: '扫描二维码' });
  await dialog.getByLabel('摄像头画面').waitFor();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  const chooser = dialog.locator('input[type="file"]');
  await chooser.setInputFiles(paperWithoutCode);
  await expect(dialog).toContainText('这张图片里没有读到二维码或条码。');
  await chooser.setInputFiles({
    name: 'x.png',
    mimeType: 'image/png',
    buffer: Buffer.from('not a picture'),
  });
  await expect(dialog).toContainText('这个文件不是图片');
  await chooser.setInputFiles(picture);
  await arrived();
  await expect(dialog).toBeHidden();
});

test('the receipt before the camera opens the case by itself', async () => {
  fakeCameraArguments(picture, film());
  await pages.shell.goHome();
  await station.page.keyboard.press('Control+b');
  await arrived();
  await expect(station.page.getByRole('dialog')).toHaveCount(0);
});

test('a letter is checked without a line: pasted, scanned, and from a picture', async () => {
  await pages.shell.goHome();
  await station.page.keyboard.press('Control+Shift+b');
  const dialog = station.page.getByRole('dialog', { name: '扫描二维码' });
  const view = dialog.getByRole('tabpanel', { name: '核验真伪' });
  // The receipt still lies before the camera.
  await expect(view.getByText('真：本站印发，现行有效')).toBeVisible();
  await expect(view).toContainText(letterNumber);
  await expect(view).toContainText('受理回执');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await photograph(station, 'verify-genuine');
  fakeCameraArguments(paperWithoutCode, film());
  await dialog.getByRole('tab', { name: '打开办件' }).click();
  await dialog.getByRole('tab', { name: '核验真伪' }).click();
  const typed = view.getByLabel('码的文字');
  const check = async (text: string) => {
    await typed.fill(text);
    await view.getByRole('button', { name: '核验' }).click();
  };
  await check(`文书编号：${letterNumber}`);
  await expect(view.getByText('没有签名码，不能核验真伪')).toBeVisible();
  await expect(view).toContainText('本站的登记簿里有这个编号，现行有效。');
  await photograph(station, 'verify-unsigned');
  const stranger = strangersCode();
  await check(stranger);
  await expect(view.getByText('未知印发站点')).toBeVisible();
  await check(stranger.slice(0, -1));
  await expect(view.getByText('码没有读全')).toBeVisible();
  await check(forgedCode());
  await expect(view.getByText('不符：码的内容与签名对不上')).toBeVisible();
  await photograph(station, 'verify-differs');
  // A scanner is heard here as well; what it types stays in no field.
  await untilHeard(async () => {
    await typed.fill('');
    await scan(stranger);
    await expect(view.getByText('未知印发站点')).toBeVisible({ timeout: 5_000 });
  });
  await expect(typed).toHaveValue('');
  await check('6901234567892');
  await expect(view.getByText('没有读到文书的码')).toBeVisible();
  await dialog.getByRole('button', { name: '关闭' }).click();
  // A signed letter of nobody known here is checked instead of being unknown.
  await untilHeard(async () => {
    await scan(stranger);
    await expect(view.getByText('未知印发站点')).toBeVisible({ timeout: 5_000 });
  });
  await station.page.keyboard.press('Escape');
  await pages.shell.goSettings();
  await pages.settings.chooseLanguage('English');
  await station.page.keyboard.press('Control+Shift+b');
  const english = station.page.getByRole('dialog', { name: 'Scan a code' });
  await english.getByLabel('Text of the code').fill(stranger);
  await english.getByRole('button', { name: 'Check' }).click();
  await expect(english.getByText('Issuing station unknown')).toBeVisible();
  await photograph(station, 'verify-unknown-english');
});
