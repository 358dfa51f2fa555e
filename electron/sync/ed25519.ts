/** Ed25519 and SHA-256 of Node for the engine's verifier. */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Verifier } from '../../shared/sync/ports';
import { sha256Hex } from '../vault/seal';

/** SubjectPublicKeyInfo header of an Ed25519 key; the 32 raw bytes follow (RFC 8410). */
const spkiHeader = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether `signature` (base64) over the UTF-8 bytes of `text` is by the raw `publicKey` (base64); never throws. */
export function verifyEd25519(text: string, signature: string, publicKey: string): boolean {
  try {
    const raw = Buffer.from(publicKey, 'base64');
    if (raw.length !== 32) return false;
    const key = createPublicKey({
      key: Buffer.concat([spkiHeader, raw]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** Signature (base64) over the UTF-8 bytes of `text` with a private key (PKCS #8, base64). */
export function signEd25519(text: string, signingKey: string): string {
  const key = createPrivateKey({
    key: Buffer.from(signingKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  return sign(null, Buffer.from(text, 'utf8'), key).toString('base64');
}

export const nodeVerifier: Verifier = { sha256: sha256Hex, verify: verifyEd25519 };
