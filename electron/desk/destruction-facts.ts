/** What is proposed to be destroyed, folded from the station's own entries. */
import type { StationEvent } from '../../shared/ledger/station-event';

type DestructionEvent = Extract<
  StationEvent,
  { type: 'destructionProposed' | 'destructionDecided' | 'destructionFinished' }
>;

/** A proposal to destroy the data of finished cases; `approvedBy` once another person agreed. */
export type DestructionProposal = Omit<
  Extract<StationEvent, { type: 'destructionProposed' }>,
  'type'
> & { readonly approvedBy?: { readonly id: string; readonly name: string } };

export type DestructionsFacts = {
  /** Proposals to destroy cases that are not decided, or approved and not carried out to the end. */
  readonly proposals: readonly DestructionProposal[];
};

export const noDestructions: DestructionsFacts = { proposals: [] };

/** Applies one event about proposals to destroy. */
export function evolveDestructions<F extends DestructionsFacts>(
  facts: F,
  event: DestructionEvent,
): F {
  const { proposals } = facts;
  switch (event.type) {
    case 'destructionProposed': {
      const { id, caseIds, reason, by, at } = event;
      return { ...facts, proposals: [...proposals, { id, caseIds, reason, by, at }] };
    }
    case 'destructionDecided':
      return { ...facts, proposals: decided(proposals, event) };
    case 'destructionFinished':
      return { ...facts, proposals: proposals.filter(({ id }) => id !== event.id) };
  }
}

function decided(
  proposals: readonly DestructionProposal[],
  { id, approved, by }: Extract<DestructionEvent, { type: 'destructionDecided' }>,
): readonly DestructionProposal[] {
  return proposals.flatMap((proposal) => {
    if (proposal.id !== id) return [proposal];
    return approved ? [{ ...proposal, approvedBy: by }] : [];
  });
}
