/** Where a paper gets its files from: one by one, each compared with its hash, with progress and a way to stop. */
import { sha256Hex } from '../vault/seal';
import type { PapersError } from './papers-protocol';

/** What making a paper needs from outside. */
export type PaperSources = {
  /** Bytes of a stored file by their SHA-256; undefined when the store does not have it. */
  readonly readFile: (sha256: string) => Promise<Uint8Array | undefined>;
  /** Called after each file that went in. */
  readonly onProgress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
};

/** Carries a named error out of the writer; whoever makes the paper turns it into a result. */
export class GivenUp extends Error {
  readonly reason: PapersError;

  constructor(reason: PapersError) {
    super(reason.kind);
    this.reason = reason;
  }
}

/** Whether the bytes are those of the file. */
export function isFile(bytes: Uint8Array, sha256: string): boolean {
  return sha256Hex(bytes) === sha256;
}

/** The files of one paper. */
export class PaperFiles {
  readonly #sources: PaperSources;
  readonly #total: number;
  #done = 0;

  /** `total` counts the files that will be asked for. */
  constructor(sources: PaperSources, total: number) {
    this.#sources = sources;
    // The writing at the end counts as one more.
    this.#total = total + 1;
  }

  /** A file that the paper can do without. */
  async find(sha256: string): Promise<Uint8Array | undefined> {
    if (this.#sources.isCancelled()) throw new GivenUp({ kind: 'cancelled' });
    const bytes = await this.#sources.readFile(sha256);
    if (this.#sources.isCancelled()) throw new GivenUp({ kind: 'cancelled' });
    this.#done += 1;
    this.#sources.onProgress(this.#done, this.#total);
    return bytes;
  }

  /** A file without which there is no paper. */
  async get(sha256: string): Promise<Uint8Array> {
    const bytes = await this.find(sha256);
    if (bytes === undefined) throw new GivenUp({ kind: 'fileMissing', sha256 });
    if (!isFile(bytes, sha256)) throw new GivenUp({ kind: 'fileDiffers', sha256 });
    return bytes;
  }

  /** The paper is written. */
  finish(): void {
    this.#sources.onProgress(this.#total, this.#total);
  }
}
