/** What the station knows of its platforms: the one that was paired first, and those beside it, each on its own. */
import type { Routing } from '../../shared/domain/platform-route';
import { noPlatform, routeOf, takerOf } from '../../shared/domain/platform-route';
import type { Case } from '../../shared/domain/case';
import type { Instant } from '../../shared/domain/ids';
import type { NumberBlock } from '../../shared/domain/numbering';
import { isOwnBlock } from '../../shared/domain/numbering';
import type { HeldQuota } from '../../shared/domain/place-quota';
import type { TrafficRules } from '../../shared/domain/traffic';
import type { CourierEvent } from '../../shared/ledger/courier-event';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { DirectoryStation } from '../../shared/protocol/directory';
import { assertNever } from '../../shared/domain/result';
import type { CourierFacts } from './courier-facts';
import {
  courierOfOtherPlatform,
  courierOfOtherStation,
  evolveCourier,
  noCourier,
  owingAnew,
  owingNothing,
} from './courier-facts';
import { closed, mergeBlocks } from './held-numbers';
import type { HeldBlock } from './held-numbers';

export type Pairing = Extract<StationEvent, { type: 'stationPaired' }>;

/** One platform that the station speaks to, and what is its own. */
export type PlatformFacts = {
  readonly pairing: Pairing;
  /** Somebody stopped what leaves for it. */
  readonly paused: boolean;
  /** Somebody gave it up: it is not spoken to, and takes no case. */
  readonly givenUp: { readonly at: Instant; readonly reason: string } | undefined;
  /** How much of the line files may take, and when; nothing in it until somebody set it. */
  readonly traffic: TrafficRules;
  readonly courier: CourierFacts;
  readonly directory: DirectoryFacts;
};

/** Who takes part, by station code, as the platform told it. */
export type DirectoryFacts = {
  readonly stations: ReadonlyMap<string, DirectoryStation>;
  /** When all of it was looked through last; absent before the first time. */
  readonly asOf?: Instant;
};

/** The part of the station's facts that is about platforms. */
export type PlatformsFacts = Omit<PlatformFacts, 'pairing'> & {
  /** The platform that was paired first: everything that names none is its. */
  readonly pairing: Pairing | undefined;
  readonly beside: readonly PlatformFacts[];
  readonly routing: Routing;
};

/** A station without any. */
export const noPlatforms: PlatformsFacts = {
  pairing: undefined,
  paused: false,
  givenUp: undefined,
  traffic: {},
  courier: noCourier,
  directory: { stations: new Map() },
  beside: [],
  routing: { rules: [] },
};

type PlatformEvent = Extract<
  StationEvent,
  {
    type:
      | 'stationPaired'
      | 'trafficRuled'
      | 'routingRuled'
      | 'sendingPaused'
      | 'platformMoved'
      | 'platformGivenUp'
      | 'directoryLearned'
      | 'feedAdvanced'
      | CourierEvent['type'];
  }
>;

/** Every platform, in the order of pairing. */
export function platformsOf({
  pairing,
  paused,
  givenUp,
  traffic,
  courier,
  directory,
  beside,
}: PlatformsFacts): readonly PlatformFacts[] {
  return pairing === undefined
    ? []
    : [{ pairing, paused, givenUp, traffic, courier, directory }, ...beside];
}

/** How it was paired with each of them, in the same order. */
export function pairingsOf({
  pairing,
  beside,
}: {
  readonly pairing: Pairing | undefined;
  readonly beside: readonly Pick<PlatformFacts, 'pairing'>[];
}): readonly Pairing[] {
  return pairing === undefined ? [] : [pairing, ...beside.map((one) => one.pairing)];
}

/** The keys of all that are spoken to and take cases. */
export const keysOf = (facts: PlatformsFacts): readonly string[] =>
  platformsOf(facts).flatMap(({ pairing, givenUp }) =>
    givenUp === undefined ? [pairing.platformKeyId] : [],
  );

