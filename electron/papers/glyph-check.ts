/** Looks at a finished paper as a reader would: is every embedded glyph really the glyph of the font it came from? */
import { PDFArray, PDFDict, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import type { Face, PaperFonts } from './paper-fonts';
import { reopenPdf } from './pdf-reopen';
import { openTrueType, sameOutline } from './truetype';

export type GlyphCheck = {
  readonly checked: number;
  /** Characters whose outline or advance is not that of the font, or cannot be read at all. */
  readonly broken: readonly string[];
};

const name = (text: string): PDFName => PDFName.of(text);

/**
 * Re-opens a paper and compares every character of every embedded font with the bundled font.
 * Subsetting libraries have destroyed glyphs in short papers while every validator passed.
 * Throws when the file itself cannot be read back.
 */
export function checkGlyphs(pdf: Uint8Array, fonts: PaperFonts): GlyphCheck {
  const broken: string[] = [];
  let checked = 0;
  for (const [, object] of reopenPdf(pdf).enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(name('Subtype')) !== name('Type0')) continue;
    const result = checkFont(object, fonts);
    checked += result.checked;
    broken.push(...result.broken);
  }
  return { checked, broken };
}

function checkFont(type0: PDFDict, fonts: PaperFonts): GlyphCheck {
  const codes = parseToUnicode(streamBytes(type0, 'ToUnicode'));
  const descendant = type0.lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  const descriptor = descendant.lookup(name('FontDescriptor'), PDFDict);
  const face = faceOf(type0, fonts);
  const everything = codes.map(([, text]) => text);
  if (face === undefined) return { checked: codes.length, broken: everything };
  try {
    const embedded = openTrueType(streamBytes(descriptor, 'FontFile2'));
    const broken = codes.filter(([code, text]) => !isSame(embedded, code, face, text));
    return { checked: codes.length, broken: broken.map(([, text]) => text) };
  } catch {
    return { checked: codes.length, broken: everything };
  }
}

function isSame(
  embedded: ReturnType<typeof openTrueType>,
  code: number,
  face: Face,
  text: string,
): boolean {
  const glyph = face.findGlyph(text.codePointAt(0) ?? 0);
  if (glyph === undefined) return false;
  try {
    return (
      embedded.advance(code) === face.outlines.advance(glyph) &&
      sameOutline(embedded, code, face.outlines, glyph)
    );
  } catch {
    return false;
  }
}

function faceOf(type0: PDFDict, fonts: PaperFonts): Face | undefined {
  const baseFont = type0.lookup(name('BaseFont'), PDFName).decodeText();
  const postScriptName = baseFont.replace(/^[A-Z]{6}\+/, '');
  return fonts.opened().find((face) => face.postScriptName === postScriptName);
}

function streamBytes(dict: PDFDict, key: string): Uint8Array {
  const stream = dict.lookup(name(key));
  if (!(stream instanceof PDFRawStream)) throw new RangeError(`${key} is not a stream`);
  return decodePDFRawStream(stream).decode();
}

/** Pairs of code and character from the `bfchar` entries of a ToUnicode map. */
function parseToUnicode(bytes: Uint8Array): [number, string][] {
  const cmap = Buffer.from(bytes).toString('latin1');
  return [...cmap.matchAll(/<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>/g)].flatMap(([, code, text]) => {
    // The code space range has the same shape and stands for no character.
    if (code === undefined || text === undefined || (code === '0000' && text === 'FFFF')) return [];
    const units = text.match(/.{4}/g) ?? [];
    const characters = String.fromCharCode(...units.map((unit) => parseInt(unit, 16)));
    return [[parseInt(code, 16), characters] as [number, string]];
  });
}
