/** Sets texts in the bundled fonts: what no font can show is spelt out as 〔U+XXXXX〕 and remembered. */
import type { PageText } from '../../shared/domain/page-text';
import type { Colour, Mark } from './page-draft';
import { black } from './page-draft';
import type { FaceName, PaperFonts } from './paper-fonts';
import type { TextLine } from './text-layout';
import { breakParagraph, textWidthPt } from './text-layout';
import type { Place } from './text-layer';
import { textLayer } from './text-layer';

export type TextStyle = {
  readonly face: FaceName;
  readonly sizePt: number;
  readonly spacingPt?: number;
  readonly colour?: Colour;
};

/** How a code point is written (Unicode 15, appendix A: at least four digits). */
export function codePointWords(codePoint: number): string {
  return `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`;
}

/** One per paper: measures, breaks and places texts, and knows which code points had to be spelt out. */
export class Typesetter {
  readonly #fonts: PaperFonts;
  readonly #missing = new Set<number>();

  constructor(fonts: PaperFonts) {
    this.#fonts = fonts;
  }

  /** Code points spelt out so far, ascending. */
  get missingGlyphs(): number[] {
    return [...this.#missing].sort((a, b) => a - b);
  }

  /** The text with every character drawable; line ends and tabs become blanks. */
  drawable(text: string, face: FaceName): string {
    let drawable = '';
    for (const character of text.replace(/[\t\r\n\u2028\u2029]+/g, ' ')) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (this.#fonts.findFace(face, codePoint) === undefined) {
        this.#missing.add(codePoint);
        drawable += codePointWords(codePoint);
      } else {
        drawable += character;
      }
    }
    return drawable;
  }

  /** Lines of a paragraph within a width. */
  lines(text: string, style: TextStyle, widthPt: number, indent = 0): TextLine[] {
    return breakParagraph(this.drawable(text, style.face), {
      widthPt,
      indent,
      ...this.#measures(style),
    });
  }

  /** Width of a text on one line, in points. */
  widthPt(text: string, style: TextStyle): number {
    return textWidthPt(this.drawable(text, style.face), this.#measures(style));
  }

  /** A text on one line whose left, middle or right is at `xPt`; `yPt` is its base line. */
  text(
    text: string,
    style: TextStyle,
    xPt: number,
    yPt: number,
    align: 'left' | 'centre' | 'right' = 'left',
  ): Mark {
    const shift = align === 'left' ? 0 : this.widthPt(text, style) / (align === 'centre' ? 2 : 1);
    return {
      kind: 'text',
      text: this.drawable(text, style.face),
      face: style.face,
      sizePt: style.sizePt,
      xPt: xPt - shift,
      yPt,
      spacingPt: style.spacingPt ?? 0,
      colour: style.colour ?? black,
    };
  }

  /** A broken line of `lines`, placed. */
  line(line: TextLine, style: TextStyle, leftPt: number, yPt: number): Mark {
    return {
      kind: 'text',
      text: line.text,
      face: style.face,
      sizePt: style.sizePt,
      xPt: leftPt + line.xPt,
      yPt,
      spacingPt: line.spacingPt,
      colour: style.colour ?? black,
    };
  }

  /** What was read on a picture, to be found where it stands; what no font has is not spelt out here. */
  unseen(text: PageText, picture: Place): Mark[] {
    return textLayer(text, picture, this.#fonts);
  }

  #measures({ face, sizePt, spacingPt = 0 }: TextStyle) {
    return {
      sizePt,
      spacingPt,
      advanceEm: (character: string) => this.#fonts.advanceEm(face, character),
    };
  }
}
