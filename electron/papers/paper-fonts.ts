/** The bundled fonts of papers: loaded once from a folder, chosen character by character, never a silent blank. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fontkit from '@cantoo/fontkit';
import type { Font } from '@cantoo/fontkit';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { PapersError } from './papers-protocol';
import type { TrueType } from './truetype';
import { openTrueType } from './truetype';

/** 宋 for letters, 黑 for tables; both OFL-1.1 with TrueType outlines. */
export const fontFiles = {
  song: 'NotoSerifSC_400Regular.ttf',
  songBold: 'NotoSerifSC_700Bold.ttf',
  hei: 'NotoSansSC_400Regular.ttf',
  heiBold: 'NotoSansSC_700Bold.ttf',
} as const;

export type FaceName = keyof typeof fontFiles;

/** Where a character is looked for when the wanted face does not have it. */
const fallbacks: Record<FaceName, readonly FaceName[]> = {
  song: ['song', 'hei'],
  songBold: ['songBold', 'song', 'heiBold', 'hei'],
  hei: ['hei', 'song'],
  heiBold: ['heiBold', 'hei', 'songBold', 'song'],
};

/** One font file, opened. */
export type Face = {
  readonly name: FaceName;
  readonly postScriptName: string;
  readonly font: Font;
  readonly outlines: TrueType;
  /** Glyph of a code point, undefined when the font draws nothing visible for it. */
  readonly findGlyph: (codePoint: number) => number | undefined;
};

export type PaperFonts = {
  readonly faces: Readonly<Record<FaceName, Face>>;
  /** The face that draws a code point in a wanted style; undefined when no bundled font can. */
  readonly findFace: (wanted: FaceName, codePoint: number) => Face | undefined;
  /** Advance of a drawable character as a share of the type size. */
  readonly advanceEm: (wanted: FaceName, character: string) => number;
};

/** An ideographic space: stands, unseen, for a character that no bundled font has. */
export const standIn = '\u3000';

/** Characters that are meant to be blank; any other character without ink counts as missing. */
function isBlank(codePoint: number): boolean {
  return codePoint === 0x20 || codePoint === 0xa0 || codePoint === 0x3000;
}

function openFace(name: FaceName, bytes: Uint8Array): Face {
  const opened = fontkit.create(bytes);
  if (!('glyphForCodePoint' in opened)) throw new RangeError(`${name} is a collection of fonts`);
  const outlines = openTrueType(bytes);
  const known = new Map<number, number | undefined>();
  const lookUp = (codePoint: number): number | undefined => {
    if (!opened.hasGlyphForCodePoint(codePoint)) return undefined;
    const glyph = opened.glyphForCodePoint(codePoint)?.id ?? 0;
    const inked = glyph !== 0 && outlines.glyphBytes(glyph).length > 0;
    return inked || isBlank(codePoint) ? glyph : undefined;
  };
  return {
    name,
    postScriptName: opened.postscriptName ?? name,
    font: opened,
    outlines,
    findGlyph: (codePoint) => {
      if (!known.has(codePoint)) known.set(codePoint, lookUp(codePoint));
      return known.get(codePoint);
    },
  };
}

/** Opens every font of a folder; a missing or damaged file is named in the error. */
export async function loadPaperFonts(folder: string): Promise<Result<PaperFonts, PapersError>> {
  const faces: Partial<Record<FaceName, Face>> = {};
  for (const name of Object.keys(fontFiles) as FaceName[]) {
    try {
      faces[name] = openFace(name, await readFile(join(folder, fontFiles[name])));
    } catch {
      return err({ kind: 'fontUnreadable', file: fontFiles[name] });
    }
  }
  return ok(paperFonts(faces as Record<FaceName, Face>));
}

function paperFonts(faces: Readonly<Record<FaceName, Face>>): PaperFonts {
  const findFace = (wanted: FaceName, codePoint: number) =>
    fallbacks[wanted]
      .map((name) => faces[name])
      .find((face) => face.findGlyph(codePoint) !== undefined);
  return {
    faces,
    findFace,
    advanceEm: (wanted, character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      const face = findFace(wanted, codePoint);
      if (face === undefined)
        throw new RangeError('Measured a character that was not made drawable');
      const glyph = face.findGlyph(codePoint) ?? 0;
      return face.outlines.advance(glyph) / face.font.unitsPerEm;
    },
  };
}
