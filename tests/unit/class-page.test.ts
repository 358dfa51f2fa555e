/** The page of a class draw in a real browser without a network: it draws again, and finds whatever was changed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { classPageHtml } from '../../shared/archive/viewer/class-page';
import type { ClassProof } from '../../shared/classes/class-proof';
import { proofOf } from '../../shared/classes/drawn-roll';
import { pupilDigest, rollDigest } from '../../shared/classes/class-roll';
import { violationsInBothThemes } from '../support/axe';
import { builtPage } from '../support/built-page';
import { sampleRoll, sampleTeachers } from '../support/class-rolls';
import { offlineBrowser } from '../support/offline-browser';
import { scratchFolder } from '../support/scratch-folder';

const code = '0123456789abcdef0123';
const known = pupilDigest('LS01-2026-00012K', '张小明', code);
const { roll: sample, secret } = sampleRoll(132, 3);
const pupils = [...sample.pupils.slice(1), { ...sample.pupils[0], digest: known }]
  .map(({ digest = '', sex = 'male', strata = [0] }) => ({ digest, sex, strata }))
  .sort((one, other) => (one.digest < other.digest ? -1 : 1));
const roll = { ...sample, pupils };
const proof = proofOf(roll, {
  secret,
  publicPart: '7 12 19 23 28',
  drawnAt: '2026-08-30T01:00:00.000Z',
});
const template = await builtPage('classes');
const { page, asked, said } = await offlineBrowser();
const folder = scratchFolder('class-page');

async function openText(html: string | Uint8Array) {
  const path = join(folder, 'page.html');
  writeFileSync(path, html);
  await page.goto(pathToFileURL(path).href);
  await page.locator('main').waitFor();
}
const open = (of: ClassProof) => openText(classPageHtml(template, of));
const headline = () => page.locator('.verdict h2').innerText();
async function seek(caseNumber: string, typed: string) {
  await page.getByLabel('受理编号').fill(caseNumber);
  await page.getByLabel('孩子姓名').fill('张小明');
  await page.getByLabel('核对码').fill(typed);
  await page.getByRole('button', { name: '查找' }).click();
}
const problems = () => page.locator('.findings li').allInnerTexts();

describe('the page', () => {
  it('is one file whose policy lets only its own script and style run', () => {
    expect(template.length).toBeLessThan(300_000);
    expect(template).toContain("default-src 'none'; script-src 'sha256-");
    expect(template).not.toMatch(/<link|<script src|@import|@font-face/);
    expect(template.match(/<\/script/g)).toHaveLength(2);
  });

  it('draws again when it is opened, from its own data alone, and says what it did not compare', async () => {
    await open(proof);
    expect(await headline()).toBe('重抽一致');
    const text = await page.locator('main').innerText();
    expect(text).toContain('3 个班、132 名学生');
    expect(text).toContain('还没有与承诺书核对');
    expect(text).toContain('7 12 19 23 28');
    const classes = page.getByRole('region', { name: '各班重抽情况' });
    expect(await classes.locator('tbody tr').count()).toBe(3);
    expect(await page.getByRole('cell', { name: '相同' }).count()).toBe(3);
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(said).toEqual([]);
  });

  it('tells who stays together or apart by numbers and lines, and not why', async () => {
    await open(proof);
    const links = page.getByRole('region', { name: '同班与分开的要求' });
    const rows = await links.locator('tbody tr').allInnerTexts();
    const [one, two] = [proof.classOf[4], proof.classOf[11]].map(String);
    expect(rows.map((row) => row.split('\t'))).toEqual([
      ['1', '同班', '4, 9', `${String(proof.classOf[3])}班`],
      ['2', '不同班', '5, 12', `${one ?? ''}班, ${two ?? ''}班`],
    ]);
    const told = `${await page.locator('#package-data').innerText()} ${await page.locator('main').innerText()}`;
    expect(told).not.toMatch(/twins|familyWish|多胞胎|家长申请/);
  });

  it('is held against the digest of the commitment, however it is typed', async () => {
    await open(proof);
    const field = page.getByLabel('承诺书上的名册摘要');
    await field.fill(` ${rollDigest(roll).toUpperCase()} `);
    await field.press('Enter');
    await page.getByText('名册摘要也与您填入的承诺书摘要相同').waitFor();
    await field.fill('c'.repeat(64));
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByText('不是抽签前公布的那一份名册').waitFor();
    expect(await headline()).toBe('重抽不一致');
    await field.fill('123');
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByText('摘要是 64 位').waitFor();
  });

  it('finds a child by number, name and code, and nobody by less', async () => {
    await open(proof);
    const line = roll.pupils.findIndex(({ digest }) => digest === known);
    await seek('ls01-2026-00012k', '01234 56789 ABCDE F0123');
    const place = `在名册第 ${String(line + 1)} 行，重抽分到 ${String(proof.classOf[line])}班。`;
    await page.getByText(place).waitFor();
    await page.getByLabel('核对码').fill('01234 56789 ABCDE F0124');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByText('名册里没有').waitFor();
  });

  it('finds a child whatever the width of what was typed', async () => {
    await open(proof);
    await seek('ＬＳ０１-2026-０００１２Ｋ', '０１２３４ 56789 ＡＢＣＤＥ F0123');
    await page.getByText(/^在名册第 \d+ 行，重抽分到/).waitFor();
  });

  it('holds the class teachers against the roll, in their order', async () => {
    await open(proof);
    const field = page.getByLabel('班主任姓名');
    await field.fill(`${sampleTeachers.join('\n')}\n`);
    await page.getByRole('button', { name: '比对名单' }).click();
    await page.getByText('与名册绑定的名单相同').waitFor();
    const first = sampleTeachers[(proof.teacherOf[0] ?? 0) - 1] ?? '';
    await page.getByText(`1班：${first}`).waitFor();
    await field.fill([...sampleTeachers].reverse().join('\n'));
    await page.getByRole('button', { name: '比对名单' }).click();
    await page.getByText('与名册绑定的名单不同').waitFor();
    expect(await page.getByText(`1班：${first}`).count()).toBe(0);
  });

  it('can be read in English, by keyboard and by screen readers, in both themes', async () => {
    await open(proof);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).press('Enter');
    expect(await headline()).toBe('Drawn again: the same');
    expect(await violationsInBothThemes(page)).toEqual([]);
  });
});

describe('what was changed', () => {
  it('is told to the family of a child who was put into another class than the draw comes to', async () => {
    const line = roll.pupils.findIndex(({ digest }) => digest === known);
    const again = proof.classOf[line] ?? 0;
    const other = (again % 3) + 1;
    await open({ ...proof, classOf: proof.classOf.map((one, at) => (at === line ? other : one)) });
    await seek('LS01-2026-00012K', code);
    const said = `重抽分到 ${String(again)}班，公布的却是 ${String(other)}班`;
    await page.getByText(said).waitFor();
    await open({ ...proof, roll: { ...roll, teachers: 2 } });
    await seek('LS01-2026-00012K', code);
    await page.getByText('这份名册无法重抽').waitFor();
  });

  it('is named: two children who changed places, another public part, another secret', async () => {
    const classOf = [...proof.classOf];
    const [one, two] = [classOf.indexOf(1), classOf.indexOf(2)];
    [classOf[one], classOf[two]] = [2, 1];
    await open({ ...proof, classOf });
    expect(await headline()).toBe('重抽不一致');
    expect(await problems()).toEqual(['1班的名单与重抽的不同。', '2班的名单与重抽的不同。']);
    expect(await page.getByRole('cell', { name: '不同', exact: true }).count()).toBe(2);
    await open({ ...proof, publicPart: '7 12 19 23 29' });
    expect(await problems()).not.toEqual([]);
    await open({ ...proof, secret: 'a'.repeat(64) });
    expect((await problems())[0]).toContain('种子被换过');
  });

  it('is found when one sign of the file is another one', async () => {
    const whole = new TextDecoder().decode(classPageHtml(template, proof));
    const digest = roll.pupils[5]?.digest ?? '';
    const other = digest.startsWith('0') ? '1' : '0';
    await openText(whole.replace(digest, other + digest.slice(1)));
    expect(await headline()).toBe('重抽不一致');
    expect((await problems())[0]).toContain('名册被改过');
    await openText(whole.replace('"season":2026', '"season":"2026"'));
    await page.getByText('这份数据读不出来').waitFor();
  });
});
