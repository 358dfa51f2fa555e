/** A page before it is drawn: marks at places, in points from the top left corner; plain values that tests can read. */
import type { FaceName } from './paper-fonts';

/** Red, green, blue from 0 to 1 in sRGB. */
export type Colour = readonly [number, number, number];

export const black: Colour = [0, 0, 0];

export type Mark =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly face: FaceName;
      readonly sizePt: number;
      readonly xPt: number;
      /** Base line, from the top of the page. */
      readonly yPt: number;
      readonly spacingPt: number;
      readonly colour: Colour;
      /** Degrees counter-clockwise around the start of the base line. */
      readonly turnDegrees?: number;
      /** Draws only the outline, this wide: over a picture it hides nothing. */
      readonly outlinePt?: number;
    }
  | {
      readonly kind: 'line';
      readonly fromPt: readonly [number, number];
      readonly toPt: readonly [number, number];
      readonly widthPt: number;
      readonly colour: Colour;
      readonly dashPt?: readonly [number, number];
    }
  | {
      readonly kind: 'circle';
      readonly centrePt: readonly [number, number];
      readonly radiusPt: number;
      readonly widthPt: number;
      readonly colour: Colour;
      readonly dashPt?: readonly [number, number];
    }
  /** Filled rectangles in one go, e.g. the modules of a QR code: left, top, width, height. */
  | {
      readonly kind: 'boxes';
      readonly boxesPt: readonly (readonly [number, number, number, number])[];
      readonly colour: Colour;
    }
  /** Text that is searched and copied but not seen, over a picture that shows it. */
  | {
      readonly kind: 'unseen';
      readonly text: string;
      readonly face: FaceName;
      readonly sizePt: number;
      readonly xPt: number;
      /** Base line, from the top of the page. */
      readonly yPt: number;
      /** Width of the characters as a share of their own. */
      readonly stretch: number;
      /** Degrees counter-clockwise around the start of the base line. */
      readonly turnDegrees: number;
    }
  /** Image `index` of the paper, filling a rectangle. */
  | {
      readonly kind: 'image';
      readonly index: number;
      readonly xPt: number;
      readonly yPt: number;
      readonly widthPt: number;
      readonly heightPt: number;
    };

export type PageDraft = {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly marks: readonly Mark[];
};

/** The same mark further down the page. */
export function moveDown(mark: Mark, byPt: number): Mark {
  switch (mark.kind) {
    case 'text':
    case 'unseen':
    case 'image':
      return { ...mark, yPt: mark.yPt + byPt };
    case 'line':
      return {
        ...mark,
        fromPt: [mark.fromPt[0], mark.fromPt[1] + byPt],
        toPt: [mark.toPt[0], mark.toPt[1] + byPt],
      };
    case 'circle':
      return { ...mark, centrePt: [mark.centrePt[0], mark.centrePt[1] + byPt] };
    case 'boxes':
      return {
        ...mark,
        boxesPt: mark.boxesPt.map(([x, y, width, height]) => [x, y + byPt, width, height] as const),
      };
  }
}
