/** The flavours of PDF/A: what each says of itself, judged by programs that did not write it, and what each forbids. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { makeArchivePdf } from '../../electron/papers/archive-pdf';
import { makeDocumentPdf } from '../../electron/papers/document-pdf';
import { makeLetterPdf } from '../../electron/papers/letter-pdf';
import type { MadePaper, PapersError } from '../../electron/papers/papers-protocol';
import { documentPlans } from '../../shared/archive/document-plan';
import type { PdfaFlavour } from '../../shared/archive/pdfa-flavour';
import type { Result } from '../../shared/domain/result';
import {
  openFonts,
  paperSources,
  planWithFiles,
  sampleCase,
  sampleContent,
  sampleLetter,
  sha256,
  smallJpeg,
} from '../support/papers-samples';
import { fontsOf, imagesOf, qpdfCheck, savePdf } from '../support/papers-tools';
import { mupdfComplaints, preflight } from '../support/pdfa-tools';
import { scratchFolder } from '../support/scratch-folder';

const fonts = await openFonts();

function bytesOf(made: Result<MadePaper, PapersError>): Uint8Array {
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.bytes;
}

/** A letter, the archive of its case with that letter inside, and one document, all in one flavour. */
async function papersOf(flavour: PdfaFlavour) {
  const letter = await makeLetterPdf({ ...sampleContent('placeNotice'), flavour }, fonts);
  if (!letter.ok) throw new Error(letter.error.kind);
  const { bytes: pdf, pages } = letter.value;
  const { plan, files } = planWithFiles(
    sampleCase(),
    [],
    [{ letter: sampleLetter('placeNotice'), pdf, pages }],
  );
  const [first] = documentPlans({ ...plan, flavour });
  if (first === undefined) throw new Error('No document');
  return {
    letter: pdf,
    archive: bytesOf(await makeArchivePdf({ ...plan, flavour }, fonts, paperSources(files))),
    document: bytesOf(await makeDocumentPdf(first, fonts, paperSources(files))),
  };
}

const papers = {
  '1b': await papersOf('1b'),
  '2u': await papersOf('2u'),
  '3b': await papersOf('3b'),
};
const saved = (['1b', '2u', '3b'] as const).flatMap((flavour) =>
  Object.values(papers[flavour]).map((bytes) => ({ flavour, bytes, path: savePdf(bytes) })),
);
/** Of all of them at once: most of what Preflight costs is its start. */
const judged = preflight(saved);

describe.each([
  ['1b', '%PDF-1.4', '1', 'B'],
  ['2u', '%PDF-1.7', '2', 'U'],
  ['3b', '%PDF-1.7', '3', 'B'],
] as const)('papers in flavour %s', (flavour, header, part, conformance) => {
  it('say so, and are sound for qpdf, Preflight and mupdf', () => {
    const mine = saved.filter((one) => one.flavour === flavour);
    expect(mine).toHaveLength(3);
    for (const { bytes } of mine) {
      const raw = Buffer.from(bytes).toString('latin1');
      expect(raw.startsWith(`${header}\n`)).toBe(true);
      expect(raw).toContain(`<pdfaid:part>${part}</pdfaid:part>`);
      expect(raw).toContain(`<pdfaid:conformance>${conformance}</pdfaid:conformance>`);
      expect(raw).not.toMatch(/ObjStm|XRef|EmbeddedFile|SMask|\/ca |\/CA /);
    }
    expect(judged.filter((_, at) => saved[at]?.flavour === flavour)).toEqual([[], [], []]);
    const paths = mine.map(({ path }) => path);
    expect(mupdfComplaints(paths)).toEqual([]);
    for (const path of paths) {
      expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
      expect(fontsOf(path).every(({ embedded }) => embedded === 'yes')).toBe(true);
      for (const image of imagesOf(path)) expect(sha256(image)).toBe(sha256(smallJpeg));
    }
  });
});

