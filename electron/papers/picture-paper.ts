/** Makes papers that hold pictures: the PDF of a whole case and that of one of its documents. */
import { PDFDocument } from 'pdf-lib';
import type { ArchivePlan } from '../../shared/archive/archive-plan-schema';
import { usualFlavour } from '../../shared/archive/pdfa-flavour';
import type { ImageFile } from '../../shared/domain/document';
import type { PageText } from '../../shared/domain/page-text';
import type { Result } from '../../shared/domain/result';
import { err } from '../../shared/domain/result';
import type { PaperLayout } from './archive-layout';
import { drawPages } from './draw-paper';
import { finishPaper } from './finish-paper';
import { findForbidden } from './flavour-check';
import { readClips } from './glyph-clips';
import { parseJpegFrame } from './jpeg';
import { addBookmarks, addPageLabels } from './outline';
import type { PageTexts } from './page-texts';
import { namedTexts, readPageText } from './page-texts';
import type { PaperFonts } from './paper-fonts';
import type { PaperSources } from './paper-sources';
import { GivenUp, isFile, PaperFiles } from './paper-sources';
import type { MadePaper, PaperClip, PapersError } from './papers-protocol';
import type { PaperMetadata } from './pdfa';
import { createPaper, makePdfA } from './pdfa';
import { addSignaturePlace } from './signature-place';
import { Typesetter } from './typesetter';

/** A paper with pictures before it is drawn. */
export type PicturePaper = {
  /** Whose images the marks of the layout point at, in that order. */
  readonly documents: readonly Pick<ArchivePlan['documents'][number], 'pages'>[];
  /** Letters already made; their pages follow those of the layout. */
  readonly letters: ArchivePlan['letters'];
  /** Pictures of characters that no font has. */
  readonly clips?: ArchivePlan['clips'];
  readonly layOut: (set: Typesetter, texts: PageTexts) => PaperLayout;
  readonly metadata: PaperMetadata;
  /** Whether a place is left open for a signature inside. */
  readonly toBeSigned?: boolean | undefined;
};

/**
 * Every file is compared with its SHA-256; a text or clip that is missing or not sound is left out, of any other file it is
 * an error. Memory: the result and one image, because each image is fetched when its place in the file is reached.
 */
export async function makePicturePaper(
  { documents, letters, clips: planned = [], layOut, metadata, toBeSigned }: PicturePaper,
  fonts: PaperFonts,
  sources: PaperSources,
): Promise<Result<MadePaper, PapersError>> {
  const named = namedTexts(documents);
  const images = documents.flatMap(({ pages }) => pages.map(({ image }) => image));
  const total = named.length + planned.length + images.length + letters.length;
  const files = new PaperFiles(sources, total);
  try {
    const texts = new Map<string, PageText>();
    for (const file of named) {
      const text = readPageText(file, await files.find(file.sha256));
      if (text !== undefined) texts.set(file.sha256, text);
    }
    const clips = await clipsOf(planned, files);
    const set = new Typesetter(fonts, clips);
    const layout = layOut(set, texts);
    const document = await createPaper();
    const objects = images.map((file) => ({
      ref: document.context.nextRef(),
      sha256: file.sha256,
      bytes: file.bytes,
      read: async () => readImage(file, await files.get(file.sha256)),
    }));
    drawPages(
      document,
      layout.drafts,
      fonts,
      objects.map(({ ref }) => ref),
      clips,
    );
    for (const letter of letters) await copyLetter(document, letter, files);
    const what = findForbidden(document.context, metadata.flavour ?? usualFlavour);
    if (what !== undefined) throw new GivenUp({ kind: 'flavourForbids', what });
    addBookmarks(document, layout.bookmarks);
    addPageLabels(document, layout.labels);
    makePdfA(document, metadata);
    const signature = toBeSigned === true ? addSignaturePlace(document, metadata.at) : undefined;
    const { drafts } = layout;
    const { missingGlyphs, clippedGlyphs } = set;
    const drawn = { drafts, missingGlyphs, clippedGlyphs, clips, signature };
    const made = await finishPaper(document, objects, fonts, drawn);
    files.finish();
    return made;
  } catch (problem) {
    if (problem instanceof GivenUp) return err(problem.reason);
    throw problem;
  }
}

async function clipsOf(planned: NonNullable<ArchivePlan['clips']>, files: PaperFiles) {
  const read: PaperClip[] = [];
  for (const { codePoint, image } of planned) {
    const png = await files.find(image.sha256);
    if (png !== undefined && isFile(png, image.sha256)) read.push({ codePoint, png });
  }
  return readClips(read);
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
  { sha256, pages }: ArchivePlan['letters'][number],
  files: PaperFiles,
): Promise<void> {
  const bytes = await files.get(sha256);
  const unreadable = new GivenUp({ kind: 'letterUnreadable', sha256 });
  const source = await PDFDocument.load(bytes, { updateMetadata: false }).catch(() => {
    throw unreadable;
  });
  if (source.getPageCount() !== pages) throw unreadable;
  const copies = await document.copyPages(source, source.getPageIndices());
  for (const page of copies) document.addPage(page);
}
