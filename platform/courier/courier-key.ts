/** X25519 keys of couriers, and what is derived from two of them. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** DER around a raw key (RFC 8410): Node takes no raw X25519 bytes. */
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');
const tagBytes = 16;

export type CourierKey = {
  readonly privateKey: KeyObject;
  /** Raw, base64. */
  readonly publicKey: string;
};

/** The key that grows from 32 secret bytes (RFC 7748). */
export function courierKey(seed: Uint8Array): CourierKey {
  const privateKey = createPrivateKey({
    key: Buffer.concat([privatePrefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: spki.subarray(publicPrefix.length).toString('base64') };
}

/** Seals and opens the chunks of one file; `text` is what both sides agree on. */
export type ChunkCipher = {
  readonly seal: (chunk: Uint8Array, position: number, isLast: boolean) => Buffer;
  /** @throws when the chunk is not the very one that was sealed for this place. */
  readonly open: (sealed: Uint8Array, position: number, isLast: boolean) => Buffer;
};

/** @throws when `theirs` (raw, base64) is no key that a secret can be agreed on with. */
export function chunkCipher(ours: KeyObject, theirs: string, text: string): ChunkCipher {
  const publicKey = createPublicKey({
    key: Buffer.concat([publicPrefix, Buffer.from(theirs, 'base64')]),
    format: 'der',
    type: 'spki',
  });
  const secret = diffieHellman({ privateKey: ours, publicKey });
  const derived = Buffer.from(hkdfSync('sha256', secret, '', infoOf(text), 32 + 7));
  const key = derived.subarray(0, 32);
  const nonce = (position: number, isLast: boolean) => {
    const place = Buffer.alloc(5);
    place.writeUInt32BE(position);
    place[4] = isLast ? 1 : 0;
    return Buffer.concat([derived.subarray(32), place]);
  };
  return {
    seal: (chunk, position, isLast) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce(position, isLast));
      return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed, position, isLast) => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce(position, isLast), {
        authTagLength: tagBytes,
      });
      decipher.setAuthTag(sealed.subarray(-tagBytes));
      return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
    },
  };
}

/** HKDF takes at most 1024 bytes of info. */
function infoOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
