import { beforeAll, describe, expect, it } from 'vitest';
import { layOutLetter } from '../../electron/papers/letter-layout';
import {
  bodyPt,
  bodySpacingPt,
  textBlock,
  textBlockBottomPt,
} from '../../electron/papers/page-geometry';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import { loadPaperFonts } from '../../electron/papers/paper-fonts';
import type { ParagraphStyle } from '../../electron/papers/text-layout';
import { breakParagraph } from '../../electron/papers/text-layout';
import { Typesetter } from '../../electron/papers/typesetter';
import { fontsFolder, sampleCase, sampleContent, sampleForm } from '../support/papers-samples';

/** Every character one em, Latin half: enough to count characters. */
const style: ParagraphStyle = {
  widthPt: textBlock.widthPt,
  sizePt: bodyPt,
  spacingPt: bodySpacingPt,
  indent: 2,
  advanceEm: (character) => (character.charCodeAt(0) < 0x80 ? 0.5 : 1),
};
const texts = (text: string, change: Partial<ParagraphStyle> = {}) =>
  breakParagraph(text, { ...style, ...change }).map((line) => line.text);

describe('lines', () => {
  it('hold 28 characters, 26 in an indented first line (GB/T 9704)', () => {
    const lines = breakParagraph('字'.repeat(26 + 28 + 10), style);
    expect(lines.map(({ text }) => text.length)).toEqual([26, 28, 10]);
    for (const line of lines)
      expect(line.xPt + line.widthPt).toBeLessThan(textBlock.widthPt + 0.02);
  });

  it('never begin with a closing mark nor end with an opening one', () => {
    const closing = texts(`${'字'.repeat(28)}，${'字'.repeat(5)}`, { indent: 0 });
    expect(closing[1]).toMatch(/^字，/);
    const opening = texts(`${'字'.repeat(27)}《法》${'字'.repeat(5)}`, { indent: 0 });
    expect(opening[0]?.endsWith('《')).toBe(false);
    expect(opening[1]?.startsWith('《法》')).toBe(true);
  });

  it('let only the blank half of a mark stick out at the end of a full line', () => {
    const [line] = breakParagraph(`${'字'.repeat(27)}1，${'字'.repeat(9)}`, {
      ...style,
      indent: 0,
    });
    expect(line?.text.endsWith('1，')).toBe(true);
    expect(line?.widthPt).toBeLessThanOrEqual(textBlock.widthPt + 0.02);
  });

  it('keep numbers, dates and identity numbers whole', () => {
    for (let before = 15; before < 30; before++) {
      const lines = texts(`${'字'.repeat(before)}3711**********9987和2026年8月15日止`);
      expect(lines.some((line) => line.includes('3711**********9987'))).toBe(true);
      expect(lines.some((line) => line.includes('2026年'))).toBe(true);
      expect(lines.some((line) => line.includes('15日'))).toBe(true);
    }
  });

  it('split a number only when it is wider than the line', () => {
    const lines = texts('9'.repeat(100), { indent: 0 });
    expect(lines.join('')).toBe('9'.repeat(100));
    expect(lines.length).toBe(2);
  });

  it('leave no lonely character at the end of a paragraph', () => {
    expect(texts('字'.repeat(28 + 1), { indent: 0 }).map(({ length }) => length)).toEqual([26, 3]);
  });

  it('end flush, except the last one', () => {
    const lines = breakParagraph('字字字字字字字字字，'.repeat(6), { ...style, indent: 0 });
    for (const line of lines.slice(0, -1)) expect(line.widthPt).toBeCloseTo(textBlock.widthPt, 1);
    expect(breakParagraph('', style)).toHaveLength(1);
  });
});

