/** Whole archive of twenty scans against `qpdf` joining the same scans: eleven interleaved pairs, median ratios. */
import { execFileSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bench } from 'vitest';
import { makeArchivePdf } from '../../electron/papers/archive-pdf';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import { loadPaperFonts } from '../../electron/papers/paper-fonts';
import { drawPages } from '../../electron/papers/draw-paper';
import { createPaper } from '../../electron/papers/pdfa';
import { writePdf } from '../../electron/papers/pdf-writer';
import {
  fontsFolder,
  imageFile,
  planWithFiles,
  sampleCase,
  sampleForm,
  samplePictures,
} from '../support/papers-samples';
import { scratchFolder } from '../support/scratch-folder';

const scans = 20;
const pairs = 11;

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

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Both sides write their result to disk; fonts are warm, as in the papers process. */
export async function compareWithQpdf() {
  const folder = scratchFolder('papers-bench');
  const loaded = await loadPaperFonts(fontsFolder());
  if (!loaded.ok) throw new Error(loaded.error.kind);
  const fonts = loaded.value;
  const pictures = samplePictures(scans);
  const single = pictures.map((_, index) => join(folder, `scan-${index}.pdf`));
  for (const [index, path] of single.entries()) {
    const jpeg = pictures[index];
    if (jpeg !== undefined) await scanPdf(jpeg, fonts, path);
  }
  const current = sampleCase(sampleForm, pictures, scans - 5);
  const [first, second, third] = current.documents;
  const pages = [first, second, third].flatMap((document) => document?.pages ?? []);
  pages.forEach((page, index) => {
    const jpeg = pictures[index];
    if (jpeg !== undefined) page.corrected = imageFile(jpeg);
  });
  const { plan, files } = planWithFiles(current, pictures, [], 40);
  const [joined, archive] = [join(folder, 'joined.pdf'), join(folder, 'archive.pdf')];
  const joinScans = () => {
    execFileSync('qpdf', ['--empty', '--pages', ...single, '--', joined]);
  };
  const makeArchive = async () => {
    const made = await makeArchivePdf(plan, fonts, {
      readFile: (name) => Promise.resolve(files.get(name)),
      onProgress: () => undefined,
      isCancelled: () => false,
    });
    if (!made.ok) throw new Error(made.error.kind);
    writeFileSync(archive, made.value.bytes);
  };
  await makeArchive();
  joinScans();
  const rounds: { archiveMs: number; qpdfMs: number }[] = [];
  for (let round = 0; round < pairs; round++) {
    const start = performance.now();
    await makeArchive();
    const middle = performance.now();
    joinScans();
    rounds.push({ archiveMs: middle - start, qpdfMs: performance.now() - middle });
  }
  return {
    timeRatio: median(rounds.map(({ archiveMs, qpdfMs }) => archiveMs / qpdfMs)),
    archiveMs: median(rounds.map(({ archiveMs }) => archiveMs)),
    qpdfMs: median(rounds.map(({ qpdfMs }) => qpdfMs)),
    bytesRatio: statSync(archive).size / statSync(joined).size,
    bytes: statSync(archive).size,
  };
}

bench(
  'archive of twenty scans against qpdf',
  async () => {
    const { timeRatio, archiveMs, qpdfMs, bytesRatio, bytes } = await compareWithQpdf();
    console.log(
      [
        `time ${timeRatio.toFixed(2)} x qpdf`,
        `(archive ${archiveMs.toFixed(0)} ms, qpdf ${qpdfMs.toFixed(0)} ms, bar 3 x)`,
        `bytes ${bytesRatio.toFixed(4)} x qpdf (${bytes} bytes, bar 1.02 x)`,
      ].join('; '),
    );
  },
  { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
);
