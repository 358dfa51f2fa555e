/** The packs of Suzhou and Zhejiang: each installed through the screen, and a family of each enrolled until it is submitted. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { CaseKind } from '../../shared/domain/case-kind';
import type { Form } from '../../shared/domain/form';
import type { PolicyPack } from '../../shared/policy/pack';
import { answerDialogs } from '../support/dialogs';
import type { Station } from '../support/electron-app';
import { answersOf, familyForm } from '../support/families/family-forms';
import { ownStation } from '../support/own-station';
import { newPackKey, signedPackText } from '../support/pack-signing';
import { photograph } from '../support/photograph';
import { shownText } from '../support/shown-paper';
import { loaded, packCopy } from '../support/shipped-packs';
import { founder, leaveStation, pairedWith } from '../support/station-people';
import { PolicyPage } from './pages/policy-page';
import { SchoolsPage } from './pages/schools-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const county = newPackKey();
const picture = join(import.meta.dirname, '../support/papers-page.jpg');
const suzhou = packCopy('suzhou');
const zhejiang = packCopy('zhejiang');
/** Neither home nor register here: scored in Suzhou. */
const migrant: Form = {
  ...familyForm('primary', 'migrantWorker', 'twoGuardians'),
  'register.address': '安徽省阜阳市临泉县样例村1号',
  'register.since': '2020-03-05',
  'residence.address': '江苏省苏州市姑苏区临河路8号',
  'work.insuranceMonths': '40',
  'work.permitNumber': '320508A123456',
  'work.permitFrom': '2025-09-01',
  'work.permitUntil': '2027-08-31',
};
const transfer: Form = {
  ...familyForm('transferIn', 'homeNoRegister', 'twoGuardians'),
  'child.name': '隋行远',
  'residence.address': '浙江省杭州市西湖区松风路10号',
  'residence.propertyNumber': '浙(2018)样例不动产权第9970001号',
};
const here = ownStation('station-packs');
let folder: string;
let station: Station;
let pages: StationPages;
let policy: PolicyPage;
let schools: SchoolsPage;

test.beforeAll(async () => {
  folder = await here.folder();
  await leaveStation(folder, (desk) => desk.appendStation([pairedWith(county)]));
  ({ station, pages } = await here.open());
  policy = new PolicyPage(station.page);
  schools = new SchoolsPage(station.page);
  await pages.door.unlock(founder.passphrase);
});

async function install(pack: PolicyPack, name: string): Promise<void> {
  const path = join(folder, `${pack.id}.json`);
  await writeFile(path, signedPackText(pack, county));
  await answerDialogs(station, path);
  await pages.shell.goSettings();
  await policy.choose();
  await expect(policy.review).toContainText(pack.title);
  await photograph(station, `${name}-review`);
  await policy.reason.fill('区教育局 2026 年通知');
  await policy.install.click();
  await pages.door.unlock(founder.passphrase);
  await pages.shell.goSettings();
  await expect(policy.inForce.filter({ hasText: pack.title })).toContainText(pack.version);
}

/** Every line of the family's own checklist, answered by the first paper it offers. */
async function bringPapers(pack: PolicyPack, kind: CaseKind, form: Form): Promise<string[]> {
  const group = kind === 'transferIn' ? 'homeNoRegister' : 'migrantWorker';
  const { requirements } = loaded(pack).checklistFor({ kind, group, form });
  await expect(pages.intake.requirements).toHaveCount(requirements.length);
  for (const { title, options } of requirements) {
    const [option] = options;
    const expected = (option?.pages ?? []).filter(({ optional }) => optional !== true);
    await pages.material.addFiles(
      title,
      expected.map(() => picture),
      options.length > 1 ? { option: option?.title ?? '' } : {},
    );
    await pages.material.keepFaulty('小图');
  }
  return requirements.map(({ title }) => title);
}

