/** Archive packages in memory, for what reads packages. */
import type { PackageSource } from '../../shared/archive/package/package-source';

export type PackageFiles = Map<string, Uint8Array>;

/** The package as whatever reads packages sees it. */
export const sourceOf = (files: PackageFiles): PackageSource => ({
  list: async () => [...files].map(([path, bytes]) => ({ path, bytes: bytes.byteLength })),
  read: async (path) => files.get(path),
});
