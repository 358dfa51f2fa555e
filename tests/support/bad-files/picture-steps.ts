/** Changes of pictures that keep them pictures: chunks, segments and directories with their sums and lengths right. */
import { crc32, deflateSync } from 'node:zlib';
import type { Random } from '../random';
import type { Step } from './structures';

type Chunk = { readonly type: Buffer; readonly data: Buffer };

const signatureBytes = 8;

function chunksOf(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = signatureBytes; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const end = Math.min(bytes.length, at + 8 + length);
    chunks.push({ type: bytes.subarray(at + 4, at + 8), data: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

/** With the sum that belongs to it (ISO/IEC 15948, 5.3). */
function written({ type, data }: Chunk): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(Buffer.concat([type, data])));
  return Buffer.concat([length, type, data, sum]);
}

const onChunks =
  (change: (chunks: Chunk[], random: Random) => Chunk[]): Step =>
  (bytes, random) => {
    const chunks = chunksOf(bytes);
    if (chunks.length === 0) return bytes;
    const head = bytes.subarray(0, signatureBytes);
    return Buffer.concat([head, ...change(chunks, random).map(written)]);
  };

/** Sizes within and beyond the limit of 40 Mpx. */
const edges = [0, 1, 2, 7, 640, 6_000, 6_700, 0x7fff_ffff, 0xffff_ffff];

/** 8 MB of the same byte in 8 KB: text that nobody asked for, or a picture's rows. */
const bomb = deflateSync(Buffer.alloc(8 * 1024 * 1024));

export const pngSteps: readonly Step[] = [
  onChunks((chunks, random) => chunks.toSpliced(random.below(chunks.length), 1)),
  onChunks((chunks, random) =>
    chunks.toSpliced(random.below(chunks.length), 0, random.pick(chunks)),
  ),
  onChunks((chunks, random) =>
    chunks.map((chunk) => {
      if (chunk.type.toString('latin1') !== 'IHDR' || chunk.data.length < 13) return chunk;
      const data = Buffer.from(chunk.data);
      data.writeUInt32BE(random.pick(edges), random.pick([0, 4]));
      if (random.below(2) === 0)
        data[8 + random.below(5)] = random.pick([0, 1, 2, 3, 4, 6, 8, 16, 255]);
      return { ...chunk, data };
    }),
  ),
  onChunks((chunks, random) => {
    const at = random.below(chunks.length);
    const chunk = chunks[at];
    if (chunk === undefined || chunk.data.length === 0) return chunks;
    const data = Buffer.from(chunk.data);
    data[random.below(data.length)] = random.below(256);
    return chunks.with(at, { ...chunk, data });
  }),
  onChunks((chunks, random) =>
    chunks.toSpliced(1, 0, {
      type: Buffer.from(random.pick(['zTXt', 'iCCP', 'iTXt'])),
      data: Buffer.concat([Buffer.from('x\0\0'), bomb]),
    }),
  ),
  onChunks((chunks) =>
    chunks.map((chunk) =>
      chunk.type.toString('latin1') === 'IDAT' ? { ...chunk, data: bomb } : chunk,
    ),
  ),
];

/** The segments of a JPEG up to its last scan; a scan goes with its data (ITU-T T.81, B.1). */
function segmentsOf(bytes: Buffer): Buffer[] {
  const starts: number[] = [];
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0xd9) break;
    starts.push(at);
    at += 2 + bytes.readUInt16BE(at + 2);
    if (marker !== 0xda) continue;
    while (at + 1 < bytes.length && !isMarker(bytes, at)) at += 1;
  }
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1] ?? bytes.length));
}

/** Not a byte of the scan that happens to be 0xff, and no restart. */
function isMarker(bytes: Buffer, at: number): boolean {
  const next = bytes[at + 1] ?? 0;
  return bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7);
}

const onSegments =
  (change: (segments: Buffer[], random: Random) => Buffer[]): Step =>
  (bytes, random) => {
    const segments = segmentsOf(bytes);
    if (segments.length === 0) return bytes;
    return Buffer.concat([bytes.subarray(0, 2), ...change(segments, random)]);
  };

const markerOf = (segment: Buffer) => segment[1] ?? 0;
const isFrame = (segment: Buffer) => markerOf(segment) >= 0xc0 && markerOf(segment) <= 0xc2;

export const jpegSteps: readonly Step[] = [
  onSegments((segments, random) => segments.toSpliced(random.below(segments.length), 1)),
  onSegments((segments, random) =>
    segments.toSpliced(random.below(segments.length), 0, random.pick(segments)),
  ),
  onSegments((segments, random) =>
    segments.map((segment) => {
      if (!isFrame(segment) || segment.length < 10) return segment;
      const frame = Buffer.from(segment);
      frame.writeUInt16BE(random.pick([0, 1, 600, 6_300, 0xffff]), random.pick([5, 7]));
      if (random.below(3) === 0) frame[1] = random.pick([0xc0, 0xc1, 0xc2, 0xc3, 0xc9, 0xca]);
      if (random.below(3) === 0) frame[9] = random.pick([0, 1, 2, 3, 4, 255]);
      return frame;
    }),
  ),
  onSegments((segments, random) => {
    const at = random.below(segments.length);
    const segment = Buffer.from(segments[at] ?? []);
    if (segment.length > 4) segment[4 + random.below(segment.length - 4)] = random.below(256);
    return segments.with(at, segment);
  }),
  // A progressive picture may have scans without end, each a walk over every pixel.
  onSegments((segments, random) => {
    const scan = segments.findLast((segment) => markerOf(segment) === 0xda);
    if (scan === undefined) return segments;
    const again = Array.from({ length: 1 + random.below(400) }, () => scan.subarray(0, 4_096));
    return [...segments.slice(0, -1), ...again, ...segments.slice(-1)];
  }),
];

/** Where the entries of a TIFF's first directory stand (TIFF 6.0, section 2). */
function entriesOf(bytes: Buffer): number[] {
  if (bytes.length < 8) return [];
  const little = bytes[0] === 0x49;
  const start = little ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4);
  if (start + 2 > bytes.length) return [];
  const count = little ? bytes.readUInt16LE(start) : bytes.readUInt16BE(start);
  return Array.from({ length: count }, (_, index) => start + 2 + 12 * index).filter(
    (at) => at + 12 <= bytes.length,
  );
}

const onEntries =
  (
    change: (
      put: (at: number, value: number, width: 2 | 4) => void,
      at: number,
      random: Random,
    ) => void,
  ): Step =>
  (bytes, random) => {
    const entries = entriesOf(bytes);
    if (entries.length === 0) return bytes;
    const out = Buffer.from(bytes);
    const little = out[0] === 0x49;
    const put = (at: number, value: number, width: 2 | 4) => {
      if (little) out.writeUIntLE(value % 2 ** (8 * width), at, width);
      else out.writeUIntBE(value % 2 ** (8 * width), at, width);
    };
    change(put, random.pick(entries), random);
    return out;
  };

const tags = [256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 317, 320, 322, 338, 347];
const valuesOfTags = [0, 1, 2, 3, 4, 5, 7, 8, 16, 64, 0xffff, 0x0200_0000, 0xffff_ffff];

export const tiffSteps: readonly Step[] = [
  onEntries((put, at, random) => put(at + 8, random.pick(valuesOfTags), random.pick([2, 4]))),
  onEntries((put, at, random) => put(at + 4, random.pick(valuesOfTags), 4)),
  onEntries((put, at, random) => put(at + 2, random.below(14), 2)),
  onEntries((put, at, random) => put(at, random.pick(tags), 2)),
];
