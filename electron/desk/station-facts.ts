/** What the station knows of itself, folded from its own ledger entries. */
import type { NumberBlock } from '../../shared/domain/numbering';
import type { StationEvent } from '../../shared/ledger/station-event';
import { assertNever } from '../../shared/domain/result';

export type Pairing = Extract<StationEvent, { type: 'stationPaired' }>;

export type StationFacts = {
  readonly school: string;
  readonly stationCode: string;
  readonly operator: { readonly id: string; readonly name: string; readonly role: 'admin' };
  readonly blocks: readonly NumberBlock[];
  readonly signingKey: string;
  readonly publicKey: string;
  readonly pairing: Pairing | undefined;
  /** Proposals to destroy cases that are not decided, or approved and not carried out to the end. */
  readonly proposals: readonly DestructionProposal[];
};

/** A proposal to destroy the data of finished cases; `approvedBy` once another person agreed. */
export type DestructionProposal = Omit<
  Extract<StationEvent, { type: 'destructionProposed' }>,
  'type'
> & { readonly approvedBy?: { readonly id: string; readonly name: string } };

/** Applies one event of the station. */
export function evolveStation(
  facts: StationFacts | undefined,
  event: StationEvent,
): StationFacts | undefined {
  if (event.type === 'stationCreated') {
    const { school, stationCode, operator, blocks, signingKey, publicKey } = event;
    return {
      school,
      stationCode,
      operator,
      blocks,
      signingKey,
      publicKey,
      pairing: undefined,
      proposals: [],
    };
  }
  if (facts === undefined) return undefined;
  switch (event.type) {
    case 'stationPaired':
      return {
        ...facts,
        stationCode: event.stationCode,
        pairing: event,
        blocks: mergeBlocks(event.blocks, facts.blocks),
      };
    case 'destructionProposed': {
      const { type: _, ...proposal } = event;
      return { ...facts, proposals: [...facts.proposals, proposal] };
    }
    case 'destructionDecided':
      return { ...facts, proposals: decided(facts.proposals, event) };
    case 'destructionFinished':
      return { ...facts, proposals: facts.proposals.filter(({ id }) => id !== event.id) };
    case 'caseDestroyed':
    case 'feedAdvanced':
    case 'stationUnlocked':
    case 'unlockRefused':
    case 'stationLocked':
      return facts;
    default:
      return assertNever(event);
  }
}

/** Blocks the platform gave come first; a block already held keeps its place. */
function mergeBlocks(given: readonly NumberBlock[], held: readonly NumberBlock[]): NumberBlock[] {
  const fresh = given.filter((block) => held.every(({ id }) => id !== block.id));
  return [...fresh, ...held];
}

function decided(
  proposals: StationFacts['proposals'],
  { id, approved, by }: Extract<StationEvent, { type: 'destructionDecided' }>,
): StationFacts['proposals'] {
  return proposals.flatMap((proposal) => {
    if (proposal.id !== id) return [proposal];
    return approved ? [{ ...proposal, approvedBy: by }] : [];
  });
}
