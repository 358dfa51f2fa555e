/** The page of a class draw, with what changed after it: drawn again, held against its rules, and every forgery found. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { classPageHtml } from '../../shared/archive/viewer/class-page';
import {
  drawnStanding,
  standingDigest,
  type ClassChange,
} from '../../shared/classes/class-changes';
import { standingOfProof } from '../../shared/classes/class-lists';
import type { ClassProof } from '../../shared/classes/class-proof';
import { pupilDigest, rollDigest } from '../../shared/classes/class-roll';
import { proofOf } from '../../shared/classes/drawn-roll';
import { violationsInBothThemes } from '../support/axe';
import { builtPage } from '../support/built-page';
import { drawLate, latePupils, sampleLate, sampleRoll } from '../support/class-rolls';
import { offlineBrowser } from '../support/offline-browser';
import { scratchFolder } from '../support/scratch-folder';

const code = '0123456789abcdef0123';
const { roll, secret } = sampleRoll(132, 3);
const first = proofOf(roll, {
  secret,
  publicPart: '7 12 19 23 28',
  drawnAt: '2026-08-30T01:00:00.000Z',
});
const drawn = drawnStanding(first);
const one = drawn[20];
const other = drawn.find(
  ({ line, sex, strata, classNumber }) =>
    line > 20 &&
    sex === one?.sex &&
    strata.join() === one.strata.join() &&
    classNumber !== one.classNumber,
);
if (one === undefined || other === undefined) throw new Error('nobody to trade with');
const named = pupilDigest('LS01-2026-00012K', '张小明', code);
const lateDigest = pupilDigest('LS01-2026-00900K', '李雷', code);
const trade: ClassChange = {
  kind: 'trade',
  lines: [one.line, other.line],
  at: '2026-09-02T02:00:00.000Z',
};
const renamed: ClassChange = {
  kind: 'renamed',
  line: one.line,
  digest: named,
  at: '2026-09-03T02:00:00.000Z',
};
const [newcomer, ...others] = latePupils('late', [0, 1, 0]);
if (newcomer === undefined) throw new Error('nobody came');
const pupils = [{ ...newcomer, digest: lateDigest }, ...others];
const round = drawLate(first, [trade, renamed], sampleLate(first, [trade, renamed], pupils, [40]));
const changes = [trade, renamed, round];
const proof: ClassProof = { ...first, changes };
const digest = standingDigest(first, changes);
const template = await builtPage('classes');
const { page } = await offlineBrowser();
const folder = scratchFolder('class-page-changes');

async function open(of: ClassProof) {
  const path = join(folder, 'page.html');
  writeFileSync(path, classPageHtml(template, of));
  await page.goto(pathToFileURL(path).href);
  await page.locator('main').waitFor();
}
const changesTold = () =>
  page.getByRole('region', { name: '抽签以后的变动' }).locator('tbody tr').allInnerTexts();
async function seek(caseNumber: string, name: string) {
  await page.getByLabel('受理编号').fill(caseNumber);
  await page.getByLabel('孩子姓名').fill(name);
  await page.getByLabel('核对码').fill(code);
  await page.getByRole('button', { name: '查找' }).click();
  return page.locator('.answer').first().innerText();
}

describe('the page', () => {
  it('tells every change and holds it against its rule, without a name or a reason', async () => {
    await open(proof);
    expect(await page.locator('.verdict h2').innerText()).toBe('重抽一致');
    const rows = await changesTold();
    expect(rows).toHaveLength(3);
    expect(rows.every((row) => row.endsWith('\t符合'))).toBe(true);
    expect(rows[0]).toContain(`第 ${String(one.line + 1)} 行（原${String(one.classNumber)}班）`);
    expect(rows[2]).toContain('插班第 1 轮：3 人');
    expect(rows[2]).toContain('此前离校 1 人');
    await page.getByText('插班第 1 轮名册摘要', { exact: true }).waitFor();
    await page.getByText(round.draw.rollSha256).waitFor();
    const classes = page.getByRole('region', { name: '各班重抽情况' });
    const now = standingOfProof(proof).filter((of) => of.classNumber === 1 && !of.isLeft).length;
    const cells = await classes.locator('tbody tr').first().locator('td').allInnerTexts();
    expect(cells.at(-2)).toBe(String(now));
  });

  it('is held against the digest on the list that was put up last', async () => {
    await open(proof);
    await page.getByText('还没有与公示核对变动').waitFor();
    await page.getByLabel('承诺书上的名册摘要').fill(rollDigest(roll));
    await page.getByLabel('公示上的变动摘要').fill(digest.toUpperCase());
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.getByText('变动摘要也与您填入的公示摘要相同').waitFor();
    await open({ ...proof, changes: [trade, renamed] });
    await page.getByLabel('公示上的变动摘要').fill(digest);
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.getByText('变动摘要与公示上的不同').waitFor();
    expect(await page.locator('.verdict h2').innerText()).toBe('重抽不一致');
    await page.getByLabel('公示上的变动摘要').fill('12');
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.getByText('变动摘要是 64 位').waitFor();
  });

  it('finds a child who traded places, under the name of now, and one who came late', async () => {
    await open(proof);
    expect(await seek('LS01-2026-00012K', '张小明')).toBe(
      `在名册第 ${String(one.line + 1)} 行，重抽分到 ${String(one.classNumber)}班。` +
        `后经调换，现在在 ${String(other.classNumber)}班。`,
    );
    const late = standingOfProof(proof).find((of) => of.digest === lateDigest);
    expect(await seek('LS01-2026-00900K', '李雷')).toBe(
      `在第 ${String((late?.line ?? 0) + 1)} 行（插班第 1 轮），重抽分到 ${String(late?.classNumber)}班。`,
    );
  });

  it('names each forgery: a late pupil put elsewhere, a trade that was kept back, a trade against the rule', async () => {
    const classOf = round.draw.classOf.map((at, line) => (line === 0 ? (at % 3) + 1 : at));
    const moved: ClassChange = { ...round, draw: { ...round.draw, classOf } };
    await open({ ...proof, changes: [trade, renamed, moved] });
    await page.getByText('第 3 项变动（插班）不成立：分到的班与重抽的不同。').waitFor();
    expect((await changesTold())[2]).toMatch(/不符合$/);
    await open({ ...proof, changes: [renamed, round] });
    await page.getByText('它冻结时的名单和变动与这里公布的不同').waitFor();
    const girl = drawn.find((of) => of.sex !== one.sex && of.classNumber !== one.classNumber);
    const wrong: ClassChange = { ...trade, lines: [one.line, girl?.line ?? -1] };
    await open({ ...first, changes: [wrong] });
    await page.getByText('第 1 项变动（调换）不成立：两名学生性别不同。').waitFor();
  });

  it('can be read in English and by screen readers, in both themes', async () => {
    await open(proof);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).press('Enter');
    expect(await page.locator('.verdict h2').innerText()).toBe('Drawn again: the same');
    await page.getByText('All 3 changes after the draw keep to their rules').waitFor();
  });
});
