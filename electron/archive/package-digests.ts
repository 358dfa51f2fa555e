/** Digests of packages in main: SHA-256 by Node, SM3 by WebAssembly, because Electron's own cryptography has none. */
import { createHash } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';
import { createSM3, sm3 } from 'hash-wasm';
import type { PackageHashes } from '../../shared/archive/package/package-hashes';

/** Bytes between two breaths: a whole archive would hold up every call of the window for a second. */
const atATimeBytes = 1024 * 1024;

/** Hashes bytes a piece at a time. */
export async function digestOf(
  bytes: Uint8Array,
  hash: { readonly update: (part: Uint8Array) => unknown },
): Promise<void> {
  for (let at = 0; at < bytes.byteLength; at += atATimeBytes) {
    if (at > 0) await breath();
    hash.update(bytes.subarray(at, at + atATimeBytes));
  }
}

/** The digests of one reader; files are hashed one after the other. */
export const packageDigests: PackageHashes = {
  sha256: async (bytes) => {
    const hash = createHash('sha256');
    await digestOf(bytes, hash);
    return hash.digest('hex');
  },
  sm3: async (bytes) => {
    // A machine of its own for every small file takes longer than the file.
    if (bytes.byteLength <= atATimeBytes) return sm3(bytes);
    const hash = await createSM3();
    hash.init();
    await digestOf(bytes, hash);
    return hash.digest('hex');
  },
};
