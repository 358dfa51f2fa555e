/** The bundled fonts of papers: loaded once from a folder, chosen character by character, never a silent blank. */
import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as fontkit from '@cantoo/fontkit';
import type { Font } from '@cantoo/fontkit';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { fontFiles, rareFontFiles } from './font-files';
import type { PapersError } from './papers-protocol';
import type { TrueType } from './truetype';
import { openTrueType } from './truetype';

/** What a text may be set in. */
export type FaceName = keyof typeof fontFiles;

type RareName = keyof typeof rareFontFiles;

/** What a character may be drawn with. */
export type FontName = FaceName | RareName;

/** Where a character is looked for when the wanted face does not have it. */
const fallbacks: Record<FaceName, readonly FaceName[]> = {
  song: ['song', 'hei'],
  songBold: ['songBold', 'song', 'heiBold', 'hei'],
  hei: ['hei', 'song'],
  heiBold: ['heiBold', 'hei', 'songBold', 'song'],
};

const isHan = (codePoint: number): boolean =>
  /^\p{Script=Han}$/u.test(String.fromCodePoint(codePoint));

/** The first file has the Basic Multilingual Plane, the second the planes behind it; both have some of the other's. */
const rareInOrder = (codePoint: number): readonly RareName[] =>
  codePoint < 0x20000 ? ['rareA', 'rareB'] : ['rareB', 'rareA'];

/** One font file, opened. */
export type Face = {
  readonly name: FontName;
  readonly postScriptName: string;
  readonly font: Font;
  readonly outlines: TrueType;
  /** Glyph of a code point, undefined when the font draws nothing visible for it. */
  readonly findGlyph: (codePoint: number) => number | undefined;
};

export type PaperFonts = {
  /** A font by its name; one of the rare ones must have been given by `findFace`. */
  readonly face: (name: FontName) => Face;
  /** Every font that is open by now. */
  readonly opened: () => readonly Face[];
  /** Files for rare characters that are not there; characters of theirs are spelt out. */
  readonly missingFiles: readonly string[];
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

function openFace(name: FontName, bytes: Uint8Array): Face {
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

/** Opens the fonts of a folder; a missing or damaged file is an error, except one for rare characters. */
export async function loadPaperFonts(folder: string): Promise<Result<PaperFonts, PapersError>> {
  const faces: Partial<Record<FaceName, Face>> = {};
  for (const name of Object.keys(fontFiles) as FaceName[]) {
    try {
      faces[name] = openFace(name, await readFile(join(folder, fontFiles[name])));
    } catch {
      return err({ kind: 'fontUnreadable', file: fontFiles[name] });
    }
  }
  const missing: RareName[] = [];
  for (const name of Object.keys(rareFontFiles) as RareName[]) {
    // Not opened: inside the packed program a file that is opened is copied out of it first.
    await stat(join(folder, rareFontFiles[name])).catch(() => missing.push(name));
  }
  return ok(paperFonts(faces as Record<FaceName, Face>, rareFaces(folder, missing), missing));
}

type RareFaces = {
  readonly opened: ReadonlyMap<RareName, Face | undefined>;
  readonly find: (name: RareName) => Face | undefined;
};

/**
 * Each file is read when it is first asked for, and kept: the next family with such a name waits for nothing. A damaged one
 * is as good as none.
 */
function rareFaces(folder: string, missing: readonly RareName[]): RareFaces {
  const opened = new Map<RareName, Face | undefined>(missing.map((name) => [name, undefined]));
  const openRare = (name: RareName): Face | undefined => {
    try {
      return openFace(name, readFileSync(join(folder, rareFontFiles[name])));
    } catch {
      return undefined;
    }
  };
  return {
    opened,
    find: (name) => {
      if (!opened.has(name)) opened.set(name, openRare(name));
      return opened.get(name);
    },
  };
}

function paperFonts(
  faces: Readonly<Record<FaceName, Face>>,
  rare: RareFaces,
  missing: readonly RareName[],
): PaperFonts {
  const draws = (codePoint: number) => (face: Face | undefined) =>
    face?.findGlyph(codePoint) !== undefined;
  const findFace = (wanted: FaceName, codePoint: number): Face | undefined => {
    const usual = fallbacks[wanted].map((name) => faces[name]).find(draws(codePoint));
    if (usual !== undefined || !isHan(codePoint)) return usual;
    const name = rareInOrder(codePoint).find((one) => draws(codePoint)(rare.find(one)));
    return name === undefined ? undefined : rare.find(name);
  };
  const face = (name: FontName): Face => {
    const found = name === 'rareA' || name === 'rareB' ? rare.find(name) : faces[name];
    if (found === undefined) throw new RangeError(`Font ${name} is not there`);
    return found;
  };
  return {
    face,
    opened: () => [...Object.values(faces), ...rare.opened.values()].flatMap((one) => one ?? []),
    missingFiles: missing.map((name) => rareFontFiles[name]),
    findFace,
    advanceEm: (wanted, character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      const drawing = findFace(wanted, codePoint);
      if (drawing === undefined)
        throw new RangeError('Measured a character that was not made drawable');
      const glyph = drawing.findGlyph(codePoint) ?? 0;
      return drawing.outlines.advance(glyph) / drawing.font.unitsPerEm;
    },
  };
}
