/** Papers of class assignment: what is bound before the draw, masked lists, and a slip for each family. */
import { describe, expect, it } from 'vitest';
import { makeClassSlipsPdf } from '../../electron/papers/class-slips-pdf';
import { makeRegisterPdf } from '../../electron/papers/register-pdf';
import {
  classSlipsSchema,
  commitmentPaper,
  publicLists,
  slipsPaper,
  spacedCode,
} from '../../shared/archive/class-papers';
import { registerPaperSchema } from '../../shared/archive/register-paper';
import { classLists, nameOnList, numberOnList } from '../../shared/classes/class-lists';
import { proofOf } from '../../shared/classes/drawn-roll';
import { familyCode, rollDigest } from '../../shared/classes/class-roll';
import { pick } from '../../shared/i18n/messages';
import { sampleRoll } from '../support/class-rolls';
import { openFonts } from '../support/papers-samples';
import { savePdf, textOf } from '../support/papers-tools';

const at = '2026-08-30T01:00:00.000Z';
const words = pick('zh-CN');
const { roll, secret } = sampleRoll(132, 3);
const publicPart = '7 12 19 23 28';
const proof = proofOf(roll, { secret, publicPart, drawnAt: at });
const names = ['张小明', '李雷', '欧阳娜娜', '买买提·艾力'];
const caseIds = roll.pupils.map((_, line) => `case ${String(line)}`);
const teachers = ['周老师', '吴老师', '郑老师'];
const pupilOf = (caseId: string) => {
  const line = Number(caseId.slice(5));
  return {
    name: names[line % names.length] ?? '',
    caseNumber: `LS01-2026-${String(line).padStart(5, '0')}K`,
    isLeft: false,
  };
};
const kept = {
  roll,
  teachers,
  secret,
  by: { name: '程望' },
  at,
  drawn: { publicPart, witnesses: '李、王两位家长', by: { name: '邓若谷' }, at },
};
const codeKey = 'b'.repeat(64);
const lines = caseIds.map((caseId) => ({ caseId, codeKey }));
const lists = classLists(proof, { lines, teachers }, pupilOf);
const slipOf = (caseId: string) => {
  const list = lists.find(({ pupils }) => pupils.some((one) => one.caseId === caseId));
  const code = familyCode(codeKey, caseId);
  return {
    ...pupilOf(caseId),
    classNumber: list?.number ?? 0,
    teacher: list?.teacher ?? '',
    code,
  };
};
const fonts = await openFonts();
async function textOfRegister(content: ReturnType<typeof commitmentPaper>) {
  expect(registerPaperSchema.parse(content)).toEqual(content);
  const pdf = await makeRegisterPdf(content, fonts);
  if (!pdf.ok) throw new Error(pdf.error.kind);
  expect(pdf.value.missingGlyphs).toEqual([]);
  return textOf(savePdf(pdf.value.bytes)).replace(/\s/g, '');
}

describe('the commitment', () => {
  it('has both digests, the limits with their rule, the source of the public part, and no secret', async () => {
    const setAside = [
      {
        rollSha256: 'c'.repeat(64),
        secret: 'd'.repeat(64),
        reason: 'pupilMissing' as const,
        at,
        publicKnown: true,
      },
    ];
    const again = { ...roll, number: 2, setAside };
    const open = commitmentPaper(words, { ...kept, roll: again }, at, 'open');
    const text = await textOfRegister(open);
    for (const part of [
      rollDigest(again),
      roll.secretSha256,
      '每班不超过45人',
      roll.legalBasis,
      '家长代表现场报数',
      '132人，3个班',
      '1同班2人',
      '2不同班2人',
      '漏了学生',
      'c'.repeat(64),
      'd'.repeat(64),
      '作废的名册：1份',
      '公开部分可能已经产生之后，由另一人作废',
      '依次5个数',
      '2026年8月30日08时30分',
      roll.teachersSha256,
      '自冻结起不再改动',
      ...teachers,
    ]) {
      expect(text).toContain(part.replace(/\s/g, ''));
    }
    expect(text).not.toContain(secret);
    expect(text).not.toContain('多胞胎');
    expect(text).not.toContain('家长申请');
    expect(text).not.toContain('演练');
  });

  it('says that it is none when it is printed too late, after the draw, or of a roll set aside', async () => {
    const cases = [
      ['known', '不能作为承诺'],
      ['drawn', '在抽签之后补打'],
      ['setAside', '已经作废'],
    ] as const;
    for (const [standing, said] of cases) {
      const text = await textOfRegister(commitmentPaper(words, kept, at, standing));
      expect(text).toContain(said);
      expect(text).toContain('（事后补打）');
      expect(text).not.toContain('本校承诺');
      expect(text.includes(secret), standing).toBe(standing === 'setAside');
    }
  });
});

