/** Review facts of a revision: each written once, told to the station in the same transaction. */
import type { Decision, ReviewStep } from '../../shared/domain/delivery';
import type { Queries } from '../database/database';
import type { PlatformContext } from '../platform-context';

export const reviewStates = [
  'open',
  'systemCheck',
  'firstReview',
  'secondReview',
  'decision',
  'decided',
] as const;
/** Whose turn it is: `open` the station's, `decision` an official's, `decided` nobody's. */
export type ReviewState = (typeof reviewStates)[number];

export type CaseUnderReview = {
  readonly caseId: string;
  readonly stationId: string;
  /** The committed revision that is being reviewed. */
  readonly revision: number;
  readonly state: ReviewState;
};

type Change = { readonly transaction: Queries; readonly changes: PlatformContext['changes'] };

/** Locks the committed revision of a case; undefined when unknown or never committed. */
export async function lockForReview(
  queries: Queries,
  caseId: string,
): Promise<CaseUnderReview | undefined> {
  const [row] = await queries.query<{
    station_id: string;
    committed_revision: number;
    state: ReviewState;
  }>(
    `select station_id, committed_revision, state from cases
     where id = $1 and committed_revision > 0 for update`,
    [caseId],
  );
  return (
    row && {
      caseId,
      stationId: row.station_id,
      revision: row.committed_revision,
      state: row.state,
    }
  );
}

/** Writes a step down, moves the case on and tells the station. */
export async function recordStep(
  { transaction, changes }: Change,
  current: CaseUnderReview,
  step: ReviewStep,
  next: ReviewState,
): Promise<void> {
  const { caseId, revision, stationId } = current;
  await transaction.query(
    'insert into review_steps (case_id, revision, step, body) values ($1, $2, $3, $4)',
    [caseId, revision, step.step, JSON.stringify(step)],
  );
  await transaction.query('update cases set state = $2 where id = $1', [caseId, next]);
  await changes.append(transaction, stationId, { type: 'reviewStep', caseId, revision, step });
}

/** Writes the decision of a revision down, closes its review and tells the station. */
export async function recordDecision(
  { transaction, changes }: Change,
  current: CaseUnderReview,
  decision: Decision,
): Promise<void> {
  const { caseId, revision, stationId } = current;
  await transaction.query('insert into decisions (case_id, revision, body) values ($1, $2, $3)', [
    caseId,
    revision,
    JSON.stringify(decision),
  ]);
  await transaction.query(`update cases set state = 'decided', outcome = $2 where id = $1`, [
    caseId,
    decision.outcome,
  ]);
  await changes.append(transaction, stationId, { type: 'decision', caseId, revision, decision });
}

export async function findStep(
  queries: Queries,
  { caseId, revision }: CaseUnderReview,
  step: ReviewStep['step'],
): Promise<ReviewStep | undefined> {
  const [row] = await queries.query<{ body: string }>(
    'select body from review_steps where case_id = $1 and revision = $2 and step = $3',
    [caseId, revision, step],
  );
  return row && (JSON.parse(row.body) as ReviewStep);
}

export async function findDecision(
  queries: Queries,
  { caseId, revision }: CaseUnderReview,
): Promise<Decision | undefined> {
  const [row] = await queries.query<{ body: string }>(
    'select body from decisions where case_id = $1 and revision = $2',
    [caseId, revision],
  );
  return row && (JSON.parse(row.body) as Decision);
}
