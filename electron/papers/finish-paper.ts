/** Writes a drawn document and lets it go only after its glyphs were compared with the fonts. */
import type { PDFDocument, PDFRef } from 'pdf-lib';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { checkGlyphs } from './glyph-check';
import type { GlyphClips } from './glyph-clips';
import { brokenClips, noClips } from './glyph-clips';
import { missingPlaces } from './missing-places';
import type { PageDraft } from './page-draft';
import type { PaperFonts } from './paper-fonts';
import type { MadePaper, PapersError } from './papers-protocol';
import type { ImageObject } from './pdf-writer';
import { writePdf } from './pdf-writer';

/** As many code points as a case keeps for one paper (shared/domain/letter.ts). */
const mostCodePoints = 200;

/** What was drawn, and which code points no font could draw: spelt out, or clips. */
type DrawnPages = {
  readonly drafts: readonly PageDraft[];
  readonly missingGlyphs: readonly number[];
  readonly clippedGlyphs?: readonly number[] | undefined;
  readonly clips?: GlyphClips | undefined;
  /** The dictionary of a signature whose place is open. */
  readonly signature?: PDFRef | undefined;
};

export async function finishPaper(
  document: PDFDocument,
  images: readonly ImageObject[],
  fonts: PaperFonts,
  { drafts, missingGlyphs, clippedGlyphs = [], clips = noClips, signature }: DrawnPages,
): Promise<Result<MadePaper, PapersError>> {
  let signatureAt: number | undefined;
  const bytes = await writePdf(document.context, images, (ref, at) => {
    if (ref === signature) signatureAt = at;
  });
  const { broken } = checkGlyphs(bytes, fonts);
  const count = broken.length + brokenClips(bytes, clips, clippedGlyphs).length;
  if (count > 0) return err({ kind: 'glyphsBroken', count });
  const places = missingPlaces(drafts, missingGlyphs);
  return ok({
    bytes,
    pages: document.getPageCount(),
    missingGlyphs: missingGlyphs.slice(0, mostCodePoints),
    ...(clippedGlyphs.length === 0
      ? {}
      : { clippedGlyphs: clippedGlyphs.slice(0, mostCodePoints) }),
    ...(places.length === 0 ? {} : { missingPlaces: places }),
    ...(signatureAt === undefined ? {} : { signatureAt }),
  });
}
