/** 数据核验 in the real program against the real platform: what agrees is 免交, what does not is a finding to settle. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { syntheticFamily } from '../../platform/departments/population';
import { fieldText } from '../../shared/domain/form';
import type { Form } from '../../shared/domain/form';
import { violations } from '../support/axe';
import { beginCase } from '../support/case-at-window';
import { launchStation, type Station } from '../support/electron-app';
import { photograph } from '../support/photograph';
import { shownText } from '../support/shown-paper';
import { Official, startPlatform, type RunningPlatform } from '../support/platform';
import { stationPages, type StationPages } from './pages/station-pages';
import { VerificationPage } from './pages/verification-page';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
/** A family that every department of the platform knows. */
const known = syntheticFamily(1, 7);
const childName = known['child.name'];
const form: Form = {
  'child.name': childName,
  'child.idType': 'residentId',
  'child.idNumber': known['child.idNumber'],
  'child.sex': known['child.sex'],
  'child.birthDate': known['child.birthDate'],
  'child.nation': '汉',
  'guardian1.name': known['guardian1.name'],
  'guardian1.relation': 'father',
  'guardian1.idNumber': known['guardian1.idNumber'],
  'guardian1.phone': '15400000001',
  'guardian2.name': fieldText(known, 'guardian2.name'),
  'guardian2.relation': 'mother',
  'guardian2.idNumber': fieldText(known, 'guardian2.idNumber'),
  'register.number': known['register.number'],
  'register.head': known['register.head'],
  'register.address': known['register.address'],
  'residence.tenure': 'owned',
  'residence.address': known['residence.address'],
  'residence.areaM2': '92',
  'residence.residents': '3',
  'residence.propertyNumber': fieldText(known, 'residence.propertyNumber'),
  'residence.owner': fieldText(known, 'residence.owner'),
  'reason.offline': 'noNetwork',
};

let folder: string;
let platform: RunningPlatform;
let station: Station;
let pages: StationPages;
let verification: VerificationPage;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-verify-'));
  station = await launchStation({ userDataDir: join(folder, 'data') });
  pages = stationPages(station.page);
  verification = new VerificationPage(station.page);
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  platform = await startPlatform({ dataDir: join(folder, 'platform') });
  await pages.shell.goSettings();
  await pages.settings.pair(platform.url, platform.pairingCode);
  const port = Number(new URL(platform.url).port);
  await platform.stop();
  const answers = { preferential: false, localRegister: true, localHome: true };
  await beginCase(station.page, form, answers);
  await pages.shell.goHome();
  await pages.home.openCaseOf(childName);
  again = () => startPlatform({ dataDir: join(folder, 'platform'), port });
});
test.afterAll(async () => {
  await station.close();
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
});
let again: () => Promise<RunningPlatform>;

test('no department is asked before a guardian signed', async () => {
  await expect(verification.facts).toHaveCount(2);
  await expect(verification.standing('户籍')).toHaveText('未核验');
  await expect(verification.section).toContainText('先请监护人在“身份核验”里签署授权');
  await expect(verification.ask).toHaveCount(0);
  await verification.section.scrollIntoViewIfNeeded();
  await photograph(station, 'before-signature');
  await verification.sign();
  await expect(verification.ask).toBeVisible();
});

test('without a line the questions wait and nothing is held up', async () => {
  await verification.ask.click();
  await expect(verification.standing('户籍')).toHaveText('已排队');
  await expect(verification.standing('不动产登记')).toHaveText('已排队');
  await expect(verification.ask).toHaveCount(0);
  await expect(pages.intake.requirements.filter({ hasText: '户口簿' })).toContainText('未采集');
  await verification.section.scrollIntoViewIfNeeded();
  await photograph(station, 'queued');
});

test('after a lock and with a line the departments answer, and what agrees is not needed', async () => {
  await pages.shell.lock();
  platform = await again();
  await pages.door.unlock(passphrase);
  await pages.shell.goHome();
  await pages.home.openCaseOf(childName);
  await expect(verification.standing('户籍')).toHaveText('一致');
  await expect(verification.standing('不动产登记')).toHaveText('一致');
  const register = pages.intake.requirements.filter({ hasText: '户口簿' });
  await expect(register).toContainText(/免交 · 公安机关 · 核验编号 HY[0-9A-F]{10} · /);
  await expect(register.getByRole('button')).toHaveCount(0);
  await expect(pages.intake.missing).not.toContainText('还差');
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'waived');
});

