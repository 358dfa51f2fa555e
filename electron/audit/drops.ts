/** Parts of entries that were dropped, and what later says that they were allowed to be. */
import type { Content, FoundPlace } from './frame-walk';

type Entry = Extract<Content, { kind: 'entry' }>;

/** A dropped part: the entry before, its hash, and where the entry lies. */
export type Drop = {
  readonly after: number;
  readonly hash: Uint8Array;
  readonly place: FoundPlace;
  readonly caseId: string;
};

/** Gathers what was dropped and not explained yet. */
export function createDrops() {
  const bodies = new Map<string, Drop>();
  const snapshots = new Map<string, Drop>();
  const kinds = [bodies, snapshots];

  /** A body goes only with its case; a snapshot also when a newer one of its case is there. */
  function explained({ header: { caseId, destroyed }, payload }: Entry): void {
    if (caseId === undefined) return;
    if (payload.kind === 'entry' && payload.snapshot !== undefined) snapshots.delete(caseId);
    if (destroyed === true) for (const drops of kinds) drops.delete(caseId);
  }

  return {
    explained,
    /** An entry that is in order. */
    passed: (entry: Entry, where: Omit<Drop, 'caseId'>) => {
      explained(entry);
      const { header, payload } = entry;
      const caseId = header.caseId ?? '';
      const drop = { ...where, caseId };
      const snapshot = payload.kind === 'entry' ? payload.snapshot : undefined;
      if (payload.body.dropped && !bodies.has(caseId)) bodies.set(caseId, drop);
      if (snapshot?.dropped === true) snapshots.set(caseId, drop);
    },
    /** What would have explained it may be among what was lost. */
    lost: (cases: readonly string[], unknown: number) => {
      for (const drops of kinds) {
        if (unknown > 0) drops.clear();
        else for (const caseId of cases) drops.delete(caseId);
      }
    },
    /** The earliest one. */
    unexplained: (): Drop | undefined => {
      let first: Drop | undefined;
      for (const drops of kinds)
        for (const drop of drops.values()) {
          if (first === undefined || drop.after < first.after) first = drop;
        }
      return first;
    },
  };
}
