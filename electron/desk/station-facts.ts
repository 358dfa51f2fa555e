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
};

/** Applies one event of the station. */
export function evolveStation(
  facts: StationFacts | undefined,
  event: StationEvent,
): StationFacts | undefined {
  if (event.type === 'stationCreated') {
    const { school, stationCode, operator, blocks, signingKey, publicKey } = event;
    return { school, stationCode, operator, blocks, signingKey, publicKey, pairing: undefined };
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
    case 'feedAdvanced':
    case 'stationUnlocked':
    case 'unlockRefused':
    case 'stationLocked':
    case 'caseViewed':
    case 'listViewed':
    case 'viewsCrowded':
    case 'archiveSaved':
    case 'callRefused':
    case 'overridden':
    case 'clockJumped':
    case 'dayDigest':
    case 'digestSaved':
    case 'trailVerified':
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
