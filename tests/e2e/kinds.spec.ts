/** Matters, one case a child, homes and set-aside papers on the real screens: by keyboard, and looked at in both themes. */
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import type { FieldKey } from '../../shared/domain/form';
import { idNumberCheckDigit } from '../../shared/domain/id-number';
import { violationsInBothThemes } from '../support/axe';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });
const passphrase = '望海潮 一二三四五';
const noHome = { preferential: false, localRegister: true, localHome: false };
const owner = { preferential: false, localRegister: true, localHome: true };
const here = ownStation('station-kinds');
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  ({ station, pages } = await here.open());
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await pages.shell.lock();
  await pages.drill.enter(passphrase);
  await pages.drill.loadFamilies();
});

/** Pictures of the screen, and what axe finds on it. */
async function look(name: string): Promise<void> {
  await photograph(station, name);
  expect(await violationsInBothThemes(station.page)).toEqual([]);
}

const first17 = (born: string) => `371103${born.replaceAll('-', '')}997`;
const numberOf = (born: string) => first17(born) + idNumberCheckDigit(first17(born));

test('the matter is asked first, and the quick path is Enter and three answers', async () => {
  const { page } = station;
  await page.keyboard.press('F2');
  await expect(page.getByRole('radio', { name: /幼升小/ })).toBeFocused();
  await look('new-case');
  await page.keyboard.press('Enter');
  for (const answer of ['1', '2', '2']) {
    await page.keyboard.press(answer);
    await page.keyboard.press('Enter');
  }
  await expect(pages.shell.title).toHaveText('未填姓名');
  await expect(page.getByRole('main').getByText('幼升小').first()).toBeVisible();
});

test('a transfer is opened by its figure, asked for its origin, and says so in the list', async () => {
  await pages.shell.goHome();
  await pages.intake.openCase(noHome, 'transferIn');
  await pages.intake.fillField('child.name', '隋行远');
  await expect(pages.intake.field('origin.region')).toBeVisible();
  await pages.intake.saved();
  await look('transfer');
  await pages.shell.goHome();
  await expect(pages.home.row('隋行远')).toContainText('转入');
  await look('home');
});

test('another matter keeps what was typed and asks for its own', async () => {
  const { page } = station;
  await pages.home.openCaseOf('隋行远');
  await page.getByRole('button', { name: '更改事项' }).click();
  await page.getByRole('radiogroup', { name: '办理什么事项？' }).getByText('小升初').click();
  await look('change-kind');
  await page.getByRole('button', { name: '更改为这个事项' }).click();
  await expect(pages.intake.field('origin.school')).toBeVisible();
  await expect(pages.intake.field('origin.region')).toHaveCount(0);
  await expect(pages.intake.field('child.name')).toHaveValue('隋行远');
});

test('a child with an open case is named at once, with the way to that case', async () => {
  const { page } = station;
  await pages.shell.goHome();
  await pages.intake.openCase(noHome);
  await pages.intake.fillField('child.name', '欧阳沐辰');
  await pages.intake.fillField('child.idNumber', numberOf('2020-05-12'));
  await expect(page.getByText('这个孩子已有一件在办的办件，这一件不能提交')).toBeVisible();
  await expect(page.getByText('那一件写的学生姓名是“欧阳沐晨”')).toBeVisible();
  await look('open-case');
  await page.keyboard.press('F10');
  await expect(page.getByText('这个孩子已有一件在办的办件，这一件不能提交')).toBeVisible();
  await look('open-case-submit');
  await page.keyboard.press('F5');
  await page.getByRole('button', { name: '打开先受理的那一件' }).click();
  await expect(pages.shell.title).toHaveText('欧阳沐晨');
});

test('a later case of a child takes over what is known, marked until somebody has seen it', async () => {
  const { page } = station;
  await pages.shell.goHome();
  await pages.home.openCaseOf('简行舟');
  await pages.drill.answer('平台已接收');
  await pages.drill.answer('不予受理');
  await expect(page.getByText('已有结果').first()).toBeVisible();
  await pages.shell.goHome();
  await pages.intake.openCase(owner, 'transferIn');
  await pages.intake.fillField('child.idNumber', numberOf('2019-09-30'));
  await page.getByRole('button', { name: '带入以前的信息' }).click();
  await page.getByRole('dialog').waitFor();
  await look('take-over');
  await page.getByRole('button', { name: /^带入 \d+ 项$/ }).click();
  await expect(pages.intake.field('guardian1.name')).toHaveValue('简望岳');
  await expect(page.getByText('取自以前的办件，请核对').first()).toBeVisible();
  await look('taken-over');
});

