/** Pictures of a character that never was: a frame with a cross in it, as the window would clip it. */
import { deflateSync } from 'node:zlib';

/** Darkness of the pixel at a place, from 0 black to 255 white. */
type Shade = (x: number, y: number) => number;

/** Strokes a twelfth of the edge wide: a frame, and a cross that leans, so that a turned or mirrored one is told. */
export const strokes =
  (edgePx: number): Shade =>
  (x, y) => {
    const at = [x / edgePx, y / edgePx] as const;
    const [u, v] = at;
    const onFrame = at.some((part) => Math.abs(part - 0.12) < 0.04 || Math.abs(part - 0.88) < 0.04);
    const isInside = at.every((part) => part > 0.08 && part < 0.92);
    const onCross = Math.abs(u - 0.35) < 0.04 || Math.abs(v - 0.3) < 0.04;
    return isInside && (onFrame || onCross) ? 0 : 255;
  };

type Options = {
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly shade?: Shade;
  /** 0 grey, 2 colours, 6 colours and transparency. */
  readonly colourType?: 0 | 2 | 6;
  /** How the rows are filtered (PNG, ISO/IEC 15948, 9.2). */
  readonly filter?: 0 | 1 | 2 | 3 | 4;
};

const samplesOf = { 0: 1, 2: 3, 6: 4 } as const;

/** A whole PNG of 8 bits. */
export function clipPng(options: Options = {}): Uint8Array<ArrayBuffer> {
  const { widthPx = 96, heightPx = widthPx, colourType = 0, filter = 0 } = options;
  const { shade = strokes(Math.max(widthPx, heightPx)) } = options;
  const samples = samplesOf[colourType];
  const pixels = Array.from({ length: heightPx }, (_, y) =>
    Array.from({ length: widthPx }, (_column, x) => {
      const value = shade(x, y);
      // What is not ink is transparent where that can be said.
      return [value, value, value, 255 - value].slice(0, samples === 1 ? 1 : samples);
    }).flat(),
  );
  const rows = pixels.map((row, y) => filtered(row, pixels[y - 1] ?? [], samples, filter));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.concat(rows))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function filtered(
  row: readonly number[],
  above: readonly number[],
  samples: number,
  filter: number,
) {
  const bytes = row.map((value, at) => {
    const left = row[at - samples] ?? 0;
    const up = above[at] ?? 0;
    const corner = above[at - samples] ?? 0;
    const nearest = [left, up, corner].toSorted(
      (a, b) => Math.abs(left + up - corner - a) - Math.abs(left + up - corner - b),
    );
    const guesses = [0, left, up, Math.floor((left + up) / 2), nearest[0] ?? 0];
    return (value - (guesses[filter] ?? 0) + 256) & 0xff;
  });
  return Buffer.from([filter, ...bytes]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([frame, named, sum]);
}

/** The sum at the end of a chunk (annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
