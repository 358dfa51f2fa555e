/** Whether one CMS signature is right: over these bytes, by the certificate in it (RFC 5652, 5.6; RFC 5035). */
import { childrenOf, oidOf, sameBytes, tags } from './der';
import type { Content, SignatureCrypto } from './signature-crypto';
import type { SignedData } from './signed-data';
import { attributeOids, hashOf } from './signed-data';

/** In the order in which they are looked for. */
export type SignerFault = 'noCertificate' | 'otherBytes' | 'wrong' | 'otherCertificate';

/** What is wrong with a signature over `content`; nothing when it is right. */
export async function signerFault(
  signed: SignedData,
  content: Content,
  crypto: SignatureCrypto,
): Promise<SignerFault | undefined> {
  const { signer, attributes, signatureHash } = signed;
  if (signer === undefined) return 'noCertificate';
  const digest = attributes.get(attributeOids.messageDigest);
  if (
    digest?.tag !== tags.octetString ||
    !sameBytes(digest.content, await crypto.digest(signed.digest, content))
  ) {
    return 'otherBytes';
  }
  const type = oidOf(attributes.get(attributeOids.contentType));
  const right =
    type === signed.contentType &&
    signatureHash !== undefined &&
    (await crypto.verify(signer, signatureHash, signed.signature, signed.signedAttributes));
  if (!right) return 'wrong';
  return (await isSigningCertificate(signed, crypto)) ? undefined : 'otherCertificate';
}

/**
 * Whether the signature says itself that it is by this certificate (ESSCertIDv2, RFC 5035, 4). The older form over
 * SHA-1 is let pass: time-stamp services still write it, and the signature itself was verified by this certificate.
 */
async function isSigningCertificate(
  { signer, attributes }: SignedData,
  crypto: SignatureCrypto,
): Promise<boolean> {
  const named = attributes.get(attributeOids.signingCertificateV2);
  if (named === undefined) return attributes.has(attributeOids.signingCertificate);
  const [ids] = childrenOf(named, tags.sequence) ?? [];
  const [first] = childrenOf(ids, tags.sequence) ?? [];
  const parts = childrenOf(first, tags.sequence) ?? [];
  // The algorithm is left out where it is SHA-256.
  const [algorithm, hash] = parts[0]?.tag === tags.sequence ? parts : [undefined, parts[0]];
  const name = algorithm === undefined ? 'SHA-256' : hashOf(algorithm);
  if (signer === undefined || name === undefined || hash?.tag !== tags.octetString) return false;
  return sameBytes(hash.content, await crypto.digest(name, signer.der));
}
