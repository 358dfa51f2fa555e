/** The one port through which everything reads a package 归档信息包: a folder, a zip, or the sealed store of a station. */

/** A file of a package: its path with '/', in NFC, below the root of the package. */
export type PackageFile = { readonly path: string; readonly bytes: number };

export type PackageSource = {
  /** Every file that is really there, also what no manifest speaks of. */
  readonly list: () => Promise<readonly PackageFile[]>;
  /** The bytes of a file; nothing when it is not there or cannot be read. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
};
