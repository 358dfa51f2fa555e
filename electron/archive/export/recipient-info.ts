/**
 * How the key of a sealed file travels to its recipient (RFC 5652, 6.2): under an RSA key by RSAES-OAEP with SHA-256 (RFC
 * 4056), under an elliptic-curve key by one-pass Diffie-Hellman with the X9.63 KDF over SHA-256 and AES-256 key wrap (RFC
 * 5753, 3.1 and 7.1).
 */
import {
  constants,
  createCipheriv,
  createECDH,
  createHash,
  createPublicKey,
  publicEncrypt,
} from 'node:crypto';
import type { Certificate } from '../../../shared/archive/signing/certificate';
import { bytesOfHex, childrenOf, readDer, tags } from '../../../shared/archive/signing/der';
import { element, oid, sequence } from './ber';

export type RecipientKey = Pick<Certificate, 'issuer' | 'serial' | 'spki' | 'key'>;

const rsaesOaep = oid('2a864886f70d010107');
const mgf1 = oid('2a864886f70d010108');
const sha256 = oid('608648016503040201');
const ecPublicKey = oid('2a8648ce3d0201');
const ecdhSha256 = oid('2b8104010b01');
const aes256Wrap = oid('60864801650304012d');

/** Names of the curves, as `createECDH` knows them. */
const curveNames = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' } as const;
const wrapBits = 256;

/** A RecipientInfo that holds `key` for this recipient. Throws for a key of another kind than a recipient may have. */
export function recipientInfo(to: RecipientKey, key: Buffer): Buffer {
  return to.key?.name === 'ECDSA'
    ? agreedInfo(to, curveNames[to.key.curve], key)
    : transportedInfo(to, key);
}

/** Whether the key of a certificate does what it says. */
export function canSealTo(to: RecipientKey): boolean {
  try {
    recipientInfo(to, Buffer.alloc(32));
    return true;
  } catch {
    return false;
  }
}

const issuerAndSerial = ({ issuer, serial }: RecipientKey) =>
  sequence(Buffer.from(issuer), element(0x02, Buffer.from(bytesOfHex(serial) ?? [])));

function transportedInfo(to: RecipientKey, key: Buffer): Buffer {
  const publicKey = createPublicKey({ key: Buffer.from(to.spki), format: 'der', type: 'spki' });
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const wrapped = publicEncrypt({ key: publicKey, padding, oaepHash: 'sha256' }, key);
  const hash = sequence(sha256);
  return sequence(
    element(0x02, Buffer.of(0)),
    issuerAndSerial(to),
    sequence(rsaesOaep, sequence(element(0xa0, hash), element(0xa1, sequence(mgf1, hash)))),
    element(0x04, wrapped),
  );
}

function agreedInfo(to: RecipientKey, curve: string, key: Buffer): Buffer {
  const ours = createECDH(curve);
  const point = ours.generateKeys();
  const shared = ours.computeSecret(pointOf(to));
  const wrapping = sequence(aes256Wrap);
  const bits = Buffer.alloc(4);
  bits.writeUInt32BE(wrapBits);
  // ECC-CMS-SharedInfo: what the key is for, and how long it is.
  const info = sequence(wrapping, element(0xa2, element(0x04, bits)));
  const counter = Buffer.of(0, 0, 0, 1);
  const wrappingKey = createHash('sha256').update(shared).update(counter).update(info).digest();
  const wrapped = wrapKey(wrappingKey, key);
  for (const secret of [shared, wrappingKey]) secret.fill(0);
  const originator = Buffer.concat([
    sequence(ecPublicKey),
    element(0x03, Buffer.concat([Buffer.of(0), point])),
  ]);
  return element(
    0xa1,
    Buffer.concat([
      element(0x02, Buffer.of(3)),
      element(0xa0, element(0xa1, originator)),
      sequence(ecdhSha256, wrapping),
      sequence(sequence(issuerAndSerial(to), element(0x04, wrapped))),
    ]),
  );
}

/** The public point of an elliptic-curve certificate (RFC 5480, 2.2). */
function pointOf({ spki }: RecipientKey): Buffer {
  const bits = childrenOf(readDer(spki), tags.sequence)?.[1];
  if (bits?.tag !== tags.bitString) throw new TypeError('No point');
  return Buffer.from(bits.content.subarray(1));
}

const firstRegister = Buffer.alloc(8, 0xa6);
const rounds = 6;

/** RFC 3394, 2.2.1; written out because Electron's own cryptography does not have it. `key` is whole blocks of 8 bytes. */
function wrapKey(wrappingKey: Buffer, key: Buffer): Buffer {
  let register: Buffer = firstRegister;
  const blocks = Array.from({ length: key.length / 8 }, (_, at) =>
    key.subarray(8 * at, 8 * at + 8),
  );
  for (let step = 1; step <= rounds * blocks.length; step += 1) {
    const at = (step - 1) % blocks.length;
    const cipher = createCipheriv('aes-256-ecb', wrappingKey, null).setAutoPadding(false);
    const block = cipher.update(Buffer.concat([register, blocks[at] ?? Buffer.alloc(8)]));
    register = Buffer.from(block.subarray(0, 8));
    register.writeUInt32BE((register.readUInt32BE(4) ^ step) >>> 0, 4);
    blocks[at] = block.subarray(8);
  }
  return Buffer.concat([register, ...blocks]);
}
