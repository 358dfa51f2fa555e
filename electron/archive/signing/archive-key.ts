/** The keys with which a station signs its archive packages: ECDSA with a certificate of its own, and SM2. */
import { randomBytes, webcrypto } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import { sm2 } from 'sm-crypto-v2';
import type { Instant } from '../../../shared/domain/ids';
import type { ArchiveKey } from '../../../shared/archive/signing/archive-key-schema';
import { stationWordText, stationWordUri } from '../../../shared/archive/signing/station-word';
import { signEd25519 } from '../../sync/ed25519';
import type { ArchiveSigner } from './certificate-name';
import { certificateName } from './certificate-name';
import { signingEngine } from './signing-engine';

/** RFC 5280, 4.1.2.5: the time of certificates that have no end; an archive is kept longer than any term foreseen today. */
const noEnd = new Date('9999-12-31T23:59:59Z');
/** RFC 5280, 4.2.1.3: digitalSignature and contentCommitment (nonRepudiation), the first two bits. */
const signatureUsage = 0b1100_0000;
const sm2Order = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

/** Ed25519 of the station: the public key raw, the private one PKCS #8, both base64. */
export type StationKey = { readonly publicKey: string; readonly signingKey: string };

/** Makes both key pairs and the certificate, signed by itself; the station's own key vouches for it inside. */
export async function makeArchiveKey(
  signer: ArchiveSigner,
  station: StationKey,
  at: Instant,
): Promise<ArchiveKey> {
  const { subtle } = webcrypto;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const engine = signingEngine();
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({ valueHex: positiveNumber(16) });
  certificate.subject.typesAndValues = certificateName(signer);
  certificate.issuer.typesAndValues = certificateName(signer);
  certificate.notBefore = new pkijs.Time({ type: 0, value: new Date(at) });
  certificate.notAfter = new pkijs.Time({ type: 1, value: noEnd });
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey, engine);
  const keyId = randomBytes(20);
  certificate.extensions = [
    extension(
      '2.5.29.15',
      true,
      new asn1.BitString({ valueHex: Uint8Array.of(signatureUsage).buffer, unusedBits: 6 }),
    ),
    extension('2.5.29.19', true, new asn1.Sequence({ value: [] })),
    extension(
      '2.5.29.14',
      false,
      new asn1.OctetString({ valueHex: Uint8Array.from(keyId).buffer }),
    ),
    extension('2.5.29.17', false, otherNames(certificate, signer, station)),
  ];
  await certificate.sign(pair.privateKey, 'SHA-256', engine);
  const pkcs8 = Buffer.from(await subtle.exportKey('pkcs8', pair.privateKey));
  const sm2PrivateKey = newSm2Number();
  const made: ArchiveKey = {
    stationCode: signer.stationCode,
    signingKey: pkcs8.toString('base64'),
    certificate: Buffer.from(certificate.toSchema(true).toBER(false)).toString('base64'),
    sm2PrivateKey,
    sm2PublicKey: sm2.getPublicKeyFromPrivateKey(sm2PrivateKey),
  };
  pkcs8.fill(0);
  return made;
}

function otherNames(
  { subjectPublicKeyInfo }: pkijs.Certificate,
  { stationCode }: ArchiveSigner,
  { publicKey, signingKey }: StationKey,
) {
  const spki = Buffer.from(subjectPublicKeyInfo.toSchema().toBER(false)).toString('base64');
  const signature = signEd25519(stationWordText(stationCode, spki), signingKey);
  const value = stationWordUri({ stationCode, publicKey, signature });
  return new pkijs.GeneralNames({ names: [new pkijs.GeneralName({ type: 6, value })] }).toSchema();
}

/** A number from 1 to n - 2 (GB/T 32918.1, 6.1), by the computer's own chance. */
export function newSm2Number(): string {
  for (;;) {
    const hex = randomBytes(32).toString('hex');
    const number = BigInt(`0x${hex}`);
    if (number > 0n && number < sm2Order - 1n) return hex;
  }
}

/** A random number of so many octets, in the octets of an INTEGER that is above zero and needs each of them. */
export function positiveNumber(octets: number): ArrayBuffer {
  const bytes = Uint8Array.from(randomBytes(octets));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.buffer;
}

function extension(extnID: string, critical: boolean, value: asn1.BaseBlock): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER(false) });
}
