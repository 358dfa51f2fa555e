/** Clips that stand in a paper for characters that no font has: read, embedded as pictures, and looked at afterwards. */
import type { PDFContext, PDFRef } from 'pdf-lib';
import { PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib';
import type { ClipPicture } from './clip-picture';
import { hasInk, readClipPicture } from './clip-picture';
import type { FaceName, PaperFonts } from './paper-fonts';
import { reopenPdf } from './pdf-reopen';

/** By code point. */
export type GlyphClips = ReadonlyMap<number, ClipPicture>;

export const noClips: GlyphClips = new Map();

/** A clip stands in the square of a Chinese character. */
export const clipAdvanceEm = 1;

/** Whether a character of a drawable text is shown by its clip. */
export function isClip(
  character: string,
  wanted: FaceName,
  fonts: Pick<PaperFonts, 'findFace'>,
  clips: GlyphClips,
): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return clips.has(codePoint) && fonts.findFace(wanted, codePoint) === undefined;
}

/** What came with the job; one that cannot be read is as good as none: its character is spelt out and asked about. */
export function readClips(
  given: readonly { readonly codePoint: number; readonly png: Uint8Array }[],
): GlyphClips {
  return new Map(
    given.flatMap(({ codePoint, png }) => {
      const picture = readClipPicture(png);
      return picture.ok ? [[codePoint, picture.value] as const] : [];
    }),
  );
}

/** The picture as an object of the paper: grey, lossless, without what PDF/A forbids (ISO 19005-2, 6.2.8). */
export function embedClip(context: PDFContext, { widthPx, heightPx, grey }: ClipPicture): PDFRef {
  return context.register(
    context.flateStream(grey, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: widthPx,
      Height: heightPx,
      BitsPerComponent: 8,
      ColorSpace: 'DeviceGray',
    }),
  );
}

/** Code points whose picture is not in the finished paper pixel for pixel, or has no ink there. */
export function brokenClips(
  pdf: Uint8Array,
  clips: GlyphClips,
  used: readonly number[],
): readonly number[] {
  if (used.length === 0) return [];
  const there = reopenPdf(pdf)
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream &&
      object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image')
        ? [Buffer.from(decodePDFRawStream(object).decode())]
        : [],
    );
  return used.filter((codePoint) => {
    const clip = clips.get(codePoint);
    return clip === undefined || !hasInk(clip) || !there.some((one) => one.equals(clip.grey));
  });
}