describe('pages of a letter', () => {
  let fonts: PaperFonts;
  beforeAll(async () => {
    const loaded = await loadPaperFonts(fontsFolder());
    if (!loaded.ok) throw new Error(loaded.error.kind);
    fonts = loaded.value;
  });

  it('never leave the text block, however long the names', () => {
    const name = '阿卜杜热西提·买买提·吐尔逊江·欧阳';
    const form = {
      ...sampleForm,
      'child.name': name,
      'guardian1.name': name,
      'guardian2.name': name,
    };
    for (const kind of ['receipt', 'placeNotice'] as const) {
      const set = new Typesetter(fonts);
      for (const page of layOutLetter(sampleContent(kind, sampleCase(form)), set)) {
        for (const mark of page.marks) {
          if (mark.kind !== 'text') continue;
          const advances = [...mark.text].map((c) => fonts.advanceEm(mark.face, c) * mark.sizePt);
          const widthPt = advances.reduce(
            (sum, each) => sum + each + mark.spacingPt,
            -mark.spacingPt,
          );
          const overhangPt = /[，。、；：）》”]$/.test(mark.text) ? mark.sizePt / 2 : 0;
          const rightPt = mark.xPt + widthPt - overhangPt;
          expect(mark.xPt).toBeGreaterThanOrEqual(textBlock.leftPt - 1);
          expect(rightPt).toBeLessThanOrEqual(textBlock.leftPt + textBlock.widthPt + 1);
        }
      }
    }
  });

  it('are one for a receipt of five papers, and never end with a signature alone', () => {
    const content = sampleContent('receipt');
    const papers = (count: number) => ({
      ...content,
      documents: Array.from({ length: count }, (_, index) => ({ title: `材料${index}`, pages: 1 })),
    });
    expect(layOutLetter(papers(5), new Typesetter(fonts))).toHaveLength(1);
    for (let count = 6; count < 40; count++) {
      const pages = layOutLetter(papers(count), new Typesetter(fonts));
      const last = pages[pages.length - 1];
      const words = last?.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
      expect(words?.some((word) => word.startsWith('材料'))).toBe(true);
      for (const mark of pages.flatMap(({ marks }) => marks)) {
        if (mark.kind === 'circle') {
          expect(mark.centrePt[1] + mark.radiusPt).toBeLessThanOrEqual(textBlockBottomPt);
        }
      }
    }
  });

  it('are one for a receipt of eight papers, or of two waived, however wide the numbers', () => {
    const numberOf = (code: string) => `${code}-2026-100000B`;
    const content = sampleContent('receipt');
    const why = '户籍经公安机关数据核验一致，核验编号HY852146DBF9，2026年11月26日 18时37分。';
    for (const code of ['L11111', 'L5LVTE', 'LWMWMW']) {
      const wide = {
        ...content,
        number: `岚教入学受〔2026〕${code}-100000B号`,
        paragraphs: content.paragraphs.map((text) =>
          text.replace(content.caseNumber, numberOf(code)),
        ),
      };
      const documents = Array.from({ length: 8 }, (_, index) => ({
        title: `材料${index}`,
        pages: 1,
      }));
      const waived = ['户口簿', '房产证明'].map((title) => ({
        label: '免交材料',
        value: `${title}：${why}`,
      }));
      for (const letter of [
        { ...wide, documents },
        { ...wide, documents: [], rows: [...wide.rows, ...waived] },
      ]) {
        expect(JSON.stringify(letter)).toContain(numberOf(code));
        expect(layOutLetter(letter, new Typesetter(fonts))).toHaveLength(1);
      }
    }
  });

  it('move their lines closer only where that saves a page', () => {
    const content = sampleContent('receipt');
    const baseLines = (documents: number) => {
      const many = Array.from({ length: documents }, () => ({ title: '结婚证', pages: 1 }));
      const [page] = layOutLetter({ ...content, documents: many }, new Typesetter(fonts));
      return content.paragraphs.map((text) =>
        page?.marks.find((mark) => mark.kind === 'text' && text.startsWith(mark.text)),
      );
    };
    expect(baseLines(1)).toEqual(baseLines(20));
    expect(baseLines(8)).not.toEqual(baseLines(1));
  });

  it('put the 送达回证 on a page of its own, without a line to cut along', () => {
    const pages = layOutLetter(sampleContent('placeNotice'), new Typesetter(fonts));
    expect(pages).toHaveLength(2);
    const words = pages[1]?.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(words?.[0]).toBe('送达回证');
    expect(words).not.toContain('沿此线裁开');
  });

  it('put a short letter and its 送达回证 on one page with a line to cut along', () => {
    const content = { ...sampleContent('placeNotice'), paragraphs: ['请按时报到。'] };
    const pages = layOutLetter(content, new Typesetter(fonts));
    expect(pages).toHaveLength(1);
    const words = pages[0]?.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(words).toContain('沿此线裁开');
  });
});
