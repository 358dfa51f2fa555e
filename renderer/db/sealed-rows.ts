/** Seals rows with AES-256-GCM under the key of the session, and names what must not stand there in clear. */
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Bytes } from './schema';

/** Where a row belongs; bound into the seal, so that a row moved elsewhere does not open. */
export type RowPlace = {
  readonly table: 'cases' | 'images' | 'notes' | 'searchPages' | 'searchRecent';
  readonly id: string;
};

/** A row that does not open under this key in this place: damaged, moved, or of a newer program. */
export type RowUnreadable = { readonly kind: 'rowUnreadable'; readonly place: RowPlace };

const envelopeFormat = 1;
const nonceBytes = 12;
const headBytes = 3 + nonceBytes;

/** What the 32-byte key of a working set gives: one key to seal with, another to name with; neither can be taken out. */
export type RowKey = { readonly seal: CryptoKey; readonly name: CryptoKey };

/** Imports the key of the working set and wipes the bytes it came in. */
export async function importRowKey(bytes: Uint8Array): Promise<RowKey> {
  const copy = Uint8Array.from(bytes);
  const { subtle } = crypto;
  try {
    const [seal, root] = await Promise.all([
      subtle.importKey('raw', copy, 'AES-GCM', false, ['encrypt', 'decrypt']),
      subtle.importKey('raw', copy, 'HKDF', false, ['deriveKey']),
    ]);
    const info = new TextEncoder().encode('working-set-names');
    const derived = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
    const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
    return { seal, name: await subtle.deriveKey(derived, root, hmac, false, ['sign']) };
  } finally {
    copy.fill(0);
    bytes.fill(0);
  }
}

/** HMAC-SHA-256 of a text, lower-case hexadecimal: the same text has another name in another working set. */
export async function keyedName({ name }: RowKey, text: string): Promise<string> {
  return hex(await crypto.subtle.sign('HMAC', name, new TextEncoder().encode(text)));
}

/** Layout: format (1 byte), payload version (2, big-endian), nonce (12), ciphertext and tag. */
export async function sealRow(
  key: RowKey,
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
    key.seal,
    plain as Bytes,
  );
  const whole = new Uint8Array(headBytes + sealed.byteLength);
  whole.set(head);
  whole.set(new Uint8Array(sealed), headBytes);
  return whole;
}

/** Opens what `sealRow` made for the same place; any other bytes are `rowUnreadable`. */
export async function unsealRow(
  key: RowKey,
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
      key.seal,
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
  return hex(await crypto.subtle.digest('SHA-256', bytes as Bytes));
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
