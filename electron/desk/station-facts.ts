/** What the station knows of itself, folded from its own ledger entries. */
import type { Colleague } from '../../shared/domain/visibility';
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
  /** Everything here is practice 演练. */
  readonly drill: boolean;
  /** Somebody went into the drill and was not seen coming back yet. */
  readonly inDrill: boolean;
};

/** Everybody who can unlock the station. */
export function colleaguesOf({ operator: { id, name, role } }: StationFacts): readonly Colleague[] {
  return [{ id, name, role }];
}

/** The administrator the station began with: what nobody is named for is theirs. */
export function founderOf({ operator }: StationFacts): string {
  return operator.id;
}

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
      drill: event.drill === true,
      inDrill: false,
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
    case 'drillEntered':
      return { ...facts, inDrill: true };
    case 'drillLeft':
      return { ...facts, inDrill: false };
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
