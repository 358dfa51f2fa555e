/** What a JPEG says of itself before its pixels begin: frame, colour, orientation. */
import type { ImageError } from '../domain/app-error';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import { readTiffDirectory, tiffNumber, tiffTag } from './tiff-directory';

/** How a JPEG is stored (ITU-T T.81). */
export type JpegStructure = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Low half of the frame marker: 0 baseline, 1 extended, 2 progressive, others are rare. */
  readonly process: number;
  readonly bitsPerSample: number;
  /** 1 grey, 3 colour, 4 CMYK. */
  readonly components: number;
  /** EXIF orientation 1..8; 1 is upright, also when nothing is said. */
  readonly orientation: number;
  /** `other` when an ICC profile is there that does not call itself sRGB. */
  readonly profile: 'none' | 'srgb' | 'other';
};

const truncated = err({ kind: 'imageTruncated' as const });
const undecodable = err({ kind: 'imageUndecodable' as const });

/** Walks the segments up to the first scan; the end-of-image marker must follow it. */
export function readJpegStructure(bytes: Uint8Array): Result<JpegStructure, ImageError> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frame: Pick<
    JpegStructure,
    'widthPx' | 'heightPx' | 'process' | 'bitsPerSample' | 'components'
  > | null = null;
  let orientation = 1;
  let profile: JpegStructure['profile'] = 'none';
  let at = 2;
  while (at + 4 <= bytes.byteLength) {
    if (bytes[at] !== 0xff) return undecodable;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker === 0xd9 || length < 2) return undecodable;
    const next = at + 2 + length;
    if (marker === 0xda) {
      if (frame === null) return undecodable;
      return hasEndOfImage(bytes, next) ? ok({ ...frame, orientation, profile }) : truncated;
    }
    if (next > bytes.byteLength) return truncated;
    const body = bytes.subarray(at + 4, next);
    if (isFrame(marker)) {
      if (body.byteLength < 6) return undecodable;
      frame = {
        process: marker & 0x0f,
        bitsPerSample: body[0] ?? 0,
        heightPx: view.getUint16(at + 5),
        widthPx: view.getUint16(at + 7),
        components: body[5] ?? 0,
      };
    } else if (marker === 0xe1 && startsWith(body, 'Exif\0\0')) {
      orientation = exifOrientation(body.subarray(6));
    } else if (marker === 0xe2 && startsWith(body, 'ICC_PROFILE\0') && profile !== 'srgb') {
      profile = saysSrgb(body) ? 'srgb' : 'other';
    }
    at = next;
  }
  return truncated;
}

/** Whether the bytes can be shown on paper as they are: upright, grey or RGB, nothing to convert. */
export function isPlainJpeg(jpeg: JpegStructure): boolean {
  return (
    jpeg.process <= 2 &&
    jpeg.bitsPerSample === 8 &&
    (jpeg.components === 1 || jpeg.components === 3) &&
    jpeg.orientation === 1 &&
    jpeg.profile !== 'other'
  );
}

/** SOF0..SOF15 without DHT, JPG and DAC, which share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/**
 * Cameras pad after the marker, so the last 64 KB are searched, not only the last two bytes; never
 * before the scan, where the preview inside EXIF has an end of its own.
 */
function hasEndOfImage(bytes: Uint8Array, scanAt: number): boolean {
  const first = Math.max(scanAt, bytes.byteLength - 65_536);
  for (let at = bytes.byteLength - 2; at >= first; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

function exifOrientation(exif: Uint8Array): number {
  const directory = readTiffDirectory(exif);
  if (!directory.ok) return 1;
  const orientation = tiffNumber(directory.value, tiffTag.orientation, 1);
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((character, i) => bytes[i] === character.charCodeAt(0));
}

/** Profiles name themselves in ASCII (version 2) or UTF-16 (version 4). */
function saysSrgb(profile: Uint8Array): boolean {
  const text = Array.from(profile.subarray(0, 16_384), (byte) =>
    byte === 0 ? '' : String.fromCharCode(byte),
  ).join('');
  return text.includes('sRGB');
}