describe('the public lists', () => {
  it('have everybody, with names and numbers masked', async () => {
    const content = publicLists(words, kept, lists, proof, at);
    const text = await textOfRegister(content);
    const cells = content.series.flatMap(({ rows }) => rows.flat());
    expect(cells.filter((cell) => cell.includes('*'))).toHaveLength(roll.pupils.length);
    for (const name of names) {
      expect(text).not.toContain(name);
      expect(text).toContain(nameOnList(name));
    }
    expect(names.map(nameOnList)).toEqual(['张*明', '李*', '欧*娜', '买*力']);
    expect(text).not.toContain('LS01-2026-');
    expect(numberOnList('LS01-2026-00012K')).toBe('…0012K');
    expect(text).toContain('7121923' /* blanks are taken out */);
  });

  it('take as many classes as a roll may have', () => {
    const { roll: large, secret: other } = sampleRoll(2_700, 60);
    const drawn = proofOf(large, { secret: other, publicPart, drawnAt: at });
    const all = large.pupils.map((_, line) => ({ caseId: `case ${String(line)}`, codeKey }));
    const of = classLists(drawn, { lines: all, teachers: [] }, pupilOf);
    const content = publicLists(words, { ...kept, roll: large }, of, drawn, at);
    expect(registerPaperSchema.parse(content).series).toHaveLength(60);
  });

  it('are marked in a drill', async () => {
    const drill = { ...kept, roll: { ...roll, drill: true as const } };
    expect(await textOfRegister(publicLists(words, drill, lists, proof, at))).toContain('演练');
  });
});

describe('the slips', () => {
  it('are two a sheet, each with its class, teacher and code', async () => {
    const wanted = caseIds.slice(0, 5).map(slipOf);
    const content = slipsPaper(words, kept, wanted, at);
    expect(classSlipsSchema.parse(content)).toEqual(content);
    const pdf = await makeClassSlipsPdf(content, fonts);
    if (!pdf.ok) throw new Error(pdf.error.kind);
    expect(pdf.value).toMatchObject({ pages: 3, missingGlyphs: [] });
    const text = textOf(savePdf(pdf.value.bytes)).replace(/\s/g, '');
    for (const { name, classNumber, teacher, code, caseNumber } of wanted) {
      for (const part of [
        `${name}同学家长`,
        `${String(classNumber)}班`,
        `班主任：${teacher}`,
        spacedCode(code).replace(/\s/g, ''),
        caseNumber,
      ]) {
        expect(text).toContain(part);
      }
    }
    expect(spacedCode('0123456789abcdef0123')).toBe('01234 56789 abcde f0123');
  });

  it('take the digest of a roll once, however many pupils it has', () => {
    const readsFor = (slips: number) => {
      let reads = 0;
      const watched = {
        ...roll,
        get legalBasis() {
          reads += 1;
          return roll.legalBasis;
        },
      };
      const pupils = Array.from({ length: slips }, () => slipOf('case 1'));
      const content = slipsPaper(words, { ...kept, roll: watched }, pupils, at);
      expect(content.slips.at(-1)?.lines.join()).toContain(rollDigest(roll));
      return reads;
    };
    expect(readsFor(1)).toBeGreaterThan(0);
    expect(readsFor(40)).toBe(readsFor(1));
  });

  it('are marked in a drill', async () => {
    const drill = { ...kept, roll: { ...roll, drill: true as const } };
    const pdf = await makeClassSlipsPdf(slipsPaper(words, drill, [slipOf('case 1')], at), fonts);
    if (!pdf.ok) throw new Error(pdf.error.kind);
    expect(textOf(savePdf(pdf.value.bytes))).toContain('演练');
  });
});
