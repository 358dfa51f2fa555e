/** A draft goes from one clerk to another: unseen before, whole afterwards, and the record keeps author and sender apart. */
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import { errors } from '../../shared/i18n/zh-cn/errors';
import { beginCase, bringPapers, type Begun } from '../support/case-at-window';
import type { Station } from '../support/electron-app';
import { failCall } from '../support/failing-call';
import { provideFamily, type Family } from '../support/family';
import { ownStation } from '../support/own-station';
import { photograph } from '../support/photograph';
import { PeoplePage } from './pages/people-page';
import type { StationPages } from './pages/station-pages';

test.describe.configure({ mode: 'serial' });

const passphrase = '望海潮 一二三四五';
const author = { code: 'K07', name: '林知遥', passphrase: '东南形胜 三吴都会' };
const heir = { code: 'K08', name: '卞知秋', passphrase: '烟柳画桥 风帘翠幕' };
const newAddress = '山东省日照市岚山区望潮街道2号甲室';
const note = '还差结婚证，家长下午来补';
const here = ownStation('station-hand-over');
let family: Family;
let childName: string;
let begun: Begun;
let station: Station;
let pages: StationPages;
let people: PeoplePage;

test.beforeAll(async () => {
  family = await provideFamily();
  childName = family.form['child.name'] ?? '';
  ({ station, pages } = await here.open());
  people = new PeoplePage(station.page);
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await pages.shell.goSettings();
  for (const clerk of [author, heir]) {
    const start = await people.add(clerk.code, clerk.name, '窗口受理员');
    await pages.shell.lock();
    await people.tryUnlock(clerk.code, start);
    await people.setOwn(clerk.passphrase);
    await enter({ code: '01', passphrase });
    await pages.shell.goSettings();
  }
});

/** Whoever sits there leaves, somebody else comes in. */
async function enter(person: { readonly code: string; readonly passphrase: string }) {
  await pages.shell.lock();
  await people.tryUnlock(person.code, person.passphrase);
  await pages.shell.rooms.waitFor();
}

/** All that main tells this window of cases, and its answer to who tries to change the draft. */
const toldBy = () =>
  station.page.evaluate(async (id) => {
    const { ledger, desk } = window.station;
    const read = await ledger.read({ after: 0, limit: 500 });
    const edit = { name: 'editForm' as const, caseId: id, changes: {} };
    return { read: JSON.stringify(read), edit: await desk.execute(edit) };
  }, begun.caseId);

test('a clerk begins a case; a colleague neither sees nor finds nor reaches it', async () => {
  await enter(author);
  begun = await beginCase(station.page, family.form, family.answers);
  expect((await toldBy()).read).toContain(childName);

  await enter(heir);
  await expect(station.page.getByText('还没有办件')).toBeVisible();
  await pages.search.open();
  await pages.search.type(childName);
  await expect(pages.search.status).toContainText('没有找到');
  await station.page.keyboard.press('Escape');
  const told = await toldBy();
  expect(told.read).not.toContain(begun.caseId);
  expect(told.edit).toEqual({ ok: false, error: { kind: 'caseOfAnother' } });
});

