/** Invented families (a thousand people and more, or as many cases as CANARIES says) go through the real program: nothing of them is readable in any file, after use, lock, crash and destruction, nor in its memory after a lock. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Form } from '../../shared/domain/form';
import { canaryScanner } from '../support/canary-scan';
import { launchStation, type Station } from '../support/electron-app';
import { destroyCases, makeStation } from '../support/generate/station';
import { coreFilterOf, memoryOf, processesOf, type ProcessKind } from '../support/process-memory';
import { stationPages } from './pages/station-pages';

// Beside two others the memory of five processes takes minutes to look through.
test.describe.configure({ mode: 'serial', timeout: 900_000 });
const passphrase = '望海潮 一二三四五';
/** Of which each has a child and one or two who have custody. */
const cases = Number(process.env['CANARIES'] ?? 400);
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
const kdf = join(import.meta.dirname, '../../dist/main/kdf.cjs');

let folder: string;
let data: string;
let temp: string;
let home: string;
let station: Station;
let forms: readonly Form[];
let caseIds: readonly string[];
let scanner: ReturnType<typeof canaryScanner>;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  folder = await mkdtemp(join(tmpdir(), 'station-canary-'));
  [data, temp, home] = [join(folder, 'data'), join(folder, 'temp'), join(folder, 'home')];
  for (const each of [data, temp, home]) await mkdir(each);
  const filled = await makeStation(data, passphrase, kdf, { cases, seed: 7, withImages: 20 });
  forms = filled.cases.map(({ form }) => form);
  caseIds = filled.cases.map(({ id }) => id);
  const texts = forms.flatMap((form) => told.flatMap((key) => form[key] ?? []));
  scanner = canaryScanner([...new Set([...texts, passphrase])]);
  station = await open();
});
test.afterAll(async () => {
  await station.kill();
  await rm(folder, { recursive: true, force: true });
});

/** Whatever a library or the runtime keeps for a person lies below the home that the test gave it. */
const open = () =>
  launchStation({
    userDataDir: data,
    env: {
      ...{ TMPDIR: temp, TMP: temp, TEMP: temp },
      ...{ HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home },
    },
  });

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
  const { traces, files, bytes } = await scanner.inFolders([data, temp, home]);
  expect(traces).toEqual([]);
  expect(files).toBeGreaterThan(cases);
  expect(bytes).toBeGreaterThan(cases * 1000);
}

/** How many texts of the families the memory of each kind of process holds; as root every process is shown. */
async function inMemory(): Promise<{ readonly [kind in ProcessKind]?: number }> {
  const counts: { [kind in ProcessKind]?: number } = {};
  for (const { pid, kind } of await processesOf(station.process.pid ?? 0)) {
    const texts = new Set<number>();
    try {
      for await (const piece of memoryOf(pid)) {
        for (const { text } of scanner.inBytes(piece)) texts.add(text);
      }
    } catch (error) {
      // Chromium's sandbox hides a renderer from anybody but root.
      if (process.getuid?.() === 0) throw error;
      continue;
    }
    counts[kind] = (counts[kind] ?? 0) + texts.size;
  }
  return counts;
}

test('a thousand people are looked for', () => {
  const people = forms.flatMap((form) =>
    (['child.idNumber', 'guardian1.idNumber', 'guardian2.idNumber'] as const).flatMap(
      (key) => form[key] ?? [],
    ),
  );
  expect(new Set(people).size).toBeGreaterThan(cases * 2.5);
});

test('after use and lock no file holds a word of them', async () => {
  await work();
  // Whoever looks into the memory of an open station finds them: what is looked for below can be found.
  expect((await inMemory()).main).toBeGreaterThan(cases);
  await nothingReadable();
  await station.page.keyboard.press('Control+L');
  await stationPages(station.page).door.unlockButton.waitFor();
  await nothingReadable();
});

test('once locked the memory of no process holds a word of them', async () => {
  const left = await inMemory();
  // V8 keeps a few texts where nobody can reach them: on stacks, and in what it remembers of its own.
  expect(left.renderer ?? 0).toBe(0);
  expect(left.utility ?? 0).toBe(0);
  expect(left.gpu ?? 0).toBe(0);
  expect(left.main).toBeLessThan(cases / 10);
});

test('once locked the heap of the page holds no word of them', async () => {
  const session = await station.page.context().newCDPSession(station.page);
  const parts: Buffer[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(Buffer.from(chunk)));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const snapshot = Buffer.concat(parts);
  expect(snapshot.byteLength).toBeGreaterThan(1_000_000);
  expect(scanner.inBytes(snapshot)).toEqual([]);
});

test('a core dump of any process would have no memory in it', async () => {
  const processes = await processesOf(station.process.pid ?? 0);
  expect(processes.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['main', 'renderer']));
  for (const { pid } of processes) expect(await coreFilterOf(pid)).toBe(0);
});

test('after crashes in the middle of work, and when cases are destroyed, no file holds a word of them', async () => {
  await work();
  const log = join(data, 'logs', 'station.log');
  // What Crashpad would have left of an earlier crash.
  await mkdir(join(data, 'Crashpad', 'pending'), { recursive: true });
  await writeFile(join(data, 'Crashpad', 'pending', 'one.dmp'), JSON.stringify(forms[0]));
  await station.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => readFile(log, 'utf8')).toMatch(/"pageGone"[^]*"dumpsRemoved"/);
  // It may be gone before it answers.
  await station.app.evaluate(() => process.crash()).catch(() => undefined);
  await expect.poll(() => station.process.exitCode ?? station.process.signalCode).not.toBeNull();
  await station.kill();
  const gone = await destroyCases(data, passphrase, kdf, caseIds.slice(cases / 4, cases / 4 + 40));
  expect(gone).toBeGreaterThan(5);
  await nothingReadable();
  station = await open();
  await work();
});
