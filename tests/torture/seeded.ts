/** The bytes of a page that its id repeats, and randomness that a seed repeats. */
import { createHash } from 'node:crypto';
import photographUrl from '../support/papers-page.jpg?inline';

export { seeded, type Random } from '../support/random';

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
