/** Makes broken and hostile files of whole ones: by bytes, as a bad disk does, and by structure, as somebody does who means it. */
import type { Random } from '../random';
import { structures, type Format } from './structures';

export type { Format } from './structures';

/** Numbers that readers trip over, as they stand in two or four bytes. */
const extremes = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

type Step = (bytes: Buffer, random: Random) => Buffer;

const somewhere = (bytes: Buffer, random: Random) => random.below(bytes.length + 1);

function flipped(bytes: Buffer, random: Random): Buffer {
  const out = Buffer.from(bytes);
  for (let left = 1 + random.below(8); left > 0 && out.length > 0; left -= 1) {
    const at = random.below(out.length);
    out[at] = (out[at] ?? 0) ^ (1 << random.below(8));
  }
  return out;
}

function withExtreme(bytes: Buffer, random: Random): Buffer {
  const width = random.pick([2, 4]);
  if (bytes.length < width) return bytes;
  const out = Buffer.from(bytes);
  const at = random.below(out.length - width + 1);
  const value = random.pick(extremes) % 2 ** (8 * width);
  if (random.below(2) === 0) out.writeUIntBE(value, at, width);
  else out.writeUIntLE(value, at, width);
  return out;
}

function withoutSpan(bytes: Buffer, random: Random): Buffer {
  const from = somewhere(bytes, random);
  const length = random.below(Math.min(4_096, bytes.length - from) + 1);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + length)]);
}

function withSpanTwice(bytes: Buffer, random: Random): Buffer {
  const from = somewhere(bytes, random);
  const span = bytes.subarray(from, from + random.below(4_096));
  const to = somewhere(bytes, random);
  return Buffer.concat([bytes.subarray(0, to), span, bytes.subarray(to)]);
}

function withNoise(bytes: Buffer, random: Random): Buffer {
  const at = somewhere(bytes, random);
  const noise = Buffer.from(Array.from({ length: random.below(256) }, () => random.below(256)));
  return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
}

function zeroed(bytes: Buffer, random: Random): Buffer {
  const out = Buffer.from(bytes);
  const from = somewhere(bytes, random);
  return out.fill(0, from, Math.min(out.length, from + random.below(8_192)));
}

const steps: readonly Step[] = [
  flipped,
  flipped,
  withExtreme,
  withExtreme,
  (bytes, random) => bytes.subarray(0, somewhere(bytes, random)),
  withoutSpan,
  withSpanTwice,
  withNoise,
  zeroed,
];

/** A mutant of `bytes`; the same seed gives the same one. Half of them are changed where the format has meaning. */
export function mutant(bytes: Uint8Array, format: Format, random: Random): Buffer {
  let out = Buffer.from(bytes);
  const byMeaning = structures[format];
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const step = random.below(2) === 0 ? random.pick(byMeaning) : random.pick(steps);
    out = Buffer.from(step(out, random));
  }
  return out;
}
