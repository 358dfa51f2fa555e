/** The end of a letter 落款: office, day and the place where the seal goes (GB/T 9704-2012, 7.3.5.1). */
import type { LetterContent } from '../../shared/archive/letter-content';
import type { Mark } from './page-draft';
import type { FlowPiece } from './page-flow';
import {
  bodyPt,
  bodySpacingPt,
  lineHeightPt,
  ptPerMm,
  sealRed,
  textBlock,
  textBlockRightPt,
} from './page-geometry';
import type { TextStyle, Typesetter } from './typesetter';

const body: TextStyle = { face: 'song', sizePt: bodyPt, spacingPt: bodySpacingPt };
const sealText: TextStyle = { face: 'song', sizePt: 10, colour: sealRed };
/** Diameter of the round seal of a district office (国发〔1999〕25号: 4.2 cm). */
const sealDiameterPt = 42 * ptPerMm;

/** One piece that never breaks: the office centred over the day, the day four characters from the right edge. */
export function signaturePiece(content: LetterContent, set: Typesetter): FlowPiece {
  const { signOff, notes } = content;
  const characterPt = bodyPt + bodySpacingPt;
  const dateWidthPt = set.widthPt(signOff.date, body);
  const officeWidthPt = set.widthPt(signOff.office, body);
  const centrePt = Math.min(
    textBlockRightPt - 4 * characterPt - dateWidthPt / 2,
    // A long name of the office would leave the block: both move left together.
    textBlockRightPt - officeWidthPt / 2,
  );
  const radiusPt = sealDiameterPt / 2;
  const officePt = lineHeightPt * 1.8;
  const sealCentrePt = officePt + lineHeightPt * 0.42;
  const seal: Mark = {
    kind: 'circle',
    centrePt: [centrePt, sealCentrePt],
    radiusPt,
    widthPt: 0.7,
    colour: sealRed,
    dashPt: [3, 2.4],
  };
  const wide = set.widthPt(signOff.office, body) > textBlock.widthPt;
  return {
    heightPt: Math.max(sealCentrePt + radiusPt + 2, (notes.length + 1) * lineHeightPt),
    marks: [
      // Notes stand left of the seal, above the name of the office, which may be long.
      ...notes.map((note, index) =>
        set.text(
          note,
          body,
          textBlock.leftPt,
          lineHeightPt * (0.8 + (index === 0 ? 0 : index + 1.6)),
        ),
      ),
      seal,
      set.text(signOff.sealMark, sealText, centrePt, sealCentrePt - radiusPt * 0.62, 'centre'),
      set.text(signOff.office, wide ? { ...body, sizePt: 12 } : body, centrePt, officePt, 'centre'),
      set.text(signOff.date, body, centrePt, officePt + lineHeightPt, 'centre'),
    ],
  };
}
