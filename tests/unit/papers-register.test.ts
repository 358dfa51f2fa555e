/** The register of numbers on paper: every line of it, its heading on every page, and nothing that is not drawn. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { makeRegisterPdf } from '../../electron/papers/register-pdf';
import { registerPaper, registerPaperSchema } from '../../shared/archive/register-paper';
import { pick } from '../../shared/i18n/messages';
import type { NumberLine, NumberTotals } from '../../shared/ipc/calls/numbers';
import { openFonts } from '../support/papers-samples';
import { fontsOf, qpdfCheck, savePdf, textOf } from '../support/papers-tools';

const fonts = await openFonts();

const at = '2026-08-01T02:03:04.000Z';
const none = { unused: 0, used: 0, void: 0, passedOver: 0, missing: 0, double: 0 };
const used = (series: NumberLine['series'], serial: number): NumberLine => ({
  series,
  stationCode: 'LS01',
  from: serial,
  to: serial,
  state: 'used',
  number: `岚教入学受〔2026〕LS01${serial}号`,
  caseNumber: `LS01-2026-${serial}7`,
  at,
  by: '程望',
});
const spoilt: NumberLine = {
  ...used('receipt', 100_061),
  state: 'void',
  voided: { at, by: '尉玥宁', reason: '打印时纸张损坏，䶮字没有印清' },
};
const unused: NumberLine = {
  series: 'case',
  stationCode: 'LS01',
  from: 100_062,
  to: 100_099,
  state: 'unused',
};
const lines = [
  ...Array.from({ length: 60 }, (_, n) => used('receipt', 100_001 + n)),
  spoilt,
  used('case', 100_001),
  unused,
];
const totals: NumberTotals[] = [
  { series: 'case', blocks: 1, ...none, used: 1, unused: 38 },
  { series: 'receipt', blocks: 1, ...none, used: 60, void: 1 },
];
const made = { school: '望潮小学', stationCode: 'LS01', by: '程望', at, drill: false };

async function drawn(more: Partial<typeof made> = {}, told = totals) {
  const paper = registerPaper(pick('zh-CN'), lines, told, { ...made, ...more });
  expect(registerPaperSchema.parse(paper)).toEqual(paper);
  const pdf = await makeRegisterPdf(paper, fonts);
  if (!pdf.ok) throw new Error(pdf.error.kind);
  return { ...pdf.value, path: savePdf(pdf.value.bytes) };
}

function pagesOf(path: string, pages: number): string[] {
  return Array.from({ length: pages }, (_, index) => {
    const page = String(index + 1);
    const args = ['-layout', '-f', page, '-l', page, path, '-'];
    return execFileSync('pdftotext', args, { encoding: 'utf8' }).replace(/\s+/g, '');
  });
}

describe('the register of numbers on paper', () => {
  it('has every line, the totals, who made it and where to sign', async () => {
    const { path, pages } = await drawn();
    const text = textOf(path);
    for (const { from } of lines) expect(text).toContain(String(from));
    expect(text).toContain('LS01100062—100099（38个）');
    expect(text).toContain('号段1，未用38，已用1');
    expect(text).toContain('打印时纸张损坏，䶮字没有印清；尉玥宁于2026-08-0110:03:04作废');
    expect(text).toContain('每个号都有着落');
    expect(text).toContain('核对人（签名）');
    expect(text).toContain(`第${pages}页/共${pages}页`);
    expect(pages).toBeGreaterThan(1);
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
    expect(fontsOf(path).every(({ embedded }) => embedded === 'yes')).toBe(true);
  });

  it('says on every page what its columns are, and whose it is', async () => {
    const { path, pages } = await drawn();
    for (const page of pagesOf(path, pages)) {
      expect(page).toContain('受理编号');
      expect(page).toContain('使用时间');
      expect(page).toContain('望潮小学');
    }
  });

  it('tells of a number that is not accounted for, and is the same bytes for the same register', async () => {
    const [first, second] = totals;
    if (first === undefined || second === undefined) throw new Error('No totals');
    const { path } = await drawn({}, [{ ...first, missing: 2 }, second]);
    expect(textOf(path)).toContain('有2个号没有记录说明去向');
    expect((await drawn()).bytes).toEqual((await drawn()).bytes);
  });

  it('of a drill says so on every page', async () => {
    const { path, pages } = await drawn({ drill: true });
    for (const page of pagesOf(path, pages)) expect(page).toContain('演练登记簿，不发生效力');
  });
});
