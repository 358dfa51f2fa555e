/** One package on its way to a carrier: read file by file, each compared with what its index says before it is written. */
import { createHash } from 'node:crypto';
import type { PackageSource } from '../../../shared/archive/package/package-source';

/** A file of the package is not to be had or is another one; the package is left out and named. */
export class PackageBroken extends Error {
  readonly path: string;

  constructor(path: string) {
    super('A file of a package is missing or differs');
    this.path = path;
  }
}

/** What stands for a whole package. */
export const rootFile = 'tagmanifest-sha256.txt';

/** A path that stays inside the folder it is put in. */
export function isInside(path: string): boolean {
  return (
    !/[\\\u0000-\u001f]/.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

/** The files of a package one by one; throws `PackageBroken` where one is not what it should be. */
export async function* filesOf(
  source: PackageSource,
  root: string,
): AsyncGenerator<{ readonly path: string; readonly bytes: Uint8Array }> {
  let hasRoot = false;
  for (const { path, bytes } of await source.list()) {
    if (!isInside(path)) throw new PackageBroken(path);
    const content = await source.read(path);
    if (content?.byteLength !== bytes) throw new PackageBroken(path);
    if (path === rootFile) {
      hasRoot = sha256(content) === root;
      if (!hasRoot) throw new PackageBroken(path);
    }
    yield { path, bytes: content };
  }
  if (!hasRoot) throw new PackageBroken(rootFile);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
