/** Whose a batch is. It holds what families said that are nobody else's draft, and every case it opens is its agent's. */
import type { BatchPlan } from '../../shared/batch/batch-plan';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err } from '../../shared/domain/result';
import { seesEveryDraft } from '../../shared/domain/visibility';
import type { Station } from '../desk/station';
import type { BatchStore } from './batch-store';

type Asked = Pick<Station, 'actor'>;
type Kept = Pick<BatchStore, 'plan'>;

/** Whether whoever sits at the window began the batch. */
export const isOwn = ({ actor }: Asked, { byId }: Pick<BatchPlan, 'byId'>): boolean =>
  byId === actor.id;

/** Whether they may look at it, and put it away: like drafts, also who stands in for somebody who is not there. */
export const isSeen = (station: Asked, plan: Pick<BatchPlan, 'byId'>): boolean =>
  isOwn(station, plan) || seesEveryDraft(station.actor.role);

const planWhere =
  (may: typeof isOwn) =>
  async (station: Asked, store: Kept, batchId: string): Promise<Result<BatchPlan, AppError>> => {
    const plan = await store.plan(batchId);
    return plan.ok && !may(station, plan.value) ? err({ kind: 'batchOfAnother' }) : plan;
  };

/** To work on: `batchOfAnother` where somebody else began it. */
export const ownPlan = planWhere(isOwn);
/** To look at. */
export const seenPlan = planWhere(isSeen);
