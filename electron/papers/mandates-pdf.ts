/** The PDF of 授权委托书: a sheet of A4 for each family, with lines to sign on. */
import type { Mandates } from '../../shared/archive/mandate-paper';
import { drillWord } from '../../shared/domain/drill';
import type { Result } from '../../shared/domain/result';
import { grey, pale } from './colours';
import { markAcross } from './mark-across';
import type { Mark, PageDraft } from './page-draft';
import { black } from './page-draft';
import { a4, ptPerMm, textBlock, titlePt } from './page-geometry';
import type { PaperFonts } from './paper-fonts';
import type { MadePaper, PapersError } from './papers-protocol';
import { makeTextPaper } from './text-paper';
import type { TextStyle } from './typesetter';
import { Typesetter } from './typesetter';

const title: TextStyle = { face: 'songBold', sizePt: titlePt };
const head: TextStyle = { face: 'heiBold', sizePt: 13 };
const body: TextStyle = { face: 'song', sizePt: 13 };
const small: TextStyle = { face: 'hei', sizePt: 9, colour: grey };

const leadingPt = 23;
const smallLeadingPt = 14;
const partGapPt = 9;
/** Room for a hand between two lines to sign on. */
const signGapPt = 40;
const footPt = a4.heightPt - 14 * ptPerMm;

/** Equal content gives equal bytes. */
export function makeMandatesPdf(
  content: Mandates,
  fonts: PaperFonts,
): Promise<Result<MadePaper, PapersError>> {
  const set = new Typesetter(fonts);
  const drafts = content.mandates.map((one): PageDraft => ({
    ...a4,
    marks: [
      ...(content.drill ? markAcross(drillWord, a4, pale, set) : []),
      ...sheetMarks(content, one, set),
    ],
  }));
  const { title: name, foot: author, at } = content;
  const metadata = { title: name, author, subject: name, keywords: [name], at };
  return makeTextPaper(drafts, { set, fonts }, metadata);
}

function sheetMarks(
  { title: name, signatures, basis, foot }: Mandates,
  { parts }: Mandates['mandates'][number],
  set: Typesetter,
): Mark[] {
  const { leftPt, widthPt, topPt } = textBlock;
  let yPt = topPt;
  const marks: Mark[] = [set.text(name, title, leftPt + widthPt / 2, yPt, 'centre')];
  const lines = (text: string, style: TextStyle, stepPt: number) => {
    for (const one of set.lines(text, style, widthPt)) {
      yPt += stepPt;
      marks.push(set.line(one, style, leftPt, yPt));
    }
  };
  yPt += leadingPt;
  for (const part of parts) {
    yPt += partGapPt;
    lines(part.title, head, leadingPt);
    for (const text of part.lines) lines(text, body, leadingPt);
  }
  yPt += partGapPt;
  for (const label of signatures) {
    yPt += signGapPt;
    marks.push(set.text(label, body, leftPt, yPt, 'left'));
    const fromPt = leftPt + set.widthPt(label, body) + 6;
    marks.push({
      kind: 'line',
      fromPt: [fromPt, yPt + 3],
      toPt: [leftPt + widthPt, yPt + 3],
      widthPt: 0.6,
      colour: black,
    });
  }
  yPt += signGapPt / 2;
  lines(basis, small, smallLeadingPt);
  marks.push(set.text(foot, small, leftPt + widthPt, footPt, 'right'));
  return marks;
}
