/** What is known of every entry and case without opening anything: some twenty bytes an entry. */
import type { CaseState } from '../../shared/domain/case';
import { deskStates } from '../../shared/domain/case';
import type { EntryHeader, FeedTaken, Gap } from '../../shared/ledger/entry';
import type { Growing } from './growing';
import { growing } from './growing';

/** Where an entry lies. */
export type Place = { readonly segment: number; readonly offset: number; readonly size: number };

/** What is known of a case without opening anything. */
export type CaseIndex = {
  readonly state: CaseState;
  readonly openPapers: number;
  readonly unsent: boolean;
  /** Numbers of its first and its newest entry, and how many it has. */
  readonly first: number;
  readonly last: number;
  readonly entries: number;
  /** Its newest entry that keeps the whole case; 0 when none does. */
  readonly snapshot: number;
  /** Whose draft it is or was last. */
  readonly owner: string | undefined;
  /** The entry from which everybody may see it; 0 when not yet. */
  readonly sharedFrom: number;
  /** The entry that destroyed it; 0 when it is there. */
  readonly destroyed: number;
};
type OpenCase = { -readonly [Key in keyof CaseIndex]: CaseIndex[Key] };

/** Whether the case was destroyed 销毁 for good. */
export function isDestroyed(
  { cases }: { readonly cases: ReadonlyMap<string, Pick<CaseIndex, 'destroyed'>> },
  caseId: string,
): boolean {
  return (cases.get(caseId)?.destroyed ?? 0) > 0;
}

/** A segment, the first entry in it, and where its last one ends. */
export type SegmentExtent = { readonly segment: number; readonly firstSeq: number; bytes: number };

/** Between which entries a case lost something. */
export type Loss = { readonly first: number; readonly last: number };

/** Whose draft a case is from an entry on. */
export type OwnerTurn = { readonly since: number; readonly owner: string | undefined };

/** Everything that a checkpoint keeps of the index. */
export type IndexState = {
  readonly offsets: Growing;
  readonly sizes: Growing;
  /** Which case an entry belongs to, by its place in `caseIds`; 0 for the station's own. */
  readonly owners: Growing;
  /** Bytes of the snapshot that an entry still keeps. */
  readonly snapshots: Growing;
  readonly caseIds: string[];
  readonly cases: Map<string, OpenCase>;
  readonly stationSeqs: number[];
  readonly lastDrawn: Map<string, number>;
  /** Entries that used a serial up or declared one void. */
  readonly numberSeqs: number[];
  readonly gaps: Gap[];
  /** The first and the newest lost entry of a case that lost some, at the widest. */
  readonly losses: Map<string, Loss>;
  /** Every owner of a case that was handed over, from its first on. */
  readonly ownerTurns: Map<string, OwnerTurn[]>;
  /** Entries at which a draft began to wait for another person, and ended, in turn. */
  readonly readingTurns: Map<string, number[]>;
  readonly segments: SegmentExtent[];
  /** By platform, the one that was paired first under an empty name. */
  readonly feeds: Map<string, FeedPlace>;
};

/** Where a platform's feed was read to, the change there, and how much the platform told it took in. */
export type FeedPlace = {
  readonly cursor: number;
  readonly changeId: string | undefined;
  readonly taken?: FeedTaken;
};

/** An index of nothing. */
export function emptyState(): IndexState {
  return {
    offsets: growing(),
    sizes: growing(),
    owners: growing(),
    snapshots: growing(),
    caseIds: [],
    cases: new Map(),
    stationSeqs: [],
    lastDrawn: new Map(),
    numberSeqs: [],
    gaps: [],
    losses: new Map(),
    ownerTurns: new Map(),
    readingTurns: new Map(),
    segments: [],
    feeds: new Map(),
  };
}

export type EntryIndex = ReturnType<typeof entryIndex>;

