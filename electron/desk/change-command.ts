/** What the platform tells of a case, as the command that records it. */
import type { CaseCommand } from '../../shared/domain/command';
import { assertNever } from '../../shared/domain/result';
import type { Change } from '../../shared/protocol/messages';

/** Recorded under the id of the change: what comes twice is there once. */
export function commandOf(change: Change): CaseCommand {
  const { caseId, id: changeId } = change;
  switch (change.type) {
    case 'reviewStep':
      return { name: 'recordReviewStep', caseId, changeId, step: change.step };
    case 'decision': {
      const { revision, decision } = change;
      return { name: 'recordDecision', caseId, changeId, revision, decision };
    }
    case 'verification': {
      const { verificationId, answer } = change;
      return { name: 'recordVerification', caseId, changeId, verificationId, answer };
    }
    default:
      return assertNever(change);
  }
}
