/** Argon2id (RFC 9106) by the native part of @node-rs/argon2, or in WebAssembly on computers that it was not made for. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { hashRawSync } from '@node-rs/argon2';
import { argon2id as inWebAssembly } from 'hash-wasm';

/** What a key is derived from, and how hard that is. */
export type Derivation = {
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
};

type Native = { readonly hashRawSync: typeof hashRawSync };

/** Where a build puts the native part: beside the folder of the bundle. */
const nativePart = join(
  __dirname,
  '../native',
  `${process.platform}-${process.arch}`,
  'argon2.node',
);

/** A part that is not there, or was made for another C library, is none: the same key takes five times as long. */
function nativeAt(path: string): Native | undefined {
  try {
    return createRequire(__filename)(path) as Native;
  } catch {
    return undefined;
  }
}

/** 32 bytes; the native way holds up its thread for as long as it takes. */
export async function argon2id(
  { passphrase, salt, memoryKiB, iterations, parallelism }: Derivation,
  part = nativePart,
): Promise<Uint8Array> {
  const native = nativeAt(part);
  if (native !== undefined) {
    const derived = native.hashRawSync(passphrase, {
      // Argon2id; the names of the package's own constants are types alone.
      algorithm: 2,
      salt,
      memoryCost: memoryKiB,
      timeCost: iterations,
      parallelism,
      outputLen: 32,
    });
    // A slice of a Buffer would be the very memory that its owner clears.
    const key = Uint8Array.from(derived);
    derived.fill(0);
    return key;
  }
  return inWebAssembly({
    password: passphrase,
    salt,
    memorySize: memoryKiB,
    iterations,
    parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
}
