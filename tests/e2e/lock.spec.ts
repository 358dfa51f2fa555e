/** Locks that main begins by itself, while somebody types and pictures are on their way: dark, nothing lost, nothing opens. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import { completeForm } from '../support/case-builders';
import { openFilledCase } from '../support/case-at-window';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const here = ownStation('station-lock');
let folder: string;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  folder = await here.folder();
  await launch();
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await openFilledCase(station.page, completeForm);
});

async function launch(): Promise<void> {
  ({ station, pages } = await here.open());
}

/** What the operating system says when the computer sleeps or its screen is locked. */
async function systemSays(event: 'suspend' | 'lock-screen'): Promise<void> {
  await station.app.evaluate(({ powerMonitor }, name) => {
    powerMonitor.emit(name);
  }, event);
}

/** What the field has for whoever comes in again. */
async function findSaved(name: string): Promise<void> {
  await pages.door.unlock(passphrase);
  await pages.home.openCaseOf(completeForm['child.name'] ?? '');
  await pages.intake.goTo('填写信息');
  await expect(pages.intake.field('guardian1.name')).toHaveValue(name);
}

test('a text typed in the moment before the computer sleeps is saved', async () => {
  // The field keeps the focus: what leaving it would save is not saved yet.
  await pages.intake.field('guardian1.name').fill('尉迟望舒');
  await systemSays('suspend');
  await expect(pages.door.heading).toHaveText('解锁');
  await expect(pages.door.why).toContainText('电脑休眠时本站已自动锁定。');
  await findSaved('尉迟望舒');
});

/** What a busy computer does: the window is not there for longer than a screen may stay bright. */
async function keepWindowBusy(ms: number): Promise<void> {
  await station.page.evaluate((limit) => {
    setTimeout(() => {
      const from = performance.now();
      while (performance.now() - from < limit);
    }, 0);
  }, ms);
}

/** What Linux does when somebody logs out or turns the computer off. */
async function logOut(): Promise<void> {
  const ended = once(station.process, 'exit');
  station.process.kill('SIGTERM');
  await ended;
}

test('a text that a busy window hands over only when the screen is dark is saved as well', async () => {
  await pages.intake.field('guardian1.name').fill('尉迟望川');
  await keepWindowBusy(1_500);
  await systemSays('suspend');
  await expect(pages.door.why).toContainText('电脑休眠时本站已自动锁定。');
  await expect(pages.door.why).toContainText('已输入的内容都已保存。');
  await findSaved('尉迟望川');
});

for (const [how, busyMs, end, name] of [
  ['the program ends', 0, () => station.close(), '尉迟望潮'],
  ['somebody logs out of the computer', 0, logOut, '尉迟望月'],
  ['somebody logs out of a busy computer', 1_500, logOut, '尉迟望云'],
] as const) {
  test(`a text typed in the moment before ${how} is saved, and the station is locked`, async () => {
    await pages.intake.field('guardian1.name').fill(name);
    if (busyMs > 0) await keepWindowBusy(busyMs);
    await end();
    const log = await readFile(join(folder, 'logs/station.log'), 'utf8');
    const sinceStart = log.split('"event":"started"').at(-1);
    expect(sinceStart).toContain('"event":"locked","reason":"closing"');
    await launch();
    await findSaved(name);
  });
}

test('whoever locks when everything is saved is not asked, and reads so at the door', async () => {
  await pages.intake.field('guardian1.name').fill('尉迟望洋');
  await station.page.keyboard.press('Control+L');
  await expect(pages.door.why).toHaveText('本站已锁定。已输入的内容都已保存。');
  await pages.door.unlock(passphrase);
});

test('a lock gives the window a new process; the one that knew families and keys is gone', async () => {
  const processes = () =>
    station.app.evaluate(({ app }) =>
      app.getAppMetrics().flatMap(({ type, pid }) => (type === 'Tab' ? [pid] : [])),
    );
  const before = await processes();
  expect(before.length).toBeGreaterThan(0);
  await systemSays('suspend');
  await expect(pages.door.heading).toHaveText('解锁');
  await expect
    .poll(async () => (await processes()).filter((pid) => before.includes(pid)))
    .toEqual([]);
  await pages.door.unlock(passphrase);
});

test('the screen is dark and every call is refused while pictures are still being stored', async () => {
  const caseId = '018f0000-0000-7000-8000-0000000000aa';
  // Spoken aloud: the page that asked is gone when the station is open again.
  const answers: string[] = [];
  station.page.on('console', (message) => {
    if (message.text().startsWith('added ')) answers.push(message.text().slice('added '.length));
  });
  const picture = (
    await readFile(join(import.meta.dirname, '../support/papers-page.jpg'))
  ).toString('base64');
  // Reads and a great many writes are under way when the screen is locked.
  await station.page.evaluate(
    async ({ base64, id }) => {
      const answers = { preferential: false, localRegister: true, localHome: false };
      await window.station.desk.execute({ name: 'openCase', caseId: id, answers });
      const image = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      for (let page = 0; page < 30; page += 1) {
        const pageId = `018f0000-0000-7000-8000-0000000001${String(page).padStart(2, '0')}`;
        void window.station.desk
          .addPage({
            caseId: id,
            documentId: '018f0000-0000-7000-8000-0000000000bb',
            requirementId: 'register',
            kind: 'hukou',
            pageId,
            role: 'extra',
            source: 'file',
            original: image,
            corrected: image,
          })
          .then((added) => console.info(`added ${added.ok ? pageId : added.error.kind}`));
      }
    },
    { base64: picture, id: caseId },
  );
  await expect.poll(() => answers.length).toBeGreaterThan(0);
  await systemSays('lock-screen');
  await expect(pages.door.heading).toHaveText('解锁');
  await expect(pages.shell.rooms).toHaveCount(0);
  const read = await station.page.evaluate(() =>
    window.station.ledger.read({ after: 0, limit: 10 }),
  );
  expect(read).toEqual({ ok: false, error: { kind: 'stationLocked' } });
  await pages.door.unlock(passphrase);
  const recorded = await station.page.evaluate(async () => {
    const { ledger, blobs } = window.station;
    const all = await ledger.read({ after: 0, limit: 500 });
    if (!all.ok) throw new Error(all.error.kind);
    const found: { id: string; readable: boolean }[] = [];
    for (const { caseId: of, events } of all.value.batches) {
      for (const event of events) {
        if (event.type !== 'pageAdded') continue;
        const { id, original } = event.page;
        const read = await blobs.read({ caseId: of, sha256: original.sha256 });
        found.push({ id, readable: read.ok });
      }
    }
    return found;
  });
  // Everything that was acknowledged is there, with its picture; what was refused was refused for the lock alone.
  const acknowledged = answers.filter((answer) => answer.startsWith('018f'));
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(recorded.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
  expect(recorded.every(({ readable }) => readable)).toBe(true);
  const refused = new Set(answers.filter((answer) => !answer.startsWith('018f')));
  expect([...refused].filter((kind) => kind !== 'stationLocked')).toEqual([]);
});
