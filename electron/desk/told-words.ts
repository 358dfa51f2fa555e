/** What the desk said beside a case and the platform took: for one that was restored from an older back-up. */
import type { Case } from '../../shared/domain/case';
import { ratingText } from '../../shared/protocol/rating';
import { verificationRequest } from '../../shared/protocol/verification';
import type { ToldWords } from '../../shared/sync/ports';

export function toldWords(current: Case | undefined, isDrill: boolean): ToldWords {
  if (current === undefined) return { verifications: [], reports: [], ratings: [] };
  const { id: caseId, verifications = [], deskReports = [], ratings = [] } = current;
  return {
    verifications: verifications
      .filter(({ answer }) => answer !== undefined)
      .flatMap((question) => verificationRequest(current, question) ?? []),
    reports: deskReports
      .filter(({ delivered }) => delivered === true)
      .toSorted((a, b) => a.n - b.n)
      .map(({ n, text }) => ({ caseId, n, text })),
    ratings: ratings
      .filter(({ delivered }) => delivered === true)
      .map((one) => ({ caseId, revision: one.revision, text: ratingText(caseId, one, isDrill) })),
  };
}
