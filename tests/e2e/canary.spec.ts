/** Invented families (200, or as many as CANARIES says) go through the real program: nothing of them is readable in any file, after use, lock and crash. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Form } from '../../shared/domain/form';
import { canaryScanner } from '../support/canary-scan';
import { launchStation, type Station } from '../support/electron-app';
import { makeStation } from '../support/generate/station';
import { stationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const cases = Number(process.env['CANARIES'] ?? 200);
const told = [
  'child.name',
  'child.idNumber',
  'guardian1.name',
  'guardian1.idNumber',
  'guardian1.phone',
  'guardian2.name',
  'guardian2.idNumber',
  'guardian2.phone',
  'register.address',
  'residence.propertyNumber',
] as const satisfies readonly (keyof Form)[];

let folder: string;
let data: string;
let temp: string;
let station: Station;
let forms: readonly Form[];
let scanner: ReturnType<typeof canaryScanner>;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  folder = await mkdtemp(join(tmpdir(), 'station-canary-'));
  [data, temp] = [join(folder, 'data'), join(folder, 'temp')];
  await mkdir(data);
  await mkdir(temp);
  const kdf = join(import.meta.dirname, '../../dist/main/kdf.cjs');
  const filled = await makeStation(data, passphrase, kdf, { cases, seed: 7, withImages: 20 });
  forms = filled.cases.map(({ form }) => form);
  const texts = forms.flatMap((form) => told.flatMap((key) => form[key] ?? []));
  scanner = canaryScanner([...new Set([...texts, passphrase])]);
  station = await open();
});
test.afterAll(async () => {
  await station.kill();
  await rm(folder, { recursive: true, force: true });
});

const open = () =>
  launchStation({ userDataDir: data, env: { TMPDIR: temp, TMP: temp, TEMP: temp } });

/** Unlocks and uses what shows people: the list, the search, a case, its pictures, a letter. */
async function work(): Promise<void> {
  const pages = stationPages(station.page);
  await pages.door.unlock(passphrase);
  await pages.shell.goHome();
  const name = forms
    .map((form) => form['child.name'] ?? '')
    .find((one) => /^[一-龥]{3}$/.test(one));
  await pages.search.open();
  await pages.search.type(name ?? '');
  await expect(pages.search.cases.first()).toContainText(name ?? '');
  await station.page.keyboard.press('Enter');
  await station.page.getByRole('heading', { level: 1, name: name ?? '' }).waitFor();
  await pages.shell.goHome();
}

async function nothingReadable(): Promise<void> {
  const { traces, files, bytes } = await scanner.inFolders([data, temp]);
  expect(traces).toEqual([]);
  expect(files).toBeGreaterThan(cases);
  expect(bytes).toBeGreaterThan(cases * 1000);
}

test('after use and lock no file holds a word of them', async () => {
  await work();
  await nothingReadable();
  await station.page.keyboard.press('Control+L');
  await stationPages(station.page).door.unlockButton.waitFor();
  await nothingReadable();
});

test('once locked the memory of the page holds no word of them', async () => {
  const session = await station.page.context().newCDPSession(station.page);
  const parts: Buffer[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(Buffer.from(chunk)));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const snapshot = Buffer.concat(parts);
  expect(snapshot.byteLength).toBeGreaterThan(1_000_000);
  expect(scanner.inBytes(snapshot)).toEqual([]);
});

test('after a crash in the middle of work no file holds a word of them', async () => {
  await work();
  await station.kill();
  await nothingReadable();
  expect(await readdir(join(data, 'logs'))).not.toEqual([]);
  station = await open();
});
