/**
 * The vault in an S3 bucket: `files/ab/abcd…`, and `uploads/<id>/` with the pieces of an upload as they came. A file
 * appears under its content's name in one step, after all its bytes were hashed, so that no process ever sees half of one.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import * as z from 'zod';
import type { Bucket } from './bucket';
import { writeChecked } from './chunk-checksum';
import type { FileVault, PartialTerm } from './file-vault';
import { goneIsUndefined, isExpired, offeredExtensions, refusal } from './file-vault';

/** A piece is kept as soon as it has so many bytes, or when the line ends. */
const pieceBytes = 1024 * 1024;
/** More pieces than an honest line makes of one file: who sends byte by byte is refused. */
const mostPieces = 5_000;

const noteSchema = z.object({ size: z.number().int().positive(), createdAt: z.iso.datetime() });

/** Opens the vault in `bucket`. @throws when the bucket cannot be used. */
export async function openBucketVault(bucket: Bucket, term: PartialTerm): Promise<FileVault> {
  await bucket.check();
  const partials = new BucketPartials(bucket, term);
  const keyOf = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`;
  const has = async (sha256: string, bytes?: number) => {
    const found = await bucket.findBytes(keyOf(sha256));
    return found !== undefined && found === (bytes ?? found);
  };
  return {
    partials,
    has,
    list: async function* (part) {
      for await (const { key, bytes } of bucket.list(`files/${part}`)) {
        yield { sha256: key.slice(key.lastIndexOf('/') + 1), bytes };
      }
    },
    takeIn: async (uploadId, sha256) => {
      const hash = createHash('sha256');
      const isWhole = await bucket.putWhen(
        keyOf(sha256),
        partials.read(uploadId, (bytes) => hash.update(bytes)),
        () => hash.digest('hex') === sha256,
      );
      await partials.remove(uploadId);
      return isWhole;
    },
    keep: (sha256, pieces) => bucket.put(keyOf(sha256), Buffer.concat(pieces)),
    check: () => bucket.check(),
    close: () => bucket.close(),
  };
}

type Piece = { readonly key: string; readonly bytes: number };

class BucketPartials extends DataStore {
  constructor(
    private readonly bucket: Bucket,
    private readonly term: PartialTerm,
  ) {
    super();
    this.extensions = offeredExtensions;
  }

  override async create(upload: Upload): Promise<Upload> {
    const before = await this.findUpload(upload.id);
    if (before !== undefined) return before;
    // What an expired upload left would count as bytes of this one.
    await this.remove(upload.id);
    const createdAt = this.term.now().toISOString();
    const note = JSON.stringify({ size: upload.size, createdAt });
    await this.bucket.put(noteKey(upload.id), Buffer.from(note));
    return upload;
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const keys: string[] = [];
    const write = (checked: Readable) => this.#write(checked, id, { offset, keys });
    // The last piece first: those that are left follow one another whenever this ends.
    return writeChecked(stream, write, async () => {
      for (const key of keys.reverse()) await this.bucket.remove([key]);
    });
  }

  /** Keeps what comes piece by piece, so that a line that breaks costs what the last piece lacked and no more. */
  async #write(
    stream: Readable,
    id: string,
    { offset, keys }: { readonly offset: number; readonly keys: string[] },
  ): Promise<number> {
    if ((await this.#pieces(id)).length >= mostPieces) throw refusal(ERRORS.ERR_MAX_SIZE_EXCEEDED);
    let at = offset;
    let held: Buffer[] = [];
    let heldBytes = 0;
    const keep = async () => {
      if (heldBytes === 0) return;
      const key = pieceKey(id, at);
      await this.bucket.put(key, Buffer.concat(held));
      keys.push(key);
      at += heldBytes;
      [held, heldBytes] = [[], 0];
    };
    try {
      for await (const bytes of stream as AsyncIterable<Buffer>) {
        held.push(bytes);
        heldBytes += bytes.length;
        if (heldBytes >= pieceBytes) await keep();
      }
    } finally {
      await keep();
    }
    return at;
  }

  override async getUpload(id: string): Promise<Upload> {
    const note = await this.bucket.find(noteKey(id));
    if (note === undefined) throw refusal(ERRORS.FILE_NOT_FOUND);
    const { size, createdAt } = noteSchema.parse(JSON.parse(note.toString()));
    const pieces = await this.#pieces(id);
    const offset = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
    return new Upload({ id, size, offset, creation_date: createdAt });
  }

  async findUpload(id: string): Promise<Upload | undefined> {
    const upload = await this.getUpload(id).catch(goneIsUndefined);
    return isExpired(upload?.creation_date, this.term) ? undefined : upload;
  }

  async *read(id: string, seen: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
    for (const { key } of await this.#pieces(id)) {
      const bytes = await this.bucket.find(key);
      if (bytes === undefined) throw new Error('A piece of an upload is gone');
      seen(bytes);
      yield bytes;
    }
  }

  bytesOf(id: string): Readable {
    return Readable.from(this.read(id, () => undefined));
  }

  /** The note last: an upload without one is found no more, one without pieces begins anew. */
  override async remove(id: string): Promise<void> {
    const keys: string[] = [];
    for await (const { key } of this.bucket.list(`uploads/${id}/`)) keys.push(key);
    await this.bucket.remove(keys);
  }

  override async deleteExpired(): Promise<number> {
    const expired: string[] = [];
    for await (const { key, at } of this.bucket.list('uploads/')) {
      const [, id = '', name] = key.split('/');
      if (name === 'note' && isExpired(at.toISOString(), this.term)) expired.push(id);
    }
    for (const id of expired) await this.remove(id);
    return expired.length;
  }

  override getExpiration(): number {
    return this.term.expirationMs;
  }

  /** The pieces that follow one another from the first byte; keys are ordered as offsets are. */
  async #pieces(id: string): Promise<Piece[]> {
    const pieces: Piece[] = [];
    let end = 0;
    for await (const { key, bytes } of this.bucket.list(`uploads/${id}/at-`)) {
      // Left by a writer that had lost its turn: its bytes are sent again.
      if (key !== pieceKey(id, end)) continue;
      pieces.push({ key, bytes });
      end += bytes;
    }
    return pieces;
  }
}

const noteKey = (id: string) => `uploads/${id}/note`;
const pieceKey = (id: string, offset: number) =>
  `uploads/${id}/at-${String(offset).padStart(12, '0')}`;