test('another value is not what was confirmed; what the department denies has to be settled', async () => {
  await pages.intake.fillField('register.address', '听涛街道别处1号');
  await pages.intake.saved();
  await expect(verification.standing('户籍')).toHaveText('信息已改，需重新核验');
  await expect(pages.intake.requirements.filter({ hasText: '户口簿' })).toContainText('未采集');
  await verification.askAgain.click();
  await expect(verification.standing('户籍')).toHaveText('不一致');
  const finding = verification.checks.filter({ hasText: '户籍：不一致' });
  await expect(finding).toContainText('提交前要改正或写明理由');
  await expect(finding).toContainText(`部门返回“${known['register.address']}”`);
  await expect(verification.hintOf('register.address')).toContainText('请核对：户籍：不一致');
  await verification.section.scrollIntoViewIfNeeded();
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'denied');
  await verification.explain('户籍：不一致', '刚迁入，户口簿已看，部门数据未更新');
  await expect(finding).toContainText('已说明（程望');
  await expect(pages.intake.missing).toContainText('还差 1');
  await photograph(station, 'explained');
  await finding.scrollIntoViewIfNeeded();
});

test('put right again it is confirmed as before, and is not asked twice', async () => {
  await pages.intake.fillField('register.address', known['register.address']);
  await pages.intake.saved();
  await expect(verification.standing('户籍')).toHaveText('一致');
  await expect(verification.askAgain).toHaveCount(0);
  await expect(verification.checks).toHaveCount(0);
});

test('papers that disagree are shown at the field, and are no reason to send anybody away', async () => {
  await pages.intake.fillField('register.memberNumber', '371199999999');
  await pages.intake.fillField('register.childRelation', 'grandchild');
  await pages.intake.fillField('residence.paperAddress', '听涛街道别处2号');
  await pages.intake.saved();
  await expect(verification.checks).toHaveCount(3);
  await expect(verification.checks.filter({ hasText: '另一个户号' })).toContainText('不影响提交');
  await expect(verification.hintOf('residence.paperAddress')).toContainText('请核对');
  await pages.intake.field('register.memberNumber').scrollIntoViewIfNeeded();
  expect(await violations(station.page)).toEqual([]);
  await photograph(station, 'papers-disagree');
  await verification.explain('同一户口簿', '户口簿补页，户号照旧页');
  await pages.intake.fillField('register.childRelation', 'child');
  await pages.intake.fillField('residence.paperAddress', known['residence.address']);
  await pages.intake.saved();
  await expect(verification.checks).toHaveCount(1);
  await expect(pages.intake.missing).not.toContainText('还差');
});

test('the case goes without a paper, and the receipt says what was not needed and why', async () => {
  await pages.case.submit();
  const text = await shownText(station, join(folder, '回执.pdf'));
  expect(text).toContain('本次没有收取纸质材料');
  expect(text).not.toContain('0种');
  expect(text).toContain('免交材料');
  expect(text).toMatch(/户口簿：户籍经公安机关数据核验一致，核验编号HY[0-9A-F]{10}/);
  await expect(verification.waived).toContainText('户口簿');
  await expect(station.page.getByText(/^平台最晚应在/)).toBeVisible();
  await expect(station.page.getByText(/^还剩 \d+ 个工作日$/)).toBeVisible();
  await verification.waived.scrollIntoViewIfNeeded();
  await photograph(station, 'case-page');
});

test('officials see what departments answered, and the archive keeps it', async () => {
  const official = new Official(platform);
  const { body } = await official.ask<{ cases: { caseId: string }[] }>('GET', '/v1/review/cases');
  const caseId = body.cases[0]?.caseId ?? '';
  const found = await official.ask<{ verifications: { fact: string }[] }>(
    'GET',
    `/v1/review/cases/${caseId}`,
  );
  expect(found.body.verifications.map(({ fact }) => fact)).toEqual([
    'register',
    'property',
    'register',
  ]);
  await official.acceptCase(caseId);
  await station.page.getByRole('button', { name: '出具学位告知书' }).waitFor();
  await expect(station.page.getByText(/^平台最晚应在/)).toHaveCount(0);
  await pages.case.issuePlaceNotice();
  await pages.case.sealArchive();
  const text = await shownText(station, join(folder, '档案.pdf'));
  for (const words of ['数据核验记录', '免交材料', '不一致：户籍地址', '材料0种0页']) {
    expect(text).toContain(words);
  }
  await pages.shell.goSettings();
  await pages.settings.chooseLanguage('English');
  await station.page.keyboard.press('F1');
  await station.page.getByRole('tab', { name: /^Finished/ }).click();
  await pages.home.openCaseOf(childName);
  await station.page.getByText('Papers that are not needed').scrollIntoViewIfNeeded();
  await photograph(station, 'case-page-en');
});
