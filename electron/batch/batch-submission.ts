/** Submitting the families of a batch together: where each stands, what a person ordered, and each case handed over once. */
import type { BatchFamily, BatchPlan, SubmissionOrder } from '../../shared/batch/batch-plan';
import { rowName } from '../../shared/batch/batch-rows';
import type { NotReady, Standing, SubmissionOutcome } from '../../shared/batch/batch-standing';
import { isGone, mostReasons, openReasons } from '../../shared/batch/batch-standing';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { LineStanding } from '../../shared/ipc/calls/batch';
import { createKeyedLock } from '../desk/keyed-lock';
import { trayOf } from '../desk/scan-desk';
import type { Station } from '../desk/station';
import type { BatchStore } from './batch-store';
import { isDestroyed } from '../ledger/entry-index';
import { ownPlan, seenPlan } from './whose-batch';

/** Families that are judged before a lock may come in between. */
const judgedAtOnce = 20;

type Judged = { readonly standing: Standing; readonly revision: number };

const notReady = (reasons: readonly NotReady[]): Standing => ({
  kind: 'notReady',
  reasons: reasons.slice(0, mostReasons),
});

export type BatchSubmission = ReturnType<typeof createBatchSubmission>;

/** Over the store of the batches; `now` dates an order. */
export function createBatchSubmission(station: Station, store: BatchStore, now: () => string) {
  /** An order is read, carried out and written by one family at a time. */
  const oneByOne = createKeyedLock();

  /** By the rules of a single case, and by what a person would be asked there. */
  async function judged(caseId: string): Promise<Result<Judged, AppError>> {
    const { desk, actor, policy } = station;
    if (isDestroyed(station.ledger, caseId))
      return ok({ standing: { kind: 'destroyed' }, revision: 0 });
    const found = await desk.find(caseId);
    if (!found.ok) return found;
    const current = found.value;
    if (current === undefined) {
      return ok({ standing: notReady([{ kind: 'notTakenIn' }]), revision: 0 });
    }
    const { revision } = current;
    if (current.state === 'withdrawn') {
      return ok({ standing: notReady([{ kind: 'withdrawn' }]), revision });
    }
    if (isGone(current)) return ok({ standing: { kind: 'gone' }, revision });
    const tray = await trayOf(station).list(caseId);
    if (!tray.ok) return tray;
    const checklist = policy.shelf().packOf(current).checklistFor(current);
    const verdict = await desk.judge({ name: 'submitCase', caseId }, actor);
    const refused = verdict.ok ? undefined : reasonFor(current, verdict.error);
    if (!verdict.ok && refused === undefined) return verdict;
    const unfiled = tray.value.length;
    const reasons = [
      ...(refused ?? []),
      ...openReasons(current, checklist),
      ...(unfiled > 0 ? [{ kind: 'unfiledPages' as const, count: unfiled }] : []),
    ];
    return ok({ standing: reasons.length > 0 ? notReady(reasons) : { kind: 'ready' }, revision });
  }

  async function standings(plan: BatchPlan): Promise<Result<LineStanding[], AppError>> {
    const told: LineStanding[] = [];
    const { families } = plan;
    for (let first = 0; first < families.length; first += judgedAtOnce) {
      const some = await station.during(() =>
        judgedOf(families.slice(first, first + judgedAtOnce)),
      );
      if (!some.ok) return some;
      told.push(...some.value);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return ok(told);
  }

  async function judgedOf(
    families: readonly BatchFamily[],
  ): Promise<Result<LineStanding[], AppError>> {
    const told: LineStanding[] = [];
    for (const { line, caseId, form } of families) {
      const one = await judged(caseId);
      if (!one.ok) return one;
      const { standing } = one.value;
      const name = standing.kind === 'destroyed' ? '' : rowName({ form });
      told.push({ line, caseId, name, standing });
    }
    return ok(told);
  }

  /** Keeps what is to be submitted; what is not ready does not come in, whoever asks for it. */
  async function order(
    batchId: string,
    lines: readonly number[],
  ): Promise<Result<undefined, AppError>> {
    const plan = await ownPlan(station, store, batchId);
    if (!plan.ok) return plan;
    const wanted = new Set(lines);
    const open: SubmissionOrder['open'] = [];
    for (const { line, caseId } of plan.value.families.filter((one) => wanted.has(one.line))) {
      const one = await station.during(() => judged(caseId));
      if (!one.ok) return one;
      const { standing, revision } = one.value;
      if (standing.kind === 'ready') open.push({ line, revision });
    }
    if (open.length === 0) return err({ kind: 'batchNothingReady' });
    const { name: by, id: byId } = station.actor;
    return store.saveOrder(batchId, { schema: 1, at: now(), by, byId, open });
  }

  async function handOver(caseId: string, before: number): Promise<Result<NotReady[], AppError>> {
    const one = await judged(caseId);
    if (!one.ok) return one;
    const { standing, revision } = one.value;
    // The answer to the first time was lost: it was submitted, and may even be back already.
    const isThrough = standing.kind === 'gone' || standing.kind === 'destroyed';
    if (revision > before || isThrough) return ok([]);
    if (standing.kind === 'notReady') return ok(standing.reasons);
    const { desk, actor } = station;
    const done = await desk.execute({ name: 'submitCase', caseId }, actor);
    if (done.ok) return ok([]);
    const found = await desk.find(caseId);
    const reasons = found.ok && found.value && reasonFor(found.value, done.error);
    return reasons && reasons.length > 0 ? ok([...reasons]) : done;
  }

  return {
    standings: async (batchId: string): Promise<Result<LineStanding[], AppError>> => {
      const plan = await seenPlan(station, store, batchId);
      return plan.ok ? standings(plan.value) : plan;
    },
    order: (batchId: string, lines: readonly number[]) =>
      oneByOne(batchId, () => order(batchId, lines)),
    /** Hands one family of the order over, or says why not; either way it is through. */
    submit: (batchId: string, line: number): Promise<Result<SubmissionOutcome, AppError>> =>
      oneByOne(batchId, async () => {
        const plan = await ownPlan(station, store, batchId);
        if (!plan.ok) return plan;
        const ordered = await store.order(batchId);
        if (!ordered.ok) return ordered;
        const family = plan.value.families.find((one) => one.line === line);
        const wanted = ordered.value?.open.find((one) => one.line === line);
        if (family === undefined || ordered.value === undefined || wanted === undefined) {
          return err({ kind: 'batchNothingReady' });
        }
        const reasons = await station.during(() => handOver(family.caseId, wanted.revision));
        if (!reasons.ok) return reasons;
        const open = ordered.value.open.filter((one) => one.line !== line);
        const saved = await store.saveOrder(batchId, { ...ordered.value, open });
        return saved.ok ? ok({ reasons: reasons.value }) : saved;
      }),
    /** What was handed over stays so. */
    cancel: (batchId: string): Promise<Result<undefined, AppError>> =>
      oneByOne(batchId, async () => {
        const plan = await ownPlan(station, store, batchId);
        if (!plan.ok) return plan;
        const ordered = await store.order(batchId);
        if (!ordered.ok) return ordered;
        return ordered.value === undefined
          ? ok(undefined)
          : store.saveOrder(batchId, { ...ordered.value, open: [] });
      }),
  };
}

/** What the desk's refusal is to a person who puts it right; nothing where it is the station's trouble, not the case's. */
function reasonFor(current: Case, error: AppError): readonly NotReady[] | undefined {
  switch (error.kind) {
    // What is open is told line by line.
    case 'notComplete':
      return [];
    case 'notAllowedInState':
      return current.state === 'correctionAsked' ? [{ kind: 'correctFirst' }] : [];
    case 'childHasOpenCase':
      return [{ kind: 'childHasOpenCase', owner: error.owner.slice(0, 60) }];
    case 'caseOfAnother':
    case 'notAllowedForRole':
    case 'noNumberLeft':
      return [{ kind: error.kind }];
    default:
      return undefined;
  }
}
