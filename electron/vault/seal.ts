/** AES-256-GCM as the station uses it: fresh random nonce, additional data bound, tag at the end. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** A fresh random key. */
export function newKey(): Buffer {
  return randomBytes(keyBytes);
}

/** A key for one purpose, derived from another (HKDF-SHA-256, RFC 5869). */
export function subkey(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(
    hkdfSync('sha256', key, Buffer.alloc(0), `enrollment-station/${purpose}`, keyBytes),
  );
}

/** A fresh nonce; random 96-bit nonces are safe far beyond the entries one key ever seals. */
export function newNonce(): Buffer {
  return randomBytes(nonceBytes);
}

/** Seals `plain`; the answer is ciphertext and tag. */
export function sealWith(
  key: Uint8Array,
  nonce: Uint8Array,
  bound: Uint8Array,
  plain: Uint8Array,
): Buffer {
  return Buffer.concat(sealedPieces(key, nonce, bound, plain));
}

function sealedPieces(
  key: Uint8Array,
  nonce: Uint8Array,
  bound: Uint8Array,
  plain: Uint8Array,
): Buffer[] {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(bound);
  return [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
}

/** Opens what `sealWith` made; nothing when key, bound data or bytes are not the same. */
export function openWith(
  key: Uint8Array,
  nonce: Uint8Array,
  bound: Uint8Array,
  sealed: Uint8Array,
): Buffer | undefined {
  if (sealed.byteLength < tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(sealed.byteLength - tagBytes));
  try {
    const plain = decipher.update(sealed.subarray(0, sealed.byteLength - tagBytes));
    // GCM holds nothing back: what is left is empty, and throws unless all of it was genuine. No second copy of a page.
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}

/** Nonce and sealed bytes in one piece, for files. */
export function sealPacked(key: Uint8Array, bound: Uint8Array, plain: Uint8Array): Buffer {
  return Buffer.concat(packedPieces(key, bound, plain));
}

/** The same in the pieces it is made of, to be written one after the other: a page is not copied for the sake of one file. */
export function packedPieces(key: Uint8Array, bound: Uint8Array, plain: Uint8Array): Buffer[] {
  const nonce = newNonce();
  return [nonce, ...sealedPieces(key, nonce, bound, plain)];
}

/** Opens what `sealPacked` made. */
export function openPacked(
  key: Uint8Array,
  bound: Uint8Array,
  packed: Uint8Array,
): Buffer | undefined {
  return openWith(key, packed.subarray(0, nonceBytes), bound, packed.subarray(nonceBytes));
}

/** SHA-256, hexadecimal. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** HMAC-SHA-256, hexadecimal: a name that says nothing to who has no key. */
export function keyedName(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
