/** What is wrong with the signatures of a package, as findings of its verification. */
import type { PackageFinding } from '../archive/package/package-finding';
import type { SignatureReport } from '../archive/signing/verify-signatures';
import type { Messages } from './messages';

/** Every fault with its sentence; what is only told, such as a time stamp not there yet, is none. */
export function signatureFindings(
  { signatures }: Pick<Messages, 'signatures'>,
  { findings }: SignatureReport,
): readonly PackageFinding[] {
  return findings
    .filter(({ severity }) => severity === 'fault')
    .map(({ kind, path }) =>
      kind === 'signatureMissing' || kind === 'sm2Missing' || kind === 'requestMissing'
        ? { kind: 'signatureMissing', path }
        : { kind: 'signatureWrong', path, detail: signatures.findings[kind] },
    );
}
