/** What of every case has still to reach its platform, kept in step with the record. */
import type { Case } from '../../shared/domain/case';
import { openVerifications } from '../../shared/domain/completeness';
import { openReports } from '../../shared/domain/desk-standing';
import { isKeptBack } from '../../shared/domain/evolve-sending';
import { openRatings } from '../../shared/domain/rating-standing';
import { ratingText } from '../../shared/protocol/rating';
import type { VerificationRequest } from '../../shared/protocol/verification';
import { verificationRequest } from '../../shared/protocol/verification';
import type { QueuedEntry, QueuedRating, QueuedReport } from '../../shared/sync/ports';

/** What waits of one case. */
type Waiting = {
  /** Which platform takes it, as far as it was said. */
  readonly platform: string | undefined;
  readonly entry: QueuedEntry | undefined;
  /** Somebody keeps it back until it is let go. */
  readonly isKept: boolean;
  /** What of the desk's reports the platform does not have; none while it lacks the case as it was sent last. */
  readonly reports: readonly QueuedReport[];
  /** What the family said of the service, where the platform has what it was said of. */
  readonly ratings: readonly QueuedRating[];
  /** Questions to departments without an answer; each goes where it was asked. */
  readonly questions: readonly Question[];
};

type Question = { readonly platform: string | undefined; readonly request: VerificationRequest };

export type WaitingCases = {
  /** Takes a case in as it is now. */
  readonly note: (current: Case) => void;
  /** Takes a case out that is no more. */
  readonly forget: (caseId: string) => void;
  /** Of the cases whose platform `isMeant`. */
  readonly entries: (isMeant: IsMeant) => QueuedEntry[];
  readonly reports: (isMeant: IsMeant) => QueuedReport[];
  readonly ratings: (isMeant: IsMeant) => QueuedRating[];
  /** That were asked of a platform that `isMeant`. */
  readonly questions: (isMeant: IsMeant) => VerificationRequest[];
  /** How many submissions somebody keeps back. */
  readonly keptBack: () => number;
  /** Which platform takes a case of these. */
  readonly platformOf: (caseId: string) => string | undefined;
};

type IsMeant = (platform: string | undefined) => boolean;

/** Nothing waits until cases are noted. */
export function createWaitingCases(isDrill: () => boolean): WaitingCases {
  const waiting = new Map<string, Waiting>();
  const of = (isMeant: IsMeant) => [...waiting.values()].filter((one) => isMeant(one.platform));
  return {
    note: (current) => {
      const left = waitingOf(current, isDrill());
      const { entry, isKept, reports, ratings, questions } = left;
      const isDone = entry === undefined && !isKept && [reports, ratings, questions].every(isEmpty);
      if (isDone) waiting.delete(current.id);
      else waiting.set(current.id, left);
    },
    forget: (caseId) => void waiting.delete(caseId),
    entries: (isMeant) => of(isMeant).flatMap(({ entry }) => entry ?? []),
    reports: (isMeant) => of(isMeant).flatMap(({ reports }) => reports),
    ratings: (isMeant) => of(isMeant).flatMap(({ ratings }) => ratings),
    questions: (isMeant) =>
      [...waiting.values()]
        .flatMap(({ questions }) => questions)
        .filter(({ platform }) => isMeant(platform))
        .map(({ request }) => request),
    keptBack: () => [...waiting.values()].filter(({ isKept }) => isKept).length,
    platformOf: (caseId) => waiting.get(caseId)?.platform,
  };
}

function waitingOf(current: Case, drill: boolean): Waiting {
  const { id: caseId, outbox, platform, receipt, revision } = current;
  const isThere = receipt?.revision === revision;
  const isKept = isKeptBack(current);
  const reports = isThere ? openReports(current) : [];
  const ratings = openRatings(current).filter((one) => one.revision <= (receipt?.revision ?? 0));
  return {
    platform,
    entry: outbox?.state === 'queued' && !isKept ? outbox : undefined,
    isKept,
    reports: reports.map(({ n, text }) => ({ caseId, n, text })),
    ratings: ratings.map((one) => {
      return { caseId, revision: one.revision, text: ratingText(caseId, one, drill) };
    }),
    questions: openVerifications(current).flatMap((question) => {
      const request = verificationRequest(current, question);
      return request === undefined ? [] : [{ request, platform: question.platform }];
    }),
  };
}

const isEmpty = ({ length }: readonly unknown[]) => length === 0;
