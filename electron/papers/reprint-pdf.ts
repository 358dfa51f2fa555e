/** A stored letter with a mark over it, of a later print or that it is void: the stored paper stays as it is. */
import { PDFDocument, PDFName } from 'pdf-lib';
import type { LetterMark } from '../../shared/archive/letter-content';
import type { Result } from '../../shared/domain/result';
import { err } from '../../shared/domain/result';
import { sha256Hex } from '../vault/seal';
import { cidFonts } from './cid-font';
import { finishPaper } from './finish-paper';
import { noClips } from './glyph-clips';
import { printMark } from './letter-frame';
import type { Mark } from './page-draft';
import { a4, sealRed } from './page-geometry';
import { paintPage } from './page-painter';
import type { PaperFonts } from './paper-fonts';
import type { MadePaper, PapersError } from './papers-protocol';
import { createPaper } from './pdfa';
import { Typesetter } from './typesetter';

/** Every page says which print it is, or that the letter is void. */
export async function makeReprintPdf(
  pdf: Uint8Array,
  mark: LetterMark,
  fonts: PaperFonts,
): Promise<Result<MadePaper, PapersError>> {
  const read = await PDFDocument.load(pdf, { updateMetadata: false })
    // It forgives much, and tells only here that nothing is in it.
    .then((source) => ({ source, indices: source.getPageIndices() }))
    .catch(() => undefined);
  if (read === undefined) {
    return err({ kind: 'letterUnreadable', sha256: sha256Hex(pdf) });
  }
  const document = await createPaper();
  const { context } = document;
  const set = new Typesetter(fonts);
  const { fontFor, embed } = cidFonts(fonts, context);
  const marks = printMark(mark, set).map(asOverlay);
  const { operators, faces } = paintPage({ ...a4, marks }, { fonts, fontFor, clips: noClips });
  // The page may have the same face already, with other glyphs in it.
  const own = (name: string) => name.replaceAll('F-', 'Again-');
  const over = context.register(context.flateStream(Buffer.from(own(operators), 'latin1')));
  for (const page of await document.copyPages(read.source, read.indices)) {
    document.addPage(page);
    for (const face of faces) {
      page.node.setFontDictionary(PDFName.of(own(`F-${face}`)), fontFor(face).ref);
    }
    page.node.addContentStream(over);
  }
  embed();
  return finishPaper(document, [], fonts, { drafts: [], missingGlyphs: set.missingGlyphs });
}

/** What lies under the text of a new letter lies over it here: an outline hides nothing. */
function asOverlay(mark: Mark): Mark {
  return mark.kind === 'text' && mark.turnDegrees !== undefined
    ? { ...mark, colour: sealRed, outlinePt: 1 }
    : mark;
}
