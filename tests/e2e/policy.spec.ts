/** An administrator installs a policy pack in the real program; five bad files and a stranger's are refused in words. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { largestPackBytes } from '../../shared/protocol/signed-pack-schema';
import { completeForm } from '../support/case-builders';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { newPackKey, signedPackText } from '../support/pack-signing';
import { photograph } from '../support/photograph';
import { packCopy, packFiles } from '../support/shipped-packs';
import { founder, leaveStation, pairedWith, valueOf } from '../support/station-people';
import { PolicyPage } from './pages/policy-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const county = newPackKey();
const stranger = newPackKey();
const child = completeForm['child.name'] ?? '';
const noHome = { preferential: false, localRegister: true, localHome: false };
const reason = '区教育和体育局 2026 年第 12 号通知';
const here = ownStation('station-policy');
let folder: string;
let station: Station;
let pages: StationPages;
let policy: PolicyPage;

const present = packCopy('fiveGroups');
const next = {
  ...present,
  version: '2026.5',
  requirements: present.requirements.map((one) =>
    one.id === 'noHome' ? { ...one, when: 'group == "registerNoHome" && singleParent' } : one,
  ),
  requiredFields: [
    ...present.requiredFields,
    {
      fields: ['register.since'],
      when: 'group == "registerNoHome"',
      reason: '因为要核对落户时间，所以需要填写落户日期。',
      legalBasis: '本区招生入学工作意见：户籍',
    },
  ],
};
const extra = (line: (typeof next.requirements)[number], name: string) => ({
  ...line,
  id: `extra${name}`,
  title: `${name}证明`,
});
/** Asks for an abolished proof, and for more than the law allows of a family that has no home here. */
const faulty = {
  ...next,
  requirements: next.requirements.flatMap((one) =>
    one.id === 'register'
      ? [{ ...one, title: '计划生育证明' }, ...['甲', '乙', '丙'].map((name) => extra(one, name))]
      : [one],
  ),
};

test.beforeAll(async () => {
  folder = await here.folder();
  await leaveStation(folder, async ({ appendStation, desk, actor }) => {
    await appendStation([pairedWith(county)]);
    const caseId = uuidv7();
    valueOf(await desk.execute({ name: 'openCase', caseId, answers: noHome }, actor));
    valueOf(await desk.execute({ name: 'editForm', caseId, changes: completeForm }, actor));
  });
  ({ station, pages } = await here.open());
  policy = new PolicyPage(station.page);
  await pages.door.unlock(founder.passphrase);
});

/** The next file that the operator chooses. */
async function offer(content: string | Uint8Array): Promise<void> {
  const path = join(folder, 'pack.json');
  await writeFile(path, content);
  await answerDialogs(station, path);
}

for (const [what, content, said] of [
  ['no JSON', '政策包', '这个文件不是政策包，或者在传送中损坏了'],
  ['too big', Buffer.alloc(largestPackBytes + 1, 32), '政策包最大 6 MB，没有读取'],
  [
    'changed after signing',
    signedPackText(next, county, { pack: packFiles.zhejiang }),
    '政策包的签名不对，内容可能被改动过',
  ],
  ['signed by a stranger', signedPackText(next, stranger), '不在本站信任的名单里'],
  [
    'older than the one in force',
    signedPackText({ ...next, version: '2026.0' }, county),
    '这个政策包（2026.0）比现行的（2026.4）旧',
  ],
] as const) {
  test(`a file that is ${what} is refused in words, and what is in force stays`, async () => {
    await pages.shell.goSettings();
    await offer(content);
    await policy.choose();
    await expect(policy.trouble).toContainText(said);
    await expect(policy.trouble).toContainText('现行政策包继续有效');
    await expect(policy.faults).toHaveCount(0);
    await expect(policy.inForce).toHaveCount(1);
    await expect(policy.inForce).toContainText('2026.4');
  });
}

test('a pack with faults is refused with each fault in words, in both languages', async () => {
  await pages.shell.goSettings();
  await offer(signedPackText(faulty, county));
  await policy.choose();
  await expect(policy.trouble).toContainText('政策包没有通过检查');
  await expect(policy.faults.filter({ hasText: '“计划生育证明”' })).toHaveCount(1);
  const many = policy.faults.filter({ hasText: '最多只能 5 种' });
  await expect(many.first()).toContainText('这样的家庭：');
  await policy.section.scrollIntoViewIfNeeded();
  await photograph(station, 'faults');
  await pages.settings.chooseLanguage('English');
  const faults = station.page.getByRole('list', { name: 'What the check found' });
  await expect(faults).toContainText('not to be asked of any family');
  await faults.scrollIntoViewIfNeeded();
  await photograph(station, 'faults-en');
  await pages.settings.chooseLanguage('简体中文');
});

test('a genuine pack says who signed it and what it changes before it is installed', async () => {
  await offer(signedPackText(next, county));
  await policy.choose();
  await expect(policy.trouble).toHaveCount(0);
  await expect(policy.review).toContainText(`岚山区招生平台（密钥 ${county.id}）`);
  await expect(policy.review).toContainText('在办 1 件，其中 1 件若按新政策包会不同');
  const line = policy.changes.filter({ hasText: child });
  await expect(line).toContainText('不再要求');
  await expect(line).toContainText('无房证明');
  await expect(line).toContainText('增加必填');
  await photograph(station, 'review');
  await policy.install.click();
  await expect(policy.review).toContainText('请写明安装理由');
  await policy.leave();
  await expect(policy.inForce).toContainText('2026.4');

  await pages.settings.chooseLanguage('English');
  await station.page.getByRole('button', { name: 'Choose the file of a pack' }).click();
  await expect(station.page.getByRole('dialog')).toContainText('No longer asked');
  await photograph(station, 'review-en');
  await station.page.getByRole('button', { name: 'Do not install' }).click();
  await pages.settings.chooseLanguage('简体中文');
});

test('it is installed with a reason, and counts from the next unlock on, for new cases alone', async () => {
  await policy.choose();
  await policy.reason.fill(reason);
  await policy.install.click();
  await pages.door.unlock(founder.passphrase);
  await pages.shell.goSettings();
  await expect(policy.inForce).toContainText('2026.5');
  await policy.section.scrollIntoViewIfNeeded();
  await photograph(station, 'installed');

  await policy.choose();
  await expect(policy.review).toContainText('本站正在用这个政策包，不用再安装');
  await expect(policy.install).toHaveCount(0);
  await policy.leave();

  await pages.shell.goHome();
  await pages.home.openCaseOf(child);
  await expect(pages.intake.requirements.filter({ hasText: '无房证明' })).toHaveCount(1);
  await pages.intake.openCase(noHome);
  await expect(pages.intake.requirements.filter({ hasText: '户口簿' })).toHaveCount(1);
  await expect(pages.intake.requirements.filter({ hasText: '无房证明' })).toHaveCount(0);
});

test('the traces say who installed it and why, and which files were refused', async () => {
  await pages.shell.goAudit();
  await expect(pages.audit.line(`理由：${reason}`)).toContainText(founder.operatorName);
  await expect(pages.audit.line('安装政策包').filter({ hasText: '签名不可信' })).not.toHaveCount(0);
  await pages.audit.verify();
  await expect(pages.audit.verdict).toHaveText('审计记录完整');
});
