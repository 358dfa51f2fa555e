/** Reads CMS SignedData (RFC 5652, 5.1) with one signer, as a package signature and a time stamp are made. */
import type { Certificate } from './certificate';
import { readCertificate } from './certificate';
import type { Bytes, Der } from './der';
import { childrenOf, hexOf, oidOf, readDer, sameBytes, tags } from './der';

const signedDataOid = '1.2.840.113549.1.7.2';
export const dataOid = '1.2.840.113549.1.7.1';
export const attributeOids = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

const hashes: Readonly<Record<string, HashName>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
export type HashName = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** Hash that an AlgorithmIdentifier names; SHA-1 and older are refused with the rest. */
export const hashOf = (algorithm: Der | undefined): HashName | undefined =>
  hashes[oidOf(childrenOf(algorithm, tags.sequence)?.[0]) ?? ''];

export type SignedData = {
  /** Type of what is signed, and its bytes unless they are kept elsewhere. */
  readonly contentType: string;
  readonly content: Bytes | undefined;
  readonly signer: Certificate | undefined;
  readonly certificates: readonly Certificate[];
  readonly digest: HashName;
  /** Signed attributes as they are hashed: with the tag of a SET (RFC 5652, 5.4). */
  readonly signedAttributes: Bytes;
  readonly attributes: ReadonlyMap<string, Der>;
  /** `undefined` for algorithms that are not verified here. */
  readonly signatureHash: HashName | undefined;
  readonly signature: Bytes;
};

/** Signature algorithms by the hash they sign; `rsaEncryption` and `ecPublicKey` take the digest's. */
const signatureHashes: Readonly<Record<string, HashName>> = {
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
};
const takesDigest = ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1'];

/** The signed data, or nothing when the bytes are none. */
export function readSignedData(bytes: Uint8Array): SignedData | undefined {
  return signedDataOf(readDer(bytes));
}

/** The same of an element within others. */
export function signedDataOf(contentInfo: Der | undefined): SignedData | undefined {
  const [type, wrapper] = childrenOf(contentInfo, tags.sequence) ?? [];
  if (oidOf(type) !== signedDataOid) return undefined;
  const [signed] = childrenOf(wrapper, 0xa0) ?? [];
  const [, , encapsulated, ...rest] = childrenOf(signed, tags.sequence) ?? [];
  const [contentType, explicit] = childrenOf(encapsulated, tags.sequence) ?? [];
  const [eContent] = childrenOf(explicit, 0xa0) ?? [];
  const certificates = (childrenOf(rest.find(({ tag }) => tag === 0xa0)) ?? []).flatMap(
    ({ whole }) => readCertificate(whole) ?? [],
  );
  const infos = childrenOf(rest.at(-1), tags.set) ?? [];
  const [info] = infos;
  const named = oidOf(contentType);
  if (info === undefined || infos.length !== 1 || named === undefined) return undefined;
  if (explicit !== undefined && eContent?.tag !== tags.octetString) return undefined;
  const [, sid, digestAlgorithm, attributesOrMore, algorithm, signature] =
    childrenOf(info, tags.sequence) ?? [];
  const digest = hashOf(digestAlgorithm);
  const attributes = attributesOf(attributesOrMore);
  if (
    sid === undefined ||
    digest === undefined ||
    attributesOrMore === undefined ||
    attributes === undefined ||
    signature?.tag !== tags.octetString
  ) {
    return undefined;
  }
  const signedAttributes = Uint8Array.from(attributesOrMore.whole);
  signedAttributes[0] = tags.set;
  const signatureOid = oidOf(childrenOf(algorithm, tags.sequence)?.[0]) ?? '';
  return {
    contentType: named,
    content: eContent?.content,
    signer: certificates.find((one) => isNamedBy(one, sid)),
    certificates,
    digest,
    signedAttributes,
    attributes,
    signatureHash: takesDigest.includes(signatureOid) ? digest : signatureHashes[signatureOid],
    signature: signature.content,
  };
}

/** Each attribute once and with one value: two message digests would let one choose. */
function attributesOf(element: Der | undefined): ReadonlyMap<string, Der> | undefined {
  const found = new Map<string, Der>();
  for (const attribute of childrenOf(element, 0xa0) ?? []) {
    const [type, values] = childrenOf(attribute, tags.sequence) ?? [];
    const oid = oidOf(type);
    const [value, ...others] = childrenOf(values, tags.set) ?? [];
    if (oid === undefined || value === undefined || others.length > 0 || found.has(oid)) {
      return undefined;
    }
    found.set(oid, value);
  }
  return found.size === 0 ? undefined : found;
}

/** Whether a signer identifier, issuer and serial or [0] key identifier, means this certificate. */
function isNamedBy({ issuer, serial, subjectKeyId }: Certificate, sid: Der): boolean {
  if (sid.tag === 0x80) return hexOf(sid.content) === subjectKeyId;
  const [name, number] = childrenOf(sid, tags.sequence) ?? [];
  return (
    name !== undefined &&
    number?.tag === tags.integer &&
    hexOf(number.content) === serial &&
    sameBytes(name.whole, issuer)
  );
}
