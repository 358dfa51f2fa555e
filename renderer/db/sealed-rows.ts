/** Seals rows with AES-256-GCM under the key of the session; a row opens only in its own place. */
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Bytes } from './schema';

/** Where a row belongs; bound into the seal, so that a row moved elsewhere does not open. */
export type RowPlace = {
  readonly table: 'cases' | 'images' | 'searchPages' | 'searchRecent';
  readonly id: string;
};

/** A row that does not open under this key in this place: damaged, moved, or of a newer program. */
export type RowUnreadable = { readonly kind: 'rowUnreadable'; readonly place: RowPlace };

const envelopeFormat = 1;
const nonceBytes = 12;
const headBytes = 3 + nonceBytes;

/** Imports the 32-byte key of the working set, not extractable, and wipes the bytes it came in. */
export async function importRowKey(bytes: Uint8Array): Promise<CryptoKey> {
  const copy = Uint8Array.from(bytes);
  try {
    return await crypto.subtle.importKey('raw', copy, 'AES-GCM', false, ['encrypt', 'decrypt']);
  } finally {
    copy.fill(0);
    bytes.fill(0);
  }
}

/** Layout: format (1 byte), payload version (2, big-endian), nonce (12), ciphertext and tag. */
export async function sealRow(
  key: CryptoKey,
  place: RowPlace,
  payloadVersion: number,
  plain: Uint8Array,
): Promise<Bytes> {
  const head = new Uint8Array(headBytes);
  head[0] = envelopeFormat;
  new DataView(head.buffer).setUint16(1, payloadVersion);
  const nonce = crypto.getRandomValues(head.subarray(3));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: boundTo(place, payloadVersion) },
    key,
    plain as Bytes,
  );
  const whole = new Uint8Array(headBytes + sealed.byteLength);
  whole.set(head);
  whole.set(new Uint8Array(sealed), headBytes);
  return whole;
}

/** Opens what `sealRow` made for the same place; any other bytes are `rowUnreadable`. */
export async function unsealRow(
  key: CryptoKey,
  place: RowPlace,
  sealed: Bytes,
): Promise<Result<{ readonly payloadVersion: number; readonly plain: Bytes }, RowUnreadable>> {
  const unreadable = err({ kind: 'rowUnreadable' as const, place });
  if (sealed.byteLength < headBytes || sealed[0] !== envelopeFormat) return unreadable;
  const payloadVersion = new DataView(sealed.buffer, sealed.byteOffset).getUint16(1);
  try {
    const plain = await crypto.subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: sealed.subarray(3, headBytes),
        additionalData: boundTo(place, payloadVersion),
      },
      key,
      sealed.subarray(headBytes),
    );
    return ok({ payloadVersion, plain: new Uint8Array(plain) });
  } catch {
    return unreadable;
  }
}

function boundTo({ table, id }: RowPlace, payloadVersion: number): Bytes {
  return new TextEncoder().encode(JSON.stringify(['working-set-row', table, id, payloadVersion]));
}

/** SHA-256 of some bytes, lower-case hexadecimal. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
