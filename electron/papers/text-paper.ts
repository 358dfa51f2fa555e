/** A paper of text and lines alone, from the drafts of its pages to bytes whose glyphs were compared with the fonts. */
import type { Result } from '../../shared/domain/result';
import { drawPages } from './draw-paper';
import { finishPaper } from './finish-paper';
import type { PageDraft } from './page-draft';
import type { PaperFonts } from './paper-fonts';
import type { MadePaper, PapersError } from './papers-protocol';
import { createPaper, makePdfA, type PaperMetadata } from './pdfa';
import type { Typesetter } from './typesetter';

/** What the drafts were set with. */
type SetWith = { readonly set: Typesetter; readonly fonts: PaperFonts };

/** Equal drafts under equal metadata give equal bytes. */
export async function makeTextPaper(
  drafts: readonly PageDraft[],
  { set, fonts }: SetWith,
  metadata: PaperMetadata,
): Promise<Result<MadePaper, PapersError>> {
  const document = await createPaper();
  drawPages(document, drafts, fonts, []);
  makePdfA(document, metadata);
  return finishPaper(document, [], fonts, { drafts, missingGlyphs: set.missingGlyphs });
}
