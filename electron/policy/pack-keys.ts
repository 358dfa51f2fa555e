/** Ed25519 keys of who issues policy packs. */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { sha256Hex } from '../vault/seal';

/** Length of the DER header before the 32 raw bytes of a public key (RFC 8410). */
const publicHeaderBytes = 12;

export type PackKey = {
  readonly id: string;
  /** Raw public key, base64. */
  readonly publicKey: string;
  /** Signature over the UTF-8 bytes of `text`, base64. */
  readonly sign: (text: string) => string;
};

/** Opens a private key; nothing when it is none of Ed25519. */
export function findPackKey(pem: string): PackKey | undefined {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    const publicKey = createPublicKey(key)
      .export({ format: 'der', type: 'spki' })
      .subarray(publicHeaderBytes)
      .toString('base64');
    return {
      id: packKeyId(publicKey),
      publicKey,
      sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
    };
  } catch {
    return undefined;
  }
}

/** `ed25519-` and the first 16 hexadecimal digits of the raw public key's SHA-256, as the platform names its key. */
export function packKeyId(publicKey: string): string {
  const raw = Buffer.from(publicKey, 'base64');
  return `ed25519-${sha256Hex(raw).slice(0, 16)}`;
}
