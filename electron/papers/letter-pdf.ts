/** Makes the PDF of a letter: laid out, drawn, written as PDF/A, opened again and compared with the fonts. */
import type { LetterContent } from '../../shared/archive/letter-content';
import type { Result } from '../../shared/domain/result';
import { createPaper, makePdfA } from './pdfa';
import { drawPages } from './draw-paper';
import { finishPaper } from './finish-paper';
import { readClips } from './glyph-clips';
import { layOutLetter } from './letter-layout';
import type { PaperFonts } from './paper-fonts';
import type { MadePaper, PaperClip, PapersError } from './papers-protocol';
import { Typesetter } from './typesetter';

/** Equal content and clips give equal bytes; `glyphsBroken` when the paper would not show what it says. */
export async function makeLetterPdf(
  content: LetterContent,
  fonts: PaperFonts,
  given: readonly PaperClip[] = [],
): Promise<Result<MadePaper, PapersError>> {
  const clips = readClips(given);
  const set = new Typesetter(fonts, clips);
  const drafts = layOutLetter(content, set);
  const document = await createPaper();
  drawPages(document, drafts, fonts, [], clips);
  makePdfA(document, {
    title: `${content.title} ${content.number}`,
    author: content.signOff.office,
    subject:
      content.caseNumber === '' ? `文书编号 ${content.number}` : `受理编号 ${content.caseNumber}`,
    keywords: ['入学', content.title],
    at: content.at,
    flavour: content.flavour,
  });
  const { missingGlyphs, clippedGlyphs } = set;
  return finishPaper(document, [], fonts, { drafts, missingGlyphs, clippedGlyphs, clips });
}
