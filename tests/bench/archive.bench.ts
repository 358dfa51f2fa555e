/** Whole archive of twenty scans against what others make of the same scans: interleaved rounds, median ratios, memory. */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { makeArchivePdf } from '../../electron/papers/archive-pdf';
import { makeDocumentPdf } from '../../electron/papers/document-pdf';
import { makeLetterPdf } from '../../electron/papers/letter-pdf';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import { loadPaperFonts } from '../../electron/papers/paper-fonts';
import type { PaperSources } from '../../electron/papers/paper-sources';
import { documentPlans } from '../../shared/archive/document-plan';
import {
  fontsFolder,
  imageFile,
  planWithFiles,
  sampleCase,
  sampleContent,
  sampleForm,
  samplePictures,
} from '../support/papers-samples';
import { scratchFolder } from '../support/scratch-folder';
import { rivalsOf } from './archive-rivals';
import { quantile } from './spread';
import { figure } from './figures';
import { toldOnce } from './told-once';

const scans = 20;
const rounds = 11;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
const median = (values: readonly number[]) => quantile(values, 0.5);

/** A case of twenty pages, each with a scan of its own. */
function planned(pictures: readonly Buffer[]) {
  const current = sampleCase(sampleForm, [...pictures], scans - 5);
  const pages = current.documents.flatMap((document) => document.pages);
  pages.forEach((page, index) => {
    const jpeg = pictures[index];
    if (jpeg !== undefined) page.corrected = imageFile(jpeg);
  });
  return planWithFiles(current, pictures, [], 40);
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Resident memory above what it was before, looked at whenever a file is asked for and at the end. */
async function peakOf(work: (look: () => void) => Promise<unknown>): Promise<number> {
  collect();
  const before = process.memoryUsage.rss();
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss() - before);
  };
  await work(look);
  look();
  return most;
}

/** What a station pays when the first name with a rare character is printed, and when the next ones are. */
async function rareCharacters(fonts: PaperFonts): Promise<string> {
  const write = async (name: string) => {
    const { salutation, ...content } = sampleContent('receipt');
    const made = await makeLetterPdf({ ...content, salutation: `${name}${salutation}` }, fonts);
    if (!made.ok || made.value.missingGlyphs.length > 0) throw new Error('Not drawn');
  };
  const usualMs = await timed(() => write('吴'));
  let firstMs = 0;
  const more = await peakOf(async () => {
    firstMs = await timed(() => write('吴\u{21757}\uf98f'));
  });
  const nextMs = await timed(() => write('吴\u{2CB6D}\uf990'));
  const times = `usual ${usualMs.toFixed(0)} ms, first rare ${firstMs.toFixed(0)} ms, next ${nextMs.toFixed(0)} ms`;
  return `letter with a rare character: ${times}; ${megabytes(more)} MB more memory from then on`;
}

/** All sides write their result to disk; fonts and modules are warm, as in the papers process. */
export async function compareArchives(): Promise<string[]> {
  const folder = scratchFolder('papers-bench');
  const fontsDir = fontsFolder();
  const loaded = await loadPaperFonts(fontsDir);
  if (!loaded.ok) throw new Error(loaded.error.kind);
  const fonts = loaded.value;
  const pictures = samplePictures(scans);
  const { plan, files } = planned(pictures);
  const archive = join(folder, 'archive.pdf');
  let pages = 0;
  const sources = (look: () => void = () => undefined): PaperSources => ({
    readFile: (name) => {
      look();
      return Promise.resolve(files.get(name));
    },
    onProgress: look,
    isCancelled: () => false,
  });
  const makeArchive = async (look?: () => void) => {
    const made = await makeArchivePdf(plan, fonts, sources(look));
    if (!made.ok) throw new Error(made.error.kind);
    ({ pages } = made.value);
    look?.();
    writeFileSync(archive, made.value.bytes);
  };
  const makeDocuments = async () => {
    for (const document of documentPlans(plan)) {
      const made = await makeDocumentPdf(document, fonts, sources());
      if (!made.ok) throw new Error(made.error.kind);
      writeFileSync(join(folder, 'document.pdf'), made.value.bytes);
    }
  };
  await makeLetterPdf(sampleContent('receipt'), fonts);
  const rare = await rareCharacters(fonts);
  const peak = await peakOf(makeArchive);
  const rivals = await rivalsOf(pictures, fonts, fontsDir, folder);
  for (const { make } of rivals) await make();
  await makeDocuments();
  const ours: number[] = [];
  const documents: number[] = [];
  const theirs = rivals.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    ours.push(await timed(makeArchive));
    documents.push(await timed(makeDocuments));
    for (const [index, { make }] of rivals.entries()) theirs[index]?.push(await timed(make));
  }
  const size = statSync(archive).size;
  const largest = pictures.toSorted((a, b) => b.length - a.length).slice(0, 2);
  const bar = largest.reduce((sum, { length }) => sum + length, 64 * 1024 * 1024);
  figure('archiveMemory', peak / bar);
  const table = rivals.map(({ name, path }, index) => {
    const times = theirs[index] ?? [];
    const time = median(ours.map((ms, round) => ms / (times[round] ?? NaN)));
    const bytes = size / statSync(path).size;
    if (name.startsWith('qpdf')) {
      figure('archiveTime', time);
      figure('archiveBytes', bytes);
    }
    return `time ${time.toFixed(2)} x, bytes ${bytes.toFixed(4)} x ${name} (${median(times).toFixed(0)} ms)`;
  });
  return [
    `archive of ${pages} pages with ${scans} scans: ${median(ours).toFixed(0)} ms, ${size} bytes`,
    ...table,
    'bars against qpdf: time 3 x, bytes 1.02 x',
    `the ${plan.documents.length} documents one by one: ${median(documents).toFixed(0)} ms`,
    `peak memory ${megabytes(peak)} MB, result included (bar: two scans and 64 MB, ${megabytes(bar)} MB)`,
    rare,
  ];
}

toldOnce('archive of twenty scans against others', compareArchives);
