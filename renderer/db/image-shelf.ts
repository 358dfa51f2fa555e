/** Images on their way into the working set: what was just captured is at hand, the rest comes from main, checked. */
import type { AppError } from '../../shared/domain/app-error';
import type { ImageFile } from '../../shared/domain/document';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { RowStore } from './row-store';
import { imageKey, type Bytes } from './schema';
import { sha256Hex } from './sealed-rows';

/** Reads the bytes of an image from main. */
export type BlobSource = (input: {
  caseId: string;
  sha256: string;
}) => Promise<Result<Uint8Array, AppError>>;

/** The bytes just captured, so that they need not be read back. */
export type ImageShelf = ReturnType<typeof imageShelf>;

const shelfBytes = 96 * 1024 * 1024;

/** A bounded shelf: the oldest bytes leave first, and everything leaves when the desk locks. */
export function imageShelf(limitBytes = shelfBytes) {
  const held = new Map<string, Uint8Array>();
  let total = 0;
  const take = (key: string) => {
    const bytes = held.get(key);
    if (bytes !== undefined && held.delete(key)) total -= bytes.byteLength;
    return bytes;
  };
  return {
    /** Puts captured bytes at hand; they are copied nowhere until the page is acknowledged. */
    put(key: string, bytes: Uint8Array): void {
      take(key);
      held.set(key, bytes);
      total += bytes.byteLength;
      for (const oldest of held.keys()) {
        if (total <= limitBytes) return;
        take(oldest);
      }
    },
    peek: (key: string) => held.get(key),
    take,
    clear(): void {
      held.clear();
      total = 0;
    },
  };
}

/**
 * The bytes of an image: from the working set, else from main. Bytes that do not have the hash
 * they are named by are `fileDamaged`; what came from main is kept sealed for the next time.
 */
export async function loadImage(
  store: RowStore,
  blobs: BlobSource,
  caseId: string,
  file: Pick<ImageFile, 'sha256'>,
): Promise<Result<Bytes, AppError>> {
  const key = imageKey(caseId, file.sha256);
  const kept = await store.readImage(key);
  const mayBe = kept.ok ? kept.value : undefined;
  if (mayBe !== undefined && (await sha256Hex(mayBe)) === file.sha256) return ok(mayBe);
  const read = await blobs({ caseId, sha256: file.sha256 });
  if (!read.ok) return read;
  const bytes = Uint8Array.from(read.value);
  if ((await sha256Hex(bytes)) !== file.sha256) return err({ kind: 'fileDamaged' });
  try {
    await store.putImage(await store.sealImage(key, caseId, bytes));
  } catch {
    // A full disk must not keep the picture from being seen; main has it.
  }
  return ok(bytes);
}
