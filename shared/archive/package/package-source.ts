/** The one port through which everything reads an archive package 归档信息包, wherever its bytes lie. */

/** One file of a package; `path` is relative to the package root, with '/' and in Unicode NFC. */
export type PackageFile = { readonly path: string; readonly bytes: number };

export type PackageSource = {
  /** Every file that is really there, surplus ones too. */
  readonly list: () => Promise<readonly PackageFile[]>;
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
};
