/** The PDF of the guide that a family takes home: A4, in a size that grandparents read. */
import type { GuidePaper } from '../../shared/archive/guide-paper';
import { drillWord } from '../../shared/domain/drill';
import type { Result } from '../../shared/domain/result';
import { grey, pale } from './colours';
import { markAcross } from './mark-across';
import type { Mark, PageDraft } from './page-draft';
import type { FlowPiece } from './page-flow';
import { flowPages } from './page-flow';
import { a4, ptPerMm, textBlock } from './page-geometry';
import type { PaperFonts } from './paper-fonts';
import type { MadePaper, PapersError } from './papers-protocol';
import { makeTextPaper } from './text-paper';
import type { TextStyle } from './typesetter';
import { Typesetter } from './typesetter';

const title: TextStyle = { face: 'songBold', sizePt: 24 };
const subtitle: TextStyle = { face: 'heiBold', sizePt: 15 };
const heading: TextStyle = { face: 'heiBold', sizePt: 16 };
const item: TextStyle = { face: 'heiBold', sizePt: 14 };
const body: TextStyle = { face: 'song', sizePt: 13 };
const foot: TextStyle = { face: 'hei', sizePt: 9, colour: grey };

const leadingPt = 20;
const indentPt = 9 * ptPerMm;
const topPt = 22 * ptPerMm;
const heightPt = a4.heightPt - 44 * ptPerMm;

/** Equal content gives equal bytes. */
export function makeGuidePdf(
  content: GuidePaper,
  fonts: PaperFonts,
): Promise<Result<MadePaper, PapersError>> {
  const set = new Typesetter(fonts);
  const drafts = layOutGuide(content, set);
  const { title: name, foot: author, at } = content;
  const metadata = { title: name, author, subject: content.subtitle, keywords: [name], at };
  return makeTextPaper(drafts, { set, fonts }, metadata);
}

function layOutGuide(content: GuidePaper, set: Typesetter): PageDraft[] {
  const pieces = [
    ...headPieces(content, set),
    ...content.parts.flatMap((one) => partPieces(one, set)),
  ];
  const { pages } = flowPages(pieces, topPt, heightPt);
  const footPt = a4.heightPt - 12 * ptPerMm;
  return pages.map((marks, index) => ({
    ...a4,
    marks: [
      ...(content.drill ? markAcross(drillWord, a4, pale, set) : []),
      ...marks,
      set.text(content.foot, foot, textBlock.leftPt, footPt),
      set.text(
        `${index + 1} / ${pages.length}`,
        foot,
        textBlock.leftPt + textBlock.widthPt,
        footPt,
        'right',
      ),
    ],
  }));
}

function headPieces(content: GuidePaper, set: Typesetter): FlowPiece[] {
  const centrePt = textBlock.leftPt + textBlock.widthPt / 2;
  return [
    {
      heightPt: 64,
      marks: [
        set.text(content.title, title, centrePt, 26, 'centre'),
        set.text(content.subtitle, subtitle, centrePt, 52, 'centre'),
      ],
      keepWithNext: true,
    },
    ...textPieces(content.lead, body, 0, set),
  ];
}

function partPieces(
  { title: name, numbered, items }: GuidePaper['parts'][number],
  set: Typesetter,
) {
  const underPt = 24;
  const head: FlowPiece = {
    heightPt: underPt + 8,
    marks: [
      set.text(name, heading, textBlock.leftPt, 18),
      {
        kind: 'line',
        fromPt: [textBlock.leftPt, underPt],
        toPt: [textBlock.leftPt + textBlock.widthPt, underPt],
        widthPt: 0.6,
        colour: grey,
      },
    ],
    keepWithNext: true,
  };
  return [
    { heightPt: 14, marks: [], space: true },
    head,
    ...items.flatMap((one, index) => itemPieces(one, numbered ? `${index + 1}. ` : '', set)),
  ];
}

/** The name of a paper, or a question, stays with what is said of it. */
function itemPieces(
  { title: name, lines }: GuidePaper['parts'][number]['items'][number],
  number: string,
  set: Typesetter,
): FlowPiece[] {
  const named = name === '' ? [] : textPieces(`${number}${name}`, item, 0, set);
  const said = lines.flatMap((text) => textPieces(text, body, name === '' ? 0 : indentPt, set));
  return [
    ...named.map((piece) => ({ ...piece, keepWithNext: true })),
    ...said,
    { heightPt: 6, marks: [], space: true },
  ];
}

/** A piece for each line, so that a page may end between them. */
function textPieces(text: string, style: TextStyle, inPt: number, set: Typesetter): FlowPiece[] {
  return set.lines(text, style, textBlock.widthPt - inPt).map((line): FlowPiece => {
    const mark: Mark = set.line(line, style, textBlock.leftPt + inPt, 15);
    return { heightPt: leadingPt, marks: [mark] };
  });
}
