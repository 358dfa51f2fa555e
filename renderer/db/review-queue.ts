/** Live reads of what waits for a second pair of eyes, of all cases there are. */
import type { Case } from '../../shared/domain/case';
import type { Deadline } from '../../shared/domain/deadline';
import type { Day } from '../../shared/domain/ids';
import type { ReviewTask } from '../../shared/domain/review-task';
import type { CaseSummary } from './case-payload';
import { summaryOf } from './case-payload';
import { latestOnly, openRows, watch, type Stop } from './observe';
import type { Tables } from './schema';
import type { RowStore } from './row-store';
import type { WorkingSet } from './working-set';

/** A task of a case. */
export type Waiting = {
  readonly task: ReviewTask;
  /** Theirs to do, or theirs not because of their part in the case. */
  readonly whose: 'mine' | 'own';
  /** Since when it waits. */
  readonly since: Day;
  /** The term that runs for it, where there is one. */
  readonly term: Deadline | undefined;
};

export type ReviewLine = Waiting & { readonly row: CaseSummary };

/** Whose queue it is, and by which packs; equal filters share what they have opened. */
export type ReviewFilter = {
  /** When the earliest decision of the desk is due that waits since a day; nothing where no pack lets a desk decide. */
  readonly deskDue: ((since: Day) => Day) | undefined;
  /** What waits for this person in a case; nothing where nothing does. */
  readonly waitingIn: (current: Case) => Waiting | undefined;
};

/** The lines that were asked for, and what else there is. */
export type ReviewPage = {
  /** The longest waiting and the nearest term first. */
  readonly lines: readonly ReviewLine[];
  readonly hasMore: boolean;
  /** Tasks among those looked at that are others' to do, because this person had a part in the case. */
  readonly own: number;
};

/** What was found in a case as it stood at an entry of the record. */
export type ReviewCache = Map<string, { readonly seq: number; readonly line?: ReviewLine }>;

const rowsPerStep = 100;

/** What has no term is due from the day on which it began to wait. */
export function dueOf({ since, term }: Waiting): Day {
  return term?.day ?? since;
}

/** Watches the queue; opens no more cases than it takes to find `limit` lines, and each once until it changes. */
export function observeReview(
  set: WorkingSet,
  filter: ReviewFilter,
  limit: number,
  cache: ReviewCache,
  emit: (page: ReviewPage) => void,
): Stop {
  const turn = latestOnly();
  return watch(
    set,
    async (store) => ({ store, keys: await waitingKeys(store.tables, filter) }),
    ({ store, keys }) => {
      const isLatest = turn();
      void (async () => {
        const lines: ReviewLine[] = [];
        let own = 0;
        let at = 0;
        while (at < keys.length && lines.length <= limit) {
          const step = keys.slice(at, at + rowsPerStep);
          if (!(await openUnknown(set, store, filter, cache, step))) return;
          if (!isLatest()) return;
          at += step.length;
          for (const { id } of step) {
            const line = cache.get(id)?.line;
            if (line?.whose === 'own') own += 1;
            else if (line !== undefined) lines.push(line);
          }
        }
        forgetOthers(cache, keys);
        const shown = lines.toSorted(byDue).slice(0, limit);
        emit({ lines: shown, hasMore: shown.length < lines.length || at < keys.length, own });
      })();
    },
  );
}

type Key = { readonly id: string; readonly seq: number; readonly since: Day; readonly due: Day };

/** The nearest first; of those that are due together what waits longest, then what changed longest ago. */
function inOrder(a: Key, b: Key): number {
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  if (a.since !== b.since) return a.since < b.since ? -1 : 1;
  return a.seq - b.seq;
}

/** The same by what the opened cases say. */
function byDue(a: ReviewLine, b: ReviewLine): number {
  const keyOf = (line: ReviewLine): Key => ({ ...line, ...line.row, due: dueOf(line) });
  return inOrder(keyOf(a), keyOf(b));
}

/** Cases in which something waits, the earliest first; reads keys, never rows. */
async function waitingKeys(
  { cases }: Tables,
  { deskDue }: Pick<ReviewFilter, 'deskDue'>,
): Promise<readonly Key[]> {
  const all = async (column: 'deskSince' | 'closingSince') => {
    const keys = await cases.where(`[${column}+seq+id]`).between([' ', 0], ['~', Infinity]).keys();
    return keys as unknown as [Day, number, string][];
  };
  const closing = (await all('closingSince')).map(([since, seq, id]) => ({
    id,
    seq,
    since,
    due: since,
  }));
  if (deskDue === undefined) return closing.sort(inOrder);
  const dues = new Map<Day, Day>();
  const decisions = (await all('deskSince')).map(([since, seq, id]): Key => {
    const due = dues.get(since) ?? deskDue(since);
    dues.set(since, due);
    return { id, seq, since, due };
  });
  return [...closing, ...decisions].sort(inOrder);
}

/** Looks into the cases that changed since they were looked into; false when one does not open or the rows are others now. */
async function openUnknown(
  set: WorkingSet,
  store: RowStore,
  { waitingIn }: ReviewFilter,
  cache: ReviewCache,
  keys: readonly Key[],
): Promise<boolean> {
  const unknown = keys.filter(({ id, seq }) => cache.get(id)?.seq !== seq);
  const rows = await store.tables.cases.bulkGet(unknown.map(({ id }) => id));
  return openRows(set, store, rows, (payload, { id, seq }) => {
    const waiting = waitingIn(payload.current);
    const line = waiting && { ...waiting, row: summaryOf(payload, seq) };
    cache.set(id, { seq, ...(line === undefined ? {} : { line }) });
  });
}

/** What waits no more is not kept at hand either. */
function forgetOthers(cache: ReviewCache, keys: readonly Key[]): void {
  if (cache.size <= keys.length) return;
  const kept = new Set(keys.map(({ id }) => id));
  for (const id of cache.keys()) if (!kept.has(id)) cache.delete(id);
}
