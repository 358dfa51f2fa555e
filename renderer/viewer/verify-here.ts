/** Verifies a package in the browser, with the same rules as the station itself. */
import { sm3 } from 'sm-crypto-v2';
import type { PackageFinding } from '../../shared/archive/package/package-finding';
import type { PackageHashes } from '../../shared/archive/package/package-hashes';
import { manifestFile, manifestsOver } from '../../shared/archive/package/package-layout';
import type { PackageSource } from '../../shared/archive/package/package-source';
import { verifyPackage } from '../../shared/archive/package/verify-package';
import { hexOf } from '../../shared/archive/signing/der';
import { probingPdfs } from '../../shared/archive/signing/probe-pdfs';
import { cryptoOver } from '../../shared/archive/signing/signature-crypto';
import type {
  ExpectedSigner,
  SignatureReport,
} from '../../shared/archive/signing/verify-signatures';
import { verifySignatures } from '../../shared/archive/signing/verify-signatures';
import type { ViewerData } from '../../shared/archive/viewer/viewer-data';
import { decodeUtf8 } from '../../shared/text/utf8';

export type Outcome = {
  readonly files: number;
  readonly bytes: number;
  readonly findings: readonly PackageFinding[];
  /** The folder does not hold what the page lists. */
  readonly isOther: boolean;
  readonly signatures: SignatureReport;
  /** Every file that was there with its size, and those that a finding names. */
  readonly there: ReadonlyMap<string, number>;
  readonly bad: ReadonlySet<string>;
  readonly fetched: boolean;
};

export type Progress = {
  readonly files: number;
  readonly allFiles: number;
  readonly bytes: number;
};

/** Lets the page draw between two files. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve));

const hashesHere = (subtle: SubtleCrypto): PackageHashes => ({
  sha256: async (bytes) =>
    hexOf(new Uint8Array(await subtle.digest('SHA-256', Uint8Array.from(bytes)))),
  sm3: async (bytes) => {
    await breath();
    return sm3(bytes);
  },
});

/** Reads every file of the package and tells everything that is wrong. */
export async function verifyHere(
  source: PackageSource,
  data: ViewerData,
  fetched: boolean,
  onProgress: (progress: Progress) => void,
): Promise<Outcome> {
  const { subtle } = crypto;
  const listed = await source.list();
  const { signer } = data;
  const expected: ExpectedSigner =
    signer === undefined
      ? {}
      : { fingerprints: [signer.fingerprint], sm2PublicKeys: [signer.sm2PublicKey] };
  const pdfs = probingPdfs(source, cryptoOver(subtle));
  const report = await verifyPackage(pdfs.source, hashesHere(subtle), {
    onProgress: ({ files, bytes }) => onProgress({ files, bytes, allFiles: listed.length }),
  });
  const signatures = await verifySignatures(source, cryptoOver(subtle), expected);
  const findings = [...report.findings, ...pdfs.findings(signatures.cms?.fingerprint)];
  const named = findings.flatMap((finding) =>
    'of' in finding ? [finding.path, finding.of] : [finding.path],
  );
  return {
    files: report.files,
    bytes: report.bytes,
    findings,
    isOther: !(await holdsWhatIsListed(source, data)),
    signatures,
    there: new Map(listed.map(({ path, bytes }) => [path, bytes])),
    bad: new Set([...named, ...faultsOf(signatures).map(({ path }) => path)]),
    fetched,
  };
}

/** Whether the manifests are those over the files that the page lists. */
async function holdsWhatIsListed(
  source: PackageSource,
  { manifest }: ViewerData,
): Promise<boolean> {
  for (const { path, text } of manifestsOver(manifest, manifestFile)) {
    if (decodeUtf8((await source.read(path)) ?? new Uint8Array()) !== text) return false;
  }
  return true;
}

export const faultsOf = ({ findings }: SignatureReport) =>
  findings.filter(({ severity }) => severity === 'fault');

/** How many things are wrong. */
export const problemCount = ({ findings, isOther, signatures }: Outcome): number =>
  findings.length + faultsOf(signatures).length + (isOther ? 1 : 0);
