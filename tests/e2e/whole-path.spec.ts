/** The main job in the real program: a family enrolled offline, then the line, the decision, the letter, the archive. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import type { StationPages } from './pages/station-pages';
import { stationPages } from './pages/station-pages';
import { answerDialogs } from '../support/dialogs';
import { launchStation, type Station } from '../support/electron-app';
import { fakeCameraArguments } from '../support/fake-camera';
import { provideFamily, type Family } from '../support/family';
import { Official, startPlatform, type RunningPlatform } from '../support/platform';

test.describe.configure({ mode: 'serial' });

let folder: string;
let family: Family;
let station: Station;
let pages: StationPages;
let platform: RunningPlatform;
let childName: string;
const passphrase = '望海潮 一二三四五';

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-path-'));
  family = await provideFamily();
  childName = family.form['child.name'] ?? '';
  const camera = fakeCameraArguments(
    family.cameraPaper.paths[0] ?? '',
    join(folder, 'camera.mjpeg'),
  );
  await mkdir(join(folder, 'temp'));
  station = await launchStation({
    userDataDir: join(folder, 'station'),
    args: camera,
    env: { TMPDIR: join(folder, 'temp') },
  });
  pages = stationPages(station.page);
});
test.afterAll(async () => {
  await station.close();
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
});

const textOf = (pdf: string) => execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });

test('a family is taken in offline until the case can be submitted', async () => {
  await pages.door.createStation({
    school: '望潮街道中心小学',
    operatorName: '程望',
    passphrase,
  });
  await pages.intake.openCase(family.answers);
  await expect(pages.intake.missing).toContainText('还差');
  await pages.intake.fillForm(family.form);
  await pages.intake.saved();
  for (const { requirement, paths } of family.papers) {
    await pages.material.addFiles(requirement, paths);
  }
  await pages.material.photograph(family.cameraPaper.requirement);
  await pages.material.inspectAll();
  await expect(pages.intake.missing).not.toContainText('还差');
});

test('submitting gives a case number and a receipt that is saved as a PDF', async () => {
  await pages.case.submit();
  await expect(pages.case.fact('受理编号')).toHaveText(/^[0-9A-Z]+-2026-\d{5}[0-9A-Z]$/);
  await pages.case.open('受理回执');
  const path = join(folder, '受理回执.pdf');
  await answerDialogs(station, path);
  await pages.case.save();
  await expect.poll(async () => (await readdir(folder)).includes('受理回执.pdf')).toBe(true);
  const text = textOf(path);
  expect(text).toContain(childName);
  expect(text).toContain('受理回执');
});

test('without a printer the desk says so and nothing is lost', async () => {
  await pages.case.print();
  await expect(station.page.getByRole('alert')).toContainText('打印机');
  await expect(pages.case.fact('受理编号')).toBeVisible();
});

test('after locking and unlocking everything is there', async () => {
  await pages.shell.lock();
  await pages.door.unlock(passphrase);
  await pages.shell.goHome();
  await expect(pages.home.row(childName)).toBeVisible();
});

test('when the line is there the case goes up and a receipt of the platform comes back', async () => {
  platform = await startPlatform({ dataDir: join(folder, 'platform') });
  await pages.shell.goSettings();
  await pages.settings.pair(platform.url, platform.pairingCode);
  await pages.shell.goHome();
  await pages.home.openCaseOf(childName);
  await expect(pages.case.fact('办件编号')).toHaveText(/^BJ-2026-/);
});

/** As the reader of the window would tell it: one line across the middle of the page captured last. */
async function readOnLastPage(words: string): Promise<void> {
  const told = await station.page.evaluate(async (line) => {
    const read = await window.station.ledger.read({ after: 0, limit: 500 });
    if (!read.ok) return read;
    const added = read.value.batches
      .flatMap(({ caseId, events }) => events.map((event) => ({ caseId, event })))
      .flatMap(({ caseId, event }) => (event.type === 'pageAdded' ? [{ caseId, event }] : []))
      .at(-1);
    if (added?.caseId === undefined) throw new Error('No page');
    const { documentId, page } = added.event;
    const { widthPx, heightPx, sha256 } = page.corrected;
    const [left, right] = [widthPx * 0.2, widthPx * 0.8];
    const [top, bottom] = [heightPx * 0.45, heightPx * 0.5];
    return window.station.desk.recordText({
      caseId: added.caseId,
      documentId,
      pageId: page.id,
      of: sha256,
      text: {
        reader: 'test',
        widthPx,
        heightPx,
        lines: [
          {
            text: line,
            sure: 1,
            doubtful: [],
            box: [
              [left, top],
              [right, top],
              [right, bottom],
              [left, bottom],
            ],
          },
        ],
      },
    });
  }, words);
  expect(told).toEqual({ ok: true, value: undefined });
}

test('the decision arrives by itself, the place notice and the archive follow', async () => {
  const official = new Official(platform);
  const { body } = await official.ask<{ cases: { caseId: string }[] }>('GET', '/v1/review/cases');
  expect(body.cases).toHaveLength(1);
  await official.acceptCase(body.cases[0]?.caseId ?? '');
  await station.page.getByRole('button', { name: '出具学位告知书' }).waitFor();
  await pages.case.issuePlaceNotice();
  const notice = join(folder, '告知书.pdf');
  await answerDialogs(station, notice);
  await pages.case.save();
  await expect.poll(async () => (await readdir(folder)).includes('告知书.pdf')).toBe(true);
  expect(textOf(notice)).toContain(childName);
  await readOnLastPage('望潮检索之页');
  await pages.case.sealArchive();
  const archive = join(folder, '档案.pdf');
  await answerDialogs(station, archive);
  await pages.case.save();
  await expect.poll(async () => (await readdir(folder)).includes('档案.pdf')).toBe(true);
  const text = textOf(archive);
  for (const part of [childName, '办理痕迹', '公办地段学位告知书', '户口簿', '望潮检索之页'])
    expect(text).toContain(part);
  execFileSync('qpdf', ['--check', archive]);
});

test('no personal data is readable in the station, its log, its temp folder or its title', async () => {
  const title = await station.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  );
  expect(title).toEqual(['入学帮办站']);
  await station.close();
  const texts = (['child.name', 'child.idNumber', 'guardian1.name', 'guardian1.phone'] as const)
    .map((key) => family.form[key] ?? '')
    .concat('程望', passphrase);
  const secrets = texts.flatMap((text) => [
    Buffer.from(text),
    Buffer.from(text, 'utf16le'),
    Buffer.from(Buffer.from(text).toString('hex')),
    Buffer.from(
      Buffer.from(text)
        .toString('base64')
        .replace(/.{0,3}=*$/, ''),
    ),
  ]);
  let scanned = 0;
  for (const place of ['station', 'temp']) {
    const files = await readdir(join(folder, place), { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name));
      for (const secret of secrets) expect(bytes.includes(secret), file.name).toBe(false);
      scanned += 1;
    }
  }
  expect(scanned).toBeGreaterThan(20);
  station = await launchStation({ userDataDir: join(folder, 'station') });
});
