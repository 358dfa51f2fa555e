/**
 * Seals bytes to one recipient while they pass: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084) under a key
 * that only the recipient's RSA key opens (RSAES-OAEP with SHA-256, RFC 4056). `openssl cms -decrypt` (3.0 or newer) opens it.
 */
import {
  constants,
  createCipheriv,
  createPublicKey,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import type { Certificate } from '../../../shared/archive/signing/certificate';
import { bytesOfHex } from '../../../shared/archive/signing/der';

/** Whom an export is sealed to. */
export type Recipient = Pick<Certificate, 'issuer' | 'serial' | 'spki'> & {
  /** SHA-256 of the certificate. */
  readonly fingerprint: string;
};

/** What the name of a sealed file ends with. */
export const sealedEnding = '.p7m';

const oid = (hex: string) => element(0x06, Buffer.from(hex, 'hex'));
const authEnvelopedData = oid('2a864886f70d0109100117');
const data = oid('2a864886f70d010701');
const rsaesOaep = oid('2a864886f70d010107');
const mgf1 = oid('2a864886f70d010108');
const sha256 = oid('608648016503040201');
const aes256Gcm = oid('60864801650304012e');

/** How every sealed file begins: BER of indefinite length, because the end is not known when it is begun. */
export const sealedStart = Buffer.concat([Buffer.from('3080', 'hex'), authEnvelopedData]);

const end = Buffer.from('0000', 'hex');
const macBytes = 16;

/** The sealed form of what comes; memory: one chunk. The key exists nowhere else and is forgotten at the end. */
export async function* sealedTo(
  { issuer, serial, spki }: Recipient,
  plain: AsyncIterable<string | Buffer> | Iterable<Buffer>,
): AsyncGenerator<Buffer> {
  const key = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: macBytes });
  const publicKey = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const wrapped = publicEncrypt({ key: publicKey, padding, oaepHash: 'sha256' }, key);
  key.fill(0);
  const hash = sequence(sha256);
  const recipient = sequence(
    element(0x02, Buffer.of(0)),
    sequence(Buffer.from(issuer), element(0x02, Buffer.from(bytesOfHex(serial) ?? []))),
    sequence(rsaesOaep, sequence(element(0xa0, hash), element(0xa1, sequence(mgf1, hash)))),
    element(0x04, wrapped),
  );
  const parameters = sequence(element(0x04, nonce), element(0x02, Buffer.of(macBytes)));
  yield Buffer.concat([
    sealedStart,
    Buffer.from('a0803080', 'hex'),
    element(0x02, Buffer.of(0)),
    element(0x31, recipient),
    Buffer.from('3080', 'hex'),
    data,
    sequence(aes256Gcm, parameters),
    Buffer.from('a080', 'hex'),
  ]);
  for await (const chunk of plain) {
    const sealed = cipher.update(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    if (sealed.byteLength > 0) yield element(0x04, sealed);
  }
  cipher.final();
  // Content, encrypted content; then the proof that nothing was changed; then the three that are still open.
  yield Buffer.concat([end, end, element(0x04, cipher.getAuthTag()), end, end, end]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

/** X.690, 8.1: tag, shortest length, content. */
function element(tag: number, content: Buffer): Buffer {
  const { byteLength } = content;
  if (byteLength < 0x80) return Buffer.concat([Buffer.of(tag, byteLength), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(byteLength);
  const octets = length.subarray(length.findIndex((octet) => octet !== 0));
  return Buffer.concat([Buffer.of(tag, 0x80 + octets.byteLength), octets, content]);
}