test('she hands it over by its key, with a word, and it leaves her screen', async () => {
  await enter(author);
  await pages.home.openCaseOf(childName);
  const dialog = await pages.case.chooseHeir(heir.name, note);
  await photograph(station, 'hand-over');
  // Neither the way back nor a lock loses the word.
  const said = dialog.getByRole('textbox', { name: '给同事的说明（可不填）' });
  await dialog.getByRole('button', { name: '取消' }).click();
  await station.page.keyboard.press('Control+H');
  await expect(said).toHaveValue(note);
  await station.page.keyboard.press('Control+L');
  await people.tryUnlock(author.code, author.passphrase);
  await pages.home.openCaseOf(childName);
  await station.page.keyboard.press('Control+H');
  await expect(said).toHaveValue(note);
  await expect(dialog.getByRole('button', { name: '移交给' })).toContainText(heir.name);
  await photograph(station, 'hand-over-kept');
  await dialog.getByRole('button', { name: '取消' }).click();

  // What was typed last cannot be saved: the dialog stays, says so, and forgets nothing.
  const full = { kind: 'storageFull' } as const;
  const letThrough = await failCall(station, 'desk', 'execute', full);
  await pages.intake.field('residence.address').fill(newAddress);
  await expect(pages.intake.saveState).toHaveText('没有保存成功');
  await pages.case.chooseHeir(heir.name, note);
  await dialog.getByRole('button', { name: '移交', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText(errors.storageFull(full).happened);
  await expect(said).toHaveValue(note);
  await letThrough();
  await dialog.getByRole('button', { name: '移交', exact: true }).click();
  await expect(pages.shell.messages).toContainText(`已移交给 ${heir.name}`);
  await expect(pages.shell.title).toHaveText('今日');
  await expect(pages.home.row(childName)).toHaveCount(0);
  expect((await toldBy()).edit).toEqual({ ok: false, error: { kind: 'caseOfAnother' } });
});

test('the colleague finds it marked as new to him, reads the word, and ends it', async () => {
  await enter(heir);
  await expect(pages.home.row(childName)).toContainText('移交给我的');
  await photograph(station, 'handed-to-me');
  await pages.home.openCaseOf(childName);
  await pages.intake.goTo('填写信息');
  const said = station.page.getByText(`${author.name} 把这件草稿移交给了你`);
  await expect(said).toBeVisible();
  await expect(station.page.getByText(`说明：${note}`)).toBeVisible();
  await expect(pages.intake.field('register.number')).toHaveValue(
    family.form['register.number'] ?? '',
  );
  await expect(pages.intake.field('residence.address')).toHaveValue(newAddress);
  await photograph(station, 'handed-over-case');
  await bringPapers(station.page, begun);
  await expect(said).toHaveCount(0);
  await pages.material.inspectAll();

  // What was typed last cannot be saved: nothing is submitted, and the reason can be read.
  const full = { kind: 'storageFull' } as const;
  await pages.intake.goTo('填写信息');
  const letThrough = await failCall(station, 'desk', 'execute', full);
  await pages.intake.field('residence.address').fill(`${newAddress}乙`);
  await station.page.keyboard.press('F10');
  await station.page.getByRole('button', { name: /^提交并出具受理回执/ }).click();
  const question = station.page.getByRole('alertdialog');
  await question.getByRole('button', { name: '确认提交' }).click();
  await expect(question).toHaveCount(0);
  const reason = station.page.getByRole('main').getByRole('alert');
  await expect(reason.filter({ hasText: errors.storageFull(full).happened })).toBeVisible();
  await letThrough();
  await pages.case.submit();
});

test('who wrote it and who sent it stay apart on the page and in the traces', async () => {
  await expect(pages.case.fact('受理人')).toHaveText(author.name);
  await expect(pages.case.fact('提交人')).toHaveText(heir.name);
  const number = await pages.case.fact('受理编号').innerText();
  await enter({ code: '01', passphrase });
  await pages.shell.goAudit();
  await pages.audit.showCase(number);
  await expect(pages.audit.line('受理登记')).toContainText(author.name);
  const moved = pages.audit.line(`移交：由 ${author.name} 移交给 ${heir.name}`);
  await expect(moved).toHaveCount(1);
  await expect(moved).toContainText(note);
  await expect(pages.audit.line(`提交，受理编号 ${number}`)).toContainText(heir.name);
  const work = (await pages.audit.lines.allInnerTexts()).filter((line) =>
    /\t\s*办理\s*\t/.test(line),
  );
  const move = work.findIndex((line) => line.includes('移交：由'));
  expect(work.slice(0, move).join('\n')).not.toContain(author.name);
  expect(work.slice(move + 1).join('\n')).not.toContain(heir.name);
  expect(work.slice(move + 1).join('\n')).toContain('填写信息');
  expect(work.slice(0, move).join('\n')).toContain('核验原件');
  await photograph(station, 'traces');
});