/** The index over its state. */
export function entryIndex(state: IndexState) {
  const { offsets, sizes, owners, snapshots, caseIds, cases } = state;
  const ordinals = new Map(caseIds.map((caseId, i) => [caseId, i + 1]));
  /** The entry of the same case before each one. */
  const earlier = growing();
  /** By the place of its case. */
  const newest = growing(new Uint32Array(caseIds.length + 1));
  for (let at = 0; at < owners.length(); at += 1) linkEarlier(owners.get(at), at + 1);

  function linkEarlier(ordinal: number, seq: number): void {
    earlier.push(ordinal === 0 ? 0 : newest.get(ordinal));
    if (ordinal > 0) newest.set(ordinal, seq);
  }

  function place(owner: number, { segment, offset, size }: Place, snapshotBytes: number): number {
    extentOf(segment).bytes = offset + size;
    offsets.push(offset);
    sizes.push(size);
    owners.push(owner);
    snapshots.push(snapshotBytes);
    const seq = sizes.length();
    linkEarlier(size === 0 ? 0 : owner, seq);
    return seq;
  }

  function extentOf(segment: number): SegmentExtent {
    const last = state.segments.at(-1);
    if (last?.segment === segment) return last;
    const next = { segment, firstSeq: sizes.length() + 1, bytes: 0 };
    state.segments.push(next);
    return next;
  }

  function ordinalOf(caseId: string): number {
    const known = ordinals.get(caseId);
    if (known !== undefined) return known;
    caseIds.push(caseId);
    newest.push(0);
    ordinals.set(caseId, caseIds.length);
    return caseIds.length;
  }

  function noteLoss(caseId: string, { first, last }: Loss): void {
    const known = state.losses.get(caseId) ?? { first, last };
    const widest = { first: Math.min(first, known.first), last: Math.max(last, known.last) };
    state.losses.set(caseId, widest);
  }

  function noteOwner(
    { owner }: EntryHeader,
    caseId: string,
    seq: number,
    wasKnown: boolean,
    next: OpenCase,
  ): void {
    if (owner === undefined || owner === next.owner) return;
    if (wasKnown) {
      const before = state.ownerTurns.get(caseId) ?? [{ since: next.first, owner: next.owner }];
      state.ownerTurns.set(caseId, [...before, { since: seq, owner }]);
    }
    next.owner = owner;
  }

  function noteReading({ toRead }: EntryHeader, caseId: string, seq: number): void {
    const turns = state.readingTurns.get(caseId) ?? [];
    const isAsked = turns.length % 2 === 1;
    if (toRead === undefined || toRead === isAsked) return;
    state.readingTurns.set(caseId, [...turns, seq]);
  }

  function addToCase(header: EntryHeader, caseId: string, seq: number, snapshot: number): void {
    const known = cases.get(caseId);
    if (header.before !== undefined && header.before > (known?.last ?? 0)) {
      noteLoss(caseId, { first: header.before, last: header.before });
    }
    const next: OpenCase = known ?? {
      state: 'draft',
      openPapers: 0,
      unsent: false,
      first: seq,
      last: 0,
      entries: 0,
      snapshot: 0,
      owner: undefined,
      sharedFrom: 0,
      destroyed: 0,
    };
    next.last = seq;
    next.entries += 1;
    if (snapshot > 0) next.snapshot = seq;
    if (header.destroyed === true) {
      Object.assign(next, { destroyed: seq, openPapers: 0, unsent: false });
    } else if (header.audit === undefined) {
      next.state = header.state ?? 'draft';
      next.openPapers = header.openPapers ?? 0;
      next.unsent = header.unsent === true || header.state === 'queued';
    }
    noteOwner(header, caseId, seq, known !== undefined, next);
    noteReading(header, caseId, seq);
    const isShared = header.shared === true || wasSubmitted(header.state);
    if (isShared && next.sharedFrom === 0) next.sharedFrom = seq;
    cases.set(caseId, next);
  }

  function noteFeed({ feedCursor, feedChangeId, feedTaken, feedOf = '' }: EntryHeader): void {
    if (feedCursor === undefined && feedTaken === undefined) return;
    const before = state.feeds.get(feedOf) ?? { cursor: 0, changeId: undefined };
    // The last word counts, not the highest: a platform restored from a back-up is followed back.
    const reached =
      feedCursor === undefined ? before : { cursor: feedCursor, changeId: feedChangeId };
    const taken = feedTaken ?? before.taken;
    state.feeds.set(feedOf, { ...reached, ...(taken === undefined ? {} : { taken }) });
  }

  function caseOf(seq: number): string | undefined {
    return caseIds[owners.get(seq - 1) - 1];
  }

  return {
    state,
    head: () => sizes.length(),

    /** Takes in the next entry. */
    add(header: EntryHeader, at: Place, snapshotBytes: number): void {
      const { caseId } = header;
      const seq = place(caseId === undefined ? 0 : ordinalOf(caseId), at, snapshotBytes);
      if (caseId !== undefined) addToCase(header, caseId, seq, snapshotBytes);
      else if (header.audit === undefined) state.stationSeqs.push(seq);
      for (const { blockId, serial } of header.drawn ?? []) {
        state.lastDrawn.set(blockId, Math.max(serial, state.lastDrawn.get(blockId) ?? 0));
      }
      if (header.drawn !== undefined || header.voided !== undefined) state.numberSeqs.push(seq);
      noteFeed(header);
    },

    /** Takes in the place where entries were lost. */
    addGap(gap: Gap, { segment, offset, size }: Place): void {
      for (let seq = gap.from; seq <= gap.to; seq += 1) place(0, { segment, offset, size: 0 }, 0);
      extentOf(segment).bytes = offset + size;
      for (const caseId of gap.cases) noteLoss(caseId, { first: gap.from, last: gap.to });
      state.gaps.push(gap);
    },

    /** Where an entry lies; nothing when it was never there or is lost. */
    placeOf(seq: number): Place | undefined {
      const size = sizes.get(seq - 1);
      if (seq < 1 || seq > sizes.length() || size === 0) return undefined;
      return { segment: segmentOf(state.segments, seq), offset: offsets.get(seq - 1), size };
    },

    /** A segment was written anew: where its entries lie now. */
    move(segment: number, bytes: number, moved: Iterable<Moved>): void {
      for (const { seq, offset, size, snapshotBytes } of moved) {
        offsets.set(seq - 1, offset);
        sizes.set(seq - 1, size);
        snapshots.set(seq - 1, snapshotBytes);
      }
      const extent = state.segments.find((each) => each.segment === segment);
      if (extent !== undefined) extent.bytes = bytes;
    },

    /** What the readers of the ledger may ask. */
    view: {
      cases: cases as ReadonlyMap<string, Readonly<CaseIndex>>,
      gaps: state.gaps as readonly Gap[],
      stationSeqs: state.stationSeqs as readonly number[],
      numberSeqs: state.numberSeqs as readonly number[],
      lastDrawn: state.lastDrawn as ReadonlyMap<string, number>,
      feedCursor: (of = '') => state.feeds.get(of)?.cursor ?? 0,
      feedChangeId: (of = '') => state.feeds.get(of)?.changeId,
      feedTaken: (of = '') => state.feeds.get(of)?.taken,
      lossOf: (caseId: string) => state.losses.get(caseId),
      caseOf,
      earlier: (seq: number) => earlier.get(seq - 1),
      hasSnapshot: (seq: number) => snapshots.get(seq - 1) > 0,
      seqsOf(caseId: string): number[] {
        const seqs: number[] = [];
        let seq = cases.get(caseId)?.last ?? 0;
        for (; seq > 0; seq = earlier.get(seq - 1)) seqs.push(seq);
        return seqs.reverse();
      },
    },
    caseOf,
    snapshotBytes: (seq: number) => snapshots.get(seq - 1),
  };
}

/** Where an entry lies after its segment was written anew. */
export type Moved = {
  readonly seq: number;
  readonly offset: number;
  readonly size: number;
  readonly snapshotBytes: number;
};

function segmentOf(segments: readonly SegmentExtent[], seq: number): number {
  let [low, high] = [0, segments.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.firstSeq ?? 0) <= seq) low = middle;
    else high = middle - 1;
  }
  return segments[low]?.segment ?? 0;
}

/** A case that ever left the desk was submitted, whether or not its entries say so; a withdrawn draft stays who it belongs to. */
function wasSubmitted(state: CaseState | undefined): boolean {
  const unsent: readonly CaseState[] = [...deskStates, 'withdrawn'];
  return state !== undefined && !unsent.includes(state);
}
