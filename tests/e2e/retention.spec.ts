/** Cases whose days are over leave the station in the real program: proposed by one person, approved by another, then unreadable. */
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import { errors } from '../../shared/i18n/zh-cn/errors';
import { answerDialogs } from '../support/dialogs';
import { launchStation, type Station } from '../support/electron-app';
import { failCall } from '../support/failing-call';
import { finishedStation } from '../support/finished-station';
import { photograph } from '../support/photograph';
import { BackupPage } from './pages/backup-page';
import { PeoplePage } from './pages/people-page';
import { RetentionPage } from './pages/retention-page';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const going = ['秦望舒', '许知微'] as const;
const staying = '沈南星';
const reviewer = { code: 'K09', name: '邓若谷', passphrase: '东南形胜 三吴都会' };
const proposer = { code: '01', name: '程望', passphrase: '' };
const reason = '2022 年秋季招生资料保存期满';
let folder: string;
/** Where back-ups went before, and where they go. */
let disks: { readonly former: string; readonly present: string };
let caseIds: readonly string[];
/** The hashes of everything that each case keeps. */
let files: readonly (readonly string[])[];
let blobsBefore: readonly string[];
let station: Station;
let pages: StationPages;
let people: PeoplePage;
let retention: RetentionPage;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-retention-'));
  const made = await finishedStation(folder, {
    at: '2022-09-01T02:00:00.000Z',
    childNames: [...going, staying],
  });
  ({ caseIds, passphrase: proposer.passphrase } = made);
  await start();
  await pages.door.unlock(proposer.passphrase);
  await pages.shell.goSettings();
  const away = await mkdtemp(join(tmpdir(), 'station-retention-disks-'));
  disks = { former: join(away, 'former'), present: join(away, 'present') };
  const backup = new BackupPage(station.page);
  for (const path of Object.values(disks)) {
    await mkdir(path);
    await answerDialogs(station, path);
    await backup.chooseFolder();
    await expect(backup.section).toContainText(path);
  }
  const first = await people.add(reviewer.code, reviewer.name, '复核员');
  await pages.shell.lock();
  await people.tryUnlock(reviewer.code, first);
  await people.setOwn(reviewer.passphrase);
});
test.afterAll(async () => {
  await station.close();
  await rm(folder, { recursive: true, force: true });
  await rm(dirname(disks.former), { recursive: true, force: true });
});

async function start(): Promise<void> {
  station = await launchStation({ userDataDir: folder });
  pages = stationPages(station.page);
  people = new PeoplePage(station.page);
  retention = new RetentionPage(station.page);
}

async function enter(person: { readonly code: string; readonly passphrase: string }) {
  await pages.shell.lock();
  await people.tryUnlock(person.code, person.passphrase);
  await pages.shell.rooms.waitFor();
}

const filesBelow = async (...names: string[]) =>
  (await readdir(join(folder, 'station', ...names), { recursive: true })).sort();

/** Keys in a back-up of those who go. */
const keysLeftOn = async (disk: string) => {
  const names = await readdir(disk, { recursive: true });
  return names.filter((name) => caseIds.slice(0, 2).some((id) => name.endsWith(`${id}.key`)));
};

/** What main answers to who asks for each file of a case: `ok`, or why not. */
const answersFor = (caseId: string, hashes: readonly string[]) =>
  station.page.evaluate(
    async ([id, all]) => {
      const answers = [];
      for (const sha256 of all) {
        const read = await window.station.blobs.read({ caseId: id, sha256 });
        answers.push(read.ok ? 'ok' : read.error.kind);
      }
      return [...new Set(answers)];
    },
    [caseId, hashes] as const,
  );

/** Rows and pictures of a case in the window's own database. */
const rowsOf = (caseId: string) =>
  station.page.evaluate(async (id) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('No answer'));
      });
    let found = 0;
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const table of ['cases', 'images', 'notes']) {
        if (!database.objectStoreNames.contains(table)) continue;
        const keys = await done(database.transaction(table).objectStore(table).getAllKeys());
        found += keys.filter((key) => JSON.stringify(key).includes(id)).length;
      }
      database.close();
    }
    return found;
  }, caseId);

test('every file of a finished case opens while its days run', async () => {
  await pages.shell.goHome();
  await pages.home.showFinished();
  await pages.home.openCaseOf(going[0]);
  files = await station.page.evaluate(async (ids) => {
    const read = await window.station.ledger.read({ after: 0, limit: 500 });
    if (!read.ok) throw new Error(read.error.kind);
    return ids.map((id) => {
      const own = read.value.batches.filter(({ caseId }) => caseId === id);
      const found = JSON.stringify(own).matchAll(/"sha256":"([0-9a-f]{64})"/g);
      return [...new Set([...found].map(([, sha256 = '']) => sha256))];
    });
  }, caseIds);
  for (const [index, caseId] of caseIds.entries()) {
    // Three pictures, what was sent, receipt and archive.
    expect(files[index]).toHaveLength(6);
    expect(await answersFor(caseId, files[index] ?? [])).toEqual(['ok']);
    expect(await rowsOf(caseId)).toBeGreaterThan(0);
  }
  blobsBefore = await filesBelow('blobs');
  expect(blobsBefore.length).toBeGreaterThanOrEqual(18);
});

