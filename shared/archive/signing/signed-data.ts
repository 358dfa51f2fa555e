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
  hashes[algorithmOid(algorithm) ?? ''];

/** What an AlgorithmIdentifier names, where its parameters are absent or NULL (RFC 5754, 2 and 3; RFC 5758, 3.2). */
function algorithmOid(algorithm: Der | undefined): string | undefined {
  const [oid, parameters, ...more] = childrenOf(algorithm, tags.sequence) ?? [];
  const isNull = parameters?.tag === tags.null && parameters.content.byteLength === 0;
  return more.length === 0 && (parameters === undefined || isNull) ? oidOf(oid) : undefined;
}

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

/**
 * The same of an element within others. What the signature does not cover is held to its one right form, so that no
 * octet of it can be another one unnoticed.
 */
export function signedDataOf(contentInfo: Der | undefined): SignedData | undefined {
  const [type, wrapper] = exactly(2, childrenOf(contentInfo, tags.sequence));
  if (oidOf(type) !== signedDataOid) return undefined;
  const [signed] = exactly(1, childrenOf(wrapper, 0xa0));
  const [version, digestAlgorithms, encapsulated, ...rest] =
    childrenOf(signed, tags.sequence) ?? [];
  const [contentType, explicit, ...more] = childrenOf(encapsulated, tags.sequence) ?? [];
  const [eContent] = exactly(1, childrenOf(explicit, 0xa0));
  const sets = childrenOf(rest[0]?.tag === 0xa0 ? rest[0] : undefined);
  const certificates = (sets ?? []).flatMap(({ whole }) => readCertificate(whole) ?? []);
  const infos = childrenOf(rest.at(-1), tags.set) ?? [];
  const [info] = infos;
  const named = oidOf(contentType);
  if (info === undefined || infos.length !== 1 || named === undefined) return undefined;
  if (more.length > 0 || (explicit !== undefined && eContent?.tag !== tags.octetString)) {
    return undefined;
  }
  const signer = signerOf(info);
  if (signer === undefined) return undefined;
  const { sid, digest, attributes, signedAttributes, signature, algorithm } = signer;
  const announced = childrenOf(digestAlgorithms, tags.set) ?? [];
  // RFC 5652, 5.1: what is signed is data, by one signer who is named by its issuer.
  const isPlain = named === dataOid && signer.version === 1;
  const versions = isPlain ? [1] : [3, 4, 5];
  const isBetween = rest.slice(0, -1).every(({ tag }) => tag === 0xa0 || tag === 0xa1);
  if (
    !versions.includes(smallIntegerOf(version) ?? 0) ||
    !announced.some((one) => hashOf(one) === digest) ||
    announced.some((one) => isPlain && hashOf(one) === undefined) ||
    !isBetween
  ) {
    return undefined;
  }
  const signatureOid = algorithmOid(algorithm) ?? '';
  return {
    contentType: named,
    content: eContent?.content,
    signer: certificates.find((one) => isNamedBy(one, sid)),
    certificates,
    digest,
    signedAttributes,
    attributes,
    signatureHash: takesDigest.includes(signatureOid) ? digest : signatureHashes[signatureOid],
    signature,
  };
}

/** Reads SignerInfo (RFC 5652, 5.3). */
function signerOf(info: Der) {
  const [version, sid, digestAlgorithm, signed, algorithm, signature, ...more] =
    childrenOf(info, tags.sequence) ?? [];
  const digest = hashOf(digestAlgorithm);
  const attributes = attributesOf(signed);
  const number = smallIntegerOf(version);
  if (
    sid === undefined ||
    digest === undefined ||
    signed === undefined ||
    attributes === undefined ||
    signature?.tag !== tags.octetString ||
    number !== (sid.tag === 0x80 ? 3 : 1) ||
    more.length > 1 ||
    more.some(({ tag }) => tag !== 0xa1)
  ) {
    return undefined;
  }
  const signedAttributes = Uint8Array.from(signed.whole);
  signedAttributes[0] = tags.set;
  return {
    version: number,
    ...{ sid, digest, attributes, signedAttributes, algorithm, signature: signature.content },
  };
}

/** The elements when there are as many; none when there are more or fewer. */
const exactly = (count: number, elements: readonly Der[] = []): readonly Der[] =>
  elements.length === count ? elements : [];

const smallIntegerOf = (element: Der | undefined): number | undefined =>
  element?.tag === tags.integer && element.content.byteLength === 1
    ? element.content[0]
    : undefined;

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
