/** Reads what a picture says of itself before anything decodes it: format, size, whether the end is there. */
import type { ImageError } from '../domain/app-error';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import { readJpegStructure } from './jpeg-structure';
import { readTiffDirectory, tiffNumber, tiffTag } from './tiff-directory';
import { isTiff, severalPages, tiffPages } from './tiff-pages';

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'tiff';
export type ImageHeader = {
  readonly format: ImageFormat;
  /** As stored, before any rotation that EXIF asks for. */
  readonly widthPx: number;
  readonly heightPx: number;
};

/** Limits before decoding (quality.md): a bomb is refused by its header. */
export const imageLimits = { bytes: 30 * 1024 * 1024, pixels: 40_000_000 } as const;

/** Judges a length alone, so that a huge file is not even read. */
export function checkImageBytes(byteLength: number): Result<undefined, ImageError> {
  if (byteLength === 0) return err({ kind: 'imageEmpty' });
  if (byteLength <= imageLimits.bytes) return ok(undefined);
  const megabytes = Math.ceil(byteLength / 1024 / 1024);
  return err({ kind: 'imageTooManyBytes', megabytes, limit: imageLimits.bytes / 1024 / 1024 });
}

/** Judges bytes that claim to be a picture; nothing is decoded, and no bytes make it throw. */
export function readImageHeader(bytes: Uint8Array): Result<ImageHeader, ImageError> {
  const length = checkImageBytes(bytes.byteLength);
  if (!length.ok) return length;
  const header = sizeOf(bytes);
  if (!header.ok) return header;
  const { widthPx, heightPx } = header.value;
  if (widthPx < 1 || heightPx < 1) return err({ kind: 'imageUndecodable' });
  const pixels = widthPx * heightPx;
  if (pixels > imageLimits.pixels) {
    const megapixels = Math.ceil(pixels / 1_000_000);
    return err({ kind: 'imageTooManyPixels', megapixels, limit: imageLimits.pixels / 1_000_000 });
  }
  return header;
}

/**
 * The same of a picture that is to be one page: a file of several is `imageTooManyPages`. Whoever brings one takes it apart
 * first, or all but its first page would be gone without a word.
 */
export function readPageHeader(bytes: Uint8Array): Result<ImageHeader, ImageError> {
  const header = readImageHeader(bytes);
  if (!header.ok || severalPages(bytes).length < 2) return header;
  return err({ kind: 'imageTooManyPages', limit: 1 });
}

type Ascii = (at: number, text: string) => boolean;

function sizeOf(bytes: Uint8Array): Result<ImageHeader, ImageError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);
  const ascii: Ascii = (at, text) =>
    [...text].every((character, i) => bytes[at + i] === character.charCodeAt(0));
  if (starts(0xff, 0xd8, 0xff)) return jpegSize(bytes);
  if (starts(0x89, 0x50, 0x4e, 0x47)) return pngSize(bytes, view, ascii);
  if (ascii(0, 'RIFF') && ascii(8, 'WEBP')) return webpSize(bytes, view, ascii);
  if (isTiff(bytes)) return tiffSize(bytes);
  const named = otherFormats.find(({ at, magics }) => magics.some((magic) => ascii(at, magic)));
  return err(
    named === undefined
      ? { kind: 'imageNotAnImage' }
      : { kind: 'imageFormatUnsupported', format: named.format },
  );
}

/** Formats that clerks do bring, told by name so that they know what to ask for instead. */
const otherFormats = [
  { format: 'HEIC', at: 4, magics: ['ftyphei', 'ftyphev', 'ftypmif', 'ftypmsf'] },
  { format: 'AVIF', at: 4, magics: ['ftypavi'] },
  { format: 'GIF', at: 0, magics: ['GIF8'] },
  { format: 'PDF', at: 0, magics: ['%PDF'] },
  { format: 'BMP', at: 0, magics: ['BM'] },
];

const truncated = err({ kind: 'imageTruncated' as const });
const undecodable = err({ kind: 'imageUndecodable' as const });

function jpegSize(bytes: Uint8Array): Result<ImageHeader, ImageError> {
  const jpeg = readJpegStructure(bytes);
  if (!jpeg.ok) return jpeg;
  const { widthPx, heightPx } = jpeg.value;
  return ok({ format: 'jpeg', widthPx, heightPx });
}

/** IHDR first, whole chunks, IEND last (PNG, ISO/IEC 15948, 5.6); padding after IEND is let be. */
function pngSize(bytes: Uint8Array, view: DataView, ascii: Ascii): Result<ImageHeader, ImageError> {
  if (bytes.byteLength < 33) return truncated;
  if (!ascii(12, 'IHDR')) return undecodable;
  let at = 8;
  while (at + 12 <= bytes.byteLength) {
    if (ascii(at + 4, 'IEND')) {
      return ok({ format: 'png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) });
    }
    at += 12 + view.getUint32(at);
  }
  return truncated;
}

/** The three kinds of WebP chunk: lossy, lossless, extended. */
function webpSize(
  bytes: Uint8Array,
  view: DataView,
  ascii: Ascii,
): Result<ImageHeader, ImageError> {
  if (bytes.byteLength < 30 || view.getUint32(4, true) + 8 > bytes.byteLength) return truncated;
  const found = (widthPx: number, heightPx: number) =>
    ok({ format: 'webp' as const, widthPx, heightPx });
  if (ascii(12, 'VP8 ')) {
    return found(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  }
  if (ascii(12, 'VP8L')) {
    const packed = view.getUint32(21, true);
    return found((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1);
  }
  if (ascii(12, 'VP8X')) {
    const u24 = (at: number) => view.getUint16(at, true) | ((bytes[at + 2] ?? 0) << 16);
    return found(u24(24) + 1, u24(27) + 1);
  }
  return undecodable;
}

/** Of the first page; a file of more than one is taken apart before it comes to any record. */
function tiffSize(bytes: Uint8Array): Result<ImageHeader, ImageError> {
  const pages = tiffPages(bytes);
  if (!pages.ok) return pages;
  const directory = readTiffDirectory(bytes, pages.value[0]);
  if (!directory.ok) return directory;
  return ok({
    format: 'tiff',
    widthPx: tiffNumber(directory.value, tiffTag.width, 0),
    heightPx: tiffNumber(directory.value, tiffTag.height, 0),
  });
}
