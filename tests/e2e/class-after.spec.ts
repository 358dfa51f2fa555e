/** After a class draw in the real program: who came later is frozen, a trade approved, a renamed child's slip held back. */
import { expect, test } from '@playwright/test';
import { createClassDesk } from '../../electron/desk/class-desk';
import type { Station as OpenStation } from '../../electron/desk/station';
import { standingOfProof } from '../../shared/classes/class-lists';
import { violationsInBothThemes } from '../support/axe';
import type { Station } from '../support/electron-app';
import { fillStation } from '../support/generate/station';
import { ownStation } from '../support/own-station';
import { people } from '../support/people';
import { photograph } from '../support/photograph';
import { founder, leaveStation, valueOf } from '../support/station-people';
import { stationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const here = ownStation('station-class-after');
let station: Station;
let renamed: string;
let traders: readonly [string, string];

const button = (name: string | RegExp) =>
  station.page.getByRole('button', { name, exact: typeof name === 'string' });
const field = (name: string | RegExp) => station.page.getByRole('textbox', { name });

/** Drawn in August, and what happened until November. */
async function season(open: OpenStation): Promise<void> {
  let at = '2026-08-29T01:00:00.000Z';
  const desk = createClassDesk(open, () => at);
  await fillStation(open, { cases: 420, seed: 21, withImages: 0 });
  valueOf(await desk.gatherAll());
  const [largest] = [...desk.groups()].sort((one, other) => other.pupils - one.pupils);
  if (largest === undefined) throw new Error('nobody was admitted');
  const { season: year, stage, school } = largest;
  const group = { season: year, stage, school };
  const { pupils, seen } = desk.pupils(group);
  const [one, two] = pupils.map(({ caseId }) => caseId);
  const publicKnownFrom = '2026-08-30T01:00:00.000Z';
  const plan = {
    classes: 3,
    elsewhere: 600,
    balanced: ['birthHalf' as const],
    publicSource: '家长代表现场报数',
    publicNumbers: 2,
    publicKnownFrom,
    teachers: ['周老师', '吴老师', '郑老师'],
    together: [{ caseIds: [one ?? '', two ?? ''], reason: 'twins' as const }],
    apart: [],
  };
  const { id } = valueOf(await desk.freeze(group, plan, seen, open.actor));
  valueOf(await open.appendStation([{ type: 'classesPrinted', id, paper: 'commitment', at }]));
  at = publicKnownFrom;
  valueOf(await desk.draw(id, '12 34', '', people.reviewer));
  // Some came later, and a name was put right.
  await fillStation(open, { cases: 60, from: 420, seed: 21, withImages: 0 });
  const standing = standingOfProof(valueOf(desk.proof(id)));
  const kept = open.facts().classRolls[0];
  const linked = kept?.roll.together.flatMap((link) => link.pupils) ?? [];
  const free = standing.filter(({ line }) => !linked.includes(line));
  const other = free.find(
    ({ sex, strata, classNumber }) =>
      sex === free[0]?.sex &&
      strata.join() === free[0].strata.join() &&
      classNumber !== free[0].classNumber,
  );
  const caseOf = (line: number | undefined) => kept?.caseIds[line ?? -1] ?? '';
  const nameOf = (caseId: string) => pupils.find((each) => each.caseId === caseId)?.name ?? '';
  const caseIds = [caseOf(free[0]?.line), caseOf(other?.line)] as const;
  traders = [nameOf(caseIds[0]), nameOf(caseIds[1])];
  const wish = { caseIds, reason: 'health' as const, note: '区教体局 9 月 2 日批准' };
  valueOf(await desk.askTrade(id, wish, people.reviewer));
  const changed = free.find(({ line }) => line !== free[0]?.line && line !== other?.line);
  const caseId = caseOf(changed?.line);
  const current = valueOf(await open.cases.load(caseId));
  const facts = {
    id: `${caseId.slice(0, 24)}999999999999`,
    at,
    actor: open.actor,
    command: 'seed',
    events: [{ type: 'formEdited' as const, changes: { 'child.name': '欧阳若水' } }],
  };
  valueOf(await open.cases.append(current, caseId, valueOf(await open.keys.get(caseId)), facts));
  renamed = nameOf(caseId);
}

test.beforeAll(async () => {
  const folder = await here.folder();
  await leaveStation(folder, season);
  ({ station } = await here.open());
  await stationPages(station.page).door.unlock(founder.passphrase);
  await station.page.getByRole('navigation', { name: '主导航' }).waitFor();
  await station.page.keyboard.press('Control+M');
});

test('a slip with another name than the roll was frozen with is refused until the child is confirmed', async () => {
  await expect(station.page.getByRole('heading', { name: '分班结果' })).toBeVisible();
  await button('看分班结果通知单并打印').click();
  await expect(station.page.getByText(/有 1 名学生的姓名或编号在名册冻结以后改过/)).toBeVisible();
  await station.page.getByRole('searchbox', { name: '查找学生' }).fill('欧阳若水');
  await expect(station.page.getByText('姓名已改，待核实')).toBeVisible();
  await photograph(station, 'classes-renamed');
  await button('核实欧阳若水的姓名').click();
  const asked = station.page.getByRole('alertdialog', { name: '确认是同一个孩子？' });
  await expect(asked).toContainText(`冻结时：${renamed}`);
  await expect(asked).toContainText('现在：欧阳若水');
  await photograph(station, 'classes-renamed-confirm');
  await asked.getByRole('button', { name: '是同一个孩子' }).press('Enter');
  await button('看欧阳若水的通知单').click();
  const dialog = station.page.getByRole('dialog');
  await expect(dialog.getByRole('img').first()).toBeVisible();
  await expect(dialog).not.toContainText(renamed);
  await dialog.getByRole('button', { name: '关闭' }).click();
});

test('a trade that another person asked for is approved, and told on the list without its reason', async () => {
  const trades = station.page.getByRole('table', { name: '调换记录' });
  await trades.scrollIntoViewIfNeeded();
  await expect(trades).toContainText('区教体局 9 月 2 日批准');
  await photograph(station, 'classes-trade');
  await button(/^批准：/).press('Enter');
  const asked = station.page.getByRole('alertdialog', { name: '批准这项调换？' });
  for (const name of traders) await expect(asked).toContainText(name);
  await asked.getByRole('button', { name: '批准' }).press('Enter');
  await expect(trades).toContainText('已批准　程望');
  await station.page.getByRole('searchbox', { name: '查找学生' }).fill(traders[0]);
  await expect(station.page.getByText(/调换，原\d班/).first()).toBeVisible();
  await button('看分班结果公示并打印').click();
  const dialog = station.page.getByRole('dialog');
  await expect(dialog.getByRole('img').first()).toBeVisible();
  await photograph(station, 'classes-list-after');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await station.page.getByRole('searchbox', { name: '查找学生' }).fill('');
});

test('who asks for a trade cannot approve it, and is told what is missing', async () => {
  const ask = button('提出调换');
  await ask.scrollIntoViewIfNeeded();
  await ask.press('Enter');
  await expect(station.page.getByText('请选两名学生和理由，并写明依据。')).toBeVisible();
});

test('pupils who came later wait, and what their draw needs is typed', async () => {
  const waiting = station.page.getByRole('table', { name: '抽签以后录取的学生' });
  await waiting.scrollIntoViewIfNeeded();
  await expect(waiting.locator('tbody tr')).not.toHaveCount(0);
  await field('公开部分从哪里来').fill('三位家长代表现场各报一个两位数');
  await field('公开部分有几个数').fill('3');
  const day = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  await field('公开部分最早产生的日期').fill(day);
  await field('时间').fill('09:00');
  await field('其他年级在校人数').fill('600');
  const links = station.page.getByRole('group', { name: '同班与分开' });
  const names = async (label: string) => {
    await links.getByRole('combobox', { name: label, exact: true }).press('ArrowDown');
    return station.page.getByRole('option');
  };
  // Beside each other they may be linked with who is in a class; alone nobody of those can be chosen.
  const late = await (await names('学生')).allInnerTexts();
  expect(late.join(' ')).not.toContain('班');
  await station.page.getByRole('option').first().click();
  const others = await names('另一名学生');
  expect(await others.count()).toBeGreaterThan(late.length);
  await others.filter({ hasText: '2班' }).first().click();
  await links.getByRole('button', { name: /要求和理由/ }).click();
  await station.page.getByRole('option', { name: '同班：多胞胎' }).click();
  await links.getByRole('button', { name: '添加' }).click();
  await expect(links.getByRole('button', { name: /^删除：/ })).toBeVisible();
  await photograph(station, 'classes-late');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});

test('they are frozen as a roll of their own, with the commitment to be put up', async () => {
  await button('冻结插班名册').press('Enter');
  const asked = station.page.getByRole('alertdialog', { name: '冻结这份插班名册？' });
  await expect(asked).toContainText('不动');
  await expect(asked).toContainText('（2班）　同班：多胞胎');
  await photograph(station, 'classes-late-freeze');
  await asked.getByRole('button', { name: '冻结插班名册' }).press('Enter');
  await expect(station.page.getByRole('heading', { name: '插班名册（第 1 轮）' })).toBeVisible();
  await expect(station.page.getByText('承诺书还没有打印。')).toBeVisible();
  await button('看分班承诺书并打印').click();
  const dialog = station.page.getByRole('dialog');
  await expect(dialog.getByRole('img').first()).toBeVisible();
  await photograph(station, 'classes-late-commitment');
  await dialog.getByRole('button', { name: '关闭' }).click();
  await station.page.getByRole('heading', { name: '插班名册（第 1 轮）' }).scrollIntoViewIfNeeded();
  await photograph(station, 'classes-late-frozen');
  expect(await violationsInBothThemes(station.page)).toEqual([]);
});
