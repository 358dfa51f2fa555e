/** A character that no font has, shown by its clip: where it stands, how it looks, and what readers copy. */
import { describe, expect, it } from 'vitest';
import { makeArchivePdf } from '../../electron/papers/archive-pdf';
import { readClipPicture } from '../../electron/papers/clip-picture';
import { brokenClips, readClips } from '../../electron/papers/glyph-clips';
import { layOutLetter } from '../../electron/papers/letter-layout';
import { makeLetterPdf } from '../../electron/papers/letter-pdf';
import type { PaperClip } from '../../electron/papers/papers-protocol';
import { toPapersSchema } from '../../electron/papers/papers-protocol';
import { makeReprintPdf } from '../../electron/papers/reprint-pdf';
import { Typesetter } from '../../electron/papers/typesetter';
import { isClippable } from '../../shared/domain/glyph-clip';
import type { PdfaFlavour } from '../../shared/archive/pdfa-flavour';
import { fontless } from '../support/case-builders';
import { clipPng, strokes } from '../support/clip-samples';
import {
  openFonts,
  paperSources,
  planWithFiles,
  sampleCase,
  sampleContent,
  sampleForm,
  sampleLetter,
  samplePictures,
  smallJpeg,
  sha256,
} from '../support/papers-samples';
import { clipPlaces, qpdfCheck, renderedShade, savePdf, textOf } from '../support/papers-tools';
import { mupdfComplaints, preflight } from '../support/pdfa-tools';

const fonts = await openFonts();

const name = `吴${String.fromCodePoint(fontless)}宁`;
const family = sampleCase({ ...sampleForm, 'child.name': name });
const clip: PaperClip = { codePoint: fontless, png: clipPng() };

