/** A package that lies in the sealed store of its case, read through the port that every reader of packages knows. */
import type { PackageIndex } from '../../shared/archive/package/package-index';
import { packageIndexSchema } from '../../shared/archive/package/package-index';
import type { PackageSource } from '../../shared/archive/package/package-source';
import { signaturePaths } from '../../shared/archive/signing/signature-files';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { SealedPackage } from '../../shared/domain/sealed-package';
import { parseJsonAs } from '../../shared/protocol/parse-json';
import type { BlobStore } from '../ledger/blob-store';

/** The index of a package; the store has verified its bytes. */
export async function readIndex(
  blobs: Pick<BlobStore, 'get'>,
  caseId: string,
  { index }: Pick<SealedPackage, 'index'>,
): Promise<Result<PackageIndex, AppError>> {
  const bytes = await blobs.get(caseId, index);
  if (!bytes.ok) return bytes;
  const read = parseJsonAs(packageIndexSchema, bytes.value.toString('utf8'));
  return read === undefined ? err({ kind: 'fileDamaged' }) : ok(read);
}

/** The way into a package: the files of its index, and its time stamp once it has one. */
export async function sealedSource(
  blobs: Pick<BlobStore, 'get'>,
  caseId: string,
  { index, stamp }: Pick<SealedPackage, 'index' | 'stamp'>,
): Promise<Result<PackageSource, AppError>> {
  const read = await readIndex(blobs, caseId, { index });
  if (!read.ok) return read;
  const { files } = read.value;
  if (stamp === undefined) return ok(storedSource(blobs, caseId, files));
  const { sha256, bytes } = stamp;
  const token = { path: signaturePaths.timestamp, sha256, bytes };
  return ok(storedSource(blobs, caseId, [...files, token]));
}

type StoredFile = Pick<PackageIndex['files'][number], 'path' | 'bytes' | 'sha256'>;

/** Files by their paths; each is read from the store when it is asked for. */
function storedSource(
  blobs: Pick<BlobStore, 'get'>,
  caseId: string,
  files: readonly StoredFile[],
): PackageSource {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    list: async () => files.map(({ path, bytes }) => ({ path, bytes })),
    read: async (path) => {
      const file = byPath.get(path);
      if (file === undefined) return undefined;
      const bytes = await blobs.get(caseId, file.sha256);
      return bytes.ok ? bytes.value : undefined;
    },
  };
}
