/** The request for a time stamp that is kept with a package until there is a line (RFC 3161, 2.4.1). */
import { createHash } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import { positiveNumber } from './archive-key';

const sha256Oid = '2.16.840.1.101.3.4.2.1';

/** Asks for SHA-256 of `content`, with the certificate in the answer; every request has a number of its own. */
export function timestampRequest(content: Uint8Array): Uint8Array {
  const digest = createHash('sha256').update(content).digest();
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({
        algorithmId: sha256Oid,
        algorithmParams: new asn1.Null(),
      }),
      hashedMessage: new asn1.OctetString({ valueHex: Uint8Array.from(digest).buffer }),
    }),
    nonce: new asn1.Integer({ valueHex: positiveNumber(8) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER(false));
}
