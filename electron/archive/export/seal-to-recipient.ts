/**
 * Seals bytes to one recipient while they pass: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084) under a key
 * that only the recipient's key opens. `openssl cms -decrypt` (3.0 or newer) opens it.
 */
import { createCipheriv, randomBytes } from 'node:crypto';
import type { Certificate } from '../../../shared/archive/signing/certificate';
import { element, oid, sequence } from './ber';
import type { RecipientKey } from './recipient-info';
import { recipientInfo } from './recipient-info';

/** Whom an export is sealed to. */
export type Recipient = RecipientKey & {
  /** SHA-256 of the certificate. */
  readonly fingerprint: string;
};

/** What of a certificate is kept to seal to it. */
export const recipientKeyOf = ({ issuer, serial, spki, key }: Certificate): RecipientKey => ({
  issuer,
  serial,
  spki,
  key,
});

/** What the name of a sealed file ends with. */
export const sealedEnding = '.p7m';

const authEnvelopedData = oid('2a864886f70d0109100117');
const data = oid('2a864886f70d010701');
const aes256Gcm = oid('60864801650304012e');

/** How every sealed file begins: BER of indefinite length, because the end is not known when it is begun. */
export const sealedStart = Buffer.concat([Buffer.from('3080', 'hex'), authEnvelopedData]);

const end = Buffer.from('0000', 'hex');
const macBytes = 16;

/** The sealed form of what comes; memory: one chunk. The key exists nowhere else and is forgotten at the end. */
export async function* sealedTo(
  to: RecipientKey,
  plain: AsyncIterable<string | Buffer> | Iterable<Buffer>,
): AsyncGenerator<Buffer> {
  const key = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: macBytes });
  const recipient = recipientInfo(to, key);
  key.fill(0);
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
