/** What the station brings to courier files: Node's bytes, X25519, HKDF and AES-GCM (shared/protocol/courier.ts). */
import type { KeyObject } from 'node:crypto';
import * as crypto from 'node:crypto';
import type { ChunkCipher, CourierFault, CourierKey } from '../../shared/protocol/courier-file';
import type { CourierPorts } from '../../shared/protocol/courier-file';

/** A file that cannot be read on, and why. */
export class CourierFaulty extends Error {
  constructor(readonly fault: CourierFault) {
    super(fault);
  }
}

export const courierPorts: CourierPorts = {
  encode: (text) => Buffer.from(text, 'utf8'),
  decode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'),
  toBase64: (bytes) => Buffer.from(bytes).toString('base64'),
  fromBase64: (text) => Buffer.from(text, 'base64'),
  fault: (fault) => new CourierFaulty(fault),
};

/** PKCS #8 header of an X25519 key; the 32 secret bytes follow (RFC 8410). */
const pkcs8Header = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** The key that grows from 32 secret bytes. */
export function courierKeyOf(seed: Uint8Array): CourierKey {
  const key = Buffer.concat([pkcs8Header, seed]);
  const secret = crypto.createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  key.fill(0);
  const { x = '' } = crypto.createPublicKey(secret).export({ format: 'jwk' });
  return {
    publicKey: Buffer.from(x, 'base64url').toString('base64'),
    cipherWith: (theirs, text) => cipherOf(secret, theirs, text),
  };
}

function cipherOf(privateKey: KeyObject, theirs: string, text: string): ChunkCipher {
  const x = Buffer.from(theirs, 'base64').toString('base64url');
  const publicKey = crypto.createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x },
    format: 'jwk',
  });
  const agreed = crypto.diffieHellman({ privateKey, publicKey });
  const info = crypto.createHash('sha256').update(text, 'utf8').digest();
  const derived = Buffer.from(crypto.hkdfSync('sha256', agreed, Buffer.alloc(0), info, 39));
  const [key, start] = [derived.subarray(0, 32), derived.subarray(32)];
  const options = { authTagLength: 16 };
  return {
    seal: (chunk, place) => {
      const nonce = Buffer.concat([start, place]);
      const sealing = crypto.createCipheriv('aes-256-gcm', key, nonce, options);
      return Buffer.concat([sealing.update(chunk), sealing.final(), sealing.getAuthTag()]);
    },
    open: (sealed, place) => {
      const nonce = Buffer.concat([start, place]);
      const opening = crypto.createDecipheriv('aes-256-gcm', key, nonce, options);
      const end = sealed.length - options.authTagLength;
      opening.setAuthTag(sealed.subarray(end));
      return Buffer.concat([opening.update(sealed.subarray(0, end)), opening.final()]);
    },
  };
}
