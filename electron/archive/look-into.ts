/** The verification of one package, whoever asks for it: the room, the command, or who opened a stick. */
import type { PackageSource } from '../../shared/archive/package/package-source';
import type { PackageReport } from '../../shared/archive/package/verify-package';
import { verifyPackage } from '../../shared/archive/package/verify-package';
import { probingPdfs } from '../../shared/archive/signing/probe-pdfs';
import type {
  ExpectedSigner,
  SignatureReport,
} from '../../shared/archive/signing/verify-signatures';
import { verifySignatures } from '../../shared/archive/signing/verify-signatures';
import type { Messages } from '../../shared/i18n/messages';
import { signatureFindings } from '../../shared/i18n/signature-text';
import { archiveCrypto } from './archive-crypto';
import { packageDigests } from './package-digests';

export type LookedInto = {
  readonly report: PackageReport;
  readonly signed: SignatureReport;
  /** PDFs that are signed inside, as a whole. */
  readonly signedPdfs: readonly string[];
};

/** Every byte of a package, and who signed it and its PDFs; without `expected` whoever its certificate names. */
export async function lookInto(
  source: PackageSource,
  words: Messages,
  expected?: ExpectedSigner,
): Promise<LookedInto> {
  const signed = await verifySignatures(source, archiveCrypto, expected);
  const pdfs = probingPdfs(source, archiveCrypto);
  const signatures = async () => [
    ...signatureFindings(words, signed),
    ...pdfs.findings(signed.cms?.fingerprint),
  ];
  const report = await verifyPackage(pdfs.source, packageDigests, { signatures });
  const looked = { report, signed, signedPdfs: pdfs.signed() };
  // Whoever names a signer wants what that one signed, and no copy.
  if (report.masked !== true || expected?.fingerprints === undefined) return looked;
  const findings = [...report.findings, ...(await signatures())];
  return { ...looked, report: { ...report, findings } };
}
