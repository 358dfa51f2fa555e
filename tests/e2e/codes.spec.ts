/** The code on a real receipt leads to its case: by a scanner that types, from a picture, before the camera, in the search. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import type {} from '../../renderer/main';
import { caseNumberText } from '../../shared/domain/numbering';
import { violationsInBothThemes } from '../support/axe';
import { completeForm } from '../support/case-builders';
import { launchStation, type Station } from '../support/electron-app';
import { fakeCameraArguments } from '../support/fake-camera';
import { fillAtDesk } from '../support/fill-at-desk';
import { founder, newProgram, openStation, valueOf } from '../support/station-people';
import { jpeg } from '../unit/image-samples';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const childName = '单雨桐';
const caseId = uuidv7();
let folder: string;
let station: Station;
let pages: StationPages;
let picture: string;
let caseNumber: string;
let letterNumber: string;

/** A station with one case that was just submitted; the program draws its receipt when it opens. */
async function prepare(): Promise<void> {
  const kdfScript = join(import.meta.dirname, '../../dist/main/kdf.cjs');
  const program = await newProgram(join(folder, 'station'), { kdfScript });
  const desk = openStation(program);
  let shade = 0;
  const form = { ...completeForm, 'child.name': childName };
  await fillAtDesk(desk, caseId, () => jpeg({ width: 8, height: (shade += 8) }), form);
  valueOf(await desk.desk.execute({ name: 'submitCase', caseId }, desk.actor));
  await program.lifecycle.lock('asked');
}

async function open(): Promise<void> {
  const args = fakeCameraArguments(paperWithoutCode, film());
  station = await launchStation({ userDataDir: folder, args });
  pages = stationPages(station.page);
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

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-codes-'));
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
  execFileSync('pdftoppm', ['-jpeg', '-r', '120', '-singlefile', path, join(folder, 'receipt')]);
  picture = join(folder, 'receipt.jpg');
  await pages.shell.goHome();
});
test.afterAll(async () => {
  await station.close();
  await rm(folder, { recursive: true, force: true });
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
