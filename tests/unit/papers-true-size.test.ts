import { describe, expect, it } from 'vitest';
import { layOutArchive } from '../../electron/papers/archive-layout';
import { makeArchivePdf } from '../../electron/papers/archive-pdf';
import { ptPerMm } from '../../electron/papers/page-geometry';
import { Typesetter } from '../../electron/papers/typesetter';
import type { ArchivePlan } from '../../shared/archive/archive-plan-schema';
import type { Page } from '../../shared/domain/document';
import {
  openFonts,
  imageFile,
  paperSources,
  planWithFiles,
  sampleCase,
  sha256,
} from '../support/papers-samples';
import {
  darkRuns,
  imagesOf,
  pageSize,
  picturePlaces,
  qpdfCheck,
  savePdf,
  textOf,
} from '../support/papers-tools';
import type { PrintedPaper } from '../support/printed-picture';
import { printedPicture } from '../support/printed-picture';

const fonts = await openFonts();

const card = (words: string): PrintedPaper => ({
  widthMm: 85.6,
  heightMm: 54,
  dpi: 300,
  lines: [{ text: words, xMm: 8, yMm: 14, sizeMm: 4 }],
});
const sheet = (widthMm: number, heightMm: number): PrintedPaper => ({
  widthMm,
  heightMm,
  dpi: 150,
  lines: [{ text: '无房证明', xMm: 20, yMm: 30, sizeMm: 6 }],
});

/** The page of a case that shows the picture, as the camera's eye measured it. */
function pageOf(jpeg: Buffer, role: string, paper: PrintedPaper, isMeasured = true): Page {
  const image = imageFile(jpeg);
  const { widthPx, heightPx } = image;
  return {
    id: '0198f0a0-0000-7000-8000-000000000001',
    role,
    source: 'camera',
    capturedAt: '2026-08-15T02:05:03.000Z',
    original: image,
    corrected: image,
    ...(isMeasured
      ? {
          shape: {
            corners: [
              [0, 0],
              [widthPx, 0],
              [widthPx, heightPx],
              [0, heightPx],
            ],
            by: 'program' as const,
            dpi: paper.dpi,
          },
        }
      : {}),
  };
}

/** An archive with one document of these pages. */
async function archiveOf(kind: string, pages: Page[], pictures: Buffer[]) {
  const current = sampleCase();
  const [document] = current.documents;
  if (document === undefined) throw new Error('No document');
  const one = { ...document, requirementId: 'dwelling', kind, pages };
  const { plan, files } = planWithFiles({ ...current, documents: [one] }, pictures, []);
  return { plan, files, ...(await drawn(plan, files)) };
}

async function drawn(plan: ArchivePlan, files: ReadonlyMap<string, Uint8Array>) {
  const made = await makeArchivePdf(plan, fonts, paperSources(files));
  if (!made.ok) throw new Error(made.error.kind);
  const layout = layOutArchive(plan, new Typesetter(fonts));
  return { bytes: made.value.bytes, pages: made.value.pages, layout };
}

const close = (value: number, wanted: number) =>
  expect(Math.abs(value - wanted), `${value} for ${wanted}`).toBeLessThan(0.02);

