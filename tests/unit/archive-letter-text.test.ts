import { describe, expect, it } from 'vitest';
import { usualRemedy } from '../../shared/domain/desk-decision';
import { letterContentSchema } from '../../shared/archive/letter-content';
import { maskNumber } from '../../shared/archive/letter-placeholders';
import { letterContent, unknownPlaceholders } from '../../shared/archive/letter-text';
import type { Letter } from '../../shared/domain/letter';
import { letterKinds, letterSchema } from '../../shared/domain/letter';
import type { LetterWords, PolicyPack } from '../../shared/policy/pack';
import { templateOf } from '../../shared/policy/usual-letters';
import { shippedPack } from '../support/case-builders';
import { aDecision } from '../support/case-scenarios';
import {
  pack,
  sampleCase,
  sampleContent,
  sampleForm,
  sampleLetter,
  sampleCode,
} from '../support/papers-samples';

const context = {
  operatorName: '陈丽',
  fieldName: String,
  code: sampleCode,
  marks: [],
};

function packWith(kind: 'receipt' | 'placeNotice', change: Partial<LetterWords>): PolicyPack {
  return { ...pack, letters: { ...pack.letters, [kind]: { ...pack.letters[kind], ...change } } };
}

describe('letter text', () => {
  it('fills every blank of the receipt and lists the papers with their pages', () => {
    const content = sampleContent('receipt');
    const everything = JSON.stringify(content);
    expect(everything).not.toMatch(/[{][a-z]+[.]/i);
    expect(content.number).toBe('岚教入学受〔2026〕LS01-0012号');
    expect(content.rows).toContainEqual({ label: '受理时间', value: '2026年8月15日 10时05分' });
    expect(content.rows).toContainEqual({ label: '监护人', value: '周立新、林晓芳' });
    expect(content.documents).toEqual([
      { title: '居民户口簿', pages: 3 },
      { title: '不动产权证书', pages: 1 },
      { title: '结婚证', pages: 1 },
    ]);
    expect(content.notes).toEqual(['经办人：陈丽']);
    expect(content.signOff).toEqual({
      office: pack.office.name,
      date: '2026年8月15日',
      sealMark: '待加盖电子印章',
    });
    expect(content.stub).toBeUndefined();
    expect(letterContentSchema.parse(content)).toEqual(content);
  });

  it('names school and days on the place notice and adds the 送达回证', () => {
    const content = sampleContent('placeNotice');
    expect(content.paragraphs.join('')).toContain('安排就读日照市岚山区实验小学');
    expect(content.paragraphs.join('')).toContain('2026年8月28日至2026年8月30日');
    expect(content.stub?.title).toBe('送达回证');
    expect(content.stub?.rows[3]?.value).toBe('周立新、林晓芳（学生周慧琳的监护人）');
  });

  it('tells every way to appeal that the law gives, after what the pack or the platform wrote', () => {
    const told = (remedy: string, letter: Partial<Letter> = { appealWhole: true }, of = pack) => {
      const refusal = { ...sampleLetter('refusalNotice'), ...letter };
      const decision = { ...aDecision('refused'), remedy };
      const content = letterContent({ ...sampleCase(), decision }, refusal, of, context);
      if (!content.ok) throw new Error(content.error.kind);
      return content.value.paragraphs;
    };
    for (const { use, ...reason } of shippedPack.pack.reasonCodes) {
      if (use !== 'refusal' || !('remedy' in reason)) continue;
      const own = reason.remedy.replace(/。$/, '');
      expect(told(reason.remedy)).toContain(`${own}。${usualRemedy}`);
    }
    expect(told('')).toContain(usualRemedy);
    const whole =
      '可自收到之日起60日内向区人民政府申请行政复议，或者六个月内向区人民法院提起诉讼。';
    expect(told(whole)).toContain(whole);
    const unnamed = '可依法申请行政复议或者提起行政诉讼。';
    expect(told(unnamed)).toContain(unnamed + usualRemedy);
    // Numbered before all of them were told: it is drawn again as it was.
    expect(told(unnamed, {})).toContain(unnamed);
    const silent = {
      ...templateOf(pack, 'refusalNotice'),
      numberPrefix: '不',
      paragraphs: ['不予受理。'],
    };
    const bare = { ...pack, letters: { ...pack.letters, refusalNotice: silent } };
    expect(told(unnamed, { appealWhole: true }, bare)).toEqual([
      '不予受理。',
      unnamed + usualRemedy,
    ]);
  });

  it('tells a refusal with its reason, the law and the way to appeal, also where nobody wrote them', () => {
    const { title, number, paragraphs, stub } = sampleContent('refusalNotice');
    expect([title, number]).toEqual(['不予受理通知书', '不予受理〔2026〕LS01-0012号']);
    expect(paragraphs).toContain('理由：学籍系统里已有学籍。');
    expect(paragraphs).toContain(`依据：${pack.matter.legalBasis.join('、')}。`);
    expect(paragraphs).toContain(usualRemedy);
    expect(stub?.title).toBe('送达回证');
  });

  it('shows the middle of no identity number, and no personal data in the QR code', () => {
    const content = sampleContent('receipt');
    expect(JSON.stringify(content)).not.toContain(sampleForm['child.idNumber']);
    expect(content.paragraphs[0]).toContain('3711**********9987');
    expect(content.qrText).toBe(`LS01-2026-00012K ${sampleCode}`);
    expect(maskNumber('H1234567')).toBe('H1****67');
    expect(maskNumber('123')).toBe('***');
  });

  it('answers with an error for a placeholder that does not exist', () => {
    const wrong = packWith('receipt', { paragraphs: ['{child.nickname}的材料已收。'] });
    expect(letterContent(sampleCase(), sampleLetter('receipt'), wrong, context)).toEqual({
      ok: false,
      error: { kind: 'unknownPlaceholder', placeholder: 'child.nickname' },
    });
    expect(unknownPlaceholders(wrong.letters.receipt)).toEqual(['child.nickname']);
    expect(
      unknownPlaceholders(packWith('receipt', { salutation: '{}：' }).letters.receipt),
    ).toEqual(['']);
    expect(letterKinds.flatMap((kind) => unknownPlaceholders(templateOf(pack, kind)))).toEqual([]);
  });

  it('answers with an error when the case does not have the fact', () => {
    const undecided = { ...sampleCase(), decision: undefined };
    expect(letterContent(undecided, sampleLetter('placeNotice'), pack, context)).toEqual({
      ok: false,
      error: { kind: 'emptyPlaceholder', placeholder: 'school.name' },
    });
    const unsubmitted = { ...sampleCase(), caseNumber: undefined };
    expect(letterContent(unsubmitted, sampleLetter('receipt'), pack, context)).toMatchObject({
      ok: false,
      error: { kind: 'emptyPlaceholder', placeholder: 'case.number' },
    });
  });

  it('answers with an error for a paper the pack does not name', () => {
    const untitled = { ...pack, requirements: [] };
    expect(letterContent(sampleCase(), sampleLetter('receipt'), untitled, context)).toMatchObject({
      ok: false,
      error: { kind: 'untitledDocument', documentKind: 'hukou' },
    });
  });

  it('speaks of one guardian for a single parent and of no papers for a child without them', () => {
    const single = sampleCase({ ...sampleForm, 'family.singleParent': 'yes' });
    expect(sampleContent('receipt', single).rows).toContainEqual({
      label: '监护人',
      value: '周立新',
    });
    const none = sampleCase({ ...sampleForm, 'child.idType': 'none', 'child.idNumber': '' });
    expect(sampleContent('receipt', none).paragraphs[0]).toContain('证件号码：暂无证件');
  });
});

describe('what a pack may hold', () => {
  it('is told whole: twelve papers of which one will do, ten laws, twenty originals', () => {
    const laws = Array.from({ length: 10 }, (_, index) => `《第${index}号${'法'.repeat(390)}》`);
    const long = packWith('receipt', { rows: [{ label: '依据', value: '{matter.legalBasis}' }] });
    const wordy = { ...long, matter: { ...long.matter, legalBasis: laws } };
    const written = (letter: Letter) => {
      const content = letterContent(sampleCase(), letter, wordy, context);
      if (!content.ok) throw new Error(content.error.kind);
      expect(letterContentSchema.safeParse(content.value).success).toBe(true);
      return content.value.rows;
    };
    const joined = (rows: ReturnType<typeof written>) => rows.map(({ value }) => value).join('');
    expect(joined(written(sampleLetter('receipt')))).toContain(laws.join('、'));
    const options = Array.from({ length: 12 }, (_, index) => `${index}${'纸'.repeat(390)}`);
    const item = {
      title: '住所',
      reason: '核对住所。',
      want: 'paper' as const,
      options,
      pages: [],
    };
    const supplement = { deadline: '2026-08-20', items: [item], fields: [] };
    const notice = { ...sampleLetter('supplementNotice'), supplement };
    expect(letterSchema.safeParse(notice).success).toBe(true);
    const rows = written(notice);
    expect(joined(rows)).toContain(options.join('，或'));
    expect(rows.map(({ label }) => label)).toContain('（续）');
    // A character of two halves is never torn.
    const rare = ['\u{2ec00}'.repeat(200), '\u{2ec00}'.repeat(150), '甲'];
    const odd = { ...supplement, items: [{ ...item, options: [`甲${rare.join('')}`] }] };
    expect(joined(written({ ...notice, supplement: odd }))).toContain(rare.join(''));
    for (const { value } of written({ ...notice, supplement: odd })) {
      expect(Buffer.from(value).toString()).toBe(value);
    }
  });
});
