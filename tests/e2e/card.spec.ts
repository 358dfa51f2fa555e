/** Cards are read at the counter, from a reader on a real line: held beside what was typed, taken over line by line. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { idNumberCheckDigit } from '../../shared/domain/id-number';
import { violationsInBothThemes } from '../support/axe';
import { launchStation, type Station } from '../support/electron-app';
import { provideFamily } from '../support/family';
import { residentCard, type ResidentCard } from '../support/reader/card-bytes';
import { plugIn, type SimulatedReader } from '../support/reader/simulated-reader';
import { photograph } from '../support/photograph';
import { CardPage } from './pages/card-page';
import { stationPages, type StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const whole = (first17: string) => first17 + idNumberCheckDigit(first17);
const child: ResidentCard = {
  name: '阿依努尔·买买提',
  sex: '2',
  nation: '05',
  birth: '20190312',
  address: '浙江省杭州市西湖区文一路 1 号 2 幢 301 室',
  number: whole('33010620190312002'),
  issuer: '杭州市公安局西湖分局',
  from: '20240101',
  until: '20290101',
};
const father: ResidentCard = {
  ...child,
  name: '买买提\ue832江',
  sex: '1',
  birth: '19880506',
  address: '浙江省杭州市西湖区古墩路 9 号',
  number: whole('33010619880506001'),
  until: '20240101',
};

let folder: string;
let station: Station;
let pages: StationPages;
let card: CardPage;
let device: SimulatedReader;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-card-'));
  device = await plugIn();
  station = await launchStation({ userDataDir: folder });
  pages = stationPages(station.page);
  card = new CardPage(station.page);
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
});
test.afterAll(async () => {
  await station.close();
  await device.unplug();
  await rm(folder, { recursive: true, force: true });
});

test('the reader is chosen and tested in the settings, without a card', async () => {
  await pages.shell.goSettings();
  await card.choosePort('COM');
  await expect(card.settings).toContainText('接口名不对');
  await card.choosePort(device.path);
  await card.settings.getByRole('button', { name: '测试读卡器' }).click();
  await expect(card.settings).toContainText(`读卡器正常，接口 ${device.path}`);
  await expect(card.settings).toContainText('安全模块编号 05.01-20127671-0000000001-0134678021');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('a card laid down late fills the empty fields, and nothing that was typed', async () => {
  const { answers } = await provideFamily();
  await pages.intake.openCase(answers);
  await pages.intake.fillField('child.birthDate', '2019-03-13');
  await pages.intake.fillField('child.nation', '维吾尔');
  await pages.intake.field('child.name').focus();
  await station.page.keyboard.press('Control+r');
  await expect(card.dialog).toContainText('请把身份证平放在读卡区');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  device.lay(residentCard(child));
  await expect(card.row('学生出生日期')).toContainText('不同');
  await expect(card.row('学生民族')).toContainText('相同');
  await expect(card.tick('学生出生日期')).not.toBeChecked();
  await expect(card.tick('学生姓名')).toBeChecked();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await station.page.keyboard.press('Enter');
  await expect(card.dialog).toBeHidden();
  await expect(pages.intake.field('child.name')).toHaveValue('阿依努尔·买买提');
  await expect(pages.intake.field('child.idNumber')).toHaveValue(child.number);
  await expect(pages.intake.field('register.address')).toHaveValue(child.address);
  await expect(pages.intake.section('child')).toContainText('来自读卡');
  await expect(pages.intake.field('child.birthDate')).toHaveValue('2019-03-13');
  await pages.intake.saved();
});

test('a card that is over and has private characters is told, and its name asked for', async () => {
  device.lay(residentCard(father));
  await card.read('监护人一');
  await expect(card.dialog).toContainText('已过有效期（到 2024-01-01）');
  await expect(card.dialog).toContainText('U+E832');
  await expect(card.tick('监护人一姓名')).not.toBeChecked();
  await expect(card.tick('户籍地址')).not.toBeChecked();
  await expect(card.dialog).toContainText('监护人证件上的住址，不一定是孩子的');
  await photograph(station, 'card-of-a-guardian');
  await card.dialog.getByRole('button', { name: '改用' }).click();
  await expect(card.tick('监护人一姓名')).toBeChecked();
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  await card.dialog.getByRole('button', { name: /^采用 2 项/ }).click();
  await expect(pages.intake.field('guardian1.name')).toHaveValue('买买提\u9fb8江');
});

test('the card of somebody else is noticed before anything is taken', async () => {
  device.lay(residentCard(father));
  await card.read('学生');
  await expect(card.dialog).toContainText('卡的号码与学生已填的号码不同');
  await expect(card.dialog).toContainText('这是监护人一的证件号码');
  await expect(card.dialog.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await station.page.keyboard.press('Escape');
  await expect(card.dialog).toBeHidden();
});

test('a reader that garbles, and one that is pulled out, are told in a sentence', async () => {
  device.lay(residentCard(child));
  device.faults.wrongChecksums = 99;
  await card.read('学生');
  await expect(card.dialog).toContainText('数据校验不对');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
  device.faults.wrongChecksums = 0;
  await card.dialog.getByRole('button', { name: '再读一次' }).click();
  await expect(card.row('学生姓名')).toContainText('相同');
  await station.page.keyboard.press('Escape');
  await device.unplug();
  await card.read('学生');
  await expect(card.dialog).toContainText('没有找到读卡器，请插上');
  await station.page.keyboard.press('Escape');
  await expect(card.dialog).toBeHidden();
});

test('the trail has the card as the source, without a word of it', async () => {
  await pages.shell.goAudit();
  const trail = station.page.getByRole('main');
  await expect(trail).toContainText('读取身份证件：学生');
  await expect(trail).toContainText('采用读卡内容：学生，学生姓名');
  await expect(trail).not.toContainText(child.number);
  await expect(trail).not.toContainText('阿依努尔');
});