/** Those that were given up; `isFirst`: what names no platform is its. */
export function givenUpPlatforms(facts: PlatformsFacts) {
  return platformsOf(facts).flatMap(({ pairing, givenUp }, index) => {
    const { platformKeyId: key, platformName: name } = pairing;
    if (givenUp === undefined) return [];
    return [{ key, name, ...(index === 0 ? { isFirst: true as const } : {}) }];
  });
}

/** The platform of a key; without one, the platform that was paired first. */
export function platformIn(
  facts: PlatformsFacts,
  key: string | undefined,
): PlatformFacts | undefined {
  const all = platformsOf(facts);
  return key === undefined ? all[0] : all.find(({ pairing }) => pairing.platformKeyId === key);
}

/** How the record names a platform: not at all when it was paired first, as before there were several. */
export function markOfPlatform(
  { pairing }: Pick<PlatformsFacts, 'pairing'>,
  key: string | undefined,
): string | undefined {
  return key === pairing?.platformKeyId ? undefined : key;
}

/** The mark as it stands in events: nothing for the platform that was paired first. */
export function marked(
  facts: Pick<PlatformsFacts, 'pairing'>,
  key: string | undefined,
): { readonly platform?: string } {
  const platform = markOfPlatform(facts, key);
  return platform === undefined ? {} : { platform };
}

/** Whether what is marked so is the platform's that `key` names; what waits for a rule is nobody's. */
export function isOfPlatform(
  facts: Pick<PlatformsFacts, 'pairing'>,
  mark: string | undefined,
  key: string | undefined,
): boolean {
  return mark !== noPlatform && markOfPlatform(facts, mark) === markOfPlatform(facts, key);
}

/**
 * The platform that takes a case, or would now; `noPlatform` when no rule names one, nothing while the station has none
 * and for what was submitted before there could be several. It never changes once the case was submitted.
 */
export function platformFor(current: Case | undefined, facts: PlatformsFacts): string | undefined {
  if (current === undefined || facts.pairing === undefined) return current?.platform;
  return takerOf(current, facts.routing, keysOf(facts));
}

/** What the rules say now, whatever was recorded. */
export function routeNow(current: Case, facts: PlatformsFacts): string {
  return routeOf(current, facts.routing, keysOf(facts));
}

/** Whether numbers of a platform's cases may come from a block; what waits for a rule has the station's own. */
export function mayDrawFor(
  facts: Pick<PlatformsFacts, 'pairing'>,
  platform: string | undefined,
): (block: NumberBlock) => boolean {
  const mark = markOfPlatform(facts, platform) ?? '';
  return (block: HeldBlock) =>
    isOwnBlock(block) || (platform !== noPlatform && (block.of ?? ['']).includes(mark));
}

/** What changes with a platform beside it. */
type Around = PlatformsFacts & {
  readonly stationCode: string;
  readonly blocks: readonly HeldBlock[];
  readonly quotas: readonly HeldQuota[];
};

/** Applies an event about a platform. */
export function evolvePlatforms<Facts extends Around>(facts: Facts, event: PlatformEvent): Facts {
  switch (event.type) {
    case 'stationPaired':
      return paired(facts, event);
    case 'trafficRuled':
      return withTraffic(facts, event);
    case 'routingRuled':
      return { ...facts, routing: event.routing };
    case 'sendingPaused':
      return withPlatform(facts, event.platform, { paused: event.paused });
    case 'platformMoved': {
      const pairing = platformIn(facts, event.platform)?.pairing;
      if (pairing === undefined) return facts;
      return withPlatform(facts, event.platform, {
        pairing: { ...pairing, platformUrl: event.to },
      });
    }
    case 'platformGivenUp': {
      const { at, reason } = event;
      return withPlatform(facts, event.platform, { givenUp: { at, reason } });
    }
    case 'directoryLearned': {
      const before = platformIn(facts, event.platform)?.directory ?? facts.directory;
      return withPlatform(facts, event.platform, { directory: withStations(before, event) });
    }
    case 'feedAdvanced': {
      const { owed, platform } = event;
      if (owed === undefined) return facts;
      const courier = platformIn(facts, platform)?.courier ?? facts.courier;
      return withPlatform(facts, platform, {
        courier: owed ? owingAnew(courier) : owingNothing(courier),
      });
    }
    case 'courierKeyLearned':
    case 'courierPackageWritten': {
      const courier = platformIn(facts, event.platform)?.courier ?? facts.courier;
      return withPlatform(facts, event.platform, { courier: evolveCourier(courier, event) });
    }
    case 'courierPackageCarried':
    case 'courierPackageGone':
    case 'courierAnswerRead': {
      // A package is known by its id, whoever it went to.
      const told = <P extends Pick<PlatformFacts, 'courier'>>(one: P): P => {
        return { ...one, courier: evolveCourier(one.courier, event) };
      };
      return { ...told(facts), beside: facts.beside.map(told) };
    }
    default:
      return assertNever(event);
  }
}