test('an administrator proposes what is due, with a reason, and cannot approve it', async () => {
  await enter(proposer);
  await pages.shell.goSettings();
  await retention.find();
  await expect(retention.due).toHaveCount(3);
  for (const name of going) await retention.choose(name);
  await retention.propose.click();
  await expect(retention.section).toContainText('请写明销毁理由');
  await retention.reason.fill(reason);
  await retention.propose.scrollIntoViewIfNeeded();
  await photograph(station, 'due');
  await expect(retention.propose).toHaveText('提请销毁 2 件');
  await retention.propose.click();
  await expect(pages.shell.messages).toContainText('已提请，等待另一人批准');
  const proposal = retention.proposalOf(proposer.name);
  await expect(proposal).toContainText('提请人不能自己批准');
  await expect(retention.approve).toHaveCount(0);
  await proposal.scrollIntoViewIfNeeded();
  await photograph(station, 'proposed');
  const answer = await station.page.evaluate(async () => {
    const { proposals, decide } = window.station.retention;
    const open = await proposals(undefined);
    const id = open.ok ? (open.value[0]?.id ?? '') : '';
    return decide({ id, approved: true, note: '' });
  });
  expect(answer).toEqual({ ok: false, error: { kind: 'approverIsProposer' } });
  expect(await answersFor(caseIds[0] ?? '', files[0] ?? [])).toEqual(['ok']);
});

test('a reviewer sees who goes and why, and approves', async () => {
  await enter(reviewer);
  await pages.shell.goSettings();
  const proposal = retention.proposalOf(proposer.name);
  await expect(proposal).toContainText(reason);
  for (const name of going) await expect(proposal).toContainText(name);
  await expect(proposal).not.toContainText(staying);
  await proposal.scrollIntoViewIfNeeded();
  await photograph(station, 'to-approve');
  await retention.approve.click();
  await expect(retention.question).toContainText('不能恢复');
  await photograph(station, 'approve-question');
  const full = { kind: 'storageFull' } as const;
  const letThrough = await failCall(station, 'retention', 'decide', full);
  const approve = retention.question.getByRole('button', { name: '批准销毁' });
  for (const disk of Object.values(disks)) expect(await keysLeftOn(disk)).toHaveLength(2);
  // The disk of before lies in a drawer.
  await rename(disks.former, `${disks.former}-away`);
  await approve.click();
  // The reason is read in the question itself: behind it nobody would see it.
  await expect(retention.question.getByRole('alert')).toContainText(
    errors.storageFull(full).happened,
  );
  await letThrough();
  await approve.click();
  await expect(pages.shell.messages).toContainText('已销毁 2 件');
  await expect(retention.section).toContainText('没有待批准的申请');
  await photograph(station, 'destroyed');
  await expect.poll(() => keysLeftOn(disks.present)).toEqual([]);
  const left = station.page.getByText('下面的备份里还有已销毁的办件');
  await expect(left).toBeVisible();
  await left.scrollIntoViewIfNeeded();
  await photograph(station, 'left-in-former-backup');
  expect(await keysLeftOn(`${disks.former}-away`)).toHaveLength(2);
  await rename(`${disks.former}-away`, disks.former);
});

/** Nothing of the two that went opens or lies anywhere, and the third is as it was. */
async function onlyTheThirdIsLeft(): Promise<void> {
  for (const index of [0, 1]) {
    const caseId = caseIds[index] ?? '';
    expect(await answersFor(caseId, files[index] ?? [])).toEqual(['caseDestroyed']);
    expect((await filesBelow('keys')).filter((name) => name.includes(caseId))).toEqual([]);
  }
  const gone = (files[0]?.length ?? 0) + (files[1]?.length ?? 0);
  expect(await filesBelow('blobs')).toHaveLength(blobsBefore.length - gone);
  expect(await answersFor(caseIds[2] ?? '', files[2] ?? [])).toEqual(['ok']);
  await pages.shell.goHome();
  await pages.home.showFinished();
  await expect(pages.home.row(staying)).toHaveCount(1);
  for (const name of going) {
    await expect(pages.home.row(name)).toHaveCount(0);
    await pages.search.open();
    await pages.search.type(name);
    await expect(pages.search.status).toContainText('没有找到');
    await station.page.keyboard.press('Escape');
  }
}

test('no file of theirs is readable any more, nor after the program was started again', async () => {
  await onlyTheThirdIsLeft();
  await station.close();
  await start();
  await people.tryUnlock(proposer.code, proposer.passphrase);
  await pages.shell.rooms.waitFor();
  await onlyTheThirdIsLeft();
  // The disk is there again: nobody has to think of it.
  await expect.poll(() => keysLeftOn(disks.former)).toEqual([]);
  // Each person has rows of their own, which follow when the person comes in.
  for (const caseId of caseIds.slice(0, 2)) await expect.poll(() => rowsOf(caseId)).toBe(0);
});

test('the traces say who proposed, who approved and what went, and the chain is whole', async () => {
  await pages.shell.goAudit();
  await expect(pages.audit.line('提请销毁到期办件 2 件')).toContainText(proposer.name);
  await expect(pages.audit.line('批准销毁申请')).toContainText(reviewer.name);
  await expect(pages.audit.line('销毁申请办结：销毁 2 件')).toHaveCount(1);
  await expect(pages.audit.line('former）里已销毁办件的文件还没有清除')).toHaveCount(1);
  await expect(pages.audit.line('former）清除已销毁办件的')).toHaveCount(1);
  const text = (await pages.audit.lines.allInnerTexts()).join('\n');
  for (const name of going) expect(text).not.toContain(name);
  await photograph(station, 'traces');
  await pages.audit.verify();
  await expect(pages.audit.verdict).toHaveText('审计记录完整');
});
