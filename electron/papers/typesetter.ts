/** Sets texts in the bundled fonts: what no font can show is a clip, or spelt out as 〔U+XXXXX〕, and remembered. */
import { codePointName } from '../../shared/domain/glyph-clip';
import type { PageText } from '../../shared/domain/page-text';
import type { Colour, Mark } from './page-draft';
import { black } from './page-draft';
import type { GlyphClips } from './glyph-clips';
import { clipAdvanceEm, isClip, noClips } from './glyph-clips';
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

/** What stands for a character that can be shown in no way. */
export function codePointWords(codePoint: number): string {
  return `〔${codePointName(codePoint)}〕`;
}

const ascending = (codePoints: ReadonlySet<number>): number[] =>
  [...codePoints].sort((a, b) => a - b);

/** One per paper: measures, breaks and places texts, and knows which code points had to be clips or spelt out. */
export class Typesetter {
  readonly #fonts: PaperFonts;
  readonly #clips: GlyphClips;
  readonly #missing = new Set<number>();
  readonly #clipped = new Set<number>();

  /** `clips` stand for characters that no font has; one that a font has is never a clip. */
  constructor(fonts: PaperFonts, clips: GlyphClips = noClips) {
    this.#fonts = fonts;
    this.#clips = clips;
  }

  /** Code points spelt out so far, ascending. */
  get missingGlyphs(): number[] {
    return ascending(this.#missing);
  }

  /** Code points that are clips so far, ascending. */
  get clippedGlyphs(): number[] {
    return ascending(this.#clipped);
  }

  /** The text with every character drawable; line ends and tabs become blanks. */
  drawable(text: string, face: FaceName): string {
    let drawable = '';
    for (const character of text.replace(/[\t\r\n\u2028\u2029]+/g, ' ')) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (this.#fonts.findFace(face, codePoint) !== undefined) {
        drawable += character;
      } else if (this.#clips.has(codePoint)) {
        this.#clipped.add(codePoint);
        drawable += character;
      } else {
        this.#missing.add(codePoint);
        drawable += codePointWords(codePoint);
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
      advanceEm: (character: string) =>
        isClip(character, face, this.#fonts, this.#clips)
          ? clipAdvanceEm
          : this.#fonts.advanceEm(face, character),
    };
  }
}
