/** 授权委托书: everything that a written mandate has to name (民法典, article 165) stands on it, a sheet for each family. */
import { describe, expect, it } from 'vitest';
import { makeMandatesPdf } from '../../electron/papers/mandates-pdf';
import { mandatePaper, mandatesSchema } from '../../shared/archive/mandate-paper';
import { pick } from '../../shared/i18n/messages';
import { completeForm } from '../support/case-builders';
import { openFonts } from '../support/papers-samples';
import { savePdf, textOf } from '../support/papers-tools';

const words = pick('zh-CN');
const maker = {
  school: '望潮小学',
  stationCode: 'LS01',
  at: '2026-08-15T01:00:00.000Z',
  drill: false,
};
const family = { form: completeForm, season: 2026, matter: '小学一年级入学', agent: '程望' };
const fonts = await openFonts();

async function textOfPaper(content: ReturnType<typeof mandatePaper>): Promise<string[]> {
  expect(mandatesSchema.parse(content)).toEqual(content);
  const pdf = await makeMandatesPdf(content, fonts);
  if (!pdf.ok) throw new Error(pdf.error.kind);
  expect(pdf.value).toMatchObject({ pages: content.mandates.length, missingGlyphs: [] });
  return textOf(savePdf(pdf.value.bytes))
    .replace(/\s/g, '')
    .split(/(?=授权委托书委托人)/);
}

describe('a mandate', () => {
  it('names principal, agent, matter, powers and period, and has lines to sign on', async () => {
    const [sheet = ''] = await textOfPaper(mandatePaper(words, [family], maker));
    for (const part of [
      '授权委托书',
      completeForm['guardian1.name'],
      completeForm['guardian1.idNumber'],
      completeForm['child.name'],
      completeForm['child.idNumber'],
      '程望',
      '望潮小学（LS01）',
      '代为办理该学生2026年小学一年级入学申请',
      '领取受理回执',
      '最迟到2026年12月31日',
      '委托人（签名或盖章）和日期：',
      '受托人（签名）和日期：',
      '第一百六十五条',
    ]) {
      expect(sheet).toContain(part);
    }
    // The relation stands in words, not as the form keeps it.
    expect(sheet).not.toMatch(/father|mother/);
  });

  it('leaves blank what the form does not say, and is one sheet for each family', async () => {
    const other = { ...family, form: { 'child.name': '欧阳娜娜' }, agent: '' };
    const [first = '', second = '', ...more] = await textOfPaper(
      mandatePaper(words, [family, other], maker),
    );
    expect(more).toEqual([]);
    expect(first).not.toContain('欧阳娜娜');
    expect(second).toContain('学生姓名：欧阳娜娜');
    expect(second).toContain('姓名：＿＿＿');
    // Who is no agent of the station writes the name by hand.
    expect(second).not.toContain('程望');
    expect(second).not.toContain(completeForm['guardian1.name']);
  });

  it('stays one sheet with the longest names, and is marked in a drill', async () => {
    const long = '买买提·艾力'.repeat(10);
    const form = { ...completeForm, 'guardian1.name': long, 'child.name': long };
    const content = mandatePaper(words, [{ ...family, form }], { ...maker, drill: true });
    const [sheet = ''] = await textOfPaper(content);
    expect(sheet).toContain('演练');
  });
});
