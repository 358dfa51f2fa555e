/** The tag files of a package, in the order in which they seal each other: RFC 8493, and a second manifest by SM3. */
import { encodeUtf8 } from '../../text/utf8';
import { bagDeclaration } from './bag-info';
import type { DigestedFile, PackageHashes } from './package-hashes';
import { digestFiles } from './package-hashes';
import { manifestFile, manifestsOver, tagFiles, tagManifestFile } from './package-layout';

/** A file that was made for the package. */
export type MadeFile = { readonly path: string; readonly bytes: Uint8Array };

/** A made file that is text. */
export const madeFile = (path: string, text: string): MadeFile => ({
  path,
  bytes: encodeUtf8(text),
});

/** The tag files over a payload, with `info` as `bag-info.txt` and what else lies beside them; the root seals them all. */
export async function tagFilesAround(
  payload: readonly DigestedFile[],
  info: string,
  hashes: PackageHashes,
  beside: readonly MadeFile[] = [],
): Promise<{ readonly files: readonly MadeFile[]; readonly root: string }> {
  const tags = [
    madeFile(tagFiles.declaration, bagDeclaration),
    madeFile(tagFiles.info, info),
    ...manifestsOver(payload, manifestFile).map(({ path, text }) => madeFile(path, text)),
    ...beside,
  ];
  const seals = manifestsOver(await digestFiles(tags, hashes), tagManifestFile).map(
    ({ path, text }) => madeFile(path, text),
  );
  const root = await hashes.sha256(seals[0]?.bytes ?? new Uint8Array());
  return { files: [...tags, ...seals], root };
}
