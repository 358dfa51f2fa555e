/** Time stamps 时间戳 by RFC 3161: the request that is kept with a package, and whether a token answers it. */
import type { Certificate } from './certificate';
import { signerFault } from './check-signer';
import type { Der } from './der';
import { childrenOf, hexOf, instantOf, oidOf, readDer, sameBytes, tags } from './der';
import type { SignatureCrypto } from './signature-crypto';
import type { HashName } from './signed-data';
import { hashOf, signedDataOf } from './signed-data';
import type { TimestampFault } from './timestamp-trouble';

const tstInfoOid = '1.2.840.113549.1.9.16.1.4';
const timeStampingPurpose = '1.3.6.1.5.5.7.3.8';

type Imprint = { readonly hash: HashName; readonly digest: string };

/** What was asked (RFC 3161, 2.4.1). */
export type TimestampRequest = {
  readonly imprint: Imprint;
  readonly policy: string | undefined;
  readonly nonce: string | undefined;
};

/** INTEGER 1 (RFC 3161, 2.4.1), and NULL. */
const firstVersion = Uint8Array.of(tags.integer, 1, 1);
const noParameters = Uint8Array.of(5, 0);

/** What a request may hold behind its imprint, each once and in this order: policy, nonce, certReq. */
const requestParts = [tags.oid, tags.integer, tags.boolean] as const;

/** A request, or nothing when the bytes are none: every byte of it but the nonce has one right form. */
export function readTimestampRequest(bytes: Uint8Array): TimestampRequest | undefined {
  const [version, imprintPart, ...rest] = childrenOf(readDer(bytes), tags.sequence) ?? [];
  const imprint = imprintOf(imprintPart);
  const [algorithm] = childrenOf(imprintPart, tags.sequence) ?? [];
  const parameters = childrenOf(algorithm, tags.sequence)?.slice(1) ?? [];
  const isPlain = parameters.every(({ whole }) => sameBytes(whole, noParameters));
  const isFirst = version !== undefined && sameBytes(version.whole, firstVersion);
  if (!isFirst || !isPlain || imprint === undefined) return undefined;
  const places = rest.map(({ tag }) => requestParts.findIndex((known) => known === tag));
  if (places.some((place, at) => place <= (places[at - 1] ?? -1))) return undefined;
  // X.690, 11.1: true is one octet of ones, and false, the default, is left out.
  const flag = rest.find(({ tag }) => tag === tags.boolean);
  if (flag !== undefined && !sameBytes(flag.content, Uint8Array.of(0xff))) return undefined;
  const nonce = rest.find(({ tag }) => tag === tags.integer);
  return {
    imprint,
    policy: oidOf(rest.find(({ tag }) => tag === tags.oid)),
    nonce: nonce === undefined ? undefined : hexOf(nonce.content),
  };
}

export type Timestamp = { readonly at: string; readonly authority: Certificate };

/**
 * Whether `reply` (a TimeStampResp) is a genuine token over `content` that answers `request`. Its signature is checked
 * by the certificate in it; who issued that certificate is for people to look at.
 */
export async function checkTimestamp(
  reply: Uint8Array,
  request: TimestampRequest,
  content: Uint8Array,
  crypto: SignatureCrypto,
): Promise<Timestamp | TimestampFault> {
  const [status, token] = childrenOf(readDer(reply), tags.sequence) ?? [];
  const [number] = childrenOf(status, tags.sequence) ?? [];
  if (number?.tag !== tags.integer) return 'unreadable';
  // 0 granted, 1 granted with modifications.
  if (!['00', '01'].includes(hexOf(number.content))) return 'notGranted';
  const signed = signedDataOf(token);
  if (signed?.content === undefined || signed.contentType !== tstInfoOid) return 'unreadable';
  const [, policy, imprintPart, , time, ...rest] =
    childrenOf(readDer(signed.content), tags.sequence) ?? [];
  const imprint = imprintOf(imprintPart);
  const at = instantOf(time);
  if (imprint === undefined || at === undefined) return 'unreadable';
  const digest = hexOf(await crypto.digest(imprint.hash, content));
  if (imprint.digest !== digest) return 'otherBytes';
  const nonce = rest.find(({ tag }) => tag === tags.integer);
  const sameNonce = (nonce === undefined ? undefined : hexOf(nonce.content)) === request.nonce;
  const samePolicy = request.policy === undefined || request.policy === oidOf(policy);
  if (!sameNonce || !samePolicy || imprint.hash !== request.imprint.hash) return 'otherRequest';
  if ((await signerFault(signed, signed.content, crypto)) !== undefined) return 'wrong';
  const { signer } = signed;
  if (signer === undefined) return 'wrong';
  const valid = signer.notBefore <= at && at <= signer.notAfter;
  return valid && signer.purposes.includes(timeStampingPurpose)
    ? { at, authority: signer }
    : 'notForTimestamps';
}

function imprintOf(element: Der | undefined): Imprint | undefined {
  const [algorithm, hashed] = childrenOf(element, tags.sequence) ?? [];
  const hash = hashOf(algorithm);
  if (hash === undefined || hashed?.tag !== tags.octetString) return undefined;
  return { hash, digest: hexOf(hashed.content) };
}
