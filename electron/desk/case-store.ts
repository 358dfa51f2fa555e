/** Cases as main knows them: read from the ledger with a small cache, appended to under a lock per case. */
import type { StorageError } from '../../shared/domain/app-error';
import type { Case, CaseEvent } from '../../shared/domain/case';
import type { Actor } from '../../shared/domain/command';
import { evolveAll } from '../../shared/domain/evolve';
import { openReports } from '../../shared/domain/desk-standing';
import { isValid } from '../../shared/domain/letter';
import { openRatings } from '../../shared/domain/rating-standing';
import { openVerifications } from '../../shared/domain/completeness';
import type { Instant } from '../../shared/domain/ids';
import type { KeptPlace } from '../../shared/domain/place-quota';
import { asksReading } from '../../shared/domain/second-reading';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { EntryHeader, LedgerEntry } from '../../shared/ledger/entry';
import type { Ledger, Written } from '../ledger/ledger';
import type { CaseKeys } from '../vault/case-keys';

const snapshotEvery = 16;
const cachedCases = 200;

/** What was appended, and the case after it. */
export type Appended = Written & { readonly next: Case };

export type CaseStore = {
  readonly load: (caseId: string) => Promise<Result<Case | undefined, StorageError>>;
  /** The case as it was after entry `seq`. */
  readonly loadAt: (caseId: string, seq: number) => Promise<Result<Case | undefined, StorageError>>;
  /** Every entry of a case, oldest first. */
  readonly entries: (caseId: string) => Promise<Result<LedgerEntry[], StorageError>>;
  readonly entry: (seq: number) => Promise<Result<LedgerEntry, StorageError>>;
  /** Fixes the entry's place at the call; the promise resolves when it is on the disk. */
  readonly append: (
    current: Case | undefined,
    caseId: string,
    key: Uint8Array,
    facts: { id: string; at: Instant; actor: Actor; command: string; events: readonly CaseEvent[] },
  ) => Promise<Result<Appended, StorageError>>;
  readonly forget: () => void;
};

/** Letters and archive that have a number but no PDF yet, a void letter needs none; and a supplement that is due. */
export function openPapersOf(current: Case): number {
  const letters = current.letters.filter(
    (letter) => letter.file === undefined && isValid(letter),
  ).length;
  const { archive } = current;
  const isOpen = archive !== undefined && archive.file === undefined;
  return letters + (isOpen || archive?.later !== undefined ? 1 : 0);
}

/** Whether something of the case has still to reach the platform. */
export function isUnsent(current: Case): boolean {
  return (
    current.outbox?.state === 'queued' ||
    openReports(current).length > 0 ||
    openRatings(current).length > 0 ||
    openVerifications(current).length > 0
  );
}

/** Whether colleagues are asked to look at a paper of a draft; what was submitted they see anyway. */
function isAsked(current: Case): boolean {
  return current.revision === 0 && asksReading(current);
}

/** A place is kept in headers as a number is: it is used up, or given back, without opening the entry. */
const serialOf = ({ quotaId, place, countedAs = quotaId }: KeptPlace) => {
  return { blockId: countedAs, serial: place };
};

type Serial = ReturnType<typeof serialOf>;

/** The number or place that an event used up. */
function drawnBy(event: CaseEvent): Serial | undefined {
  switch (event.type) {
    case 'decidedAtDesk':
      return event.desk.place && serialOf(event.desk.place);
    case 'caseSubmitted':
    case 'letterNumbered':
      return event.drawn && { blockId: event.drawn.blockId, serial: event.drawn.serial };
    default:
      return undefined;
  }
}

/** The number that an event declared void, or the place that it gave back. */
function voidedBy(event: CaseEvent): Serial | undefined {
  switch (event.type) {
    case 'letterVoided':
      return event.drawn;
    case 'disagreementSettled':
      return event.givenBack && serialOf(event.givenBack);
    default:
      return undefined;
  }
}

