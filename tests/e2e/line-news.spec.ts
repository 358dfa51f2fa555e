/** What a line brings to the screen beside decisions: a department's late denial, a policy pack, and a platform's end. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import type { CaseCommand } from '../../shared/domain/command';
import { violations } from '../support/axe';
import { aPage, childOf, completeForm } from '../support/case-builders';
import { launchStation, type Station } from '../support/electron-app';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { newPackKey, signedPackText } from '../support/pack-signing';
import { photograph } from '../support/photograph';
import { startPlatform, type RunningPlatform } from '../support/platform';
import { packCopy } from '../support/shipped-packs';
import { founder, leaveStation, valueOf } from '../support/station-people';
import { online } from '../support/quiet-sync-host';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const [oldName, newName] = ['观澜县入学平台', '望潮市入学平台'];
const [denied, owed] = [uuidv7(), uuidv7()];
let folder: string;
let old: RunningPlatform;
let next: RunningPlatform;
let station: Station;
let pages: StationPages;

/** Two families: one whose register a department denied after the receipt, one that the old platform never took. */
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-line-news-'));
  const packs = join(folder, 'packs');
  await mkdir(packs);
  const later = { ...packCopy('fiveGroups'), version: '2026.5' };
  await writeFile(join(packs, 'a.json'), JSON.stringify(later));
  const strange = signedPackText({ ...later, version: '2026.6' }, newPackKey());
  await writeFile(join(packs, 'b.json'), strange);
  old = await startPlatform({
    dataDir: join(folder, 'old'),
    env: { PLATFORM_NAME: oldName, PLATFORM_PACKS: packs },
  });
  next = await startPlatform({
    dataDir: join(folder, 'next'),
    env: { PLATFORM_NAME: newName, PLATFORM_PACKS: packs },
  });
  await leaveStation(join(folder, 'desk'), async (desk) => {
    const give = async (command: CaseCommand, by: Parameters<typeof desk.desk.execute>[1]) =>
      valueOf(await desk.desk.execute(command, by));
    await fillAtDesk(desk, denied, unlikePages(), completeForm);
    const authorisation = { version: '1', text: '同意', signature: aPage('signature').original };
    const who = { person: 'guardian1', name: '尉迟砚', paper: 'residentId' } as const;
    const finding = { id: uuidv7(), ...who, verdict: 'same' as const, note: '', authorisation };
    await give({ name: 'checkIdentity', caseId: denied, finding }, desk.actor);
    const question = { id: uuidv7(), fact: 'register' as const };
    await give({ name: 'askVerification', caseId: denied, questions: [question] }, desk.actor);
    await give({ name: 'submitCase', caseId: denied }, desk.actor);
    await online(desk, async (host) => {
      valueOf(await host.pair(old.url, old.pairingCode));
      const receipt = async () => valueOf(await desk.desk.find(denied))?.receipt;
      await expect.poll(receipt, { timeout: 60_000 }).toBeDefined();
      const judged = () => desk.facts().camePacks.size;
      await expect.poll(judged, { timeout: 60_000 }).toBe(2);
    });
    const at = new Date().toISOString();
    const said = { key: 'register.head', verdict: 'mismatch', returned: '尉迟石' } as const;
    const answer = { source: '公安机关', evidence: 'HY7C21A0F3', at, fields: [said] };
    await give(
      {
        ...{ name: 'recordVerification', caseId: denied, changeId: uuidv7() },
        ...{ verificationId: question.id, answer: { verdict: 'mismatch', ...answer } },
      },
      { id: 'platform', name: '平台', role: 'platform' },
    );
    const form = { ...completeForm, ...childOf(owed), 'child.name': '程小望' };
    await fillAtDesk(desk, owed, unlikePages(), form);
    await give({ name: 'submitCase', caseId: owed }, desk.actor);
  });
  await old.stop();
  station = await launchStation({ userDataDir: join(folder, 'desk') });
  pages = stationPages(station.page);
});
test.afterAll(async () => {
  await station.close();
  await next.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a denial after the submission is on the first screen, in the outbox and in the case, with the way to it', async () => {
  const { page } = station;
  await pages.door.unlock(founder.passphrase);
  const back = page.getByRole('region', { name: '平台有结果，请处理' });
  await expect(back).toContainText('待补正');
  await photograph(station, 'denial-home');
  await pages.shell.goOutbox();
  await expect(page.getByText('部门核验不一致', { exact: true })).toBeVisible();
  await expect(page.getByText(/部门返回“尉迟石”/)).toBeVisible();
  await photograph(station, 'denial-outbox');
  await page.getByRole('button', { name: '打开办件 尉玥宁' }).click();
  await expect(page.getByText('提交以后，部门核验不一致')).toBeVisible();
  await photograph(station, 'denial-case');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '去修改 户主姓名' }).click();
  await expect(page.getByRole('textbox', { name: '户主姓名' })).toBeFocused();
});

