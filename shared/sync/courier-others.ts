/** What travels beside cases: the desk's own decisions, questions to departments, and what families say of the service. */
import type { Result } from '../domain/result';
import { ok } from '../domain/result';
import type { CourierPorts } from '../protocol/courier-file';
import type { Spoken } from './courier-records';
import { callsOver, recordOfCall } from './courier-records';
import type { StoreError, SyncStore, WireAnswer } from './ports';
import { tellRating } from './rating-sender';
import { refusalText } from './reply';
import { tellReport } from './report-sender';

/** Where such a call stands in a file. */
export type PackedOther = { readonly at: number; readonly caseId: string } & (
  | { readonly kind: 'report'; readonly n: number }
  | { readonly kind: 'verification'; readonly id: string }
  | { readonly kind: 'rating'; readonly revision: number }
);

/** More would make an entry of the record that is slow to read; the rest goes into the next file. */
const mostPackedOthers = 500;

type PackPorts = {
  readonly store: Pick<
    SyncStore,
    'signSubmission' | 'queuedReports' | 'queuedVerifications' | 'queuedRatings'
  >;
  readonly bytes: CourierPorts;
  readonly check: () => void;
  readonly onOther: (packed: PackedOther) => void;
  /** Whether the platform is known to have what words of a case follow on. */
  readonly mayFollow: (caseId: string) => boolean;
};

/** Their records from place `from` on; answers how many there are. Harmless when they come again, like cases. */
export async function* packOthers(
  from: number,
  spoken: Spoken,
  { store, bytes, check, onOther, mayFollow }: PackPorts,
): AsyncGenerator<Uint8Array, number> {
  let at = from;
  const room = () => at - from < mostPackedOthers;
  for (const request of store.queuedVerifications()) {
    if (!room()) break;
    check();
    yield await recordOfCall(spoken, (calls) => calls.askVerification(request), bytes);
    onOther({ at, kind: 'verification', id: request.id, caseId: request.caseId });
    at += 1;
  }
  for (const report of store.queuedReports().filter(({ caseId }) => mayFollow(caseId))) {
    if (!room()) break;
    check();
    const { caseId, n } = report;
    yield await recordOfCall(spoken, (calls) => tellReport(calls, report, store), bytes);
    onOther({ at, kind: 'report', caseId, n });
    at += 1;
  }
  for (const rating of store.queuedRatings().filter(({ caseId }) => mayFollow(caseId))) {
    if (!room()) break;
    check();
    const { caseId, revision } = rating;
    yield await recordOfCall(spoken, (calls) => tellRating(calls, rating, store), bytes);
    onOther({ at, kind: 'rating', caseId, revision });
    at += 1;
  }
  return at - from;
}

type ApplyStore = Pick<
  SyncStore,
  | 'queuedReports'
  | 'queuedVerifications'
  | 'recordReportDelivered'
  | 'recordReportRefused'
  | 'recordVerificationRefused'
  | 'queuedRatings'
  | 'recordRatingDelivered'
  | 'recordRatingRefused'
>;

/** Writes down what became of them; answers how many the platform took. What is not in the answer stays queued. */
export async function settleOthers(
  others: readonly PackedOther[],
  answers: ReadonlyMap<number, WireAnswer>,
  spoken: Spoken,
  store: ApplyStore,
): Promise<Result<number, StoreError>> {
  let taken = 0;
  for (const other of others) {
    const answer = answers.get(other.at);
    if (answer === undefined) continue;
    const settled = await settleOne(other, answer, spoken, store);
    if (!settled.ok) return settled;
    if (settled.value) taken += 1;
  }
  return ok(taken);
}

/** What was signed is in the file already: here only the answer is read. */
const unsigned = { signSubmission: () => '' };

/** Whether the platform took it. */
async function settleOne(
  other: PackedOther,
  answer: WireAnswer,
  spoken: Spoken,
  store: ApplyStore,
): Promise<Result<boolean, StoreError>> {
  const calls = callsOver(spoken, () => answer);
  if (other.kind === 'verification') {
    const request = store.queuedVerifications().find(({ id }) => id === other.id);
    if (request === undefined) return ok(false);
    const reply = await calls.askVerification(request);
    if (reply.kind !== 'refused') return ok(reply.kind === 'ok');
    return after(store.recordVerificationRefused(request, refusalText(reply)), false);
  }
  if (other.kind === 'rating') {
    const rating = store
      .queuedRatings()
      .find(({ caseId, revision }) => caseId === other.caseId && revision === other.revision);
    if (rating === undefined) return ok(false);
    const reply = await tellRating(calls, rating, unsigned);
    if (reply.kind === 'ok') return after(store.recordRatingDelivered(rating), true);
    if (reply.kind !== 'refused') return ok(false);
    return after(store.recordRatingRefused(rating, refusalText(reply)), false);
  }
  const report = store
    .queuedReports()
    .find(({ caseId, n }) => caseId === other.caseId && n === other.n);
  if (report === undefined) return ok(false);
  const reply = await tellReport(calls, report, unsigned);
  if (reply.kind === 'ok') return after(store.recordReportDelivered(report), true);
  if (reply.kind !== 'refused') return ok(false);
  return after(store.recordReportRefused(report, refusalText(reply)), false);
}

async function after<T>(
  recording: Promise<Result<void, StoreError>>,
  value: T,
): Promise<Result<T, StoreError>> {
  const recorded = await recording;
  return recorded.ok ? ok(value) : recorded;
}
