/** Papers of a case on their way between the papers process and the store. */
import type { AppError } from '../../shared/domain/app-error';
import type { Sha256 } from '../../shared/domain/ids';
import type { PaperFile } from '../../shared/domain/letter';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { BlobStore } from '../ledger/blob-store';
import type { MadePaper } from '../papers/papers-protocol';

/** What papers are drawn from: a stored file by its SHA-256, nothing where it is not to be had. */
export function fileReader(blobs: Pick<BlobStore, 'get'>, caseId: string) {
  return async (sha256: Sha256): Promise<Buffer | undefined> => {
    const bytes = await blobs.get(caseId, sha256);
    return bytes.ok ? bytes.value : undefined;
  };
}

/** What is kept of a paper that was made. */
type KeptFacts = Pick<MadePaper, 'bytes' | 'pages' | 'missingGlyphs' | 'clippedGlyphs'>;

/** Stores a paper that was made; it is on the disk when this answers. */
export async function keepPaper(
  blobs: Pick<BlobStore, 'put'>,
  caseId: string,
  { bytes, pages, missingGlyphs, clippedGlyphs }: KeptFacts,
): Promise<Result<PaperFile, AppError>> {
  const stored = await blobs.put(caseId, bytes);
  if (!stored.ok) return stored;
  const file = { sha256: stored.value, bytes: bytes.byteLength, pages };
  const clipped = clippedGlyphs === undefined ? {} : { clippedGlyphs };
  return ok({ ...file, missingGlyphs: [...missingGlyphs], ...clipped });
}
