/** What the window of one operator may be told of the ledger: colleagues' drafts are left out, and leave when they are given away. */
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/command';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { maySee, mayWorkOn } from '../../shared/domain/visibility';
import type { Batch } from '../../shared/ipc/contract';
import type { Ledger } from '../ledger/ledger';
import type { CaseStore } from './case-store';

type Parts = {
  readonly ledger: Pick<Ledger, 'durableHead' | 'access' | 'cases'>;
  readonly cases: Pick<CaseStore, 'entry' | 'load' | 'loadAt'>;
  readonly founderId: () => string;
  /** Who sits at the window. */
  readonly viewer: Pick<Actor, 'id' | 'role'>;
};

/** Some entries of the ledger; `to` is how far it was looked, `head` the newest there is. */
export type Told = { batches: Batch[]; to: number; head: number; done: boolean };

export type ReadRequest = {
  readonly after: number;
  readonly limit: number;
  /** One batch for each case that changed, with the case in it, instead of one for each entry. */
  readonly whole?: boolean | undefined;
};

export type WindowView = {
  /** Refuses what the operator may not see; a case that does not exist is for the caller to miss. */
  readonly seen: (caseId: string) => Result<undefined, AppError>;
  /** Refuses what the operator may not work on. */
  readonly workable: (caseId: string) => Result<undefined, AppError>;
  /** What the window hears of an entry just written, if anything; `next` is the case after it. */
  readonly told: (batch: Batch, next: Case) => Batch | undefined;
  /** What the window hears of the entries after `after`, oldest first. */
  readonly read: (request: ReadRequest) => Promise<Result<Told, AppError>>;
};

/** Entries looked at for one answer, so that a long stretch of other people's work does not hold the desk up. */
const looksPerBatch = 4;

/** The view of one operator. */
export function createWindowView({ ledger, cases, founderId, viewer }: Parts): WindowView {
  const accessAt = (caseId: string, seq: number) => {
    const known = ledger.access.at(caseId, seq);
    return known && { owner: known.owner ?? founderId(), shared: known.shared };
  };
  const sees = (caseId: string, seq: number) => {
    const access = accessAt(caseId, seq);
    return access !== undefined && maySee(access, viewer);
  };
  /** What was visible once and is hidden now, or was hidden in between, is told from its last coming on. */
  const seesFrom = (caseId: string, seq: number) =>
    sees(caseId, seq) &&
    ledger.access.turns(caseId).every((turn) => turn <= seq || sees(caseId, turn));

  const everSeen = (caseId: string) =>
    sees(caseId, Infinity) ||
    sees(caseId, ledger.cases.get(caseId)?.seqs[0] ?? 0) ||
    ledger.access.turns(caseId).some((turn) => sees(caseId, turn));

  const allowed = (caseId: string, may: typeof maySee): Result<undefined, AppError> => {
    const access = accessAt(caseId, Infinity);
    return access === undefined || may(access, viewer)
      ? ok(undefined)
      : err({ kind: 'caseOfAnother' });
  };

  /** How an entry is told: as it is, as the whole case, as the end of it, or not at all. */
  function howTold({ caseId, seq }: Pick<Batch, 'caseId' | 'seq'>) {
    const known = accessAt(caseId, seq - 1) !== undefined;
    if (seesFrom(caseId, seq)) return known && !sees(caseId, seq - 1) ? 'whole' : 'events';
    return sees(caseId, seq - 1) && !sees(caseId, seq) ? 'gone' : 'nothing';
  }

  const told: WindowView['told'] = (batch, next) => {
    switch (howTold(batch)) {
      case 'events':
        return batch;
      case 'whole':
        return { ...batch, events: [], whole: { current: next, seq: batch.seq } };
      case 'gone':
        return { ...withoutContent(batch), gone: true };
      case 'nothing':
        return undefined;
    }
  };

  async function batchAt(seq: number): Promise<Result<Batch | undefined, AppError>> {
    const entry = await cases.entry(seq);
    if (!entry.ok) return entry;
    const { header, body } = entry.value;
    const { caseId } = header;
    if (caseId === undefined) return ok(undefined);
    const { at, actor, events = [] } = body;
    const batch = { seq, caseId, at, by: actor.name, events };
    switch (howTold(batch)) {
      case 'events':
        return ok(events.length > 0 ? batch : undefined);
      case 'whole': {
        const loaded =
          body.snapshot === undefined ? await cases.loadAt(caseId, seq) : ok(body.snapshot);
        if (!loaded.ok) return loaded;
        return ok(loaded.value && { ...batch, events: [], whole: { current: loaded.value, seq } });
      }
      case 'gone':
        return ok({ ...withoutContent(batch), gone: true });
      case 'nothing':
        return ok(undefined);
    }
  }

  async function readEntries({ after, limit }: ReadRequest): Promise<Result<Told, AppError>> {
    const batches: Batch[] = [];
    const head = ledger.durableHead();
    let seq = after;
    while (seq < head && seq - after < limit * looksPerBatch && batches.length < limit) {
      seq += 1;
      const batch = await batchAt(seq);
      if (!batch.ok) return batch;
      if (batch.value !== undefined) batches.push(batch.value);
    }
    return ok({ batches, to: seq, head, done: seq >= head });
  }

  /** Each case as it stands, in the order of their last entries; who sees it no more hears that it is gone. */
  async function readWhole({ after, limit }: ReadRequest): Promise<Result<Told, AppError>> {
    const head = ledger.durableHead();
    const changed: { caseId: string; seq: number }[] = [];
    for (const [caseId, { seqs }] of ledger.cases) {
      const seq = seqs.findLast((one) => one <= head) ?? 0;
      if (seq > after && everSeen(caseId)) changed.push({ caseId, seq });
    }
    changed.sort((a, b) => a.seq - b.seq);
    const batches: Batch[] = [];
    const some = changed.slice(0, limit);
    for (const { caseId, seq } of some) {
      // In this order and without a wait between: the case that is loaded is the one after this entry.
      const newest = ledger.cases.get(caseId)?.seqs.at(-1) ?? seq;
      const visible = sees(caseId, newest);
      const loaded = visible ? await cases.load(caseId) : ok(undefined);
      if (!loaded.ok) return loaded;
      const entry = await cases.entry(newest);
      if (!entry.ok) return entry;
      const { at, actor } = entry.value.body;
      const told = { seq, caseId, at, by: actor.name, events: [] };
      if (!visible) batches.push({ ...told, gone: true });
      else if (loaded.value !== undefined) {
        batches.push({ ...told, whole: { current: loaded.value, seq: newest } });
      }
    }
    const done = changed.length <= limit;
    return ok({ batches, to: done ? head : (some.at(-1)?.seq ?? after), head, done });
  }

  return {
    seen: (caseId) => allowed(caseId, maySee),
    workable: (caseId) => allowed(caseId, mayWorkOn),
    told,
    read: (request) => (request.whole === true ? readWhole(request) : readEntries(request)),
  };
}

/** Nothing of the case but that it is no longer here. */
function withoutContent({ seq, caseId, at, by }: Batch): Batch {
  return { seq, caseId, at, by, events: [] };
}
