/** Makes the PDF of a whole case: sheets, images passed through bit for bit, and the letters' own pages. */
import { createHash } from 'node:crypto';
import type { ArchivePlan } from '../../shared/archive/archive-plan-schema';
import type { ImageFile } from '../../shared/domain/document';
import type { PageText } from '../../shared/domain/page-text';
import type { Result } from '../../shared/domain/result';
import { err } from '../../shared/domain/result';
import { PDFDocument } from 'pdf-lib';
import { layOutArchive } from './archive-layout';
import { drawPages } from './draw-paper';
import { finishPaper } from './finish-paper';
import { parseJpegFrame } from './jpeg';
import { addBookmarks, addPageLabels } from './outline';
import { namedTexts, readPageText } from './page-texts';
import type { PaperFonts } from './paper-fonts';
import type { MadePaper, PapersError } from './papers-protocol';
import { createPaper, makePdfA } from './pdfa';
import { Typesetter } from './typesetter';

/** What making an archive needs from outside. */
export type ArchiveSources = {
  /** Bytes of a stored file by their SHA-256; undefined when the store does not have it. */
  readonly readFile: (sha256: string) => Promise<Uint8Array | undefined>;
  /** Called after each file that went in. */
  readonly onProgress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
};

/** Carries a named error out of the writer; never leaves this file. */
class GivenUp extends Error {
  readonly reason: PapersError;

  constructor(reason: PapersError) {
    super(reason.kind);
    this.reason = reason;
  }
}

/**
 * Equal plan and files give equal bytes. Every file is compared with the SHA-256 of the plan; of a text that is missing or
 * not sound nothing is said, of any other file it is an error.
 * Memory: the result and one image, because each image is fetched when its place in the file is reached.
 */
export async function makeArchivePdf(
  plan: ArchivePlan,
  fonts: PaperFonts,
  sources: ArchiveSources,
): Promise<Result<MadePaper, PapersError>> {
  const set = new Typesetter(fonts);
  const named = namedTexts(plan);
  const files = plan.documents.flatMap(({ pages }) => pages.map(({ image }) => image));
  const total = named.length + files.length + plan.letters.length + 1;
  let done = 0;
  const askFor = async (sha256: string): Promise<Uint8Array | undefined> => {
    if (sources.isCancelled()) throw new GivenUp({ kind: 'cancelled' });
    const bytes = await sources.readFile(sha256);
    if (sources.isCancelled()) throw new GivenUp({ kind: 'cancelled' });
    done += 1;
    sources.onProgress(done, total);
    return bytes;
  };
  const fetchFile = async (sha256: string): Promise<Uint8Array> => {
    const bytes = await askFor(sha256);
    if (bytes === undefined) throw new GivenUp({ kind: 'fileMissing', sha256 });
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      throw new GivenUp({ kind: 'fileDiffers', sha256 });
    }
    return bytes;
  };
  try {
    const texts = new Map<string, PageText>();
    for (const file of named) {
      const text = readPageText(file, await askFor(file.sha256));
      if (text !== undefined) texts.set(file.sha256, text);
    }
    const layout = layOutArchive(plan, set, texts);
    const document = await createPaper();
    const images = files.map((file) => ({ file, ref: document.context.nextRef() }));
    drawPages(
      document,
      layout.drafts,
      fonts,
      images.map(({ ref }) => ref),
    );
    for (const letter of plan.letters) await copyLetter(document, letter, fetchFile);
    addBookmarks(document, layout.bookmarks);
    addPageLabels(document, layout.labels);
    makePdfA(document, {
      title: `${plan.title} ${plan.caseNumber}`,
      author: plan.office,
      subject: '义务教育入学报名服务事项归档文件',
      keywords: ['入学', '电子档案', plan.caseNumber],
      at: plan.sealedAt,
    });
    const imageObjects = images.map(({ file, ref }) => ({
      ref,
      sha256: file.sha256,
      bytes: file.bytes,
      read: async () => readImage(file, await fetchFile(file.sha256)),
    }));
    const made = await finishPaper(document, imageObjects, fonts, set.missingGlyphs);
    sources.onProgress(total, total);
    return made;
  } catch (problem) {
    if (problem instanceof GivenUp) return err(problem.reason);
    throw problem;
  }
}

function readImage(file: ImageFile, jpeg: Uint8Array) {
  const frame = parseJpegFrame(jpeg);
  if (!frame.ok) throw new GivenUp({ kind: frame.error, sha256: file.sha256 });
  const { widthPx, heightPx, colourSpace } = frame.value;
  if (jpeg.length !== file.bytes || widthPx !== file.widthPx || heightPx !== file.heightPx) {
    throw new GivenUp({ kind: 'fileDiffers', sha256: file.sha256 });
  }
  const size = `/Width ${widthPx}/Height ${heightPx}/BitsPerComponent 8`;
  const coding = `/ColorSpace/${colourSpace}/Filter/DCTDecode`;
  return { jpeg, entries: `/Type/XObject/Subtype/Image${size}${coding}` };
}

async function copyLetter(
  document: PDFDocument,
  letter: ArchivePlan['letters'][number],
  fetchFile: (sha256: string) => Promise<Uint8Array>,
): Promise<void> {
  const { sha256, pages } = letter;
  const bytes = await fetchFile(sha256);
  const unreadable = new GivenUp({ kind: 'letterUnreadable', sha256 });
  const source = await PDFDocument.load(bytes, { updateMetadata: false }).catch(() => {
    throw unreadable;
  });
  if (source.getPageCount() !== pages) throw unreadable;
  const copies = await document.copyPages(source, source.getPageIndices());
  for (const page of copies) document.addPage(page);
}
