/** The recovery key in the real program: three sheets at setting up, two of them instead of a forgotten passphrase. */
import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { RecoveryPage } from './pages/recovery-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const next = '东南形胜 三吴都会';
const here = ownStation('station-recovery');
let folder: string;
let station: Station;
let pages: StationPages;
let recovery: RecoveryPage;
const sheets: string[] = [];

test.beforeAll(async () => {
  ({ folder, station, pages } = await here.open({ below: 'station' }));
  recovery = new RecoveryPage(station.page);
});

/** The lines of a sheet as a person would read them off the paper. */
function linesOf(path: string): string {
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  const rows = [...text.matchAll(/\d\.\s+([0-9A-Z]{4})\s+([0-9A-Z]{4})\s+([0-9A-Z])(?=\s)/g)];
  return rows.map(([, ...groups]) => groups.join(' ')).join('\n');
}

test('three sheets are handed out before the station opens', async () => {
  await pages.door.setUp({ school: '望潮小学', operatorName: '程望', passphrase });
  await recovery.finish();
  await expect(recovery.trouble).toContainText('还有没打印也没另存的份');
  for (const sheet of [1, 2, 3]) {
    const path = join(folder, `sheet-${sheet}.pdf`);
    await answerDialogs(station, path);
    await recovery.save(sheet);
    sheets.push(linesOf(path));
  }
  for (const text of sheets) expect(text.split('\n')).toHaveLength(8);
  await recovery.confirm();
  await recovery.finish();
  await pages.shell.rooms.waitFor();
  await expect(recovery.reminder).toHaveCount(0);
});

test('no file of the station holds a line of a sheet', async () => {
  const below = join(folder, 'station');
  const files = await readdir(below, { recursive: true, withFileTypes: true });
  const lines = sheets.join('\n').split('\n');
  const forms = lines.flatMap((line) => [line, line.replaceAll(' ', '').slice(0, 8)]);
  for (const file of files.filter((one) => one.isFile())) {
    const bytes = await readFile(join(file.parentPath, file.name)).catch(() => Buffer.alloc(0));
    for (const form of forms) {
      expect(bytes.includes(form), file.name).toBe(false);
      expect(bytes.includes(Buffer.from(form, 'utf16le')), file.name).toBe(false);
    }
  }
});

test('a slip of the pen is named with its line while it is typed', async () => {
  await pages.shell.lock();
  await recovery.open();
  const lines = (sheets[2] ?? '').split('\n');
  const line = lines[4] ?? '';
  const slip = `${line.startsWith('7') ? '8' : '7'}${line.slice(1)}`;
  await recovery.box(1).fill(lines.with(4, slip).join('\n'));
  await expect(station.page.getByText('第 5 行抄错了', { exact: false })).toBeVisible();
});

test('the same sheet twice is refused, two different ones open the station with a new passphrase', async () => {
  await recovery.box(1).fill(sheets[2] ?? '');
  await recovery.box(2).fill(sheets[2] ?? '');
  await recovery.enter(next);
  await expect(recovery.trouble).toContainText('两个框里填的是同一份恢复密钥');
  await recovery.box(2).fill((sheets[0] ?? '').toLowerCase());
  await recovery.enter(next);
  await pages.shell.rooms.waitFor();
  await pages.shell.lock();
  await pages.door.tryPassphrase(passphrase);
  await expect(pages.door.trouble).toContainText('口令不对');
  await pages.door.unlock(next);
});
