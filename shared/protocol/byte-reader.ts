/** Bytes of a stream taken in the amounts that a format asks for. */

export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Uint8Array[] = [];
  #heldBytes = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next `bytes` bytes, or fewer when the stream ends before. Holds them and one piece of the source. */
  async upTo(bytes: number): Promise<Uint8Array> {
    while (this.#heldBytes < bytes) {
      const next = await this.#source.next();
      if (next.done === true) break;
      this.#held.push(next.value);
      this.#heldBytes += next.value.length;
    }
    const [only] = this.#held;
    const all = this.#held.length === 1 && only !== undefined ? only : concatBytes(this.#held);
    const taken = all.subarray(0, bytes);
    this.#heldBytes = all.length - taken.length;
    this.#held = this.#heldBytes === 0 ? [] : [all.subarray(bytes)];
    return taken;
  }
}

/** One array of all the pieces. */
export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Four bytes, big-endian. */
export function lengthBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}

/** The number in the first four bytes, big-endian. @throws RangeError when there are fewer. */
export function readLength(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0);
}
