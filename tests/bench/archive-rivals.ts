/** What others make of the same scans: qpdf and img2pdf as programs, pdfkit and pdf-lib as its makers publish it. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib-stock';
import PdfKitDocument from 'pdfkit';
import { drawPages } from '../../electron/papers/draw-paper';
import { fontFiles } from '../../electron/papers/font-files';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import { createPaper } from '../../electron/papers/pdfa';
import { writePdf } from '../../electron/papers/pdf-writer';
import { imageFile } from '../support/papers-samples';

/** Makes the file once; the name is what the table says. */
export type Rival = {
  readonly name: string;
  readonly path: string;
  readonly make: () => unknown;
};

const a4 = [595.28, 841.89] as const;
const leftPt = 70;
const linePt = 28;

/** Three pages of 700 characters each, 25 lines of 28, every one of them another: what a cover, a form and traces weigh. */
const pages = [0, 1, 2].map((page) =>
  Array.from({ length: 25 }, (_, line) =>
    String.fromCodePoint(
      ...Array.from({ length: 28 }, (_, place) => 0x4e00 + (page * 25 + line) * 28 + place),
    ),
  ),
);

/** The file is written by each of them, as by the archive they are compared with. */
export async function rivalsOf(
  scans: readonly Buffer[],
  fonts: PaperFonts,
  fontsDir: string,
  folder: string,
): Promise<Rival[]> {
  const single = scans.map((_, index) => join(folder, `scan-${index}.pdf`));
  const pictures = scans.map((_, index) => join(folder, `scan-${index}.jpg`));
  for (const [index, jpeg] of scans.entries()) {
    await scanPdf(jpeg, fonts, single[index] ?? '');
    writeFileSync(pictures[index] ?? '', jpeg);
  }
  const font = join(fontsDir, fontFiles.song);
  const at = (name: string) => join(folder, `${name}.pdf`);
  return [
    {
      name: 'qpdf joining the scans',
      path: at('qpdf'),
      make: () => execFileSync('qpdf', ['--empty', '--pages', ...single, '--', at('qpdf')]),
    },
    {
      name: 'img2pdf of the scans',
      path: at('img2pdf'),
      make: () => execFileSync('img2pdf', ['--pagesize', 'A4', '-o', at('img2pdf'), ...pictures]),
    },
    {
      name: 'pdfkit, 3 pages of text and the scans',
      path: at('pdfkit'),
      make: async () => writeFileSync(at('pdfkit'), await withPdfKit(scans, font)),
    },
    {
      name: 'pdf-lib 1.17.1, 3 pages of text and the scans',
      path: at('pdf-lib'),
      make: async () => writeFileSync(at('pdf-lib'), await withPdfLib(scans, font)),
    },
  ];
}

/** One scan as a PDF of one page, with nothing else in it. */
async function scanPdf(jpeg: Buffer, fonts: PaperFonts, path: string): Promise<void> {
  const document = await createPaper();
  const ref = document.context.nextRef();
  const { sha256, bytes, widthPx, heightPx } = imageFile(jpeg);
  const place = { xPt: 0, yPt: 0, widthPt: 595, heightPt: (595 * heightPx) / widthPx };
  const draft = { ...place, marks: [{ kind: 'image' as const, index: 0, ...place }] };
  drawPages(document, [draft], fonts, [ref]);
  const entries = `/Type/XObject/Subtype/Image/Width ${widthPx}/Height ${heightPx}/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode`;
  const read = () => Promise.resolve({ jpeg, entries });
  writeFileSync(path, await writePdf(document.context, [{ ref, sha256, bytes, read }]));
}

async function withPdfKit(scans: readonly Buffer[], font: string): Promise<Buffer> {
  const document = new PdfKitDocument({ autoFirstPage: false, margin: 0, info: { Title: 't' } });
  const parts: Buffer[] = [];
  const written = new Promise<void>((resolve) => {
    document.on('data', (part) => parts.push(part)).on('end', resolve);
  });
  for (const lines of pages) {
    document.addPage({ size: a4, margin: 0 }).font(font).fontSize(16);
    for (const [index, line] of lines.entries()) {
      document.text(line, leftPt, 60 + index * linePt, { lineBreak: false });
    }
  }
  for (const scan of scans) {
    const [width, height] = a4;
    document.addPage({ size: a4, margin: 0 }).image(scan, 0, 0, { width, height });
  }
  document.end();
  await written;
  return Buffer.concat(parts);
}

/** Its subsets of short texts have lost glyphs (Hopding/pdf-lib 1232): here it is only a measure of speed. */
async function withPdfLib(scans: readonly Buffer[], path: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const font = await document.embedFont(readFileSync(path), { subset: true });
  for (const lines of pages) {
    const page = document.addPage([...a4]);
    for (const [index, line] of lines.entries()) {
      page.drawText(line, { x: leftPt, y: 780 - index * linePt, size: 16, font });
    }
  }
  for (const scan of scans) {
    const image = await document.embedJpg(scan);
    const [width, height] = a4;
    document.addPage([...a4]).drawImage(image, { x: 0, y: 0, width, height });
  }
  return document.save();
}
