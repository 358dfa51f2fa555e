/** Bytes of a stream taken in the amounts that a format asks for. */

export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Uint8Array[] = [];
  #heldBytes = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next `bytes` bytes, or fewer when the stream ends before. Holds them and one piece of the source. */
  async upTo(bytes: number): Promise<Buffer> {
    while (this.#heldBytes < bytes) {
      const next = await this.#source.next();
      if (next.done === true) break;
      this.#held.push(next.value);
      this.#heldBytes += next.value.length;
    }
    const [only] = this.#held;
    const all =
      this.#held.length === 1 && only !== undefined
        ? Buffer.from(only.buffer, only.byteOffset, only.length)
        : Buffer.concat(this.#held);
    const taken = all.subarray(0, bytes);
    this.#heldBytes = all.length - taken.length;
    this.#held = this.#heldBytes === 0 ? [] : [all.subarray(bytes)];
    return taken;
  }
}
