/** Reads what a picture says of itself before anything decodes it: format, size, whether the end is there. */
import type { ImageError } from '../domain/app-error';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'tiff';
export type ImageHeader = {
  readonly format: ImageFormat;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** Limits before decoding (quality.md): a bomb is refused by its header. */
export const imageLimits = { bytes: 30 * 1024 * 1024, pixels: 40_000_000 } as const;

/** Judges bytes that claim to be a picture; nothing is decoded. */
export function readImageHeader(bytes: Uint8Array): Result<ImageHeader, ImageError> {
  if (bytes.byteLength === 0) return err({ kind: 'imageEmpty' });
  if (bytes.byteLength > imageLimits.bytes) {
    const megabytes = Math.ceil(bytes.byteLength / 1024 / 1024);
    return err({ kind: 'imageTooManyBytes', megabytes, limit: imageLimits.bytes / 1024 / 1024 });
  }
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

function sizeOf(bytes: Uint8Array): Result<ImageHeader, ImageError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);
  const ascii = (at: number, text: string) =>
    [...text].every((character, i) => bytes[at + i] === character.charCodeAt(0));
  if (starts(0xff, 0xd8, 0xff)) return jpegSize(bytes, view);
  if (starts(0x89, 0x50, 0x4e, 0x47)) return pngSize(bytes, view, ascii);
  if (ascii(0, 'RIFF') && ascii(8, 'WEBP')) return webpSize(bytes, view, ascii);
  if (starts(0x49, 0x49, 0x2a, 0) || starts(0x4d, 0x4d, 0, 0x2a)) return tiffSize(view, bytes);
  if (ascii(4, 'ftyphei') || ascii(4, 'ftypmif')) return unsupported('HEIC');
  if (ascii(0, 'GIF8')) return unsupported('GIF');
  if (ascii(0, 'BM')) return unsupported('BMP');
  if (ascii(0, '%PDF')) return unsupported('PDF');
  return err({ kind: 'imageNotAnImage' });
}

const unsupported = (format: string) => err({ kind: 'imageFormatUnsupported' as const, format });
const truncated = err({ kind: 'imageTruncated' as const });

/** Frame header SOFn of JPEG (ITU-T T.81 B.2.2); the end-of-image marker must be near the end of the file. */
function jpegSize(bytes: Uint8Array, view: DataView): Result<ImageHeader, ImageError> {
  let at = 2;
  while (at + 9 < bytes.byteLength) {
    if (bytes[at] !== 0xff) return err({ kind: 'imageUndecodable' });
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const value = {
        format: 'jpeg' as const,
        heightPx: view.getUint16(at + 5),
        widthPx: view.getUint16(at + 7),
      };
      return hasEndOfImage(bytes) ? ok(value) : truncated;
    }
    if (marker === 0xd9 || marker === 0xda) return err({ kind: 'imageUndecodable' });
    at += 2 + view.getUint16(at + 2);
  }
  return truncated;
}

/** Cameras pad after the marker, so the last 64 KB are searched, not only the last two bytes. */
function hasEndOfImage(bytes: Uint8Array): boolean {
  for (let at = bytes.byteLength - 2; at >= Math.max(0, bytes.byteLength - 65_536); at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

type Ascii = (at: number, text: string) => boolean;

/** IHDR first and IEND last (PNG, ISO/IEC 15948, 5.6). */
function pngSize(bytes: Uint8Array, view: DataView, ascii: Ascii): Result<ImageHeader, ImageError> {
  if (bytes.byteLength < 45) return truncated;
  if (!ascii(12, 'IHDR')) return err({ kind: 'imageUndecodable' });
  if (!ascii(bytes.byteLength - 8, 'IEND')) return truncated;
  return ok({ format: 'png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) });
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
  return err({ kind: 'imageUndecodable' });
}

/** ImageWidth (256) and ImageLength (257) of the first directory (TIFF 6.0, section 2). */
function tiffSize(view: DataView, bytes: Uint8Array): Result<ImageHeader, ImageError> {
  const little = bytes[0] === 0x49;
  if (bytes.byteLength < 14) return truncated;
  const directory = view.getUint32(4, little);
  if (directory + 2 > bytes.byteLength) return truncated;
  const count = view.getUint16(directory, little);
  const sizes = new Map<number, number>();
  for (let i = 0; i < count; i += 1) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > bytes.byteLength) return truncated;
    const isShort = view.getUint16(entry + 2, little) === 3;
    sizes.set(
      view.getUint16(entry, little),
      isShort ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little),
    );
  }
  return ok({ format: 'tiff', widthPx: sizes.get(256) ?? 0, heightPx: sizes.get(257) ?? 0 });
}
