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
import type { ChunkCipher, CourierKey } from '../../shared/protocol/courier-file';

/** DER around a raw key (RFC 8410): Node takes no raw X25519 bytes. */
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');
const tagBytes = 16;

/** The key that grows from 32 secret bytes (RFC 7748). */
export function courierKey(seed: Uint8Array): CourierKey {
  const privateKey = createPrivateKey({
    key: Buffer.concat([privatePrefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.subarray(publicPrefix.length).toString('base64'),
    cipherWith: (theirs, text) => chunkCipher(privateKey, theirs, text),
  };
}

/** @throws when `theirs` (raw, base64) is no key that a secret can be agreed on with. */
function chunkCipher(ours: KeyObject, theirs: string, text: string): ChunkCipher {
  const publicKey = createPublicKey({
    key: Buffer.concat([publicPrefix, Buffer.from(theirs, 'base64')]),
    format: 'der',
    type: 'spki',
  });
  const secret = diffieHellman({ privateKey: ours, publicKey });
  const derived = Buffer.from(hkdfSync('sha256', secret, '', infoOf(text), 32 + 7));
  const key = derived.subarray(0, 32);
  const nonce = (place: Uint8Array) => Buffer.concat([derived.subarray(32), place]);
  return {
    seal: (chunk, place) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce(place));
      return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed, place) => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce(place), {
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