async function letter(clips: readonly PaperClip[], flavour?: PdfaFlavour) {
  const content = { ...sampleContent('receipt', family), ...(flavour && { flavour }) };
  const made = await makeLetterPdf(content, fonts, clips);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

describe('a clip in a letter', () => {
  it('stands in the place of the character, and readers copy the character', async () => {
    const paper = await letter([clip]);
    expect(paper.missingGlyphs).toEqual([]);
    expect(paper.clippedGlyphs).toEqual([fontless]);
    expect(paper.missingPlaces).toBeUndefined();
    const path = savePdf(paper.bytes);
    expect(textOf(path)).toContain(name);
    expect(textOf(path)).not.toContain('U+');
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
    expect(mupdfComplaints([path])).toEqual([]);
    expect(brokenClips(paper.bytes, readClips([clip]), [fontless])).toEqual([]);
  });

  it('is as large as the text, upright, on its base line, once for each time it is written', async () => {
    const path = savePdf((await letter([clip])).bytes);
    const set = new Typesetter(fonts, readClips([clip]));
    const [draft] = layOutLetter(sampleContent('receipt', family), set);
    const lines = (draft?.marks ?? []).flatMap((mark) =>
      mark.kind === 'text' && mark.text.includes(name) ? [mark] : [],
    );
    const places = clipPlaces(path, 1);
    expect(lines.length).toBeGreaterThan(1);
    expect(places).toHaveLength(lines.length);
    for (const [index, line] of lines.entries()) {
      const place = places[index];
      if (place === undefined) throw new Error('No clip');
      expect(place.widthPt).toBeCloseTo(line.sizePt, 2);
      expect(place.heightPt).toBeCloseTo(line.sizePt, 2);
      const baseFromBottom = (draft?.heightPt ?? 0) - line.yPt;
      expect(place.yPt).toBeCloseTo(baseFromBottom - 0.12 * line.sizePt, 2);
      const before = line.text.slice(0, line.text.indexOf(name) + 1);
      const advancePt = [...before].reduce(
        (sum, one) => sum + fonts.advanceEm(line.face, one) * line.sizePt + line.spacingPt,
        0,
      );
      expect(place.xPt).toBeCloseTo(line.xPt + advancePt, 1);
      // What a reader renders there is the clip, and neither turned nor mirrored.
      const shade = renderedShade(path, 1, place);
      const drawn = strokes(96);
      const wrong = Array.from({ length: 24 * 24 }, (_, at) => {
        const [x, y] = [(at % 24) * 4 + 2, Math.floor(at / 24) * 4 + 2];
        const edge = [-3, 3].some(
          (by) => drawn(x + by, y) !== drawn(x, y) || drawn(x, y + by) !== drawn(x, y),
        );
        return !edge && Math.abs(shade(x / 96, y / 96) - drawn(x, y)) > 110;
      }).filter(Boolean);
      expect(wrong).toEqual([]);
    }
  });

  it('keeps to PDF/A-1b, 2u and 3b', async () => {
    const files = [];
    for (const flavour of ['1b', '2u', '3b'] as const) {
      files.push({ flavour, path: savePdf((await letter([clip], flavour)).bytes) });
    }
    expect(preflight(files)).toEqual([[], [], []]);
  });

  it('has equal bytes for equal content and clip, and other bytes for another clip', async () => {
    const [first, second] = [await letter([clip]), await letter([clip])];
    expect(sha256(second.bytes)).toBe(sha256(first.bytes));
    const other = { codePoint: fontless, png: clipPng({ widthPx: 64 }) };
    expect(sha256((await letter([other])).bytes)).not.toBe(sha256(first.bytes));
  });

  it('changes nothing where no character asks for it', async () => {
    const plain = sampleContent('receipt');
    const bytes = async (clips: readonly PaperClip[]) => {
      const made = await makeLetterPdf(plain, fonts, clips);
      if (!made.ok) throw new Error(made.error.kind);
      expect(made.value.clippedGlyphs).toBeUndefined();
      return sha256(made.value.bytes);
    };
    // A font that has the character comes before any clip.
    const ofKnown = { codePoint: sampleForm['child.name']?.codePointAt(0) ?? 0, png: clipPng() };
    expect(await bytes([clip, ofKnown])).toBe(await bytes([]));
  });

  it('is left out where it cannot be read: the character is spelt out and asked about', async () => {
    const blank = clipPng({ shade: () => 255 });
    for (const png of [blank, clip.png.slice(0, 60), new Uint8Array()]) {
      const paper = await letter([{ codePoint: fontless, png }]);
      expect(paper.missingGlyphs).toEqual([fontless]);
      expect(textOf(savePdf(paper.bytes))).toContain('〔U+2EC00〕');
    }
  });

  it('is told broken when the finished paper has other pixels than the clip', async () => {
    const { bytes } = await letter([clip]);
    const other = readClips([{ codePoint: fontless, png: clipPng({ widthPx: 64 }) }]);
    expect(brokenClips(bytes, other, [fontless])).toEqual([fontless]);
  });

  it('is still there when the letter is printed again', async () => {
    const { bytes } = await letter([clip]);
    const again = await makeReprintPdf(bytes, { kind: 'reprint', copy: 2 }, fonts);
    if (!again.ok) throw new Error(again.error.kind);
    const path = savePdf(again.value.bytes);
    expect(textOf(path)).toContain(name);
    expect(clipPlaces(path, 1)).toHaveLength(clipPlaces(savePdf(bytes), 1).length);
  });
});

describe('a clip in the archive of a case', () => {
  it('stands on its own sheets and in the letters that are copied in', async () => {
    const receipt = await letter([clip]);
    const made = [{ letter: sampleLetter('receipt'), pdf: receipt.bytes, pages: receipt.pages }];
    const pictures = samplePictures(2);
    const png = Buffer.from(clip.png);
    const image = { sha256: sha256(png), bytes: png.length, widthPx: 96, heightPx: 96 };
    const { plan, files } = planWithFiles(family, pictures, made);
    files.set(image.sha256, png);
    const clips = [{ codePoint: fontless, image: { ...image, mediaType: 'image/png' as const } }];
    const draw = async (from: ReadonlyMap<string, Uint8Array>) => {
      const paper = await makeArchivePdf({ ...plan, clips }, fonts, paperSources(from));
      if (!paper.ok) throw new Error(JSON.stringify(paper.error));
      return paper.value;
    };
    const whole = await draw(files);
    const path = savePdf(whole.bytes);
    expect(whole.missingGlyphs).toEqual([]);
    expect(whole.clippedGlyphs).toEqual([fontless]);
    expect(textOf(path)).not.toContain('U+2EC00');
    // On the cover, on the sheet of what was registered, and in the letter.
    expect(clipPlaces(path, 1).length).toBeGreaterThan(0);
    expect(clipPlaces(path, 2).length).toBeGreaterThan(0);
    expect(clipPlaces(path, whole.pages).length).toBeGreaterThan(0);
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
    expect(mupdfComplaints([path])).toEqual([]);
    expect(preflight([{ path, flavour: '2u' }])).toEqual([[]]);
    expect(sha256((await draw(files)).bytes)).toBe(sha256(whole.bytes));
    files.set(image.sha256, Buffer.from('another file'));
    expect((await draw(files)).missingGlyphs).toEqual([fontless]);
    files.delete(image.sha256);
    expect((await draw(files)).missingGlyphs).toEqual([fontless]);
  });
});

describe('the picture of a clip', () => {
  it.each([0, 2, 6] as const)('is read alike with every filter, colour type %i', (colourType) => {
    const plain = readClipPicture(clipPng({ widthPx: 40, heightPx: 30 }));
    if (!plain.ok) throw new Error(plain.error);
    expect(plain.value).toMatchObject({ widthPx: 40, heightPx: 30 });
    for (const filter of [0, 1, 2, 3, 4] as const) {
      const png = clipPng({ widthPx: 40, heightPx: 30, colourType, filter });
      expect(readClipPicture(png)).toEqual(plain);
    }
  });

  const whole = clipPng();
  const changed = (at: number, value: number) => {
    const bytes = whole.slice();
    bytes[at] = value;
    return bytes;
  };
  it.each([
    ['nothing', new Uint8Array(), 'notPng'],
    ['a JPEG', smallJpeg, 'notPng'],
    ['one that is cut short', whole.slice(0, -20), 'notPng'],
    ['a palette', changed(25, 3), 'notPng'],
    ['16 bits', changed(24, 16), 'notPng'],
    ['interlaced rows', changed(28, 1), 'notPng'],
    ['another height than it says', changed(23, 95), 'notPng'],
    ['more rows than it has', changed(23, 97), 'notPng'],
    ['a width of a thousand million', changed(16, 60), 'wrongSize'],
    ['one too small to be read', clipPng({ widthPx: 20 }), 'wrongSize'],
    ['one too large', clipPng({ widthPx: 600, heightPx: 40 }), 'wrongSize'],
    ['too many bytes', new Uint8Array(400_001), 'wrongSize'],
    ['blank paper', clipPng({ shade: () => 240 }), 'noInk'],
    ['a black box', clipPng({ shade: () => 10 }), 'noInk'],
  ] as const)('is refused: %s', (_what, bytes, error) => {
    expect(readClipPicture(bytes)).toEqual({ ok: false, error });
  });

  it('never throws, whatever byte is wrong', () => {
    for (let at = 0; at < whole.length; at++) {
      for (const value of [0, 0x7f, 0xff])
        expect(() => readClipPicture(changed(at, value))).not.toThrow();
    }
  });

  it('comes in only for characters of writing, and not too large', () => {
    const content = sampleContent('receipt');
    const job = (codePoint: number, png: unknown = clip.png) =>
      toPapersSchema.safeParse({ kind: 'letter', job: 1, content, clips: [{ codePoint, png }] })
        .success;
    expect(job(fontless)).toBe(true);
    expect(job(0xe000)).toBe(true);
    for (const none of [0x0a, 0x20, 0x200b, 0xd800, 0xe0100, 0x3000, 0xfffe, 0x110000, 1.5, -1]) {
      expect(job(none), String(none)).toBe(false);
    }
    expect(job(fontless, new Uint8Array(400_001))).toBe(false);
    expect(job(fontless, 'text')).toBe(false);
    expect(isClippable(0x31350)).toBe(true);
  });
});
