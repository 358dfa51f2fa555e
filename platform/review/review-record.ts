/** Review facts of a revision: each written once, told to the station in the same transaction. */
import type { Decision, ReviewStep } from '../../shared/domain/delivery';
import type { NewChange } from '../changes/feed';
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
  await writeStep(transaction, current, step, next);
  await changes.append(transaction, current.stationId, [stepChange(current, step)]);
}

/** Writes the decision of a revision down, closes its review and tells the station. */
export async function recordDecision(
  { transaction, changes }: Change,
  current: CaseUnderReview,
  decision: Decision,
): Promise<void> {
  await writeDecision(transaction, current, decision);
  await changes.append(transaction, current.stationId, [decisionChange(current, decision)]);
}

/** As `recordStep`, and `recordDecision` after it. */
export async function recordStepAndDecision(
  { transaction, changes }: Change,
  current: CaseUnderReview,
  step: ReviewStep,
  decision: Decision,
): Promise<void> {
  await writeStep(transaction, current, step, 'decided');
  await writeDecision(transaction, current, decision);
  const told = [stepChange(current, step), decisionChange(current, decision)];
  await changes.append(transaction, current.stationId, told);
}

async function writeStep(
  queries: Queries,
  { caseId, revision }: CaseUnderReview,
  step: ReviewStep,
  next: ReviewState,
): Promise<void> {
  await queries.query(
    `with moved as (update cases set state = $5 where id = $1)
     insert into review_steps (case_id, revision, step, body) values ($1, $2, $3, $4)`,
    [caseId, revision, step.step, JSON.stringify(step), next],
  );
}

async function writeDecision(
  queries: Queries,
  { caseId, revision }: CaseUnderReview,
  decision: Decision,
): Promise<void> {
  await queries.query(
    `with moved as (update cases set state = 'decided', outcome = $4 where id = $1)
     insert into decisions (case_id, revision, body) values ($1, $2, $3)`,
    [caseId, revision, JSON.stringify(decision), decision.outcome],
  );
}

const stepChange = ({ caseId, revision }: CaseUnderReview, step: ReviewStep): NewChange => ({
  type: 'reviewStep',
  caseId,
  revision,
  step,
});

const decisionChange = ({ caseId, revision }: CaseUnderReview, decision: Decision): NewChange => ({
  type: 'decision',
  caseId,
  revision,
  decision,
});

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
