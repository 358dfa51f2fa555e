/** The one way to look into a package 归档信息包, wherever it lies: in the sealed store, in a folder, in a zip. */

/** One file that is really there; paths with '/', NFC, relative to the root of the package. */
export type PackageFile = { readonly path: string; readonly bytes: number };

export type PackageSource = {
  /** Every file that is there, surplus ones too. */
  readonly list: () => Promise<readonly PackageFile[]>;
  /** The bytes of a file; undefined when they are not to be had. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
};
