/** Decodes the page of a TIFF file; loaded only when one comes. */
import { decodeImage, toRGBA8, type IFD } from 'utif2';
import { imageLimits } from '../../shared/capture/image-header';
import type { TiffDirectory } from '../../shared/capture/tiff-directory';
import { readTiffDirectory, tiffNumber, tiffTag } from '../../shared/capture/tiff-directory';
import { tiffPages } from '../../shared/capture/tiff-pages';
import type { ImageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { OwnBytes } from './image-messages';
import { guardDecoder } from './tiff-guards';

guardDecoder();

/** None, three kinds of fax, LZW, JPEG, Deflate (twice), PackBits: what scanners write. */
const compressions = [1, 2, 3, 4, 5, 7, 8, 32_946, 32_773];
const deflate = [8, 32_946];
const unsupported = err({ kind: 'imageFormatUnsupported' as const, format: 'TIFF' });

/**
 * The first page, upright. The decoder gets a directory that was read within bounds: its own reader
 * follows lengths and loops that a broken file can make endless.
 */
export async function decodeTiff(bytes: OwnBytes): Promise<Result<ImageBitmap, ImageError>> {
  const pages = tiffPages(bytes);
  if (!pages.ok) return pages;
  const read = readTiffDirectory(bytes, pages.value[0]);
  if (!read.ok) return read;
  const directory = read.value;
  if (!isBounded(directory)) return unsupported;
  if (deflate.includes(tiffNumber(directory, tiffTag.compression, 1))) {
    if (!(await unpacksWithin(bytes, directory))) return err({ kind: 'imageUndecodable' });
  }
  const page = Object.fromEntries(
    [...directory].map(([tag, values]) => [`t${tag}`, [...values]]),
  ) as unknown as IFD;
  try {
    decodeImage(bytes.buffer, page);
    // The same memory under another name: a page may have 160 MB.
    const { buffer } = toRGBA8(page);
    const pixels = new Uint8ClampedArray(buffer as ArrayBuffer);
    const bitmap = await createImageBitmap(new ImageData(pixels, page.width, page.height));
    return ok(await turned(bitmap, tiffNumber(directory, tiffTag.orientation, 1)));
  } catch {
    return err({ kind: 'imageUndecodable' });
  }
}

function isBounded(directory: TiffDirectory): boolean {
  const samples = tiffNumber(directory, tiffTag.samplesPerPixel, 1);
  const bits = directory.get(tiffTag.bitsPerSample) ?? [1];
  return (
    compressions.includes(tiffNumber(directory, tiffTag.compression, 1)) &&
    samples >= 1 &&
    samples <= 5 &&
    bits.every((bit) => bit >= 1 && bit <= 16) &&
    // The decoder puts the last column and row of tiles in the wrong place.
    !directory.has(tiffTag.tileWidth) &&
    (samples === 1 || tiffNumber(directory, tiffTag.planarConfiguration, 1) === 1)
  );
}

/** Whether all packed strips together stay within the size of the picture, with room for padding. */
async function unpacksWithin(bytes: OwnBytes, directory: TiffDirectory): Promise<boolean> {
  const offsets = directory.get(tiffTag.stripOffsets) ?? [];
  const counts = directory.get(tiffTag.stripByteCounts) ?? [];
  let room = imageLimits.pixels * 10;
  for (const [i, offset] of offsets.entries()) {
    const packed = bytes.subarray(offset, offset + (counts[i] ?? 0));
    // By reader: Chromium 114 cannot walk a stream with for await.
    const unpacked = new Blob([packed])
      .stream()
      .pipeThrough(new DecompressionStream('deflate'))
      .getReader();
    try {
      for (;;) {
        const { done, value } = await unpacked.read();
        if (done) break;
        room -= value.byteLength;
        if (room < 0) {
          await unpacked.cancel();
          return false;
        }
      }
    } catch {
      return false;
    }
  }
  return true;
}

/** Draws the picture the way its orientation tag (1..8, TIFF 6.0 page 36) says it is to be seen. */
async function turned(bitmap: ImageBitmap, orientation: number): Promise<ImageBitmap> {
  if (orientation <= 1 || orientation > 8) return bitmap;
  const { width: w, height: h } = bitmap;
  const canvas = orientation >= 5 ? new OffscreenCanvas(h, w) : new OffscreenCanvas(w, h);
  const matrices: { readonly [orientation: number]: DOMMatrix2DInit } = {
    2: { a: -1, d: 1, e: w },
    3: { a: -1, d: -1, e: w, f: h },
    4: { a: 1, d: -1, f: h },
    5: { a: 0, b: 1, c: 1, d: 0 },
    6: { a: 0, b: 1, c: -1, d: 0, e: h },
    7: { a: 0, b: -1, c: -1, d: 0, e: h, f: w },
    8: { a: 0, b: -1, c: 1, d: 0, f: w },
  };
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No canvas');
  context.setTransform(matrices[orientation]);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return createImageBitmap(canvas);
}
