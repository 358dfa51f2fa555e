/** Looks at the signatures inside the PDFs of a package while its files are read anyway. */
import type { PackageFinding } from '../package/package-finding';
import type { PackageSource } from '../package/package-source';
import type { PdfSignature } from './pdf-signature';
import { pdfSignatures } from './pdf-signature';
import type { SignatureCrypto } from './signature-crypto';

export type ProbedPdfs = {
  /** To be read through instead of the source itself. */
  readonly source: PackageSource;
  /** What is wrong with the signatures read so far; `signer` is the fingerprint of who signed the package, if known. */
  readonly findings: (signer?: string) => readonly PackageFinding[];
  /** The PDFs that are signed inside, whole and right, by whomever. */
  readonly signed: () => readonly string[];
};

/** A source through which every PDF is looked at. */
export function probingPdfs(source: PackageSource, crypto: SignatureCrypto): ProbedPdfs {
  const found = new Map<string, readonly PdfSignature[]>();
  return {
    source: {
      list: source.list,
      read: async (path) => {
        const bytes = await source.read(path);
        if (bytes !== undefined && path.endsWith('.pdf')) {
          found.set(path, await pdfSignatures(bytes, crypto));
        }
        return bytes;
      },
    },
    findings: (signer) =>
      [...found].flatMap(([path, signatures]) => {
        const faults = signatures.flatMap((one) => [...one.faults, ...strangerOf(one, signer)]);
        return [...new Set(faults)].map((fault) => ({ kind: 'pdfSignatureWrong', path, fault }));
      }),
    signed: () =>
      [...found].flatMap(([path, signatures]) => {
        const isRight = signatures.length > 0 && signatures.every(({ faults: [one] }) => !one);
        return isRight ? [path] : [];
      }),
  };
}

const strangerOf = ({ fingerprint }: PdfSignature, signer: string | undefined) =>
  fingerprint === undefined || signer === undefined || fingerprint === signer
    ? []
    : (['otherSigner'] as const);
