/** Views of personal data on their way into the trail: each one once in a while, none lost to a quick lock. */
import type { AppError } from '../../shared/domain/app-error';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { AuditEvent, ViewedList, ViewedThing } from '../../shared/ledger/audit-event';
import { createRepeats } from './repeats';

export type View =
  | { readonly what: ViewedList }
  | { readonly what: ViewedThing; readonly caseId: string; readonly id?: string | undefined };

export type Append = (event: AuditEvent) => Promise<Result<undefined, AppError>>;

type CaseViewed = Extract<AuditEvent, { type: 'caseViewed' }>;

const viewWindow = { windowMs: 10 * 60_000, most: 2_000 };
/** A view that was on its way when the station was locked arrives within this time. */
const lateWithinMs = 10_000;
const mostLate = 100;

export type AuditViews = {
  /** Resolves when the view is in the trail, or was there a moment ago. */
  readonly viewed: (
    view: View,
    knows: (caseId: string) => boolean,
  ) => Promise<Result<undefined, AppError>>;
  /** A view that comes while the station is locked: kept for the next opening when it was under way. */
  readonly viewedLocked: (view: View) => Result<undefined, AppError>;
  /** Writes what came late and what was too much to be noted one by one. */
  readonly tell: (everything: boolean, knows: (caseId: string) => boolean) => Promise<void>;
  readonly locked: (operatorId: string) => void;
};

/** Views written by `append`; `nowMs` never goes back. */
export function createAuditViews(parts: {
  readonly append: Append;
  readonly now: () => Instant;
  readonly nowMs: () => number;
  readonly instantOf: (ms: number) => Instant;
}): AuditViews {
  const { append, now, nowMs, instantOf } = parts;
  const met = createRepeats<undefined>(viewWindow, nowMs);
  /** Lists are noted once while the station is open. */
  const lists = new Set<ViewedList>();
  let lockedBy: { operatorId: string; atMs: number } | undefined;
  let late: CaseViewed[] = [];
  let uncounted: { count: number; sinceMs: number } | undefined;

  async function listViewed(what: ViewedList): Promise<Result<undefined, AppError>> {
    if (lists.has(what)) return ok(undefined);
    lists.add(what);
    const written = await append({ type: 'listViewed', what });
    if (!written.ok) lists.delete(what);
    return written;
  }

  return {
    viewed: async (view, knows) => {
      if (!('caseId' in view)) return listViewed(view.what);
      if (!knows(view.caseId)) return err({ kind: 'caseUnknown' });
      const key = `${view.what} ${view.caseId} ${view.id ?? ''}`;
      if (met.meet(key, undefined) !== 'first') return ok(undefined);
      const written = await append(eventOf(view));
      if (!written.ok) met.forget(key);
      return written;
    },
    viewedLocked: (view) => {
      const inTime = lockedBy !== undefined && nowMs() - lockedBy.atMs <= lateWithinMs;
      if (!('caseId' in view) || lockedBy === undefined || !inTime || late.length >= mostLate) {
        return err({ kind: 'stationLocked' });
      }
      late.push({ ...eventOf(view), late: { by: lockedBy.operatorId, at: now() } });
      return ok(undefined);
    },
    tell: async (everything, knows) => {
      const telling = late;
      late = [];
      for (const [index, event] of telling.entries()) {
        if (!knows(event.caseId) || (await append(event)).ok) continue;
        late = [...telling.slice(index), ...late];
        break;
      }
      const { crowded } = met.take(everything);
      if (crowded !== undefined) {
        const { count = 0, sinceMs = crowded.sinceMs } = uncounted ?? {};
        uncounted = { count: count + crowded.count, sinceMs };
      }
      if (uncounted === undefined) return;
      const { count, sinceMs } = uncounted;
      const written = await append({ type: 'viewsCrowded', count, since: instantOf(sinceMs) });
      if (written.ok) uncounted = undefined;
    },
    locked: (operatorId) => {
      lists.clear();
      // What was seen while the last digest was made is not the next person's repeat.
      met.take(true);
      lockedBy = { operatorId, atMs: nowMs() };
    },
  };
}

function eventOf({ caseId, what, id }: Extract<View, { caseId: string }>): CaseViewed {
  return { type: 'caseViewed', caseId, what, ...(id === undefined ? {} : { id }) };
}
