/** What every page of an archive carries above and below its content, and the room left between. */
import type { ArchivePlan } from '../../shared/archive/archive-plan-schema';
import { grey } from './colours';
import type { Mark } from './page-draft';
import { a4, ptPerMm } from './page-geometry';
import type { TextStyle, Typesetter } from './typesetter';

/** What the head of a sheet says. */
export type SheetHead = Pick<ArchivePlan, 'title' | 'caseNumber'>;

type PageSize = { readonly widthPt: number; readonly heightPt: number };

const small: TextStyle = { face: 'hei', sizePt: 8, colour: grey };
const tiny: TextStyle = { face: 'hei', sizePt: 6, colour: grey };
const sidePt = 20 * ptPerMm;
const headerPt = 14 * ptPerMm;
const footerFromBottomPt = 11 * ptPerMm;

/** Room for rows and tables. */
export const sheetArea = {
  leftPt: sidePt,
  topPt: 22 * ptPerMm,
  widthPt: a4.widthPt - 2 * sidePt,
  heightPt: a4.heightPt - 42 * ptPerMm,
};

/** Room for an image. */
export function imageArea(size: PageSize): { topPt: number; widthPt: number; heightPt: number } {
  return {
    topPt: 18 * ptPerMm,
    widthPt: size.widthPt - 24 * ptPerMm,
    heightPt: size.heightPt - 34 * ptPerMm,
  };
}

/** Title or caption on the left, case number on the right, a thin rule below. */
export function headerMarks(
  head: SheetHead,
  size: PageSize,
  set: Typesetter,
  caption = head.title,
): Mark[] {
  const rightPt = size.widthPt - sidePt;
  const [line] = set.lines(caption, small, size.widthPt - 2 * sidePt - 130);
  return [
    set.text(line?.text ?? '', small, sidePt, headerPt),
    set.text(head.caseNumber, small, rightPt, headerPt, 'right'),
    {
      kind: 'line',
      fromPt: [sidePt, headerPt + 5],
      toPt: [rightPt, headerPt + 5],
      widthPt: 0.5,
      colour: grey,
    },
  ];
}

/** Page number on the right, a note on the left. */
export function footerMarks(page: number, size: PageSize, set: Typesetter, note = ''): Mark[] {
  const yPt = size.heightPt - footerFromBottomPt;
  return [
    ...(note === '' ? [] : [set.text(note, tiny, sidePt, yPt)]),
    set.text(`第 ${page} 页`, small, size.widthPt - sidePt, yPt, 'right'),
  ];
}