function paired<Facts extends Around>(facts: Facts, event: Pairing): Facts {
  const { pairing: first } = facts;
  const key = event.platformKeyId;
  const isFirst = first === undefined || first.platformKeyId === key;
  const mark = isFirst || event.beside === undefined ? '' : key;
  const blocks = mergeBlocks(event.blocks, facts.blocks, mark);
  if (!isFirst && facts.beside.some((one) => one.pairing.platformKeyId === key)) {
    const courier = courierAfter(platformIn(facts, key), event);
    return { ...withPlatform(facts, key, { pairing: event, givenUp: undefined, courier }), blocks };
  }
  if (isFirst) {
    const { stationCode } = event;
    const courier = courierAfter(first && { pairing: first, courier: facts.courier }, event);
    return { ...facts, stationCode, pairing: event, givenUp: undefined, courier, blocks };
  }
  if (event.beside !== undefined) {
    const { paused, givenUp, courier, directory } = noPlatforms;
    const traffic = withSpeed({}, facts.traffic);
    const added = { pairing: event, paused, givenUp, traffic, courier, directory };
    return { ...facts, beside: [...facts.beside, added], blocks };
  }
  return {
    ...facts,
    stationCode: event.stationCode,
    pairing: event,
    quotas: closed(facts.quotas),
    courier: courierOfOtherPlatform(facts.courier),
    directory: noPlatforms.directory,
    blocks,
  };
}

/** The same station goes on; another one was told nothing yet. */
function courierAfter(
  before: Pick<PlatformFacts, 'pairing' | 'courier'> | undefined,
  { stationId }: Pairing,
): CourierFacts {
  const { courier } = before ?? noPlatforms;
  return before?.pairing.stationId === stationId ? courier : courierOfOtherStation(courier);
}

/** Hours are one platform's; the speed is the station's line's, as it was said last at whichever platform. */
function withTraffic<Facts extends Around>(
  facts: Facts,
  { platform, rules }: Extract<StationEvent, { type: 'trafficRuled' }>,
): Facts {
  const { traffic, beside } = withPlatform(facts, platform, { traffic: rules });
  const ruled = beside.map((one) => ({ ...one, traffic: withSpeed(one.traffic, rules) }));
  return { ...facts, traffic: withSpeed(traffic, rules), beside: ruled };
}

function withSpeed({ filesBetween }: TrafficRules, { bytesPerSecond }: TrafficRules): TrafficRules {
  return {
    ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }),
    ...(filesBetween === undefined ? {} : { filesBetween }),
  };
}

function withStations(
  { stations, ...before }: DirectoryFacts,
  { stations: told, whole, at }: Extract<StationEvent, { type: 'directoryLearned' }>,
): DirectoryFacts {
  const all = new Map(stations);
  for (const one of told) all.set(one.code, one);
  return { ...before, stations: all, ...(whole === undefined ? {} : { asOf: at }) };
}

function withPlatform<Facts extends Around>(
  facts: Facts,
  key: string | undefined,
  change: Partial<PlatformFacts>,
): Facts {
  if (markOfPlatform(facts, key) === undefined) return { ...facts, ...change };
  const beside = facts.beside.map((one) =>
    one.pairing.platformKeyId === key ? { ...one, ...change } : one,
  );
  return { ...facts, beside };
}
