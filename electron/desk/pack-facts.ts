/** What the station knows of policy packs: those installed here, and those that came by the line. */
import type { StationEvent } from '../../shared/ledger/station-event';

type PackEvent = Extract<
  StationEvent,
  { type: 'policyPackInstalled' | 'policyPackCame' | 'policyPackSetAside' }
>;
/** A pack that a platform sent, or why it was turned down. */
export type CamePack = Extract<PackEvent, { type: 'policyPackCame' }>;

export type PacksFacts = {
  /** Policy packs installed here, in order. */
  readonly packs: readonly Extract<PackEvent, { type: 'policyPackInstalled' }>[];
  /** By the digest of the file; of each what was found last. */
  readonly camePacks: ReadonlyMap<string, CamePack & { readonly isSetAside?: true }>;
};

export const noPacks: PacksFacts = { packs: [], camePacks: new Map() };

/** Applies an event about packs. */
export function evolvePacks<Facts extends PacksFacts>(facts: Facts, event: PackEvent): Facts {
  if (event.type === 'policyPackInstalled') return { ...facts, packs: [...facts.packs, event] };
  const camePacks = new Map(facts.camePacks);
  if (event.type === 'policyPackCame') camePacks.set(event.sha256, event);
  else {
    const before = camePacks.get(event.sha256);
    if (before !== undefined) camePacks.set(event.sha256, { ...before, isSetAside: true });
  }
  return { ...facts, camePacks };
}
