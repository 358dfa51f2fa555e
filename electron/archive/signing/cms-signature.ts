/** Detached CMS signatures, over the root of a package or a PDF: CAdES-BES (ETSI EN 319 122-1, 6; RFC 5652). */
import { createHash, webcrypto } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import type { ArchiveKey } from '../../../shared/archive/signing/archive-key-schema';
import { attributeOids, dataOid } from '../../../shared/archive/signing/signed-data';
import type { Instant } from '../../../shared/domain/ids';
import { signingEngine } from './signing-engine';

const signedDataOid = '1.2.840.113549.1.7.2';

const sha256 = (bytes: Uint8Array) => {
  const digest = createHash('sha256').update(bytes).digest();
  return Uint8Array.from(digest).buffer;
};

type SigningPart = Pick<ArchiveKey, 'signingKey' | 'certificate'>;

/** Signs `content`, which stays outside; the certificate goes along. */
export const cmsSignature = (key: SigningPart, content: Uint8Array, at: Instant) =>
  cmsOverDigest(key, new Uint8Array(sha256(content)), at);

/** Signs what has this SHA-256; without a time where the time stands elsewhere (EN 319 142-1, 6.3: `M` of a PDF). */
export async function cmsOverDigest(
  { signingKey, certificate }: SigningPart,
  digest: Uint8Array,
  at?: Instant,
): Promise<Uint8Array> {
  const der = Uint8Array.from(Buffer.from(certificate, 'base64'));
  const signer = pkijs.Certificate.fromBER(der.buffer);
  const certificateId = new asn1.Sequence({
    value: [new asn1.OctetString({ valueHex: sha256(der) })],
  });
  const signingCertificate = new asn1.Sequence({
    value: [new asn1.Sequence({ value: [certificateId] })],
  });
  const attribute = (type: string, value: asn1.BaseBlock) =>
    new pkijs.Attribute({ type, values: [value] });
  const { issuer, serialNumber } = signer;
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: dataOid }),
    certificates: [signer],
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          // By their length: PKI.js keeps the order, and a SET of DER is sorted (X.690, 11.6).
          attributes: [
            attribute(attributeOids.contentType, new asn1.ObjectIdentifier({ value: dataOid })),
            ...(at === undefined
              ? []
              : [
                  attribute(
                    attributeOids.signingTime,
                    new asn1.UTCTime({ valueDate: new Date(at) }),
                  ),
                ]),
            attribute(
              attributeOids.messageDigest,
              new asn1.OctetString({ valueHex: Uint8Array.from(digest).buffer }),
            ),
            attribute(attributeOids.signingCertificateV2, signingCertificate),
          ],
        }),
      }),
    ],
  });
  const pkcs8 = Buffer.from(signingKey, 'base64');
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
  pkcs8.fill(0);
  // PKI.js signs the attributes alone where there are any; the content is in them by its digest (RFC 5652, 5.4).
  await signed.sign(key, 0, 'SHA-256', new ArrayBuffer(0), signingEngine());
  const info = new pkijs.ContentInfo({
    contentType: signedDataOid,
    content: signed.toSchema(true),
  });
  return new Uint8Array(info.toSchema().toBER(false));
}
