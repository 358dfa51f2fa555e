/** The PDF of the slips 分班结果通知单: two families a sheet of A4, to be cut apart. */
import type { ClassSlips } from '../../shared/archive/class-papers';
import { drillWord } from '../../shared/domain/drill';
import type { Result } from '../../shared/domain/result';
import { grey, pale } from './colours';
import { markAcross } from './mark-across';
import type { Mark, PageDraft } from './page-draft';
import { a4, ptPerMm, textBlock } from './page-geometry';
import type { PaperFonts } from './paper-fonts';
import type { MadePaper, PapersError } from './papers-protocol';
import { makeTextPaper } from './text-paper';
import type { TextStyle } from './typesetter';
import { Typesetter } from './typesetter';

const title: TextStyle = { face: 'songBold', sizePt: 20 };
const body: TextStyle = { face: 'song', sizePt: 12 };
const classStyle: TextStyle = { face: 'heiBold', sizePt: 34 };
const small: TextStyle = { face: 'hei', sizePt: 9, colour: grey };

const halfPt = a4.heightPt / 2;
const topPt = 16 * ptPerMm;
const leadingPt = 19;
const smallLeadingPt = 13;

/** Equal content gives equal bytes. */
export function makeClassSlipsPdf(
  content: ClassSlips,
  fonts: PaperFonts,
): Promise<Result<MadePaper, PapersError>> {
  const set = new Typesetter(fonts);
  const drafts = layOutSlips(content, set);
  const { title: name, foot: author, at } = content;
  const metadata = { title: name, author, subject: name, keywords: [name], at };
  return makeTextPaper(drafts, { set, fonts }, metadata);
}

function layOutSlips(content: ClassSlips, set: Typesetter): PageDraft[] {
  const { slips, drill } = content;
  const pages = Math.ceil(slips.length / 2);
  return Array.from({ length: pages }, (_, page) => {
    const [upper, lower] = slips.slice(page * 2, page * 2 + 2);
    return {
      ...a4,
      marks: [
        ...(drill ? markAcross(drillWord, a4, pale, set) : []),
        ...(upper === undefined ? [] : slipMarks(content, upper, 0, set)),
        ...cutMarks(content.cut, set),
        ...(lower === undefined ? [] : slipMarks(content, lower, halfPt, set)),
      ],
    };
  });
}

function slipMarks(
  { title: name, check, foot }: ClassSlips,
  slip: ClassSlips['slips'][number],
  fromPt: number,
  set: Typesetter,
): Mark[] {
  const { leftPt, widthPt } = textBlock;
  const centrePt = leftPt + widthPt / 2;
  let yPt = fromPt + topPt + 14;
  const marks: Mark[] = [set.text(name, title, centrePt, yPt, 'centre')];
  const lines = (text: string, style: TextStyle, stepPt: number) => {
    for (const one of set.lines(text, style, widthPt)) {
      yPt += stepPt;
      marks.push(set.line(one, style, leftPt, yPt));
    }
  };
  yPt += 16;
  lines(slip.to, body, leadingPt);
  lines(slip.text, body, leadingPt);
  yPt += 46;
  marks.push(set.text(slip.className, classStyle, centrePt, yPt, 'centre'));
  yPt += 12;
  const [digest = '', ...others] = [...slip.lines].reverse();
  for (const text of others.reverse()) if (text !== '') lines(text, body, leadingPt);
  yPt += 6;
  lines(check, small, smallLeadingPt);
  lines(digest, small, smallLeadingPt);
  marks.push(set.text(foot, small, leftPt + widthPt, fromPt + halfPt - 11 * ptPerMm, 'right'));
  return marks;
}

function cutMarks(words: string, set: Typesetter): Mark[] {
  return [
    {
      kind: 'line',
      fromPt: [0, halfPt],
      toPt: [a4.widthPt, halfPt],
      widthPt: 0.4,
      colour: grey,
    },
    set.text(words, small, a4.widthPt / 2, halfPt - 3, 'centre'),
  ];
}