/** Cases over a ledger whose entries are sealed by the case's own key, or the station's. */
export function openCaseStore(
  ledger: Ledger,
  keys: CaseKeys,
  stationEntryKey: Uint8Array,
): CaseStore {
  const cache = new Map<string, { seq: number; value: Case }>();

  const keyFor = (header: EntryHeader) =>
    header.caseId === undefined || header.destroyed === true
      ? Promise.resolve(ok(stationEntryKey))
      : keys.get(header.caseId);

  const entry: CaseStore['entry'] = (seq) => ledger.read(seq, keyFor);

  const load: CaseStore['load'] = async (caseId) => {
    const { last = 0, destroyed = 0 } = ledger.cases.get(caseId) ?? {};
    if (destroyed > 0) return err({ kind: 'caseDestroyed' });
    const cached = cache.get(caseId);
    if (cached !== undefined && cached.seq === last) return ok(cached.value);
    const folded = await fold(caseId, last);
    if (!folded.ok) return folded;
    // What was appended meanwhile is not in what was read: that must not pass for the newest.
    const isNewest = last > 0 && ledger.cases.get(caseId)?.last === last;
    if (folded.value !== undefined && isNewest) remember(caseId, last, folded.value);
    return folded;
  };

  const loadAt: CaseStore['loadAt'] = (caseId, seq) => fold(caseId, seq);

  /** From the newest snapshot at or before entry `upTo` of the case on. */
  async function fold(
    caseId: string,
    upTo: number,
  ): Promise<Result<Case | undefined, StorageError>> {
    const lost = ledger.lossOf(caseId)?.last ?? 0;
    const tail: CaseEvent[][] = [];
    let value: Case | undefined;
    let seq = upTo;
    for (; seq > lost; seq = ledger.earlier(seq)) {
      const read = await entry(seq);
      if (!read.ok) return read;
      const { snapshot, events } = read.value.body;
      if (snapshot !== undefined) {
        value = snapshot;
        break;
      }
      tail.push(events ?? []);
    }
    // Nothing later kept the whole case: what was lost would be left out in silence.
    if (lost > 0 && value === undefined) return err({ kind: 'caseDamaged' });
    return ok(evolveAll(value, caseId, tail.toReversed().flat()));
  }

  function remember(caseId: string, seq: number, value: Case): void {
    cache.delete(caseId);
    cache.set(caseId, { seq, value });
    const oldest = cache.keys().next();
    if (cache.size > cachedCases && oldest.done !== true) cache.delete(oldest.value);
  }

  const append: CaseStore['append'] = async (
    current,
    caseId,
    key,
    { id, at, actor, command, events },
  ) => {
    const next = evolveAll(current, caseId, events);
    if (next === undefined) return err({ kind: 'storageFailed' });
    const openPapers = openPapersOf(next);
    const drawn = events.flatMap((event) => drawnBy(event) ?? []);
    const voided = events.flatMap((event) => voidedBy(event) ?? []);
    const owner = next.owner?.id === current?.owner?.id ? undefined : next.owner?.id;
    const shared = next.revision > 0 && (current?.revision ?? 0) === 0;
    const wasAsked = current !== undefined && isAsked(current);
    const toRead = isAsked(next) === wasAsked ? undefined : !wasAsked;
    const count = (ledger.cases.get(caseId)?.entries ?? 0) + 1;
    const isGiven = owner !== undefined && current !== undefined;
    const isSeenAnew = shared || isGiven || toRead === true;
    const result = await ledger.append(
      {
        id,
        caseId,
        state: next.state,
        ...(openPapers > 0 ? { openPapers } : {}),
        ...(isUnsent(next) ? { unsent: true } : {}),
        ...(drawn.length > 0 ? { drawn } : {}),
        ...(voided.length > 0 ? { voided } : {}),
        ...(owner === undefined ? {} : { owner }),
        ...(shared ? { shared } : {}),
        ...(toRead === undefined ? {} : { toRead }),
      },
      {
        v: 1,
        at,
        actor: { ...actor },
        command,
        events: [...events],
        // Whoever sees the case from here on begins with it whole.
        ...(count % snapshotEvery === 0 || isSeenAnew ? { snapshot: next } : {}),
      },
      key,
    );
    if (!result.ok) return result;
    remember(caseId, result.value.seq, next);
    return ok({ ...result.value, next });
  };

  const entries: CaseStore['entries'] = async (caseId) => {
    const all: LedgerEntry[] = [];
    for (const seq of ledger.seqsOf(caseId)) {
      const read = await entry(seq);
      if (!read.ok) return read;
      all.push(read.value);
    }
    return ok(all);
  };

  return { load, loadAt, entries, entry, append, forget: () => cache.clear() };
}
