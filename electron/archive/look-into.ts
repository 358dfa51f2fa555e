/** The verification of one package, whoever asks for it: the room, the command, or who opened a stick. */
import { webcrypto } from 'node:crypto';
import type { PackageSource } from '../../shared/archive/package/package-source';
import type { PackageReport } from '../../shared/archive/package/verify-package';
import { verifyPackage } from '../../shared/archive/package/verify-package';
import { cryptoOver } from '../../shared/archive/signing/signature-crypto';
import type {
  ExpectedSigner,
  SignatureReport,
} from '../../shared/archive/signing/verify-signatures';
import { verifySignatures } from '../../shared/archive/signing/verify-signatures';
import type { Messages } from '../../shared/i18n/messages';
import { signatureFindings } from '../../shared/i18n/signature-text';
import { packageDigests } from './package-digests';

/** Every byte of a package, and who signed it; without `expected` whoever its certificate names. */
export async function lookInto(
  source: PackageSource,
  words: Messages,
  expected?: ExpectedSigner,
): Promise<{ readonly report: PackageReport; readonly signed: SignatureReport }> {
  const signed = await verifySignatures(source, cryptoOver(webcrypto.subtle), expected);
  const signatures = async () => signatureFindings(words, signed);
  const report = await verifyPackage(source, packageDigests, { signatures });
  // Whoever names a signer wants what that one signed, and no copy.
  if (report.masked !== true || expected?.fingerprints === undefined) return { report, signed };
  return { report: { ...report, findings: [...report.findings, ...(await signatures())] }, signed };
}
