/** Verifies what is signed in a package: the CMS signature, the SM2 signature and the time stamp over its root. */
import type { PackageSource } from '../package/package-source';
import type { Certificate } from './certificate';
import type { SignerFault } from './check-signer';
import { signerFault } from './check-signer';
import { hexOf, instantOf, mostDerBytes } from './der';
import type { SignatureCrypto } from './signature-crypto';
import { signaturePaths, signedFile } from './signature-files';
import { attributeOids, dataOid, readSignedData } from './signed-data';
import { isSm2Right, readSm2Signature } from './sm2-signature';
import { checkTimestamp, readTimestampRequest } from './timestamp';
import type { TimestampFault } from './timestamp-trouble';

type SignatureFault =
  /** There is no root that could have been signed. */
  | 'rootMissing'
  | 'signatureMissing'
  | 'signatureUnreadable'
  | 'signatureNoCertificate'
  | 'signatureOfOtherBytes'
  | 'signatureWrong'
  | 'signatureOfOtherCertificate'
  /** Right, but by another certificate than the one that was expected. */
  | 'certificateUnexpected'
  | 'sm2Missing'
  | 'sm2Unreadable'
  | 'sm2Wrong'
  | 'sm2KeyUnexpected'
  | 'requestMissing'
  | 'requestUnreadable'
  | 'requestOfOtherBytes'
  | 'timestampUnreadable'
  | 'timestampNotGranted'
  | 'timestampOfOtherBytes'
  | 'timestampOfOtherRequest'
  | 'timestampWrong'
  | 'timestampNotForTimestamps';

export type SignatureFinding = {
  /** `timestampMissing` is no fault: the station had no line yet. */
  readonly kind: SignatureFault | 'timestampMissing';
  readonly severity: 'fault' | 'note';
  readonly path: string;
};

export type SignatureReport = {
  readonly findings: readonly SignatureFinding[];
  /** Present when the signature is right, also when it is not by whom it was expected. */
  readonly cms?: {
    readonly certificate: Certificate;
    readonly fingerprint: string;
    readonly signedAt?: string;
  };
  readonly sm2?: { readonly publicKey: string; readonly signedAt: string };
  readonly timestamp?: { readonly at: string; readonly authority: string };
};

/** By whom a package is expected to be signed; everything that is left out is not compared. */
export type ExpectedSigner = {
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprints?: readonly string[];
  readonly sm2PublicKeys?: readonly string[];
};

const cmsKinds: Record<SignerFault, SignatureFinding['kind']> = {
  noCertificate: 'signatureNoCertificate',
  otherBytes: 'signatureOfOtherBytes',
  wrong: 'signatureWrong',
  otherCertificate: 'signatureOfOtherCertificate',
};
const timestampKinds: Record<TimestampFault, SignatureFinding['kind']> = {
  unreadable: 'timestampUnreadable',
  notGranted: 'timestampNotGranted',
  otherBytes: 'timestampOfOtherBytes',
  otherRequest: 'timestampOfOtherRequest',
  wrong: 'timestampWrong',
  notForTimestamps: 'timestampNotForTimestamps',
};

const fault = (kind: SignatureFinding['kind'], path: string) => ({
  findings: [{ kind, severity: 'fault' as const, path }],
});

/** Every signature of the package; never rejects for what the files hold. */
export async function verifySignatures(
  source: PackageSource,
  crypto: SignatureCrypto,
  expected: ExpectedSigner = {},
): Promise<SignatureReport> {
  const sizes = new Map((await source.list()).map(({ path, bytes }) => [path, bytes]));
  const root = await source.read(signedFile);
  if (root === undefined) return fault('rootMissing', signedFile);
  /** Empty bytes, which are nothing readable, for a file that is too large to be one. */
  const small = (path: string) =>
    (sizes.get(path) ?? 0) > mostDerBytes ? Promise.resolve(new Uint8Array()) : source.read(path);
  const cms = await cmsReport(await small(signaturePaths.cms), root, crypto, expected);
  const sm2 = sm2Report(await small(signaturePaths.sm2), root, expected);
  const timestamp = await timestampReport(
    await small(signaturePaths.request),
    await small(signaturePaths.timestamp),
    root,
    crypto,
  );
  const findings = [cms, sm2, timestamp].flatMap((part) => part.findings);
  return { ...cms, ...sm2, ...timestamp, findings };
}

async function cmsReport(
  bytes: Uint8Array | undefined,
  root: Uint8Array,
  crypto: SignatureCrypto,
  { fingerprints }: ExpectedSigner,
): Promise<SignatureReport> {
  const path = signaturePaths.cms;
  if (bytes === undefined) return fault('signatureMissing', path);
  const signed = readSignedData(bytes);
  if (signed === undefined || signed.contentType !== dataOid || signed.content !== undefined) {
    return fault('signatureUnreadable', path);
  }
  const wrong = await signerFault(signed, root, crypto);
  const { signer } = signed;
  if (wrong !== undefined || signer === undefined) {
    return fault(cmsKinds[wrong ?? 'noCertificate'], path);
  }
  const fingerprint = hexOf(await crypto.digest('SHA-256', signer.der));
  const signedAt = instantOf(signed.attributes.get(attributeOids.signingTime));
  return {
    ...(fingerprints?.includes(fingerprint) === false
      ? fault('certificateUnexpected', path)
      : { findings: [] }),
    cms: { certificate: signer, fingerprint, ...(signedAt === undefined ? {} : { signedAt }) },
  };
}

function sm2Report(
  bytes: Uint8Array | undefined,
  root: Uint8Array,
  { sm2PublicKeys }: ExpectedSigner,
): SignatureReport {
  const path = signaturePaths.sm2;
  if (bytes === undefined) return fault('sm2Missing', path);
  const found = readSm2Signature(bytes);
  if (found === undefined || found.signedFile !== signedFile) return fault('sm2Unreadable', path);
  if (!isSm2Right(found, root)) return fault('sm2Wrong', path);
  const { publicKey, signedAt } = found;
  return {
    ...(sm2PublicKeys?.includes(publicKey) === false
      ? fault('sm2KeyUnexpected', path)
      : { findings: [] }),
    sm2: { publicKey, signedAt },
  };
}

async function timestampReport(
  asked: Uint8Array | undefined,
  reply: Uint8Array | undefined,
  root: Uint8Array,
  crypto: SignatureCrypto,
): Promise<SignatureReport> {
  const { request: requestPath, timestamp: path } = signaturePaths;
  if (asked === undefined) return fault('requestMissing', requestPath);
  const request = readTimestampRequest(asked);
  if (request === undefined) return fault('requestUnreadable', requestPath);
  const { hash, digest } = request.imprint;
  if (hexOf(await crypto.digest(hash, root)) !== digest) {
    return fault('requestOfOtherBytes', requestPath);
  }
  if (reply === undefined) {
    return { findings: [{ kind: 'timestampMissing', severity: 'note', path }] };
  }
  const found = await checkTimestamp(reply, request, root, crypto);
  if (typeof found === 'string') return fault(timestampKinds[found], path);
  return { findings: [], timestamp: { at: found.at, authority: found.authority.subject } };
}
