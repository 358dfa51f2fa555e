/** The PDF of one document: its pictures bit for bit and in their own size, found by what was read on them. */
import { PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { layOutArchive } from '../../electron/papers/archive-layout';
import { makeDocumentPdf } from '../../electron/papers/document-pdf';
import { layOutDocument } from '../../electron/papers/document-layout';
import { Typesetter } from '../../electron/papers/typesetter';
import type { DocumentPlan } from '../../shared/archive/document-plan';
import { documentPlans, documentPlanSchema } from '../../shared/archive/document-plan';
import type { PageText } from '../../shared/domain/page-text';
import {
  openFonts,
  paperSources,
  planWithFiles,
  sampleCase,
  sampleForm,
  samplePictures,
  sha256,
  smallJpeg,
} from '../support/papers-samples';
import {
  draftText,
  fontsOf,
  imagesOf,
  picturePlaces,
  qpdfCheck,
  savePdf,
  textOf,
} from '../support/papers-tools';

const fonts = await openFonts();

/** The first document of the invented case, as its archive plans it. */
function planned(pictures: Buffer[]) {
  const { plan, files } = planWithFiles(sampleCase(sampleForm, pictures), pictures, []);
  const [document] = documentPlans(plan);
  if (document === undefined) throw new Error('No document');
  return { archive: plan, plan: document, files };
}

async function made(plan: DocumentPlan, files: ReadonlyMap<string, Uint8Array>) {
  const paper = await makeDocumentPdf(plan, fonts, paperSources(files));
  if (!paper.ok) throw new Error(paper.error.kind);
  return paper.value;
}

/** What somebody read on the first page. */
function withText(plan: DocumentPlan, files: Map<string, Uint8Array>, words: string): DocumentPlan {
  const [first, ...others] = plan.pages;
  if (first === undefined) throw new Error('No page');
  const { widthPx, heightPx } = first.image;
  const box: PageText['lines'][number]['box'] = [
    [100, 100],
    [700, 100],
    [700, 160],
    [100, 160],
  ];
  const lines = [{ text: words, sure: 1, doubtful: [], box }];
  const text: PageText = { reader: 'test', widthPx, heightPx, lines };
  const bytes = Buffer.from(JSON.stringify(text));
  files.set(sha256(bytes), bytes);
  const read = { sha256: sha256(bytes), bytes: bytes.length, of: first.image.sha256 };
  return { ...plan, pages: [{ ...first, text: read }, ...others] };
}

describe('the PDF of a document', () => {
  it('holds its pictures bit for bit, a bookmark and a label for each page, and says whose it is', async () => {
    const { plan, files } = planned(samplePictures(5));
    const progress: [number, number][] = [];
    const paper = await makeDocumentPdf(plan, fonts, {
      ...paperSources(files),
      onProgress: (done, total) => progress.push([done, total]),
    });
    if (!paper.ok) throw new Error(paper.error.kind);
    const path = savePdf(paper.value.bytes);
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
    expect(imagesOf(path).map(sha256)).toEqual(plan.pages.map(({ image }) => image.sha256));
    const layout = layOutDocument(plan, new Typesetter(fonts));
    expect(textOf(path)).toBe(draftText(layout.drafts));
    expect(textOf(path)).toContain('居民户口簿');
    expect(textOf(path)).toContain(plan.caseNumber);
    expect(layout.bookmarks).toEqual(
      plan.pages.map(({ title }, page) => ({ title, page, children: [] })),
    );
    expect(paper.value.pages).toBe(plan.pages.length);
    for (const font of fontsOf(path)) {
      expect(font).toMatchObject({ embedded: 'yes', subset: 'yes', unicode: 'yes' });
    }
    expect(progress).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ]);
    const document = await PDFDocument.load(paper.value.bytes, { updateMetadata: false });
    expect(document.getTitle()).toBe(`居民户口簿 ${plan.caseNumber}`);
    expect(document.getLanguage()).toBe('zh-CN');
    expect(document.getCreationDate()?.toISOString()).toBe(plan.sealedAt);
    const labels = document.catalog.lookup(PDFName.of('PageLabels'));
    expect(String(labels).replace(/\s+/g, ' ')).toContain('/S /D /St 1');
  });

  it('shows each picture where and as large as the archive of the whole case does', async () => {
    const { archive, plan, files } = planned([smallJpeg]);
    const measured = { ...plan, pages: plan.pages.map((page) => ({ ...page, widthMm: 105 })) };
    const { bytes } = await made(measured, files);
    const whole = { ...archive, documents: [{ ...archive.documents[0], ...measured }] };
    const [place] = picturePlaces(bytes, 1);
    expect(place?.widthPt).toBeCloseTo((105 * 72) / 25.4, 1);
    const set = new Typesetter(fonts);
    const pictures = (drafts: readonly { readonly marks: readonly object[] }[]) =>
      drafts.flatMap(({ marks }) =>
        marks.filter((mark) => 'kind' in mark && mark.kind === 'image'),
      );
    expect(pictures(layOutDocument(measured, set).drafts)).toEqual(
      pictures(layOutArchive(whole, set).drafts),
    );
  });

  it('is found by what was read on it, and is whole without that', async () => {
    const { plan, files } = planned([smallJpeg]);
    const read = withText(plan, files, '常住人口登记卡');
    expect(textOf(savePdf((await made(read, files)).bytes))).toContain('常住人口登记卡');
    const lost = new Map(files);
    lost.delete(read.pages[0]?.text?.sha256 ?? '');
    const bare = textOf(savePdf((await made(read, lost)).bytes));
    expect(bare).toBe(textOf(savePdf((await made(plan, files)).bytes)));
  });

  it('has equal bytes for an equal plan, and others for another case', async () => {
    const { plan, files } = planned([smallJpeg]);
    const [first, second, other] = [
      await made(plan, files),
      await made(documentPlanSchema.parse(structuredClone(plan)), files),
      await made({ ...plan, caseNumber: 'LS01-2026-00013X' }, files),
    ];
    expect(sha256(second.bytes)).toBe(sha256(first.bytes));
    expect(sha256(other.bytes)).not.toBe(sha256(first.bytes));
  });

  it('says on every page that it was made in a drill', async () => {
    const { plan, files } = planned([smallJpeg]);
    const path = savePdf((await made({ ...plan, drill: true }, files)).bytes);
    expect(textOf(path).match(/演练档案，不发生效力/g)).toHaveLength(plan.pages.length);
    expect(imagesOf(path).map(sha256)).toEqual(plan.pages.map(({ image }) => image.sha256));
  });

  it('stops between two pictures when it is cancelled', async () => {
    const { plan, files } = planned([smallJpeg]);
    let read = 0;
    const paper = await makeDocumentPdf(plan, fonts, {
      ...paperSources(files),
      isCancelled: () => read === 2,
      readFile: (name) => {
        read += 1;
        return Promise.resolve(files.get(name));
      },
    });
    expect(paper).toEqual({ ok: false, error: { kind: 'cancelled' } });
  });
});

