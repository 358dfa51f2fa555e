/** What the desk said beside a case and the platform took: for one that was restored from an older back-up. */
import type { Case } from '../../shared/domain/case';
import { ratingText } from '../../shared/protocol/rating';
import { verificationRequest } from '../../shared/protocol/verification';
import type { ToldWords } from '../../shared/sync/ports';

/** `isOf` says whether what is marked so is the platform's. */
export function toldWords(
  current: Case | undefined,
  isDrill: boolean,
  isOf: (mark: string | undefined) => boolean,
): ToldWords {
  if (current === undefined) return { verifications: [], reports: [], ratings: [] };
  const { id: caseId, verifications = [] } = current;
  const { deskReports = [], ratings = [] } = isOf(current.platform) ? current : {};
  return {
    verifications: verifications
      .filter(({ answer, platform }) => answer !== undefined && isOf(platform))
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