describe('two sides of a card', () => {
  it('stand on one upright sheet, each 85.60 mm wide, named, with their bytes untouched', async () => {
    const papers = [card('居住证　人像面'), card('签发机关')];
    const pictures = await Promise.all(papers.map((paper) => printedPicture(paper, fonts)));
    const pages = pictures.map((jpeg, index) =>
      pageOf(jpeg, index === 0 ? 'front' : 'extra', papers[index] ?? card('')),
    );
    const { plan, bytes, layout } = await archiveOf('residencePermit', pages, pictures);
    const path = savePdf(bytes);
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
    expect(imagesOf(path).map(sha256)).toEqual(pictures.map(sha256));
    const number = layout.drafts.length;
    expect(pageSize(path, number).widthPt).toBeLessThan(pageSize(path, number).heightPt);
    const places = picturePlaces(bytes, number);
    expect(places).toHaveLength(2);
    for (const { widthPt, heightPt, xPt } of places) {
      close(widthPt, 85.6 * ptPerMm);
      expect(Math.abs(heightPt / ptPerMm - 53.98)).toBeLessThan(0.15);
      expect(Math.abs(xPt + widthPt / 2 - (210 / 2) * ptPerMm)).toBeLessThan(0.05);
    }
    const [first, second] = places;
    if (first === undefined || second === undefined) throw new Error('Not two');
    expect(first.yPt).toBeGreaterThan(second.yPt + second.heightPt + 20);
    // What poppler renders of the frame round each card is as wide as the card.
    for (const { yPt, heightPt, xPt, widthPt } of places) {
      const across = darkRuns(path, number, 297 * ptPerMm - yPt - heightPt / 2);
      expect(Math.abs((across[0]?.fromPt ?? 0) - xPt)).toBeLessThan(1);
      expect(Math.abs((across.at(-1)?.toPt ?? 0) - xPt - widthPt)).toBeLessThan(1);
    }
    const text = textOf(path);
    expect(text).toContain('居住证人像面、另一面（第1、2页，共2页）');
    expect(text).toContain('证件两面按原件大小');
    expect(JSON.stringify(plan.chapters)).toContain('居住证 另一面');
    expect(layout.bookmarks.at(-1)?.children[0]).toEqual({
      title: '材料1　居住证',
      page: number - 1,
      children: [
        { title: '人像面', page: number - 1, children: [] },
        { title: '另一面', page: number - 1, children: [] },
      ],
    });
  });

  it('of two cards in one paper stand on two sheets; a sheet among them stands alone', async () => {
    const side = card('居住证');
    const other = sheet(210, 297);
    const [cardJpeg, sheetJpeg] = [
      await printedPicture(side, fonts),
      await printedPicture(other, fonts),
    ];
    const pages = [
      ...Array.from({ length: 4 }, () => pageOf(cardJpeg, 'extra', side)),
      pageOf(sheetJpeg, 'extra', other),
      pageOf(cardJpeg, 'extra', side),
    ];
    const { bytes, layout, plan } = await archiveOf('residencePermit', pages, [
      cardJpeg,
      sheetJpeg,
    ]);
    expect(plan.documents[0]?.pages.map(({ isOtherSide }) => isOtherSide === true)).toEqual([
      false,
      true,
      false,
      true,
      false,
      false,
    ]);
    const count = layout.drafts.length;
    const onSheets = [3, 2, 1, 0].map((back) => picturePlaces(bytes, count - back).length);
    expect(onSheets).toEqual([2, 2, 1, 1]);
    expect(layout.bookmarks.at(-1)?.children[0]?.children.map(({ page }) => page)).toEqual(
      [4, 4, 3, 3, 2, 1].map((back) => count - back),
    );
    expect(textOf(savePdf(bytes))).toContain('第3页、第4页（第3、4页，共6页）');
  });
});

describe('a page whose size is known', () => {
  it.each([
    ['a page of the register lies across an upright sheet', 143, 105, 143, true],
    ['a page that is wider than an upright sheet makes it lie down', 200, 120, 200, false],
    ['an A4 page leaves room for head and foot', 210, 297, undefined, true],
  ])('%s', async (_, widthMm, heightMm, drawnMm, isUpright) => {
    const paper = sheet(widthMm, heightMm);
    const jpeg = await printedPicture(paper, fonts);
    const { bytes, layout } = await archiveOf('noHome', [pageOf(jpeg, 'first', paper)], [jpeg]);
    const path = savePdf(bytes);
    const number = layout.drafts.length;
    const [place] = picturePlaces(bytes, number);
    const { widthPt, heightPt } = pageSize(path, number);
    expect(widthPt < heightPt).toBe(isUpright);
    if (drawnMm !== undefined) {
      // Whole pixels of a picture of 150 dots on an inch.
      expect(Math.abs((place?.widthPt ?? 0) / ptPerMm - drawnMm)).toBeLessThan(0.1);
      expect(textOf(path)).toContain('按原件大小');
    } else {
      close(place?.heightPt ?? 0, 263 * ptPerMm);
      expect(textOf(path)).toContain('缩至原件的89%');
    }
  });

  it('is drawn as before where nobody measured it, and from a plan of before', async () => {
    const paper = sheet(143, 105);
    const jpeg = await printedPicture(paper, fonts);
    const page = pageOf(jpeg, 'first', paper, false);
    const { plan, files, bytes, layout } = await archiveOf('noHome', [page], [jpeg]);
    expect(plan.documents[0]?.pages[0]).toEqual({ title: '查询结果页', image: page.corrected });
    const [place] = picturePlaces(bytes, layout.drafts.length);
    close(place?.widthPt ?? 0, (176 * ptPerMm * page.corrected.widthPx) / page.corrected.heightPx);
    expect(pageSize(savePdf(bytes), layout.drafts.length).widthPt).toBeGreaterThan(800);
    expect(textOf(savePdf(bytes))).not.toContain('按原件大小');
    expect(sha256((await drawn(plan, files)).bytes)).toBe(sha256(bytes));
  });
});
