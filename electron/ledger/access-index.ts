/** Whose each case was at every entry of it, from clear headers alone: what the window may be told of it. */
import type { CaseState } from '../../shared/domain/case';
import { deskStates } from '../../shared/domain/case';
import type { EntryHeader } from '../../shared/ledger/entry';

/** Owner and openness of a case; without an owner in what was written before drafts had one. */
export type IndexedAccess = { readonly owner: string | undefined; readonly shared: boolean };

export type AccessIndex = {
  /** To be told of every header once, in order. */
  readonly note: (header: EntryHeader) => void;
  /** As it was after entry `seq`; `undefined` when the case had no entry then. */
  readonly at: (caseId: string, seq: number) => IndexedAccess | undefined;
  /** Entries of the case after its first from which that is something else. */
  readonly turns: (caseId: string) => readonly number[];
};

type Owned = { readonly since: number; readonly owner: string | undefined };
type Known = { readonly first: Owned; later: Owned[] | undefined; sharedSince: number | undefined };

/** An index that knows nothing yet. */
export function createAccessIndex(): AccessIndex {
  const cases = new Map<string, Known>();
  /** One text per operator, not one per case. */
  const owners = new Map<string, string>();

  function oneText(owner: string | undefined): string | undefined {
    if (owner === undefined) return undefined;
    const known = owners.get(owner);
    if (known === undefined) owners.set(owner, owner);
    return known ?? owner;
  }

  return {
    note: ({ seq, caseId, owner, state, shared: opened }) => {
      if (caseId === undefined) return;
      let known = cases.get(caseId);
      if (known === undefined) {
        known = {
          first: { since: seq, owner: oneText(owner) },
          later: undefined,
          sharedSince: undefined,
        };
        cases.set(caseId, known);
      } else if (owner !== undefined) {
        known.later = [...(known.later ?? []), { since: seq, owner: oneText(owner) }];
      }
      if (opened === true || wasSubmitted(state)) known.sharedSince ??= seq;
    },
    at: (caseId, seq) => {
      const known = cases.get(caseId);
      if (known === undefined || seq < known.first.since) return undefined;
      const owned = known.later?.findLast(({ since }) => since <= seq) ?? known.first;
      const { sharedSince } = known;
      return { owner: owned.owner, shared: sharedSince !== undefined && sharedSince <= seq };
    },
    turns: (caseId) => {
      const { later = [], sharedSince } = cases.get(caseId) ?? {};
      const owned = later.map(({ since }) => since);
      return sharedSince === undefined ? owned : [...owned, sharedSince];
    },
  };
}

/** A case that ever left the desk was submitted, whether or not its entries say so. */
function wasSubmitted(state: CaseState | undefined): boolean {
  return state !== undefined && !(deskStates as readonly CaseState[]).includes(state);
}
