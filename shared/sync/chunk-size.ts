/** How many bytes of a file go in one request: many on a good line, few on a bad one. */

export type ChunkLimits = {
  /** On the worst line; what a proxy in between that hands on only whole requests can lose at most each time. */
  readonly floorBytes: number;
  /** While nothing is known of the line, and after it broke. */
  readonly firstBytes: number;
  readonly ceilingBytes: number;
};

export const chunkLimits: ChunkLimits = {
  floorBytes: 64 * 1024,
  firstBytes: 256 * 1024,
  ceilingBytes: 8 * 1024 * 1024,
};

/** A chunk should take about so long: others get their turn between chunks, and a person sees that it goes on. */
const chunkMs = 1_500;
/** Largest step at once, up or down. */
const growth = 4;
/** Files of a case side by side on a line that proved good. */
const filesOnGoodLine = 3;

/** What is known of the line to one platform; lives as long as the program runs. */
export class ChunkSize {
  #bytes: number;

  constructor(private readonly limits: ChunkLimits) {
    this.#bytes = limits.firstBytes;
  }

  /** Bytes of the next chunk. */
  bytes(): number {
    return this.#bytes;
  }

  /** How many files may be sent at the same time. */
  filesAtOnce(): number {
    return this.#bytes > this.limits.firstBytes ? filesOnGoodLine : 1;
  }

  /** A request with so many bytes of a file was answered well after so many milliseconds. */
  arrived(sentBytes: number, tookMs: number): void {
    const idealBytes = Math.floor((sentBytes / Math.max(1, tookMs)) * chunkMs);
    // What was smaller than a chunk tells of the way there and back, not of how much the line carries.
    const least = sentBytes < this.#bytes ? this.#bytes : this.#bytes / growth;
    this.#set(Math.min(Math.max(idealBytes, least), this.#bytes * growth));
  }

  /** A request with bytes of a file was not answered well. */
  broke(): void {
    this.#set(Math.min(this.#bytes / 2, this.limits.firstBytes));
  }

  #set(bytes: number): void {
    const { floorBytes, ceilingBytes } = this.limits;
    this.#bytes = Math.floor(Math.min(Math.max(bytes, floorBytes), ceilingBytes));
  }
}
