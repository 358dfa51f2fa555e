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
  readonly ledger: Pick<
    Ledger,
    'durableHead' | 'access' | 'cases' | 'caseOf' | 'hashAt' | 'lossOf' | 'earlier' | 'hasSnapshot'
  >;
  readonly cases: Pick<CaseStore, 'entry' | 'load' | 'loadAt'>;
  readonly founderId: () => string;
  /** Who sits at the window. */
  readonly viewer: Pick<Actor, 'id' | 'role'>;
  /** The one case that is seen while a family works on its own 自助. */
  readonly only?: () => string | undefined;
};

/** Some entries of the ledger; `to` is how far it was looked, `hash` its chain hash, `head` the newest there is. */
export type Told = { batches: Batch[]; to: number; hash: string; head: number; done: boolean };

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
export function createWindowView(parts: Parts): WindowView {
  const { ledger, cases, founderId, viewer } = parts;
  const isHidden = (caseId: string) => (parts.only?.() ?? caseId) !== caseId;
  const accessAt = (caseId: string, seq: number) => {
    const known = ledger.access.at(caseId, seq);
    return known && { ...known, owner: known.owner ?? founderId() };
  };
  const sees = (caseId: string, seq: number) => {
    const access = isHidden(caseId) ? undefined : accessAt(caseId, seq);
    return access !== undefined && maySee(access, viewer);
  };
  /** What was visible once and is hidden now, or was hidden in between, is told from its last coming on. */
  const seesFrom = (caseId: string, seq: number) =>
    sees(caseId, seq) &&
    ledger.access.turns(caseId).every((turn) => turn <= seq || sees(caseId, turn));

  const everSeen = (caseId: string) =>
    sees(caseId, Infinity) ||
    sees(caseId, ledger.cases.get(caseId)?.first ?? 0) ||
    ledger.access.turns(caseId).some((turn) => sees(caseId, turn));

  const allowed = (caseId: string, may: typeof maySee): Result<undefined, AppError> => {
    if (isHidden(caseId)) return err({ kind: 'selfServiceRunning' });
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
    const caseId = ledger.caseOf(seq);
    if (caseId === undefined) return ok(undefined);
    const { destroyed = 0 } = ledger.cases.get(caseId) ?? {};
    if (destroyed > 0) return destroyed === seq ? destroyedAt(caseId, seq) : ok(undefined);
    const entry = await cases.entry(seq);
    // Its case answers for itself; what comes after must not wait for it.
    if (!entry.ok) return isHurt(entry.error) ? ok(undefined) : entry;
    const { hash, body } = entry.value;
    const { at, actor, events = [], snapshot } = body;
    const batch = { seq, hash, caseId, at, by: actor.name, events };
    switch (howTold(batch)) {
      case 'events':
        if (mustBeWhole(caseId, seq)) {
          // After a loss nothing can be folded until an entry keeps the whole case.
          return ok(snapshot && asWhole(batch, snapshot));
        }
        return ok(events.length > 0 ? batch : undefined);
      case 'whole': {
        const loaded = snapshot === undefined ? await cases.loadAt(caseId, seq) : ok(snapshot);
        if (!loaded.ok) return isHurt(loaded.error) ? ok(undefined) : loaded;
        return ok(loaded.value && asWhole(batch, loaded.value));
      }
      case 'gone':
        return ok({ ...withoutContent(batch), gone: true });
      case 'nothing':
        return ok(undefined);
    }
  }

  async function destroyedAt(
    caseId: string,
    seq: number,
  ): Promise<Result<Batch | undefined, AppError>> {
    const entry = await cases.entry(seq);
    if (!entry.ok) return isHurt(entry.error) ? ok(undefined) : entry;
    const { hash, body } = entry.value;
    const told = { seq, hash, caseId, at: body.at, by: body.actor.name, events: [] };
    return ok(everSeen(caseId) ? { ...told, gone: true } : undefined);
  }

  /** Whether an entry follows a loss, and none between the two keeps the whole case. */
  function mustBeWhole(caseId: string, seq: number): boolean {
    const loss = ledger.lossOf(caseId);
    if (loss === undefined || seq < loss.first) return false;
    for (let before = ledger.earlier(seq); before > loss.last; before = ledger.earlier(before)) {
      if (ledger.hasSnapshot(before)) return false;
    }
    return true;
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
    return answer(batches, seq, head);
  }

  /** Each case as it stands, in the order of their last entries; who sees it no more hears that it is gone. */
  async function readWhole({ after, limit }: ReadRequest): Promise<Result<Told, AppError>> {
    const head = ledger.durableHead();
    const batches: Batch[] = [];
    let seq = after;
    for (let told = 0; seq < head && told < limit;) {
      seq += 1;
      const caseId = ledger.caseOf(seq);
      if (caseId === undefined || ledger.cases.get(caseId)?.last !== seq) continue;
      if (!everSeen(caseId)) continue;
      told += 1;
      const batch = await wholeCase(caseId, seq);
      if (!batch.ok) return batch;
      if (batch.value !== undefined) batches.push(batch.value);
    }
    return answer(batches, seq, head);
  }

  async function wholeCase(
    caseId: string,
    seq: number,
  ): Promise<Result<Batch | undefined, AppError>> {
    // In this order and without a wait between: the case that is loaded is the one after this entry.
    const { last: newest = seq, destroyed = 0 } = ledger.cases.get(caseId) ?? {};
    if (destroyed > 0) {
      const gone = await destroyedAt(caseId, destroyed);
      return gone.ok ? ok(gone.value && { ...gone.value, seq }) : gone;
    }
    const visible = sees(caseId, newest);
    const loaded = visible ? await cases.load(caseId) : ok(undefined);
    if (!loaded.ok) return isHurt(loaded.error) ? ok(undefined) : loaded;
    const entry = await cases.entry(newest);
    if (!entry.ok) return isHurt(entry.error) ? ok(undefined) : entry;
    const { hash, body } = entry.value;
    const batch = { seq, hash, caseId, at: body.at, by: body.actor.name, events: [] };
    if (!visible) return ok({ ...batch, gone: true });
    return ok(loaded.value && { ...batch, whole: { current: loaded.value, seq: newest } });
  }

  async function answer(
    batches: Batch[],
    to: number,
    head: number,
  ): Promise<Result<Told, AppError>> {
    const hash = (await ledger.hashAt(to)) ?? '';
    return ok({ batches, to, hash, head, done: to >= head });
  }

  return {
    seen: (caseId) => allowed(caseId, maySee),
    workable: (caseId) => allowed(caseId, mayWorkOn),
    told,
    read: (request) => (request.whole === true ? readWhole(request) : readEntries(request)),
  };
}

/** Nothing of the case but that it is no longer here. */
function withoutContent({ seq, hash, caseId, at, by }: Batch): Batch {
  return { seq, hash, caseId, at, by, events: [] };
}

function asWhole(batch: Batch, current: Case): Batch {
  return { ...withoutContent(batch), whole: { current, seq: batch.seq } };
}

/** Damage of one case, which the others do not have to wait for. */
function isHurt({ kind }: AppError): boolean {
  return ['fileDamaged', 'fileMissing', 'caseDamaged', 'caseDestroyed'].includes(kind);
}
