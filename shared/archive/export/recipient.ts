/** Whose public key an export may be sealed to: an office named by an X.509 certificate with an RSA or an elliptic-curve key. */
import type { Certificate } from '../signing/certificate';
import { readCertificate } from '../signing/certificate';
import { childrenOf, readDer, tags } from '../signing/der';
import type { Instant } from '../../domain/ids';
import type { AppError } from '../../domain/app-error';
import type { Result } from '../../domain/result';
import { err, ok } from '../../domain/result';

/** Of RSA: shorter keys are no longer trusted (NIST SP 800-57 part 1, table 4); longer ones only cost time. */
const keyBits = { least: 2_048, most: 8_192 };

/** A certificate that packages may be sealed to at this time; why not, otherwise. */
export function readRecipient(der: Uint8Array, at: Instant): Result<Certificate, AppError> {
  const certificate = readCertificate(der);
  if (certificate === undefined) return err({ kind: 'recipientUnread' });
  if (!isKeyFit(certificate)) return err({ kind: 'recipientKeyUnfit' });
  const now = Date.parse(at);
  const isInForce =
    now >= Date.parse(certificate.notBefore) && now <= Date.parse(certificate.notAfter);
  return isInForce ? ok(certificate) : err({ kind: 'recipientExpired' });
}

/** Every curve that is read at all, P-256 and longer ones, is strong enough. */
function isKeyFit(certificate: Certificate): boolean {
  if (certificate.key?.name === 'ECDSA') return true;
  const bits = rsaBits(certificate);
  return bits !== undefined && bits >= keyBits.least && bits <= keyBits.most;
}

/** Length of the modulus in bits (RFC 8017, A.1.1); nothing for keys of another kind. */
function rsaBits({ key, spki }: Certificate): number | undefined {
  if (key?.name !== 'RSA') return undefined;
  const bitString = childrenOf(readDer(spki), tags.sequence)?.[1];
  if (bitString?.tag !== tags.bitString) return undefined;
  const [modulus] = childrenOf(readDer(bitString.content.subarray(1)), tags.sequence) ?? [];
  if (modulus?.tag !== tags.integer) return undefined;
  const first = modulus.content.findIndex((octet) => octet !== 0);
  const top = modulus.content[first];
  return top === undefined
    ? undefined
    : (modulus.content.byteLength - first - 1) * 8 + top.toString(2).length;
}

/** The 64 figures of a fingerprint in fours, to be read out over the telephone. */
export const fingerprintInFours = (hex: string): string => hex.replace(/(.{4})(?=.)/g, '$1 ');