test('a policy pack waits for the administrator, and one that was turned down says why', async () => {
  const { page } = station;
  await pages.shell.goHome();
  await expect(page.getByText('收到新的政策包，等您核对')).toBeVisible();
  await page.getByRole('button', { name: '去核对' }).click();
  const came = page.getByRole('list', { name: '平台发来的政策包' });
  await expect(came).toContainText('签发的密钥不属于已配对的平台');
  await photograph(station, 'packs-by-line');
  expect(await violations(page)).toEqual([]);
  await came.getByRole('button', { name: /^核对 .*2026\.4$/ }).click();
  await expect(page.getByRole('dialog', { name: '核对后安装' })).toContainText('签名正确');
  await page.keyboard.press('Escape');
});

test('a platform is given up by its name, and its cases go to another one', async () => {
  const { page } = station;
  const ends = page.getByRole('region', { name: '平台换地址或停用' });
  await ends.getByRole('button', { name: '查看各平台' }).click();
  await expect(ends).toContainText('未送达 1 件');
  await ends.getByRole('button', { name: `换地址：${oldName}` }).click();
  const moving = page.getByRole('dialog');
  await moving.getByRole('textbox', { name: '新地址' }).fill(next.url);
  await moving.getByRole('button', { name: '核对并改地址' }).click();
  await expect(moving).toContainText(`这个地址上的不是“${oldName}”`);
  await photograph(station, 'platform-move');
  await page.keyboard.press('Escape');
  await ends.getByRole('button', { name: `停用平台：${oldName}` }).click();
  const asking = page.getByRole('alertdialog');
  await asking.getByRole('textbox', { name: '理由' }).fill('旧平台已关停');
  await expect(asking.getByRole('button', { name: '停用', exact: true })).toBeDisabled();
  await photograph(station, 'platform-give-up');
  await asking.getByRole('textbox', { name: /请输入平台名称/ }).fill(oldName);
  await asking.getByRole('button', { name: '停用', exact: true }).click();
  await expect(ends).toContainText('还没有别的平台可以改送');
  await photograph(station, 'platform-given-up');
  expect(await violations(page)).toEqual([]);
  await pages.shell.goOutbox();
  await expect(page.getByText(`“${oldName}”已停用，办件留在本站`)).toBeVisible();
  await expect(page.getByRole('button', { name: /^先发这件/ })).toHaveCount(0);
  await photograph(station, 'given-up-outbox');
});

test('the season is reckoned with the platform that was given up, by what it had said', async () => {
  const { page } = station;
  await page.keyboard.press('F11');
  await page.getByRole('button', { name: '开始对账' }).click();
  await expect(
    page.getByText(/平台已于 .* 停用，不再联系；按它最后的回执和结果核对/),
  ).toBeVisible();
  const found = page.getByRole('table', { name: '差异' });
  await expect(found).toContainText('平台停用前没有收到');
  await photograph(station, 'given-up-reckoning');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '看对账单并打印' }).click();
  await expect(page.getByRole('dialog', { name: '对账单' })).toBeVisible();
  await photograph(station, 'given-up-reckoning-paper');
  await page.keyboard.press('Escape');
});
