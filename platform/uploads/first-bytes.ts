/** Creation with data (tus `creation-with-upload`): the bytes that come with the very request that begins an upload. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import type { Locker } from '@tus/server';
import { Problem } from '../http/problems';
import { isChunkRefused } from './chunk-checksum';
import type { FileVault } from './file-vault';
import { whileLocked } from './lease-locker';

/** A file up to this size is held until it is whole: it is then written once, and needs no lease. */
const heldBytes = 1024 * 1024;

export type Beginning = {
  readonly uploadId: string;
  readonly sha256: string;
  /** Size of the whole file. */
  readonly bytes: number;
  /** At most as many bytes as the file has; may end early or break off. */
  readonly body: Readable;
};

/**
 * Takes in what comes; a line that breaks leaves the upload with what arrived until then.
 * @returns how many bytes of the file are here now: all of them once the vault holds it.
 * @throws Problem `file-differs` when all came and were wrong, `chunk-differs`, or `busy` when another request took the
 * upload over.
 */
export async function takeFirstBytes(
  parts: { readonly vault: FileVault; readonly locker: Locker },
  beginning: Beginning,
): Promise<number> {
  if (beginning.bytes > heldBytes) return begin(parts, beginning);
  const { sha256, bytes, body } = beginning;
  const held = await collect(body);
  if (held.bytes < bytes) {
    // A line that broke late: the same file may have come whole over another one meanwhile, and no part of it is left.
    if (await parts.vault.has(sha256, bytes)) return bytes;
    return begin(parts, { ...beginning, body: Readable.from(held.pieces) });
  }
  if (held.sha256 !== sha256) throw new Problem('file-differs');
  await parts.vault.keep(sha256, held.pieces);
  await leaveNoPart(parts.vault, beginning.uploadId);
  return bytes;
}

/** A request that broke off while another one brought the whole file may have begun the upload that nobody ends now. */
async function leaveNoPart({ partials }: FileVault, uploadId: string): Promise<void> {
  if ((await partials.findUpload(uploadId)) !== undefined) await partials.remove(uploadId);
}

/** Everything that came until the end, or until the line broke; in the pieces in which it came, hashed meanwhile. */
async function collect(body: Readable) {
  const pieces: Buffer[] = [];
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      pieces.push(piece);
      hash.update(piece);
      bytes += piece.length;
    }
  } catch {
    // What came before is as good as ever.
  }
  return { pieces, bytes, sha256: hash.digest('hex') };
}

function begin(
  { vault, locker }: { readonly vault: FileVault; readonly locker: Locker },
  { uploadId, sha256, bytes, body }: Beginning,
): Promise<number> {
  const write = async () => {
    await vault.partials.create(new Upload({ id: uploadId, size: bytes, offset: 0 }));
    const arrived = await vault.partials.write(body, uploadId, 0).catch(async (error: unknown) => {
      if (isChunkRefused(error)) {
        // As if it had not come: the next beginning brings its bytes again.
        await leaveNoPart(vault, uploadId);
        throw new Problem('chunk-differs');
      }
      throw new Problem('busy', { headers: { 'Retry-After': '2' } });
    });
    if (arrived === bytes && !(await vault.takeIn(uploadId, sha256))) {
      throw new Problem('file-differs');
    }
    if (arrived < bytes && (await vault.has(sha256, bytes))) {
      await leaveNoPart(vault, uploadId);
      return bytes;
    }
    return arrived;
  };
  return whileLocked(locker, uploadId, write, () => void body.destroy());
}
