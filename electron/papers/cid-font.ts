/** Embeds the used part of one face as a Type0 font: one code per code point, so that copied text is the text given. */
import { createHash } from 'node:crypto';
import type { Subset } from '@cantoo/fontkit';
import type { PDFContext, PDFRef } from 'pdf-lib';
import { PDFName, PDFString } from 'pdf-lib';
import type { Face, FontName, PaperFonts } from './paper-fonts';

/** Most entries of one `beginbfchar` block (Adobe Technical Note 5014, 1.4.1). */
const bfCharBlock = 100;

/** The faces that one paper uses. */
export function cidFonts(fonts: PaperFonts, context: PDFContext) {
  const used = new Map<FontName, CidFont>();
  return {
    fontFor: (name: FontName): CidFont => {
      const font = used.get(name) ?? new CidFont(fonts.face(name), context);
      used.set(name, font);
      return font;
    },
    /** Once everything is painted. */
    embed: () => {
      for (const font of used.values()) font.embed();
    },
  };
}

/** A face in one paper: hands out codes while pages are painted and is embedded once at the end. */
export class CidFont {
  readonly face: Face;
  readonly ref: PDFRef;
  readonly #context: PDFContext;
  readonly #codes = new Map<number, number>();

  constructor(face: Face, context: PDFContext) {
    this.face = face;
    this.#context = context;
    this.ref = context.nextRef();
  }

  /** Codes of a text as hexadecimal digits; the face must draw every character of it. */
  encode(text: string): string {
    let hex = '';
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      let code = this.#codes.get(codePoint);
      if (code === undefined) {
        code = this.#codes.size + 1;
        this.#codes.set(codePoint, code);
      }
      hex += code.toString(16).padStart(4, '0');
    }
    return hex;
  }

  /** Advance of a text in points, without space between characters. */
  widthPt(text: string, sizePt: number): number {
    let units = 0;
    for (const character of text) units += this.#advance(character.codePointAt(0) ?? 0);
    return (units * sizePt) / this.face.font.unitsPerEm;
  }

  /** Writes font, descriptor, subset and maps into the paper. */
  embed(): void {
    const context = this.#context;
    const { font, postScriptName } = this.face;
    const program = this.#subset();
    const name = `${this.#tag()}+${postScriptName}`;
    const perEm = 1000 / font.unitsPerEm;
    const { minX, minY, maxX, maxY } = font.bbox;
    const descriptor = context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: name,
        // Symbolic: the codes are our own (ISO 32000-1, 9.8.2).
        Flags: 4,
        FontBBox: [minX, minY, maxX, maxY].map((value) => Math.round(value * perEm)),
        ItalicAngle: 0,
        Ascent: Math.round(font.ascent * perEm),
        Descent: Math.round(font.descent * perEm),
        CapHeight: Math.round(font.capHeight * perEm),
        StemV: 80,
        FontFile2: context.register(context.flateStream(program, { Length1: program.length })),
        CIDSet: context.register(context.flateStream(allCids(glyphCountOf(program)))),
      }),
    );
    const widths = [...this.#codes.keys()].map((codePoint) =>
      Math.round(this.#advance(codePoint) * perEm),
    );
    const descendant = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: name,
        CIDSystemInfo: {
          Registry: PDFString.of('Adobe'),
          Ordering: PDFString.of('Identity'),
          Supplement: 0,
        },
        CIDToGIDMap: 'Identity',
        FontDescriptor: descriptor,
        DW: 1000,
        W: [1, widths],
      }),
    );
    const type0 = context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
    });
    type0.set(PDFName.of('ToUnicode'), context.register(context.flateStream(this.#toUnicode())));
    context.assign(this.ref, type0);
  }

  #advance(codePoint: number): number {
    return this.face.outlines.advance(this.face.findGlyph(codePoint) ?? 0);
  }

  #subset(): Uint8Array {
    // Two code points may share a glyph (e.g. a radical and its character). Each gets its own copy,
    // so that a code is a glyph number and still stands for exactly one code point.
    const subset = this.face.font.createSubset() as Subset & { readonly glyphs: number[] };
    const seen = new Set<number>();
    for (const codePoint of this.#codes.keys()) {
      const glyph = this.face.findGlyph(codePoint) ?? 0;
      if (seen.has(glyph)) subset.glyphs.push(glyph);
      else subset.includeGlyph(glyph);
      seen.add(glyph);
    }
    return subset.encode();
  }

  /** Six capitals that mark a subset (ISO 32000-1, 9.6.4), from its content so that equal papers are equal. */
  #tag(): string {
    const digest = createHash('sha256')
      .update([...this.#codes.keys()].join(' '))
      .digest();
    return String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + (byte % 26)));
  }

  #toUnicode(): Uint8Array {
    const entries = [...this.#codes].map(
      ([codePoint, code]) => `<${hex4(code)}> <${utf16(String.fromCodePoint(codePoint))}>`,
    );
    const blocks: string[] = [];
    for (let from = 0; from < entries.length; from += bfCharBlock) {
      const block = entries.slice(from, from + bfCharBlock);
      blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
    }
    const cmap = [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
      '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange',
      ...blocks,
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ];
    return Buffer.from(cmap.join('\n'), 'latin1');
  }
}

const hex4 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

/** A text in UTF-16, big-endian, as hexadecimal digits. */
export function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex4(text.charCodeAt(index))).join('');
}

function glyphCountOf(program: Uint8Array): number {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16;
    if (view.getUint32(at) === 0x6d617870) return view.getUint16(view.getUint32(at + 8) + 4);
  }
  throw new RangeError('Subset without maxp table');
}

/** One bit per glyph of the subset: PDF/A-1 asks for it, PDF/A-2 asks that it be complete (ISO 19005-2, 6.2.11.4.2). */
function allCids(count: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(count / 8));
  for (let cid = 0; cid < count; cid++)
    bits[cid >> 3] = (bits[cid >> 3] ?? 0) | (0x80 >> (cid & 7));
  return bits;
}
