/** Chooses where files are kept: a folder by default, a bucket when one is named. */
import type { BucketSettings } from './bucket';
import { openDiskVault } from './disk-vault';
import type { FileVault, PartialTerm } from './file-vault';

/** Opens the vault. @throws when the folder or the bucket cannot be used: a platform must not start without either. */
export async function openVault(
  { files, bucket }: { readonly files: string; readonly bucket?: BucketSettings | undefined },
  term: PartialTerm,
): Promise<FileVault> {
  if (bucket === undefined) return openDiskVault(files, term);
  // The client is large: who keeps files in a folder does not wait for it.
  const { Bucket } = await import('./bucket');
  const { openBucketVault } = await import('./bucket-vault');
  return openBucketVault(new Bucket(bucket), term);
}
