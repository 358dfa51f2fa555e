import { PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import type { LetterContent } from '../../shared/archive/letter-content';
import { checkGlyphs } from '../../electron/papers/glyph-check';
import { layOutLetter } from '../../electron/papers/letter-layout';
import { makeLetterPdf } from '../../electron/papers/letter-pdf';
import { writePdf } from '../../electron/papers/pdf-writer';
import { Typesetter } from '../../electron/papers/typesetter';
import { openFonts, sampleContent } from '../support/papers-samples';
import { inklessCharacters, savePdf, textOf } from '../support/papers-tools';

const fonts = await openFonts();

async function letter(content: LetterContent) {
  const made = await makeLetterPdf(content, fonts);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

describe('the glyph check', () => {
  /** Changes the font programs inside a paper and writes it again. */
  async function damaged(bytes: Uint8Array, damage: (program: Uint8Array) => void) {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const [, object] of document.context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict) || !object.has(PDFName.of('FontFile2'))) continue;
      const stream = object.lookup(PDFName.of('FontFile2'));
      if (!(stream instanceof PDFRawStream)) continue;
      const program = decodePDFRawStream(stream).decode().slice();
      damage(program);
      const again = document.context.flateStream(program, { Length1: program.length });
      object.set(PDFName.of('FontFile2'), document.context.register(again));
    }
    return writePdf(document.context, []);
  }

  function table(program: Uint8Array, tag: string) {
    const view = new DataView(program.buffer, program.byteOffset);
    for (let index = 0; index < view.getUint16(4); index++) {
      const at = 12 + index * 16;
      if (Buffer.from(program.subarray(at, at + 4)).toString('latin1') === tag) {
        return { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) };
      }
    }
    throw new Error(tag);
  }

  it('passes a sound paper and counts its characters', async () => {
    const made = await letter(sampleContent('receipt'));
    const { checked, broken } = checkGlyphs(made.bytes, fonts);
    expect(broken).toEqual([]);
    expect(checked).toBeGreaterThan(120);
  });

  it.each([
    ['wiped outlines', 'glyf', (bytes: Uint8Array) => bytes.fill(0)],
    ['one changed byte', 'glyf', (bytes: Uint8Array) => bytes.subarray(900, 901).fill(77)],
    ['lost offsets', 'loca', (bytes: Uint8Array) => bytes.subarray(40, 60).fill(255)],
    ['wrong widths', 'hmtx', (bytes: Uint8Array) => bytes.subarray(8, 12).fill(9)],
  ])('finds %s', async (_what, tag, damage) => {
    const made = await letter(sampleContent('receipt'));
    const bytes = await damaged(made.bytes, (program) => {
      const { offset, length } = table(program, tag);
      damage(program.subarray(offset, offset + length));
    });
    expect(checkGlyphs(bytes, fonts).broken.length).toBeGreaterThan(0);
  });

  it('sees what the ink test sees', async () => {
    const content = sampleContent('receipt');
    const made = await letter(content);
    const bytes = await damaged(made.bytes, (program) => {
      const { offset, length } = table(program, 'glyf');
      program.fill(0, offset, offset + length);
    });
    const [draft] = layOutLetter(content, new Typesetter(fonts));
    if (draft === undefined) throw new Error('No page');
    expect(textOf(savePdf(bytes))).toBe(textOf(savePdf(made.bytes)));
    expect(inklessCharacters(savePdf(bytes), 1, draft, fonts).length).toBeGreaterThan(100);
  });

  it('finds a font program that cannot be read', async () => {
    const made = await letter(sampleContent('receipt'));
    const bytes = await damaged(made.bytes, (program) => program.fill(0));
    const { checked, broken } = checkGlyphs(bytes, fonts);
    expect(broken.length).toBe(checked);
  });
});