test("a brother's case takes over what belongs to the family, line by line, and nothing of his sister", async () => {
  const { page } = station;
  const mother = '37110319880606998';
  await pages.shell.goHome();
  await pages.intake.openCase(owner);
  await pages.intake.fillField('child.name', '穆云帆');
  await pages.intake.fillField('child.idNumber', numberOf('2019-10-02'));
  await pages.intake.fillField('guardian1.phone', '15400009999');
  await expect(page.getByText('这家另一个孩子')).toHaveCount(0);
  // She stands in the other place in the first case.
  await pages.intake.fillField('guardian1.idNumber', mother + idNumberCheckDigit(mother));
  await expect(page.getByText(/^这家另一个孩子正在办入学：穆云舒（\d{4} 年）$/)).toBeVisible();
  await expect(page.getByText('各项材料的原件仍要重新出示、核验')).toBeVisible();
  await look('sibling');
  await page.getByRole('button', { name: '带入这家的信息' }).press('Enter');
  const dialog = page.getByRole('dialog');
  const tick = (name: string) => dialog.getByRole('checkbox', { name, exact: true });
  await expect(tick('监护人一联系电话')).not.toBeChecked();
  await expect(tick('户籍地址')).toBeChecked();
  await expect(dialog.getByText('穆云舒', { exact: true })).toHaveCount(0);
  await tick('户主姓名').press('Space');
  await look('sibling-take-over');
  await dialog.getByRole('button', { name: /^带入 \d+ 项$/ }).press('Enter');
  await expect(dialog).toHaveCount(0);
  for (const [key, text] of Object.entries({
    'guardian1.name': '许知夏',
    'guardian1.phone': '15400009999',
    'guardian2.name': '穆长风',
    'register.head': '',
    'register.address': '样例市样例区练习街道7号',
    'residence.areaM2': '93',
    'child.nation': '',
    'child.birthPlace': '',
  } as const)) {
    await expect(pages.intake.field(key as FieldKey)).toHaveValue(text);
  }
  await expect(pages.intake.field('guardian1.name')).toBeFocused();
  const marks = pages.intake.section('guardian1').getByText('取自这家另一个孩子的办件，请核对');
  await expect(marks).toHaveCount(2);
  await look('sibling-taken-over');
  await page.keyboard.press('Enter');
  await expect(marks).toHaveCount(1);
  await expect(page.getByText('这家另一个孩子正在办入学')).toHaveCount(0);
});

test('an address is taken from those the station remembers, by keyboard, and no flat is told', async () => {
  const { page } = station;
  const address = pages.intake.field('residence.address');
  await pages.intake.fillField('register.address', '样例市样例区练习街道9号楼2单元301室');
  await pages.intake.saved();
  await pages.shell.goHome();
  await pages.intake.openCase(owner);
  await address.focus();
  await page.keyboard.insertText('练习街道9');
  const list = page.getByRole('listbox');
  await expect(list.getByRole('option')).toHaveText(['样例市样例区练习街道9号楼']);
  await look('addresses');
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(address).toHaveValue('练习街道9');
  await expect(address).toBeFocused();
  await address.fill('lxjd');
  await expect(list.getByRole('option')).toHaveCount(8);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await address.fill('练习街道9号');
  await expect(list.getByRole('option')).toHaveText(['样例市样例区练习街道9号楼']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(address).toHaveValue('样例市样例区练习街道9号楼');
  await expect(list).toHaveCount(0);
  await page.keyboard.insertText('1单元');
  await expect(address).toHaveValue('样例市样例区练习街道9号楼1单元');
  await pages.intake.saved();
});

test('a home that gave a place is named, with the year in which it is free again', async () => {
  const { page } = station;
  await pages.shell.goHome();
  await pages.intake.openCase(owner);
  await pages.intake.fillField('child.name', '庄翀远');
  await pages.intake.fillField('guardian1.name', '庄望川');
  await pages.intake.fillField('guardian1.idType', 'passport');
  await pages.intake.fillField('guardian1.idNumber', '37110320200305998');
  await expect(page.getByText('护照号应为 5—9 位字母和数字')).toBeVisible();
  await pages.intake.fillField('child.idType', 'none');
  await expect(page.getByText('没有号码也可以受理')).toBeVisible();
  await pages.intake.fillField('residence.tenure', 'owned');
  await pages.intake.fillField('residence.propertyNumber', '鲁（2018）样例不动产权第9970008号');
  await expect(page.getByText('另一家庭 2026 年已用这套房屋入学')).toBeVisible();
  await expect(page.getByText('按政策包规定的学位锁定年限，2032 年起可再次使用')).toBeVisible();
  await pages.intake.fillField('residence.owner', '庄望州');
  const names = page.getByRole('region', { name: '请核对' });
  await expect(names).toContainText('监护人一姓名“庄望川”房屋权利人“庄望州”');
  await look('home-lock');
});

test('papers that are not asked any more are shown as set aside', async () => {
  const { page } = station;
  await pages.shell.goHome();
  await pages.home.openCaseOf('温书瑶');
  await pages.intake.changeGroup(owner);
  const aside = page.getByRole('region', { name: '现在不需要的材料' });
  await expect(aside).toContainText('无房证明');
  await aside.scrollIntoViewIfNeeded();
  await look('set-aside');
  await pages.intake.changeGroup(noHome);
  await expect(aside).toHaveCount(0);
});
