/** Ed25519 keys: the platform's own, and checks of the stations' signatures. */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sha256Of } from './sha256';

/** DER around a raw key (RFC 8410): Node takes no raw Ed25519 bytes. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export type SigningKey = {
  /** `ed25519-` and the first 16 hexadecimal digits of the public key's SHA-256. */
  readonly id: string;
  /** Raw public key, base64. */
  readonly publicKey: string;
  /** Signature over the UTF-8 bytes of `text`, base64. */
  readonly sign: (text: string) => string;
};

/** The signing key that grows from 32 secret bytes (RFC 8032). */
export function signingKey(seed: Uint8Array): SigningKey {
  const key = createPrivateKey({
    key: Buffer.concat([privatePrefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const raw = createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .subarray(publicPrefix.length);
  return {
    id: `ed25519-${sha256Of(raw).slice(0, 16)}`,
    publicKey: raw.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}

/** Whether `signature` (base64) over the UTF-8 bytes of `text` was made with the raw `publicKey` (base64). */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = findPublicKey(publicKey);
  return (
    key !== undefined && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
  );
}

/** Whether the base64 text holds a point that can be an Ed25519 public key. */
export function isPublicKey(publicKey: string): boolean {
  return findPublicKey(publicKey) !== undefined;
}

/** Keys of stations that spoke lately: making one costs as much as verifying with it. */
const madeKeys = new Map<string, KeyObject>();
const mostMadeKeys = 1_000;

function findPublicKey(publicKey: string): KeyObject | undefined {
  const known = madeKeys.get(publicKey);
  if (known !== undefined) return known;
  const made = makePublicKey(publicKey);
  if (made === undefined) return undefined;
  if (madeKeys.size >= mostMadeKeys) madeKeys.clear();
  madeKeys.set(publicKey, made);
  return made;
}

function makePublicKey(publicKey: string): KeyObject | undefined {
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== 32) return undefined;
  try {
    return createPublicKey({
      key: Buffer.concat([publicPrefix, raw]),
      format: 'der',
      type: 'spki',
    });
  } catch {
    return undefined;
  }
}
