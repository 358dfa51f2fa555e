/** What the station knows of itself, folded from its own ledger entries. */
import type { NumberBlock } from '../../shared/domain/numbering';
import type { StationEvent } from '../../shared/ledger/station-event';
import { assertNever } from '../../shared/domain/result';
import { sha256Hex } from '../vault/seal';

export type Pairing = Extract<StationEvent, { type: 'stationPaired' }>;

export type StationFacts = {
  readonly school: string;
  readonly stationCode: string;
  readonly operator: { readonly id: string; readonly name: string; readonly role: 'admin' };
  readonly blocks: readonly NumberBlock[];
  readonly signingKey: string;
  readonly publicKey: string;
  readonly pairing: Pairing | undefined;
  /** Where back-ups go, once somebody chose. */
  readonly backupFolder?: { readonly folder: string; readonly ownVolume: boolean };
  /** How the last rehearsal of a restore ended. */
  readonly rehearsal?: Extract<StationEvent, { type: 'restoreRehearsed' }>;
  /** Which restore this record goes on from; none when it was never restored. */
  readonly restoreId?: string;
};

/** A name for the station that says nothing about it, for whoever has only the disk. */
export function stationTag(publicKey: string): string {
  return sha256Hex(Buffer.from(publicKey, 'base64')).slice(0, 16);
}

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
    case 'backupFolderChosen': {
      const { folder, ownVolume } = event;
      return { ...facts, backupFolder: { folder, ownVolume } };
    }
    case 'restoreRehearsed':
      return { ...facts, rehearsal: event };
    case 'stationRestored':
      return { ...facts, restoreId: event.restoreId };
    case 'backupMade':
    case 'backupFailed':
    case 'numbersVoided':
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
