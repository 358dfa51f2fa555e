/** Packages that lie outside the station, in a folder or a zip: looked into and verified, never taken in. */
import { webcrypto } from 'node:crypto';
import type { PackageReport } from '../../shared/archive/package/verify-package';
import { verifyPackage } from '../../shared/archive/package/verify-package';
import { cryptoOver } from '../../shared/archive/signing/signature-crypto';
import type {
  ExpectedSigner,
  SignatureReport,
} from '../../shared/archive/signing/verify-signatures';
import { verifySignatures } from '../../shared/archive/signing/verify-signatures';
import type { PackageSource } from '../../shared/archive/package/package-source';
import type { Messages } from '../../shared/i18n/messages';
import { signatureFindings } from '../../shared/i18n/signature-text';
import { openFolderFiles } from './folder-files';
import type { FoundPackage } from './found-files';
import { packagesIn } from './found-files';
import { packageDigests } from './package-digests';
import { openZipFiles } from './zip-files';

export type OutsidePackages = {
  readonly packages: readonly FoundPackage[];
  readonly close: () => Promise<void>;
};

/** What is there; nothing when it cannot be read or holds no package. */
export async function openOutside(
  place: string,
  form: 'folder' | 'zip',
): Promise<OutsidePackages | undefined> {
  const found = await (form === 'folder' ? openFolderFiles(place) : openZipFiles(place));
  if (found === undefined) return undefined;
  const { packages } = packagesIn(found.files);
  if (packages.length > 0) return { packages, close: found.close };
  await found.close();
  return undefined;
}

/** Every byte of a package, and who signed it; without `expected` whoever its certificate names. */
export async function lookInto(
  source: PackageSource,
  words: Messages,
  expected?: ExpectedSigner,
): Promise<{ readonly report: PackageReport; readonly signed: SignatureReport }> {
  const signed = await verifySignatures(source, cryptoOver(webcrypto.subtle), expected);
  const signatures = async () => signatureFindings(words, signed);
  return { report: await verifyPackage(source, packageDigests, { signatures }), signed };
}
