/** The packages that a case has, each with the way into it. */
import type { PackageSource } from '../../shared/archive/package/package-source';
import type { Case } from '../../shared/domain/case';
import type { SealedPackage } from '../../shared/domain/sealed-package';
import { sealedPackages } from '../../shared/domain/sealed-package';
import type { BlobStore } from '../ledger/blob-store';
import { readIndex, sealedSource } from './stored-package';

/** A package or a supplement of a case. */
export type KeptPackage = Pick<
  SealedPackage,
  'name' | 'at' | 'root' | 'files' | 'bytes' | 'stamp'
> & {
  readonly source: PackageSource;
  /** SHA-256 of every file of its index; none where that cannot be read. */
  readonly digests: () => Promise<ReadonlySet<string>>;
};

/** The package first, then its supplements in their order; an index is read when a source is used. */
export function keptPackages(
  blobs: Pick<BlobStore, 'get'>,
  { id, archive }: Case,
): readonly KeptPackage[] {
  return sealedPackages(archive).map((sealed) => {
    const { name, at, root, files, bytes, stamp } = sealed;
    const token = stamp === undefined ? [] : [stamp.bytes];
    return {
      name,
      at,
      root,
      // What was sealed was counted without the time stamp that came later.
      files: files + token.length,
      bytes: bytes + (token[0] ?? 0),
      ...(stamp === undefined ? {} : { stamp }),
      source: openedLater(async () => {
        const source = await sealedSource(blobs, id, sealed);
        return source.ok ? source.value : undefined;
      }),
      digests: async () => {
        const index = await readIndex(blobs, id, sealed);
        return new Set(index.ok ? index.value.files.map(({ sha256 }) => sha256) : []);
      },
    };
  });
}

/** Looked for at the first use and kept; nothing is in it where it is not found. */
export function openedLater(find: () => Promise<PackageSource | undefined>): PackageSource {
  let found: ReturnType<typeof find> | undefined;
  const source = () => (found ??= find());
  return {
    list: async () => (await (await source())?.list()) ?? [],
    read: async (path) => (await source())?.read(path),
  };
}
