/** One directory of a TIFF file, or the first of the EXIF block of a JPEG, read within bounds. */
import type { ImageError } from '../domain/app-error';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';

/** Numbers by tag; texts, rationals and directories inside directories are left out. */
export type TiffDirectory = ReadonlyMap<number, readonly number[]>;

/** Tags of TIFF 6.0 that say how pixels are stored. */
export const tiffTag = {
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  stripOffsets: 273,
  orientation: 274,
  samplesPerPixel: 277,
  stripByteCounts: 279,
  planarConfiguration: 284,
  tileWidth: 322,
} as const;

/** Bytes per value of the number types: BYTE, SHORT, LONG, UNDEFINED. */
const typeBytes: { readonly [type: number]: number } = { 1: 1, 3: 2, 4: 4, 7: 1 };
/** Entries of one directory. */
export const mostEntries = 1_000;
const mostValues = 70_000;

/**
 * Reads the directory at `place`, the first one without it; a list that leaves the file is `imageTruncated`, one too long is
 * `imageUndecodable`.
 */
export function readTiffDirectory(
  bytes: Uint8Array,
  place?: number,
): Result<TiffDirectory, ImageError> {
  const truncated = err({ kind: 'imageTruncated' as const });
  if (bytes.byteLength < 14) return truncated;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const start = place ?? view.getUint32(4, little);
  if (start + 2 > bytes.byteLength) return truncated;
  const count = view.getUint16(start, little);
  if (count > mostEntries) return err({ kind: 'imageUndecodable' });
  const directory = new Map<number, number[]>();
  for (let i = 0; i < count; i += 1) {
    const entry = start + 2 + i * 12;
    if (entry + 12 > bytes.byteLength) return truncated;
    const size = typeBytes[view.getUint16(entry + 2, little)];
    if (size === undefined) continue;
    const values = view.getUint32(entry + 4, little);
    if (values > mostValues) return err({ kind: 'imageUndecodable' });
    const at = values * size <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
    if (at + values * size > bytes.byteLength) return truncated;
    directory.set(
      view.getUint16(entry, little),
      Array.from({ length: values }, (_, n) => {
        const from = at + n * size;
        if (size === 1) return view.getUint8(from);
        return size === 2 ? view.getUint16(from, little) : view.getUint32(from, little);
      }),
    );
  }
  return ok(directory);
}

/** The first value of a tag, or what TIFF says it is when absent. */
export function tiffNumber(directory: TiffDirectory, tag: number, absent: number): number {
  return directory.get(tag)?.[0] ?? absent;
}
