/** Which stations that a restore put aside are to be destroyed, folded from the station's own entries. */
import type { StationEvent } from '../../shared/ledger/station-event';

type ReplacedEvent = Extract<
  StationEvent,
  { type: 'replacedProposed' | 'replacedDecided' | 'replacedDestroyed' }
>;

/** A proposal to destroy one; `approvedBy` once another person agreed. */
export type ReplacedProposal = Omit<Extract<StationEvent, { type: 'replacedProposed' }>, 'type'> & {
  readonly approvedBy?: { readonly id: string; readonly name: string };
};

export type ReplacedFacts = {
  /** Proposals that are not decided, or approved and not carried out to the end. */
  readonly replaced: readonly ReplacedProposal[];
};

export const noReplaced: ReplacedFacts = { replaced: [] };

/** Applies one event about a station that was put aside. */
export function evolveReplaced<F extends ReplacedFacts>(facts: F, event: ReplacedEvent): F {
  const others = facts.replaced.filter(({ id }) => id !== event.id);
  switch (event.type) {
    case 'replacedProposed': {
      const { type: _type, ...proposal } = event;
      return { ...facts, replaced: [...others, proposal] };
    }
    case 'replacedDecided': {
      const { approved, by: approvedBy } = event;
      const decided = facts.replaced.filter(({ id }) => approved && id === event.id);
      return {
        ...facts,
        replaced: [...others, ...decided.map((proposal) => ({ ...proposal, approvedBy }))],
      };
    }
    case 'replacedDestroyed':
      return { ...facts, replaced: others };
  }
}
