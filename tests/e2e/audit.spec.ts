/** What is done at the desk can be read on the audit screen, verified there and on another computer; damage is named. */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { endedWork as ended } from '../../shared/i18n/zh-cn/ended-work';
import type { StationBridge } from '../../shared/ipc/bridge';
import { bringPapers, openFilledCase } from '../support/case-at-window';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { provideFamily, type Family } from '../support/family';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { pressTogether } from '../support/press-together';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
const here = ownStation('station-audit');
let folder: string;
let family: Family;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  folder = await here.folder();
  family = await provideFamily();
  ({ station, pages } = await here.open({ below: 'station' }));
});

/** The command as an auditor runs it, with plain Node on a copy of the folder. */
function audit(...options: string[]) {
  const script = resolve(import.meta.dirname, '../../dist/main/audit.cjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...options], {
    input: `${passphrase}\n`,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('acts at the desk: a case, a print refused, a letter saved, a call refused', async () => {
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  const begun = await openFilledCase(station.page, family.form, family.answers);
  await bringPapers(station.page, begun);
  await pages.material.inspectAll();
  await pages.case.submit();
  await pages.case.open('受理回执');
  await answerDialogs(station, join(folder, '回执.pdf'));
  await pages.case.save();
  await expect.poll(async () => (await readdir(folder)).includes('回执.pdf')).toBe(true);
  await pages.case.print();
  await expect(station.page.getByRole('alert')).toContainText('打印机');
  // A page that asks for what the case is not ready for, again and again.
  const refused = await station.page.evaluate(async () => {
    const { station } = window as unknown as { station: StationBridge };
    const read = await station.ledger.read({ after: 0, limit: 500 });
    const caseId = read.ok ? (read.value.batches[0]?.caseId ?? '') : '';
    const seal = { name: 'sealArchive' as const, caseId, archiveId: caseId };
    return Promise.all(Array.from({ length: 30 }, () => station.desk.execute(seal)));
  });
  expect(refused.every((answer) => !answer.ok)).toBe(true);
});

test('are lines of the trail, each once, found by kind and by case number', async () => {
  const number = await pages.case.fact('受理编号').innerText();
  await pages.shell.goAudit();
  await expect(pages.audit.line('拒绝：打印文书，没有可用的打印机')).toHaveCount(1);
  await expect(pages.audit.line('拒绝：封存电子档案')).toHaveCount(1);
  await expect(pages.audit.line('另存受理回执')).toHaveCount(1);
  await expect(pages.audit.line('查看受理回执')).toHaveCount(1);
  await pages.audit.showKind('查看');
  await expect(pages.audit.line('查看办件').first()).toBeVisible();
  await expect(pages.audit.line('另存受理回执')).toHaveCount(0);
  await expect(pages.audit.line('查看一页材料').first()).toContainText(number);
  await expect(pages.audit.line('查看审计记录')).toHaveCount(1);
  await pages.audit.showKind('全部');
  await pages.audit.showCase(number);
  await expect(pages.audit.line('新建本站')).toHaveCount(0);
  await expect(pages.audit.line('受理登记')).toHaveCount(1);
  const text = (await pages.audit.lines.allInnerTexts()).join('\n');
  for (const key of ['child.name', 'child.idNumber', 'guardian1.phone'] as const) {
    expect(text).not.toContain(family.form[key] ?? '');
  }
});

test('the trail is whole, and a digest of it is kept outside', async () => {
  await pages.audit.verify();
  await expect(pages.audit.verdict).toHaveText('审计记录完整');
  await pages.audit.goDigests();
  await pages.audit.makeDigest();
  await mkdir(join(folder, 'kept'));
  await answerDialogs(station, join(folder, 'kept', 'digest.json'));
  await pages.audit.saveDigest();
  await expect.poll(async () => (await readdir(join(folder, 'kept'))).length).toBe(1);
});

test('a verification that ends while somebody is in another room is told there, and stands in its room', async () => {
  const { messages } = pages.shell;
  await pages.shell.goHome();
  await pages.shell.goAudit();
  await pressTogether(station.page, 'F9', 'F1');
  await expect(messages).toContainText(ended.trailWhole);
  await photograph(station, 'audit-ended-elsewhere');
  await messages.getByRole('button', { name: ended.goToAudit }).press('Enter');
  await expect(pages.audit.verdict).toHaveText('审计记录完整');
  await expect(messages.getByRole('button')).toHaveCount(0);
});

test('the command agrees on another computer, and names nobody', async () => {
  await pages.shell.lock();
  const copy = join(folder, 'copy');
  await cp(join(folder, 'station', 'station'), copy, { recursive: true });
  const whole = audit('verify', copy, '--digests', join(folder, 'kept'), '--passphrase-stdin');
  expect(whole.stderr + whole.stdout).toContain('审计记录完整');
  expect(whole.status).toBe(0);
  const list = audit('list', copy, '--passphrase-stdin');
  expect(list.status).toBe(0);
  expect(list.stdout).toContain('查看审计记录');
  const digest = await readFile(join(folder, 'kept', 'digest.json'), 'utf8');
  const log = await readFile(join(folder, 'station', 'logs', 'station.log'), 'utf8');
  const told = [whole.stdout, whole.stderr, list.stdout, digest, log].join('\n');
  for (const secret of [...Object.values(family.form), '程望', '望潮小学', passphrase]) {
    if (secret.length > 3) expect(told).not.toContain(secret);
  }
});

test('a changed byte is named by the command, with and without the passphrase', async () => {
  const copy = join(folder, 'copy');
  const path = join(copy, 'ledger', '000001.seg');
  const bytes = await readFile(path);
  const at = Math.floor(bytes.byteLength / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
  for (const options of [['--passphrase-stdin'], []]) {
    const broken = audit('verify', copy, ...options);
    expect(broken.status).toBe(1);
    expect(broken.stdout).toMatch(/审计记录有问题\n {2}第一处：第 \d+ 条/);
    expect(broken.stdout).toContain('位置：000001.seg');
  }
  expect(audit('verify', join(folder, 'kept')).status).toBe(2);
});
