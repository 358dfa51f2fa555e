/** Reads the clip of a character into grey pixels, and says whether there is a character in it at all. */
import { inflateSync } from 'node:zlib';
import { clipLimits } from '../../shared/domain/glyph-clip';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';

/** A picture in shades of grey: 0 is black, 255 white, row by row. */
export type ClipPicture = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly grey: Uint8Array;
};

/** Not a PNG of the agreed kind; not of a size that can be read and drawn; blank, or all ink. */
export type ClipProblem = 'notPng' | 'wrongSize' | 'noInk';

/** Samples of a pixel by colour type (PNG, ISO/IEC 15948, 11.2.2); palettes and 16 bits are not written by the window. */
const samplesOf: { readonly [colourType: number]: number | undefined } = { 0: 1, 2: 3, 6: 4 };

/** Darker than this is ink. */
const inkBelow = 128;
/** Shares of ink that a character may have: 一 has some hundredths, the darkest ones about half. */
const inkShares = { least: 0.004, most: 0.75 } as const;

/** The picture of a clip; never throws, whatever the bytes are. */
export function readClipPicture(png: Uint8Array): Result<ClipPicture, ClipProblem> {
  if (png.byteLength > clipLimits.bytes) return err('wrongSize');
  const picture = decoded(png);
  if (!picture.ok) return picture;
  return hasInk(picture.value) ? picture : err('noInk');
}

/** Whether as much of the picture is dark as a character may have. */
export function hasInk({ grey }: ClipPicture): boolean {
  const dark = grey.reduce((count, value) => count + (value < inkBelow ? 1 : 0), 0);
  const share = dark / grey.length;
  return share >= inkShares.least && share <= inkShares.most;
}

function decoded(png: Uint8Array): Result<ClipPicture, ClipProblem> {
  const chunks = chunksOf(png);
  const header = chunks?.find(({ type }) => type === 'IHDR')?.data;
  if (chunks === undefined || header?.byteLength !== 13) return err('notPng');
  const [widthPx, heightPx] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const samples = samplesOf[header[9] ?? -1];
  const isInterlaced = header[12] !== 0;
  if (header[8] !== 8 || samples === undefined || isInterlaced) return err('notPng');
  const { leastPx, mostPx } = clipLimits;
  if (Math.min(widthPx, heightPx) < leastPx || Math.max(widthPx, heightPx) > mostPx) {
    return err('wrongSize');
  }
  const length = heightPx * (1 + widthPx * samples);
  const rows = inflated(chunks, length);
  const pixels = rows === undefined ? undefined : unfiltered(rows, widthPx * samples, samples);
  if (pixels === undefined) return err('notPng');
  return ok({ widthPx, heightPx, grey: greyOf(pixels, samples) });
}

type Chunk = { readonly type: string; readonly data: Buffer };

/** Whole chunks up to IEND (5.3); nothing where one is cut short. */
function chunksOf(png: Uint8Array): Chunk[] | undefined {
  const buffer = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (buffer.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= buffer.length;) {
    const length = buffer.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > buffer.length) return undefined;
    const type = buffer.toString('latin1', at + 4, at + 8);
    if (type === 'IEND') return chunks;
    chunks.push({ type, data: buffer.subarray(at + 8, end - 4) });
    at = end;
  }
  return undefined;
}

function inflated(chunks: readonly Chunk[], length: number): Buffer | undefined {
  const data = Buffer.concat(chunks.flatMap((chunk) => (chunk.type === 'IDAT' ? chunk.data : [])));
  try {
    const rows = inflateSync(data, { maxOutputLength: length });
    return rows.length === length ? rows : undefined;
  } catch {
    return undefined;
  }
}

/** Undoes the filters of each row (9.2): none, sub, up, average, Paeth. */
function unfiltered(rows: Buffer, rowBytes: number, samples: number): Uint8Array | undefined {
  const height = rows.length / (rowBytes + 1);
  const pixels = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row++) {
    const from = row * (rowBytes + 1);
    const filter = rows[from] ?? 0;
    if (filter > 4) return undefined;
    const to = row * rowBytes;
    for (let at = 0; at < rowBytes; at++) {
      const left = at < samples ? 0 : (pixels[to + at - samples] ?? 0);
      const up = row === 0 ? 0 : (pixels[to + at - rowBytes] ?? 0);
      const corner = row === 0 || at < samples ? 0 : (pixels[to + at - rowBytes - samples] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      pixels[to + at] = (rows[from + 1 + at] ?? 0) + guess;
    }
  }
  return pixels;
}

/** Of the three neighbours the one nearest to left + up - corner (9.4). */
function paeth(left: number, up: number, corner: number): number {
  const sum = left + up - corner;
  const [toLeft, toUp, toCorner] = [sum - left, sum - up, sum - corner].map(Math.abs) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The lightest of a pixel's colours, as the window made it; what is transparent is paper. */
function greyOf(pixels: Uint8Array, samples: number): Uint8Array {
  return Uint8Array.from({ length: pixels.length / samples }, (_, index) => {
    const colours = pixels.subarray(index * samples, index * samples + Math.min(samples, 3));
    const value = Math.max(...colours);
    const opaque = samples === 4 ? (pixels[index * samples + 3] ?? 255) / 255 : 1;
    return Math.round(255 - (255 - value) * opaque);
  });
}
