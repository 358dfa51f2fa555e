/**
 * `Upload-Checksum` (tus 1.0, extension checksum): a chunk that changed on its way is taken back at once, so that the
 * line costs that chunk and not the whole file.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import * as z from 'zod';
import type { ProblemType } from '../../shared/protocol/messages';
import { Problem } from '../http/problems';

/** `sha1` because every tus client may count on it, `sha256` because ours uses it. */
const algorithms = ['sha1', 'sha256'] as const;
export const checksumAlgorithms = algorithms.join(',');
const digestBytes = { sha1: 20, sha256: 32 };

export type ChunkChecksum = {
  readonly algorithm: (typeof algorithms)[number];
  readonly digest: Buffer;
  /** Bytes of the chunk: a checksum says nothing about a part of it. */
  readonly bytes: number;
};

/** tus answers with status and body of what is thrown; the body tells this one from a whole file that is wrong. */
class ChunkRefused extends Error {
  readonly status_code = 460;
  readonly body: ProblemType = 'chunk-differs';
}

/** Whether an error of a store's `write` means that the chunk was not what its sender said. */
export function isChunkRefused(error: unknown): boolean {
  return error instanceof ChunkRefused;
}

const headersSchema = z.tuple([
  z.enum(algorithms),
  z.string().max(64),
  z.string().regex(/^\d{1,12}$/),
]);

/**
 * Reads the header of a request.
 * @throws Problem `invalid-request` (400) for another algorithm, a digest of another length, or a chunk of unknown size.
 */
export function checksumOf(
  header: (name: string) => string | undefined,
): ChunkChecksum | undefined {
  const said = header('upload-checksum');
  if (said === undefined) return undefined;
  const [name, digest] = said.split(' ');
  const read = headersSchema.safeParse([name, digest, header('content-length')]);
  const said64 = Buffer.from(read.data?.[1] ?? '', 'base64');
  if (!read.success || said64.length !== digestBytes[read.data[0]]) {
    const detail = `Upload-Checksum: ${checksumAlgorithms}`;
    throw new Problem('invalid-request', { status: 400, detail });
  }
  const [algorithm, , bytes] = read.data;
  return { algorithm, digest: said64, bytes: Number(bytes) };
}

/** tus hands a store the bytes and nothing of the request they came with. */
const underWay = new AsyncLocalStorage<ChunkChecksum | undefined>();

/** Runs what takes a chunk in; the stores below it check the chunk against `checksum`, when there is one. */
export function withChecksum<T>(
  checksum: ChunkChecksum | undefined,
  take: () => Promise<T>,
): Promise<T> {
  return underWay.run(checksum, take);
}

/**
 * Writes a chunk and takes it back when all of it came and is not what its sender said. What a broken line left of it
 * stays: the whole file is hashed anyway before it counts.
 * @param write writes from where the chunk begins; answers where it ends.
 * @param takeBack leaves the upload as it was before.
 * @throws what `isChunkRefused` knows.
 */
export async function writeChecked(
  stream: Readable,
  write: (stream: Readable) => Promise<number>,
  takeBack: () => Promise<void>,
): Promise<number> {
  const checksum = underWay.getStore();
  if (checksum === undefined) return write(stream);
  const hash = createHash(checksum.algorithm);
  let bytes = 0;
  const seen = async function* () {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  const end = await write(Readable.from(seen()));
  if (bytes < checksum.bytes || hash.digest().equals(checksum.digest)) return end;
  await takeBack();
  throw new ChunkRefused();
}
