/** What officials see: the list by state, and one case whole. */
import type { CaseKind } from '../../shared/domain/case-kind';
import type { Decision, Receipt, ReviewStep } from '../../shared/domain/delivery';
import { reviewSteps } from '../../shared/domain/delivery';
import type { Submission } from '../../shared/protocol/messages';
import { listDeskReports } from '../cases/desk-reports';
import { listVerifications } from '../verifications/verifications';
import type { Queries } from '../database/database';
import type { ReviewState } from './review-record';
import { findSameChild } from './same-child';

export type ReviewSummary = {
  readonly caseId: string;
  readonly stationId: string;
  readonly revision: number;
  readonly matterNumber: string;
  readonly kind: CaseKind;
  readonly state: ReviewState;
  readonly outcome: string | null;
  readonly committedAt: string;
};

type CaseRow = {
  readonly id: string;
  readonly station_id: string;
  readonly committed_revision: number;
  readonly matter_number: string;
  readonly kind: CaseKind;
  readonly state: ReviewState;
  readonly outcome: string | null;
  readonly committed_at: Date;
};

const columns =
  "id, station_id, committed_revision, matter_number, state, outcome, committed_at, r.submission::json->>'kind' as kind";

/** Committed cases; ids are ordered by the time the desk opened the case. Holds no personal data. */
export async function listForReview(
  queries: Queries,
  wanted: {
    readonly state?: ReviewState | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<ReviewSummary[]> {
  const rows = await queries.query<CaseRow>(
    `select ${columns} from cases
     join revisions r on r.case_id = id and r.revision = committed_revision
     where committed_revision > 0 and ($1::text is null or state = $1)
       and ($2::uuid is null or id > $2)
     order by id limit $3`,
    [wanted.state ?? null, wanted.after ?? null, wanted.limit],
  );
  return rows.map(summaryOf);
}

/** A committed case with everything an official needs to judge it. */
export async function getReviewedCase(queries: Queries, caseId: string) {
  const [row] = await queries.query<
    CaseRow & { submission: string; receipt: string; decision: string | null }
  >(
    `select ${columns}, r.submission, r.receipt, d.body as decision
     from cases
     join revisions r on r.case_id = id and r.revision = committed_revision
     left join decisions d on d.case_id = id and d.revision = committed_revision
     where id = $1`,
    [caseId],
  );
  if (row === undefined) return undefined;
  const steps = await queries.query<{ body: string }>(
    'select body from review_steps where case_id = $1 and revision = $2',
    [caseId, row.committed_revision],
  );
  const decision = row.decision === null ? {} : { decision: JSON.parse(row.decision) as Decision };
  return {
    ...summaryOf(row),
    submission: JSON.parse(row.submission) as Submission,
    receipt: JSON.parse(row.receipt) as Receipt,
    steps: steps
      .map(({ body }) => JSON.parse(body) as ReviewStep)
      .sort((a, b) => reviewSteps.indexOf(a.step) - reviewSteps.indexOf(b.step)),
    deskReports: await listDeskReports(queries, caseId),
    verifications: await listVerifications(queries, caseId),
    sameChild: await findSameChild(queries, caseId),
    ...decision,
  };
}

function summaryOf(row: CaseRow): ReviewSummary {
  return {
    caseId: row.id,
    stationId: row.station_id,
    revision: row.committed_revision,
    matterNumber: row.matter_number,
    kind: row.kind,
    state: row.state,
    outcome: row.outcome,
    committedAt: row.committed_at.toISOString(),
  };
}