describe('the judges', () => {
  /** A sound letter, changed and written again. */
  async function changed(change: (document: PDFDocument) => void): Promise<string> {
    const letter = await makeLetterPdf({ ...sampleContent('receipt'), flavour: '1b' }, fonts);
    const document = await PDFDocument.load(bytesOf(letter), { updateMetadata: false });
    change(document);
    const path = join(scratchFolder('papers-changed'), 'paper.pdf');
    writeFileSync(path, await document.save({ useObjectStreams: false }));
    return path;
  }

  it('find what is wrong', async () => {
    const paths = [
      await changed((document) => document.catalog.delete(PDFName.of('OutputIntents'))),
      await changed((document) => document.catalog.delete(PDFName.of('Metadata'))),
      await changed((document) => document.getPage(0).drawText('a', { x: 9, y: 9 })),
      await changed((document) => document.getPage(0).drawSquare({ opacity: 0.5 })),
      await changed((document) => document.addJavaScript('alert', 'app.alert(1)')),
    ];
    const [asOne, asTwo, ...found] = preflight([
      { path: savePdf(papers['2u'].letter), flavour: '1b' },
      { path: join(scratchFolder('papers-none'), 'none.pdf'), flavour: '2u' },
      ...paths.map((path) => ({ path, flavour: '1b' as const })),
    ]);
    expect(found).toHaveLength(paths.length);
    for (const errors of found) expect(errors.length).toBeGreaterThan(0);
    expect(asOne?.join()).toMatch(/7\.11/);
    expect(asTwo?.join()).toMatch(/thrown/);
  });

  it('find a picture whose bytes are cut', async () => {
    const { archive } = papers['2u'];
    const cut = Buffer.from(archive);
    const at = cut.indexOf(smallJpeg.subarray(0, 64));
    cut.fill(0xff, at + 2_000, at + smallJpeg.length);
    expect(mupdfComplaints([savePdf(cut)]).length).toBeGreaterThan(0);
  });
});

describe('an archive with a letter from elsewhere', () => {
  /** Puts the letter into an archive of this flavour. */
  async function outcome(flavour: PdfaFlavour, draw: (document: PDFDocument) => unknown) {
    const elsewhere = await PDFDocument.create();
    elsewhere.addPage([595, 842]);
    await draw(elsewhere);
    const pdf = await elsewhere.save({ useObjectStreams: false });
    const letters = [{ letter: sampleLetter('placeNotice'), pdf, pages: 1 }];
    const { plan, files } = planWithFiles(sampleCase(), [], letters);
    const made = await makeArchivePdf({ ...plan, flavour }, fonts, paperSources(files));
    return made.ok ? 'made' : made.error.kind === 'flavourForbids' ? made.error.what : made.error;
  }

  const setOnPage = (key: string, value: object) => (document: PDFDocument) =>
    document.getPage(0).node.set(PDFName.of(key), document.context.obj(value as never));
  const image =
    (entries: object) =>
    (document: PDFDocument): void => {
      const stream = document.context.stream(smallJpeg, {
        Type: 'XObject',
        Subtype: 'Image',
        Width: 1240,
        Height: 1754,
        ColorSpace: 'DeviceRGB',
        BitsPerComponent: 8,
        Filter: 'DCTDecode',
        ...entries,
      });
      const XObject = { I: document.context.register(stream) };
      document.getPage(0).node.set(PDFName.of('Resources'), document.context.obj({ XObject }));
    };

  it.each([
    ['a plain page', () => undefined, 'made', 'made'],
    [
      'see-through colour',
      (document: PDFDocument) => document.getPage(0).drawSquare({ opacity: 0.5 }),
      'transparency',
      'made',
    ],
    ['a page group', setOnPage('Group', { S: 'Transparency' }), 'transparency', 'made'],
    ['JPEG 2000', image({ Filter: 'JPXDecode' }), 'jpeg2000', 'made'],
    ['a smoothed picture', image({ Interpolate: true }), 'interpolation', 'interpolation'],
    ['LZW', image({ Filter: 'LZWDecode' }), 'lzw', 'lzw'],
    [
      'bytes that lie elsewhere',
      image({ F: PDFString.of('picture.jpg') }),
      'externalStream',
      'externalStream',
    ],
    ['something that runs when it is opened', setOnPage('AA', {}), 'action', 'action'],
    [
      'a font that is not in it',
      async (document: PDFDocument) =>
        document.getPage(0).drawText('a', {
          font: await document.embedFont(StandardFonts.Helvetica),
        }),
      'fontNotEmbedded',
      'fontNotEmbedded',
    ],
  ] as const)('tells of what its flavour forbids: %s', async (_what, draw, in1b, in2u) => {
    expect(await outcome('1b', draw)).toBe(in1b);
    expect(await outcome('2u', draw)).toBe(in2u);
    expect(await outcome('3b', draw)).toBe(in2u);
  });

  it('tells of attached files, which part 3 allows when they say what they are for', async () => {
    const note = (key: string) => (document: PDFDocument) => {
      const { context } = document;
      const file = { Type: 'Filespec', EF: { F: context.register(context.stream('{}')) } };
      const entry = key === '' ? file : { ...file, [key]: 'Source' };
      const annotation = { Type: 'Annot', Subtype: 'FileAttachment', FS: entry };
      document.getPage(0).node.set(PDFName.of('Annots'), context.obj([annotation]));
    };
    for (const flavour of ['1b', '2u'] as const) {
      expect(await outcome(flavour, note('AFRelationship'))).toBe('attachment');
    }
    expect(await outcome('3b', note(''))).toBe('attachment');
    expect(await outcome('3b', note('AFRelationship'))).toBe('made');
  });
});
