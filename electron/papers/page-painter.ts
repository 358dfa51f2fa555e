/** Turns the marks of a page into PDF operators (ISO 32000-1, clauses 8 and 9); opaque colours only. */
import type { CidFont } from './cid-font';
import { utf16 } from './cid-font';
import type { GlyphClips } from './glyph-clips';
import { clipAdvanceEm, isClip } from './glyph-clips';
import type { Colour, Mark, PageDraft } from './page-draft';
import type { FaceName, FontName, PaperFonts } from './paper-fonts';
import { standIn } from './paper-fonts';

/** What painting a page needs from the paper it belongs to. */
export type Inks = {
  readonly fonts: PaperFonts;
  readonly fontFor: (face: FontName) => CidFont;
  readonly clips: GlyphClips;
};

export type PaintedPage = {
  readonly operators: string;
  readonly faces: ReadonlySet<FontName>;
  /** Images by their index in the paper; drawn as `/I<index>`. */
  readonly images: ReadonlySet<number>;
  /** Clips by their code point; drawn as `/G<code point>`. */
  readonly clips: ReadonlySet<number>;
};

/** What a page was found to need while it was painted. */
type Used = { readonly faces: Set<FontName>; readonly clips: Set<number> };

/** A circle from four Bezier curves: distance of the control points as a share of the radius. */
const bezierCircle = 0.5523;

export const fontResource = (face: FontName): string => `F-${face}`;
export const imageResource = (index: number): string => `I${index}`;
export const clipResource = (codePoint: number): string => `G${codePoint.toString(16)}`;

/** Where the square of a Chinese character begins below its base line, as a share of the type size (OpenType, `ideo`). */
const clipBelowEm = 0.12;

/** Paints one page. */
export function paintPage(draft: PageDraft, inks: Inks): PaintedPage {
  const used: Used = { faces: new Set(), clips: new Set() };
  const images = new Set<number>();
  const operators = draft.marks.map((mark) => {
    if (mark.kind === 'image') images.add(mark.index);
    return paintMark(mark, draft.heightPt, inks, used);
  });
  return { operators: operators.join('\n'), images, ...used };
}

const number = (value: number): string => String(Math.round(value * 1000) / 1000 + 0);
const share = (value: number): string => String(Math.round(value * 1e6) / 1e6 + 0);
const numbers = (...values: number[]): string => values.map(number).join(' ');
const fill = (colour: Colour): string => `${numbers(...colour)} rg`;
const stroke = (colour: Colour, widthPt: number, dashPt?: readonly number[]): string =>
  `${numbers(...colour)} RG ${number(widthPt)} w [${numbers(...(dashPt ?? []))}] 0 d`;

function paintMark(mark: Mark, pagePt: number, inks: Inks, used: Used): string {
  switch (mark.kind) {
    case 'text':
      return paintText(mark, pagePt, inks, used);
    case 'unseen':
      return paintUnseen(mark, pagePt, inks, used.faces);
    case 'line': {
      const [[x1, y1], [x2, y2]] = [mark.fromPt, mark.toPt];
      const pen = stroke(mark.colour, mark.widthPt, mark.dashPt);
      return `${pen} ${numbers(x1, pagePt - y1)} m ${numbers(x2, pagePt - y2)} l S`;
    }
    case 'circle':
      return paintCircle(mark, pagePt);
    case 'boxes': {
      const boxes = mark.boxesPt.map(
        ([x, y, width, height]) => `${numbers(x, pagePt - y - height, width, height)} re`,
      );
      return `${fill(mark.colour)} ${boxes.join(' ')} f`;
    }
    case 'image': {
      const { xPt, yPt, widthPt, heightPt, index } = mark;
      const place = numbers(widthPt, 0, 0, heightPt, xPt, pagePt - yPt - heightPt);
      return `q ${place} cm /${imageResource(index)} Do Q`;
    }
  }
}

function paintCircle(mark: Extract<Mark, { kind: 'circle' }>, pagePt: number): string {
  const [x, fromTop] = mark.centrePt;
  const y = pagePt - fromTop;
  const r = mark.radiusPt;
  const c = r * bezierCircle;
  return [
    stroke(mark.colour, mark.widthPt, mark.dashPt),
    `${numbers(x + r, y)} m`,
    `${numbers(x + r, y + c, x + c, y + r, x, y + r)} c`,
    `${numbers(x - c, y + r, x - r, y + c, x - r, y)} c`,
    `${numbers(x - r, y - c, x - c, y - r, x, y - r)} c`,
    `${numbers(x + c, y - r, x + r, y - c, x + r, y)} c s`,
  ].join(' ');
}

