/** What stands around the text of a letter: QR code, page number, and marks such as 演练 or 作废. */
import type { LetterContent, LetterMark } from '../../shared/archive/letter-content';
import { drillWord } from '../../shared/domain/drill';
import { pale } from './colours';
import type { Mark } from './page-draft';
import {
  a4,
  pageNumberGapPt,
  pageNumberPt,
  ptPerMm,
  sealRed,
  textBlock,
  textBlockBottomPt,
  textBlockRightPt,
} from './page-geometry';
import { qrMark } from './qr-marks';
import { markAcross } from './mark-across';
import type { TextStyle, Typesetter } from './typesetter';

const caption: TextStyle = { face: 'song', sizePt: 7 };
const pageNumber: TextStyle = { face: 'song', sizePt: pageNumberPt };
/** Some 61 modules: 0.4 mm each, which cameras of the counter still see at arm's length. */
const qrWidthPt = 24 * ptPerMm;

/** QR code in the upper margin, flush with the text block; its number is readable on the letter as well. */
export function headMarks(content: LetterContent, set: Typesetter): Mark[] {
  const leftPt = textBlockRightPt - qrWidthPt;
  const topPt = 8 * ptPerMm;
  return [
    qrMark(content.qrText, leftPt, topPt, qrWidthPt),
    set.text(
      '到窗口扫码核验真伪',
      caption,
      leftPt + qrWidthPt / 2,
      topPt + qrWidthPt + 10,
      'centre',
    ),
  ];
}

/** 一字线 page number, on the outer side (7.5): odd pages right, even pages left, one character in. */
export function numberMark(index: number, set: Typesetter): Mark {
  const yPt = textBlockBottomPt + pageNumberGapPt + pageNumberPt * 0.88;
  const text = `— ${index + 1} —`;
  return index % 2 === 0
    ? set.text(text, pageNumber, textBlockRightPt - pageNumberPt, yPt, 'right')
    : set.text(text, pageNumber, textBlock.leftPt + pageNumberPt, yPt);
}

/** Marks lie under the text in pale grey: PDF/A-1 has no transparency. */
export function printMark(mark: LetterMark, set: Typesetter): Mark[] {
  const note: TextStyle = { face: 'heiBold', sizePt: 12, colour: sealRed };
  const across = (words: string) => markAcross(words, a4, pale, set);
  switch (mark.kind) {
    case 'drill':
      return [
        ...across(drillWord),
        set.text('演练文书，不发生效力', note, textBlock.leftPt, 22 * ptPerMm),
      ];
    case 'preview':
      // Beside the middle, where the mark of a drill is: both are to be read.
      return [
        ...[-1, 1].flatMap((side) =>
          markAcross('预览', { ...a4, heightPt: a4.heightPt * (1 + side / 2) }, pale, set),
        ),
        set.text('预览件，没有编号，不发生效力', note, textBlock.leftPt, 27 * ptPerMm),
      ];
    case 'void':
      return [...across('作废'), set.text('本文书已作废', note, textBlock.leftPt, 27 * ptPerMm)];
    case 'reprint': {
      const words = mark.copy === undefined ? '再次打印' : `第${mark.copy}次打印`;
      return [set.text(words, note, textBlock.leftPt, 32 * ptPerMm)];
    }
  }
}
