/** The text layer of a picture: what was read on it, unseen, each line where it stands, so that search finds the place. */
import type { LineBox, PageText, TextLine } from '../../shared/domain/page-text';
import type { Mark } from './page-draft';
import type { FaceName, PaperFonts } from './paper-fonts';
import { standIn } from './paper-fonts';

/** The face whose codes carry the text; nothing of it is seen. */
const face: FaceName = 'hei';

/** A box higher than long holds a line that is read downwards, as the reader tells them. */
const downwardsFrom = 1.5;

/** Shorter or lower than this it can be neither read nor searched. */
const leastPt = 0.5;

/** Where a picture lies on its page, in points from the page's top left. */
export type Place = {
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
};

type Point = readonly [number, number];

/** One mark for each line, in reading order. */
export function textLayer(text: PageText, place: Place, fonts: PaperFonts): Mark[] {
  const onPage = ([x, y]: Point): Point => [
    place.xPt + (x / text.widthPx) * place.widthPt,
    place.yPt + (y / text.heightPx) * place.heightPt,
  ];
  return text.lines.flatMap((line) => lineMark(line, onPage, fonts) ?? []);
}

/** The line stretched to the length of its box, as high as the box. */
function lineMark(
  { text: read, box }: TextLine,
  onPage: (point: Point) => Point,
  fonts: PaperFonts,
): Mark | undefined {
  const text = sayable(read);
  const characters = [...text];
  const [start, end, side] = corners(box, characters.length).map(onPage) as [Point, Point, Point];
  const [alongX, alongY] = [end[0] - start[0], end[1] - start[1]];
  const lengthPt = Math.hypot(alongX, alongY);
  if (text.trim() === '' || lengthPt < leastPt) return undefined;
  const across = alongX * (side[1] - start[1]) - alongY * (side[0] - start[0]);
  const heightPt = Math.abs(across) / lengthPt;
  if (heightPt < leastPt) return undefined;
  // Readers mark a found word from the font's ascent to its descent: those fill the box.
  const { ascent, descent, unitsPerEm } = fonts.face(face).font;
  const sizePt = (heightPt * unitsPerEm) / (ascent - descent);
  const belowTopPt = (ascent * sizePt) / unitsPerEm;
  const widthEm = characters.reduce((sum, one) => sum + advanceEm(one, fonts), 0);
  return {
    kind: 'unseen',
    text,
    face,
    sizePt,
    xPt: start[0] - (alongY / lengthPt) * belowTopPt,
    yPt: start[1] + (alongX / lengthPt) * belowTopPt,
    stretch: lengthPt / (widthEm * sizePt),
    turnDegrees: (Math.atan2(-alongY, alongX) * 180) / Math.PI,
  };
}

/** Where the reading begins and ends at the top of the letters, and a corner at their foot. */
function corners(
  [first, second, third, fourth]: LineBox,
  characters: number,
): [Point, Point, Point] {
  const across = Math.hypot(second[0] - first[0], second[1] - first[1]);
  const down = Math.hypot(third[0] - second[0], third[1] - second[1]);
  return characters > 1 && down >= across * downwardsFrom
    ? [second, third, first]
    : [first, second, fourth];
}

function advanceEm(character: string, fonts: PaperFonts): number {
  const known = fonts.findFace(face, character.codePointAt(0) ?? 0) !== undefined;
  return fonts.advanceEm(face, known ? character : standIn);
}

/** Without what is no character of writing: ISO 19005-2, 6.2.11.7.2, allows no U+0000, U+FEFF and U+FFFE. */
function sayable(text: string): string {
  return text.replace(/\s/gu, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\ufffd]/gu, '');
}
