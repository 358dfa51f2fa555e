/** Whose each case was at every entry of it, from clear headers alone: what the window may be told of it. */
import type { CaseAccess } from '../../shared/domain/visibility';
import type { IndexState } from './entry-index';

/** Owner and openness of a case; without an owner in what was written before drafts had one. */
export type IndexedAccess = Omit<CaseAccess, 'owner'> & { readonly owner: string | undefined };

export type AccessIndex = {
  /** As it was after entry `seq`; `undefined` when the case had no entry then. */
  readonly at: (caseId: string, seq: number) => IndexedAccess | undefined;
  /** Entries of the case after its first from which that is something else. */
  readonly turns: (caseId: string) => readonly number[];
};

/** Reads the index's state as it grows. */
export function accessIndex({ cases, ownerTurns, readingTurns }: IndexState): AccessIndex {
  return {
    at: (caseId, seq) => {
      const known = cases.get(caseId);
      if (known === undefined || seq < known.first) return undefined;
      const turns = ownerTurns.get(caseId);
      const owner =
        turns === undefined ? known.owner : turns.findLast(({ since }) => since <= seq)?.owner;
      const asked = readingTurns.get(caseId)?.filter((since) => since <= seq) ?? [];
      const toRead = asked.length % 2 === 1;
      return { owner, shared: known.sharedFrom > 0 && known.sharedFrom <= seq, toRead };
    },
    turns: (caseId) => {
      const owned = (ownerTurns.get(caseId) ?? []).slice(1).map(({ since }) => since);
      const { sharedFrom = 0 } = cases.get(caseId) ?? {};
      const turns = [...owned, ...(readingTurns.get(caseId) ?? [])];
      return sharedFrom === 0 ? turns : [...turns, sharedFrom];
    },
  };
}
