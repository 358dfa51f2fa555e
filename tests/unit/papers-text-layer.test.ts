import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutArchive } from '../../electron/papers/archive-layout';
import { makeArchivePdf } from '../../electron/papers/archive-pdf';
import { ptPerMm } from '../../electron/papers/page-geometry';
import { Typesetter } from '../../electron/papers/typesetter';
import type { ArchivePlan } from '../../shared/archive/archive-plan-schema';
import type { PageText } from '../../shared/domain/page-text';
import { openFonts, imageFile, planWithFiles, sampleCase, sha256 } from '../support/papers-samples';
import {
  imagesOf,
  picturePlaces,
  qpdfCheck,
  renderedPage,
  savePdf,
  textOf,
  wordsOf,
} from '../support/papers-tools';
import type { PrintedLine, PrintedPaper } from '../support/printed-picture';
import { boxOf, printedPicture } from '../support/printed-picture';

const fonts = await openFonts();

const lines: readonly PrintedLine[] = [
  { text: '常住人口登记卡', xMm: 45, yMm: 15, sizeMm: 7 },
  { text: '周慧琳', xMm: 20, yMm: 30, sizeMm: 4 },
  { text: '371103202001019987', xMm: 60, yMm: 30, sizeMm: 4 },
  { text: '山东省日照市岚山区海州路128号', xMm: 20, yMm: 50, sizeMm: 3.2 },
  { text: '本页与户主页一致', xMm: 30, yMm: 90, sizeMm: 4, degrees: 6 },
];
const paper: PrintedPaper = { widthMm: 143, heightMm: 105, dpi: 200, lines };

function readAs(of: PrintedPaper, image: ReturnType<typeof imageFile>): PageText {
  return {
    reader: 'test',
    widthPx: image.widthPx,
    heightPx: image.heightPx,
    lines: of.lines.map((line) => ({
      text: line.text,
      sure: 0.9,
      doubtful: [],
      box: boxOf(line, of, fonts),
    })),
  };
}

const fileOf = (text: unknown) => Buffer.from(JSON.stringify(text));

type Read = { readonly paper: PrintedPaper; readonly text?: Uint8Array };

/** An archive of one paper with these pages, with what was read on them; `widthMm` draws them in their own size. */
async function archiveOf(pages: readonly Read[], withSize = true) {
  const pictures = await Promise.all(pages.map((one) => printedPicture(one.paper, fonts)));
  const { plan: empty, files } = planWithFiles({ ...sampleCase(), documents: [] }, pictures, []);
  const drawn = pages.map(({ paper: of, text }, index) => {
    const image = imageFile(pictures[index] ?? Buffer.alloc(0));
    if (text !== undefined) files.set(sha256(text), text);
    return {
      title: `第${index + 1}页`,
      image,
      ...(withSize ? { widthMm: of.widthMm } : {}),
      ...(index % 2 === 1 ? { isOtherSide: true as const } : {}),
      ...(text === undefined
        ? {}
        : { text: { sha256: sha256(text), bytes: text.length, of: image.sha256 } }),
    };
  });
  const plan: ArchivePlan = { ...empty, documents: [{ title: '户口簿', pages: drawn }] };
  return {
    plan,
    files,
    pictures,
    number: layOutArchive(plan, new Typesetter(fonts)).drafts.length,
  };
}

async function made(plan: ArchivePlan, files: ReadonlyMap<string, Uint8Array>) {
  const progress: number[] = [];
  const paperMade = await makeArchivePdf(plan, fonts, {
    readFile: (name) => Promise.resolve(files.get(name)),
    onProgress: (done, total) => progress.push(done / total),
    isCancelled: () => false,
  });
  if (!paperMade.ok) throw new Error(paperMade.error.kind);
  return { ...paperMade.value, path: savePdf(paperMade.value.bytes), progress };
}

const printed = async () => imageFile(await printedPicture(paper, fonts));

