/** One package on its way to a carrier: read file by file, each as long as its source says, under the root that was ordered. */
import { rootFile } from '../../../shared/archive/package/package-layout';
import type { PackageSource } from '../../../shared/archive/package/package-source';
import { pathFault } from '../../../shared/archive/package/safe-name';
import { sha256Hex } from '../../vault/seal';

/** A file of the package is not to be had or is another one; the package is left out and named. */
export class PackageBroken extends Error {
  readonly path: string;

  constructor(path: string) {
    super('A file of a package is missing or differs');
    this.path = path;
  }
}

/** The files of a package one by one; throws `PackageBroken` where one is not what it should be. */
export async function* filesOf(
  source: PackageSource,
  root: string,
): AsyncGenerator<{ readonly path: string; readonly bytes: Uint8Array }> {
  let hasRoot = false;
  for (const { path, bytes } of await source.list()) {
    if (pathFault(path) !== undefined) throw new PackageBroken(path);
    const content = await source.read(path);
    if (content?.byteLength !== bytes) throw new PackageBroken(path);
    if (path === rootFile) {
      hasRoot = sha256Hex(content) === root;
      if (!hasRoot) throw new PackageBroken(path);
    }
    yield { path, bytes: content };
  }
  if (!hasRoot) throw new PackageBroken(rootFile);
}
