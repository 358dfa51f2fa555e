/** The digests of a package, computed by whoever has the means: Node, a browser, or WebAssembly. */

/** Both answer 64 lower-case hexadecimal digits. */
export type PackageHashes = {
  /** SHA-256 (FIPS 180-4). */
  readonly sha256: (bytes: Uint8Array) => Promise<string>;
  /** SM3 (GB/T 32905-2016), which DA/T 97-2023 names for the evidence of electronic records. */
  readonly sm3: (bytes: Uint8Array) => Promise<string>;
};

/** The algorithms of the manifests, in the order in which they are written. */
export const digestAlgorithms = ['sha256', 'sm3'] as const;
export type DigestAlgorithm = (typeof digestAlgorithms)[number];

/** A file with its size and both digests. */
export type DigestedFile = {
  readonly path: string;
  readonly bytes: number;
} & { readonly [algorithm in DigestAlgorithm]: string };

/** What a file is, computed from its bytes. */
export async function digestFile(
  path: string,
  bytes: Uint8Array,
  hashes: PackageHashes,
): Promise<DigestedFile> {
  const sha256 = await hashes.sha256(bytes);
  return { path, bytes: bytes.byteLength, sha256, sm3: await hashes.sm3(bytes) };
}

/** What each file is, in the same order; one is read at a time. */
export async function digestFiles(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  hashes: PackageHashes,
): Promise<readonly DigestedFile[]> {
  const digested: DigestedFile[] = [];
  for (const { path, bytes } of files) digested.push(await digestFile(path, bytes, hashes));
  return digested;
}
