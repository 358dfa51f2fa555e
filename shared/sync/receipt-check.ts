/** Whether a receipt proves that the platform holds exactly what this station sent. */
import type { Receipt } from '../domain/delivery';
import { receiptSigningText } from '../protocol/canonical-json';
import type { StationIdentity, Verifier } from './ports';

/** What was sent: `manifestSha256` is the SHA-256 of the UTF-8 bytes of the submission's canonical text. */
export type SentFacts = {
  readonly caseId: string;
  readonly revision: number;
  readonly manifestSha256: string;
};

/** The first thing that is wrong with a receipt, or `genuine`. */
export type ReceiptJudgement =
  | 'genuine'
  | 'otherCase'
  | 'otherRevision'
  | 'otherContent'
  | 'otherKey'
  | 'badSignature';

/** Judges a receipt against what was sent and the key that was exchanged at pairing. */
export function judgeReceipt(
  receipt: Receipt,
  sent: SentFacts,
  identity: StationIdentity,
  verifier: Verifier,
): ReceiptJudgement {
  if (receipt.caseId !== sent.caseId) return 'otherCase';
  if (receipt.revision !== sent.revision) return 'otherRevision';
  if (receipt.manifestSha256 !== sent.manifestSha256) return 'otherContent';
  if (receipt.keyId !== identity.platformKeyId) return 'otherKey';
  const text = receiptSigningText(receipt);
  return verifier.verify(text, receipt.signature, identity.platformPublicKey)
    ? 'genuine'
    : 'badSignature';
}