function paintText(
  mark: Extract<Mark, { kind: 'text' }>,
  pagePt: number,
  inks: Inks,
  used: Used,
): string {
  const radians = ((mark.turnDegrees ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const shows: string[] = [];
  const pictures: string[] = [];
  let alongPt = 0;
  for (const run of runsOf(mark.text, mark.face, inks)) {
    const font = inks.fontFor(run.face);
    used.faces.add(run.face);
    const x = mark.xPt + alongPt * cos;
    const y = pagePt - mark.yPt + alongPt * sin;
    const inFont = `/${fontResource(run.face)} ${number(mark.sizePt)} Tf`;
    const show = `${inFont} ${numbers(cos, sin, -sin, cos, x, y)} Tm <${font.encode(run.text)}> Tj`;
    if (run.clip === undefined) {
      shows.push(show);
      alongPt += font.widthPt(run.text, mark.sizePt) + [...run.text].length * mark.spacingPt;
    } else {
      used.clips.add(run.clip);
      const mode = mark.outlinePt === undefined ? 0 : 1;
      const says = utf16(String.fromCodePoint(run.clip));
      shows.push(`/Span <</ActualText <FEFF${says}>>> BDC 3 Tr ${show} ${mode} Tr EMC`);
      pictures.push(clipPicture(run.clip, mark.sizePt, { x, y, cos, sin }, inks.clips));
      alongPt += clipAdvanceEm * mark.sizePt + mark.spacingPt;
    }
  }
  const words = `BT ${fill(mark.colour)} ${number(mark.spacingPt)} Tc ${shows.join(' ')} ET`;
  // A picture may not be drawn within a text object (ISO 32000-1, 8.2, figure 9).
  const text = [words, ...pictures].join(' ');
  if (mark.outlinePt === undefined) return text;
  // The text rendering mode is part of the graphics state (9.3.6): kept inside a pair of q and Q.
  return `q ${stroke(mark.colour, mark.outlinePt)} 1 Tr ${text} Q`;
}

/** As large as the square of a character allows, in its middle; `x` and `y` are the beginning of its base line. */
function clipPicture(
  codePoint: number,
  sizePt: number,
  { x, y, cos, sin }: { readonly [part in 'x' | 'y' | 'cos' | 'sin']: number },
  clips: GlyphClips,
): string {
  const { widthPx, heightPx } = clips.get(codePoint) ?? { widthPx: 1, heightPx: 1 };
  const perPx = sizePt / Math.max(widthPx, heightPx);
  const [widthPt, heightPt] = [widthPx * perPx, heightPx * perPx];
  const along = (sizePt - widthPt) / 2;
  const above = (sizePt - heightPt) / 2 - clipBelowEm * sizePt;
  const corner = [x + along * cos - above * sin, y + along * sin + above * cos] as const;
  const sides = [widthPt * cos, widthPt * sin, -heightPt * sin, heightPt * cos] as const;
  return `q ${numbers(...sides, ...corner)} cm /${clipResource(codePoint)} Do Q`;
}

/** Rendering mode 3 (ISO 32000-1, 9.3.6): neither filled nor stroked. */
function paintUnseen(
  mark: Extract<Mark, { kind: 'unseen' }>,
  pagePt: number,
  inks: Inks,
  faces: Set<FontName>,
): string {
  const { sizePt, stretch } = mark;
  const radians = (mark.turnDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const matrix = [cos * stretch, sin * stretch, -sin, cos].map(share).join(' ');
  const shows: string[] = [];
  let alongPt = 0;
  for (const { face, text, says } of unseenRuns(mark.text, mark.face, inks.fonts)) {
    const font = inks.fontFor(face);
    faces.add(face);
    const place = numbers(mark.xPt + alongPt * cos, pagePt - mark.yPt + alongPt * sin);
    const show = `/${fontResource(face)} ${number(sizePt)} Tf ${matrix} ${place} Tm <${font.encode(text)}> Tj`;
    // The replacement text of 14.9.4: what is copied and found instead of the blank.
    shows.push(says === undefined ? show : `/Span <</ActualText <FEFF${says}>>> BDC ${show} EMC`);
    alongPt += font.widthPt(text, sizePt) * stretch;
  }
  return `q BT 3 Tr 0 Tc ${shows.join(' ')} ET Q`;
}

/** Runs as for seen text; a character without a glyph is a run of its own, `says` it in UTF-16. */
function unseenRuns(text: string, wanted: FaceName, fonts: PaperFonts) {
  const runs: { face: FontName; text: string; says?: string }[] = [];
  for (const character of text) {
    const face = fonts.findFace(wanted, character.codePointAt(0) ?? 0)?.name;
    const last = runs.at(-1);
    if (face === undefined) runs.push({ face: wanted, text: standIn, says: utf16(character) });
    else if (last?.face === face && last.says === undefined) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
}

/** Neighbouring characters that the same face draws; a clip is a run of its own, its text a blank in its place. */
function runsOf(text: string, wanted: FaceName, { fonts, clips }: Inks) {
  const runs: { face: FontName; text: string; clip?: number }[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (isClip(character, wanted, fonts, clips)) {
      runs.push({ face: wanted, text: standIn, clip: codePoint });
      continue;
    }
    const face = fonts.findFace(wanted, codePoint)?.name;
    if (face === undefined) throw new RangeError('Painted a character that was not made drawable');
    const last = runs[runs.length - 1];
    if (last?.face === face && last.clip === undefined) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
}
