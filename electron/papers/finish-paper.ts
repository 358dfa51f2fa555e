/** Writes a drawn document and lets it go only after its glyphs were compared with the fonts. */
import type { PDFDocument } from 'pdf-lib';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { checkGlyphs } from './glyph-check';
import { missingPlaces } from './missing-places';
import type { PageDraft } from './page-draft';
import type { PaperFonts } from './paper-fonts';
import type { MadePaper, PapersError } from './papers-protocol';
import type { ImageObject } from './pdf-writer';
import { writePdf } from './pdf-writer';

/** As many code points as a case keeps for one paper (shared/domain/letter.ts). */
const mostMissingGlyphs = 200;

/** What was drawn, and which code points no font could draw. */
type DrawnPages = {
  readonly drafts: readonly PageDraft[];
  readonly missingGlyphs: readonly number[];
};

export async function finishPaper(
  document: PDFDocument,
  images: readonly ImageObject[],
  fonts: PaperFonts,
  { drafts, missingGlyphs }: DrawnPages,
): Promise<Result<MadePaper, PapersError>> {
  const bytes = await writePdf(document.context, images);
  const { broken } = checkGlyphs(bytes, fonts);
  if (broken.length > 0) return err({ kind: 'glyphsBroken', count: broken.length });
  const places = missingPlaces(drafts, missingGlyphs);
  return ok({
    bytes,
    pages: document.getPageCount(),
    missingGlyphs: missingGlyphs.slice(0, mostMissingGlyphs),
    ...(places.length === 0 ? {} : { missingPlaces: places }),
  });
}