/** The words of a line on the page, as one box. */
function foundAt(path: string, number: number, text: string) {
  const all = wordsOf(path, number);
  const runs = all.flatMap((_, from) =>
    all.slice(from).map((__, length) => all.slice(from, from + length + 1)),
  );
  const words = runs.find((run) => run.map((word) => word.text).join('') === text) ?? [];
  expect(words, text).not.toEqual([]);
  return {
    left: Math.min(...words.map(({ left }) => left)),
    right: Math.max(...words.map(({ right }) => right)),
    top: Math.min(...words.map(({ top }) => top)),
    bottom: Math.max(...words.map(({ bottom }) => bottom)),
  };
}

describe('what was read on a page', () => {
  it('is found and copied from the archive, each line where it stands, and is not seen', async () => {
    const text = fileOf(readAs(paper, await printed()));
    const { plan, files, pictures, number } = await archiveOf([{ paper, text }]);
    const { path, bytes, missingGlyphs, progress } = await made(plan, files);
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
    expect(missingGlyphs).toEqual([]);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
    expect(textOf(path)).toContain(lines.map((line) => line.text).join(''));
    expect(imagesOf(path).map(sha256)).toEqual(pictures.map(sha256));

    const [place] = picturePlaces(bytes, number);
    if (place === undefined) throw new Error('No picture');
    const top = 297 * ptPerMm - place.yPt - place.heightPt;
    for (const line of lines.filter(({ degrees }) => degrees === undefined)) {
      const found = foundAt(path, number, line.text);
      const box = boxOf(line, { ...paper, dpi: 72 }, fonts);
      const [[left, above], [right], [, below]] = box;
      expect(Math.abs(found.left - place.xPt - left), line.text).toBeLessThan(0.5);
      expect(Math.abs(found.right - place.xPt - right), line.text).toBeLessThan(0.5);
      // Readers draw a mark of their own height around a word; its middle is the middle of the line.
      const middle = (found.top + found.bottom) / 2 - top;
      expect(Math.abs(middle - (above + below) / 2), line.text).toBeLessThan(1);
      expect(found.bottom - found.top, line.text).toBeLessThan((below - above) * 1.3);
    }
    const leaning = lines.find(({ degrees }) => degrees !== undefined);
    if (leaning === undefined) throw new Error('No leaning line');
    const found = foundAt(path, number, leaning.text);
    const corners = boxOf(leaning, { ...paper, dpi: 72 }, fonts);
    expect(Math.abs(found.left - place.xPt - Math.min(...corners.map(([x]) => x)))).toBeLessThan(2);
    expect(Math.abs(found.right - place.xPt - Math.max(...corners.map(([x]) => x)))).toBeLessThan(
      2,
    );
    expect(found.bottom - found.top).toBeGreaterThan(8);

    const unread = structuredClone(plan);
    for (const page of unread.documents[0]?.pages ?? []) delete page.text;
    const without = await made(unread, files);
    expect(textOf(without.path)).not.toContain('常住人口登记卡');
    expect(renderedPage(path, number).equals(renderedPage(without.path, number))).toBe(true);
    expect(sha256((await made(plan, files)).bytes)).toBe(sha256(bytes));
  });

  it('stands in its place on a page that is fitted to the sheet, and on both sides of a card', async () => {
    const text = fileOf(readAs(paper, await printed()));
    const fitted = await archiveOf([{ paper, text }], false);
    const shown = await made(fitted.plan, fitted.files);
    const [place] = picturePlaces(shown.bytes, fitted.number);
    const scale = (place?.widthPt ?? 0) / (143 * ptPerMm);
    const name = lines[1] ?? { text: '', xMm: 0, yMm: 0, sizeMm: 0 };
    const found = foundAt(shown.path, fitted.number, name.text);
    const [[left]] = boxOf(name, { ...paper, dpi: 72 }, fonts);
    expect(scale).toBeGreaterThan(1.2);
    expect(Math.abs(found.left - (place?.xPt ?? 0) - left * scale)).toBeLessThan(0.5);

    const side = (words: string): PrintedPaper => ({
      widthMm: 85.6,
      heightMm: 54,
      dpi: 300,
      lines: [{ text: words, xMm: 10, yMm: 20, sizeMm: 4 }],
    });
    const sides = await Promise.all(
      [side('居住证人像面'), side('签发机关')].map(async (one) => ({
        paper: one,
        text: fileOf(readAs(one, imageFile(await printedPicture(one, fonts)))),
      })),
    );
    const both = await archiveOf(sides);
    const card = await made(both.plan, both.files);
    const [front, back] = ['居住证人像面', '签发机关'].map((words) =>
      foundAt(card.path, both.number, words),
    );
    expect((back?.top ?? 0) - (front?.top ?? 0)).toBeGreaterThan(54 * ptPerMm);
  });

  it('runs downwards where its box is higher than long', async () => {
    const image = await printed();
    const box: PageText['lines'][number]['box'] = [
      [100, 100],
      [140, 100],
      [140, 500],
      [100, 500],
    ];
    const line = { text: '不动产权证书', sure: 1, doubtful: [], box };
    const text = fileOf({ ...readAs(paper, image), lines: [line] });
    const { plan, files, number } = await archiveOf([{ paper, text }]);
    const { path, bytes } = await made(plan, files);
    expect(textOf(path)).toContain(line.text);
    const [place] = picturePlaces(bytes, number);
    const found = foundAt(path, number, line.text);
    const perPx = 72 / 200;
    expect(Math.abs(found.left - (place?.xPt ?? 0) - 100 * perPx)).toBeLessThan(3);
    expect(Math.abs(found.bottom - found.top - 400 * perPx)).toBeLessThan(1);
    expect(found.right - found.left).toBeLessThan(40 * perPx * 1.3);
  });

  it('keeps a character that no font has, and leaves out what is no writing', async () => {
    const image = await printed();
    const [first] = readAs(paper, image).lines;
    if (first === undefined) throw new Error('No line');
    const line = { ...first, text: '吴\u{21757}〓a\u0000\u200b\ufeff\ue000b\ud800' };
    const text = Buffer.from(JSON.stringify({ ...readAs(paper, image), lines: [line] }));
    const { plan, files } = await archiveOf([{ paper, text }]);
    const { path, missingGlyphs, bytes } = await made(plan, files);
    expect(missingGlyphs).toEqual([]);
    expect(textOf(path)).toContain('吴\u{21757}〓a\ue000b');
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/\/SMask|\/ca /);
  });

  it('is left out where it cannot be had or is no text; the picture stays', async () => {
    const image = await printed();
    const whole = readAs(paper, image);
    const broken: Record<string, Uint8Array> = {
      nothing: Buffer.alloc(1),
      'no JSON': Buffer.from('[[[['),
      'no UTF-8': Buffer.from([0x22, 0xff, 0x22]),
      'another shape': fileOf({ ...whole, more: 1 }),
      'too many lines': fileOf({ ...whole, lines: Array(1_001).fill(whole.lines[0]) }),
      'too long': Buffer.from(`${JSON.stringify(whole)}${' '.repeat(4_000_000)}`),
    };
    for (const [name, text] of Object.entries(broken)) {
      const { plan, files, pictures } = await archiveOf([{ paper, text }]);
      const { path } = await made(plan, files);
      expect(imagesOf(path).map(sha256), name).toEqual(pictures.map(sha256));
      expect(textOf(path), name).not.toContain('常住人口登记卡');
    }
    const text = fileOf(whole);
    const { plan, files, pictures } = await archiveOf([{ paper, text }]);
    files.set(sha256(text), fileOf({ ...whole, reader: 'tess' }));
    expect(textOf((await made(plan, files)).path)).not.toContain('常住人口登记卡');
    files.delete(sha256(text));
    const { path } = await made(plan, files);
    expect(imagesOf(path).map(sha256)).toEqual(pictures.map(sha256));
  });

  it('makes an archive whatever was read', async () => {
    const jpeg = await printedPicture(paper, fonts);
    const image = imageFile(jpeg);
    const point = fc.tuple(
      fc.double({ min: -100_000, max: 100_000, noNaN: true }),
      fc.double({ min: -100_000, max: 100_000, noNaN: true }),
    );
    const line = fc.record({
      text: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      sure: fc.constant(1),
      doubtful: fc.constant([]),
      box: fc.tuple(point, point, point, point),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (some) => {
        const text = fileOf({ ...readAs(paper, image), lines: some });
        const { plan, files } = await archiveOf([{ paper, text }]);
        const { path } = await made(plan, files);
        expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
      }),
      { numRuns: 12 },
    );
  });
});
