/** Keys that sign policy packs, for tests. */
import { generateKeyPairSync } from 'node:crypto';
import type { PackKey } from '../../electron/policy/pack-keys';
import { findPackKey } from '../../electron/policy/pack-keys';
import { packSigningText } from '../../shared/protocol/signed-pack-schema';
import { signedPackFormat } from '../../shared/protocol/signed-pack-schema';

/** A key that nobody had before. */
export function newPackKey(): PackKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = findPackKey(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  if (key === undefined) throw new Error('No key');
  return key;
}

/** The file of a pack signed by a key; `changes` are made after signing. */
export function signedPackText(pack: object, key: PackKey, changes: object = {}): string {
  const unsigned = { keyId: key.id, pack: pack as { [name: string]: unknown } };
  const signature = key.sign(packSigningText(unsigned));
  return JSON.stringify({ format: signedPackFormat, signature, ...unsigned, ...changes });
}