test('a family is enrolled by the pack of Suzhou, with its points and its letters', async () => {
  await install(suzhou, 'suzhou');
  await pages.shell.goHome();
  await pages.intake.openCase(answersOf.migrantWorker);
  await pages.intake.fillForm(migrant);
  await pages.intake.saved();
  await expect(schools.points).toContainText('社保累计月数：40');
  await expect(schools.points).toContainText('参保满三十六个月');
  await expect(schools.points).toContainText('10 + 30 + 40 + 10 = 90 分');
  await schools.points.scrollIntoViewIfNeeded();
  await photograph(station, 'suzhou-points');
  await expect(schools.ofHome).toContainText('地段学校：姑苏区临河实验小学');
  await schools.choose('姑苏区临河实验小学');
  await pages.intake.saved();
  const titles = await bringPapers(suzhou, 'primary', migrant);
  expect(titles).toEqual(['户口簿', '无房（住宅）证明', '积分入学准入卡']);
  await pages.material.inspectAll();
  await photograph(station, 'suzhou-complete');
  await pages.case.submit();
  await pages.case.open('受理回执');
  await photograph(station, 'suzhou-receipt');
  const receipt = await shownText(station, join(folder, 'suzhou-receipt.pdf'));
  for (const words of ['姑苏教入学受', '姑苏区教育体育和文化旅游委员会', '积分入学准入卡']) {
    expect(receipt).toContain(words);
  }
  // Points are for the counter and the review; the design puts none on a receipt.
  expect(receipt).not.toContain('90分');
});

test('a group that Suzhou does not rank has no table of points', async () => {
  await pages.shell.goHome();
  await pages.intake.openCase(answersOf.homeAndRegister);
  await expect(pages.intake.field('child.name')).toBeVisible();
  await expect(schools.points).toHaveCount(0);
});

test('a draft that becomes a transfer moves to the pack of Zhejiang once that is in force, and is told so', async () => {
  const { page } = station;
  await pages.intake.fillField('child.name', '庄翀远');
  await pages.intake.saved();
  await install(zhejiang, 'zhejiang');
  await pages.shell.goHome();
  await pages.home.openCaseOf('庄翀远');
  await expect(pages.intake.requirements.filter({ hasText: '户口簿' })).toHaveCount(1);
  await page.getByRole('button', { name: '更改事项' }).click();
  await page.getByRole('radiogroup', { name: '办理什么事项？' }).getByText('转入').click();
  await expect(page.getByRole('dialog')).toContainText(
    `这个事项按另一个政策包办理：“${zhejiang.title}”`,
  );
  await photograph(station, 'moves-pack');
  await page.getByRole('button', { name: '更改为这个事项' }).click();
  await expect(pages.intake.requirements.filter({ hasText: '学籍证明' })).toHaveCount(1);
  await expect(pages.intake.requirements.filter({ hasText: '户口簿' })).toHaveCount(0);
  await expect(pages.intake.field('child.name')).toHaveValue('庄翀远');
});

test('a family is enrolled by the pack of Zhejiang, with its twelve items and its letters', async () => {
  await pages.shell.goHome();
  await pages.intake.openCase(answersOf.homeNoRegister, 'transferIn');
  await pages.intake.fillForm(transfer);
  await pages.intake.fillField('wish.school', '西湖区松风小学');
  await pages.intake.saved();
  // This county publishes no catchments: nothing is said of an address, and points are none of its matters.
  await expect(schools.ofHome).toHaveCount(0);
  await expect(schools.points).toHaveCount(0);
  await photograph(station, 'zhejiang-form');
  const titles = await bringPapers(zhejiang, 'transferIn', transfer);
  expect(titles).toEqual(['身份证明', '学籍证明', '居住地证明']);
  await pages.material.inspectAll();
  await photograph(station, 'zhejiang-complete');
  await pages.case.submit();
  await pages.case.open('受理回执');
  await photograph(station, 'zhejiang-receipt');
  const receipt = await shownText(station, join(folder, 'zhejiang-receipt.pdf'));
  for (const words of ['西教转学受', '西湖区教育局学籍管理窗口', '学籍证明', '隋行远']) {
    expect(receipt).toContain(words);
  }
});