describe('a picture that cannot pass', () => {
  /** A JPEG whose frame says something else. */
  function framed(change: (frame: Buffer) => void): Buffer {
    const bytes = Buffer.from(smallJpeg);
    change(bytes.subarray(bytes.indexOf(Buffer.from([0xff, 0xc0]))));
    return bytes;
  }
  const scanAt = smallJpeg.indexOf(Buffer.from([0xff, 0xda]));
  const end = Buffer.from([0xff, 0xd9]);

  it.each([
    ['four colours', 'imageCmyk', framed((frame) => frame.writeUInt8(4, 9))],
    ['arithmetic coding', 'imageNotJpeg', framed((frame) => frame.writeUInt8(0xc9, 1))],
    ['twelve bits', 'imageNotJpeg', framed((frame) => frame.writeUInt8(12, 4))],
    ['no size', 'imageNotJpeg', framed((frame) => frame.writeUInt16BE(0, 5))],
    [
      '20,000 x 20,000 dots',
      'imageTooLarge',
      framed((frame) => {
        frame.writeUInt16BE(20_000, 5);
        frame.writeUInt16BE(20_000, 7);
      }),
    ],
    ['half of its bytes', 'imageTruncated', smallJpeg.subarray(0, smallJpeg.length / 2)],
    ['only what stands before the dots', 'imageTruncated', smallJpeg.subarray(0, scanAt)],
    [
      'an end before the dots',
      'imageTruncated',
      Buffer.concat([smallJpeg.subarray(0, scanAt), end]),
    ],
    ['nothing but an end', 'imageTruncated', Buffer.from([0xff, 0xd8])],
    ['bytes of another kind', 'imageNotJpeg', Buffer.from('%PDF-1.4 not a picture')],
  ])('is named: %s', async (_what, kind, bytes) => {
    const { plan, files } = planned([smallJpeg]);
    files.set(sha256(bytes), bytes);
    const [first, ...others] = plan.pages;
    if (first === undefined) throw new Error('No page');
    const image = { ...first.image, sha256: sha256(bytes), bytes: bytes.length };
    const changed = { ...plan, pages: [{ ...first, image }, ...others] };
    const paper = await makeDocumentPdf(changed, fonts, paperSources(files));
    expect(paper).toEqual({ ok: false, error: { kind, sha256: sha256(bytes) } });
  });
});
