/** Randomness that a seed repeats, and the bytes of a page that its id repeats. */
import { createHash } from 'node:crypto';
import photographUrl from '../support/papers-page.jpg?inline';

export type Random = {
  /** A number from 0 up to, but without, 1. */
  readonly next: () => number;
  /** A whole number from 0 up to, but without, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
};

/** Mulberry32: small, fast, and the same on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error('Nothing to pick from');
    return value;
  };
  return { next, below, pick };
}

const photograph = Buffer.from(photographUrl.slice(photographUrl.indexOf(',') + 1), 'base64');

/** A real photograph with a comment of its own, as long as its name says, between 1 and 60,000 bytes. */
export function pictureOf(name: string): Uint8Array<ArrayBuffer> {
  const length = 1 + (createHash('sha256').update(name).digest().readUInt32LE(0) % 60_000);
  const text = createHash('shake256', { outputLength: length }).update(name).digest();
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xfffe, 0);
  segment.writeUInt16BE(length + 2, 2);
  return Uint8Array.from(
    Buffer.concat([photograph.subarray(0, 2), segment, text, photograph.subarray(2)]),
  );
}

/** Both images of a page. */
export function imagesOf(pageId: string) {
  return { original: pictureOf(`${pageId}/original`), corrected: pictureOf(`${pageId}/corrected`) };
}
