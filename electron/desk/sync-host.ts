/** Hosts an engine for each platform while the station is open, and pairs it with one more. */
import type { ConnectorProfile } from '../../shared/connector/profile';
import type { AppError } from '../../shared/domain/app-error';
import type { Instant } from '../../shared/domain/ids';
import type { Routing } from '../../shared/domain/platform-route';
import { noPlatform } from '../../shared/domain/platform-route';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { TrafficRules } from '../../shared/domain/traffic';
import type { Conflict } from '../../shared/ipc/calls/conflict';
import type { SyncStatus } from '../../shared/ipc/contract';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { ProblemCase } from '../../shared/protocol/problem-list';
import type { ReconciledCase } from '../../shared/protocol/reconciliation';
import { joinedStatus } from '../../shared/sync/joined-status';
import { LineMeter } from '../../shared/sync/line-meter';
import type { Log } from '../log';
import type { Reached } from '../self-test/line-trial';
import type { Carrier } from '../sync/carrier';
import { readConflict } from './conflict-desk';
import type { ConnectorDesk, ConnectorParts } from './connector-desk';
import { createConnectorDesk } from './connector-desk';
import { givenUpBy } from './giving-up';
import { pairedWith } from './pair-station';
import type { ClockOff, HeldClock, PlatformEngine } from './platform-engine';
import { startPlatformEngine } from './platform-engine';
import { givenUpPlatforms, keysOf, marked, platformIn } from './platform-facts';
import { routeWaiting } from './route-waiting';
import type { Station } from './station';

type Answered = Promise<Result<SyncStatus, AppError>>;

export type SyncHost = {
  readonly open: (station: Station) => void;
  readonly close: () => Promise<void>;
  readonly wake: () => void;
  readonly status: () => SyncStatus;
  /** To one platform, or to all. */
  readonly sendNow: (platform?: string) => Result<SyncStatus, AppError>;
  /** Stops what leaves for a platform, or lets it go again. */
  readonly pause: (platform: string | undefined, paused: boolean) => Answered;
  /** The platform answers at another address: proven by its key, kept, and spoken to there from now on. */
  readonly move: (url: string, platform?: string) => Answered;
  /** It is spoken to no more; what it is owed stays until it is given to another one. */
  readonly giveUp: (wish: Parameters<typeof givenUpBy>[1]) => Answered;
  /** How much of a platform's line files may take, and when, from now on. */
  readonly setTraffic: (rules: TrafficRules, platform?: string) => Answered;
  /** Which platform takes which case from now on; what was submitted stays where it is. */
  readonly setRouting: (routing: Routing) => Answered;
  readonly conflict: (station: Station, caseId: string) => Promise<Result<Conflict, AppError>>;
  /** Everything that a platform holds of this station and season. */
  readonly reconciliation: (
    season: number,
    platform?: string,
  ) => Promise<Result<ReconciledCase[], AppError>>;
  /** What a platform lists as problems of its cases of a season. */
  readonly problems: (
    season: number,
    platform?: string,
  ) => Promise<Result<ProblemCase[], AppError>>;
  /** Asks every platform now whether it answers, and how its clock stands; none in a drill. */
  readonly reach: () => Promise<readonly Reached[]>;
  /** Hands on packages of other stations to a platform; nothing where it is not spoken to. */
  readonly carrierOf: (platform: string) => Carrier | undefined;
  readonly pair: (url: string, code: string) => Answered;
  /** Pairs with the platform of a connector profile, after a log-in where it asks for one. */
  readonly pairBy: (profileId: string, code: string) => Answered;
  /** The connector profiles of the open station; nothing while there is none, or in a drill. */
  readonly connectors: () => ConnectorDesk | undefined;
};

/** After which a platform is spoken to otherwise, or not at all. */
function isOfOnePlatform(told: StationEvent) {
  return (
    told.type === 'sendingPaused' ||
    told.type === 'platformMoved' ||
    told.type === 'platformGivenUp'
  );
}

const closedStatus: SyncStatus = { line: 'unknown', unsent: 0, progress: [] };
const drillStatus: SyncStatus = { line: 'drill', unsent: 0, progress: [] };

/** The host; nothing runs until a station is opened. */
export function createSyncHost(parts: {
  readonly log: Log;
  readonly onStatus: (status: SyncStatus) => void;
  /** The clock of this computer is off, or right again (0), compared with the platform's; milliseconds ahead. */
  readonly onClockOff?: (off: ClockOff) => void;
  readonly now?: () => Instant;
  /** How somebody logs in at the platform of a county. */
  readonly logIn: Pick<ConnectorParts, 'openBrowser' | 'words' | 'monotonicMs'>;
  /** Address of the platform as whoever installed the station set it, for the pairing form. */
  readonly suggestedUrl: string | undefined;
}): SyncHost {
  let engines: readonly PlatformEngine[] = [];
  /** By platform; a lock changes nothing of them. */
  const clocks = new Map<string | undefined, HeldClock>();
  const meter = new LineMeter();
  let station: Station | undefined;
  let connectors: ConnectorDesk | undefined;
  const {
    suggestedUrl,
    now = () => new Date().toISOString(),
    onClockOff = () => undefined,
  } = parts;
  const isDrill = () => station?.facts().drill === true;
  /** What waits is counted where it is kept: an unpaired station has no engine that would count it. */
  const completed = (status: SyncStatus, { facts, queue }: Station): SyncStatus => {
    const { stationCode, routing } = facts();
    const queued = queue.queuedEntries();
    const [keptBack, unreadable] = [queue.keptBack(), queue.unreadable()];
    const gone = givenUpPlatforms(facts());
    const unrouted = queued.filter(({ caseId }) => queue.platformOf(caseId) === noPlatform).length;
    return {
      ...status,
      unsent: queued.length + queue.yetToRead() + unreadable,
      stationCode,
      ...(keptBack === 0 ? {} : { keptBack }),
      ...(unreadable === 0 ? {} : { unreadable }),
      ...(unrouted === 0 ? {} : { unrouted }),
      ...(gone.length === 0 ? {} : { givenUp: [...gone] }),
      ...(status.platforms === undefined ? {} : { routing }),
      ...(suggestedUrl === undefined || status.platform !== undefined || isDrill()
        ? {}
        : { suggestedUrl }),
    };
  };
  const status = () => {
    const own = isDrill() ? drillStatus : joinedStatus(engines.map(({ side }) => side()));
    return station === undefined ? closedStatus : completed(own ?? closedStatus, station);
  };
  const tell = () => parts.onStatus(status());

  const engineOf = (platform: string | undefined) =>
    platform === undefined ? engines[0] : engines.find(({ key }) => key === platform);

  /** Speaks to every platform that is not spoken to yet, in the order of pairing. */
  const startMissing = (opened: Station, desk: ConnectorDesk) => {
    const keys = keysOf(opened.facts());
    const around = { station: opened, connectors: desk, log: parts.log, meter, now, onClockOff };
    engines = (keys.length === 0 ? [undefined] : keys).map((key) => {
      const clock = clocks.get(key) ?? {};
      clocks.set(key, clock);
      return (
        engines.find((one) => one.key === key) ??
        startPlatformEngine({ ...around, clock, onStatus: tell }, key)
      );
    });
  };
  /** By what is known of the platform now. */
  const speakAnew = async (opened: Station, isMeant: (engine: PlatformEngine) => boolean) => {
    await opened.queue.filling;
    if (station !== opened) return;
    const before = engines.filter(isMeant);
    await Promise.all(before.map(({ service }) => service.stop()));
    if (station !== opened || connectors === undefined) return;
    engines = engines.filter((engine) => !before.includes(engine));
    startMissing(opened, connectors);
  };
  /** Not before everything that waits is known: it is sent in its order. */
  const begin = (opened: Station, desk: ConnectorDesk | undefined) => {
    if (station !== opened || desk === undefined) return;
    startMissing(opened, desk);
    void routeWaiting(opened);
  };
  const open = (opened: Station) => {
    station = opened;
    // No engine at all: there is nothing in this program that could send a drill.
    if (!isDrill()) {
      connectors = createConnectorDesk({
        station: opened,
        ...parts.logIn,
        onAdded: (profileId) =>
          void speakAnew(opened, ({ key }) => {
            return platformIn(opened.facts(), key)?.pairing.profile?.id === profileId;
          }),
      });
      const { filling } = opened.queue;
      if (filling === undefined) begin(opened, connectors);
      else void filling.then(() => begin(opened, connectors)).then(tell);
    }
    tell();
  };

  const pair = async (url: string, code: string, profile?: ConnectorProfile): Answered => {
    if (isDrill()) return err({ kind: 'notInDrill' });
    await station?.queue.filling;
    const [asking, asked] = [engines[0], station];
    if (asking === undefined || asked === undefined) return err({ kind: 'stationLocked' });
    const access = await (profile && connectors?.accessOf(profile)?.current());
    if (access?.ok === false) return access;
    const paired = await pairedWith(asked, {
      ask: (facts) => asking.service.pair(url, code, facts, access?.value),
      profile,
    });
    if (!paired.ok) return paired;
    const { event, facts } = paired.value;
    // What it still answers to the pairing before must not be written after this one's word.
    const isMeant = ({ key }: PlatformEngine) => key === undefined || key === event.platformKeyId;
    await Promise.all(engines.filter(isMeant).map(({ service }) => service.stop()));
    const written = await asked.during(() => asked.appendStation([event], facts));
    await speakAnew(asked, isMeant);
    if (written.ok) await routeWaiting(asked);
    return written.ok ? ok(status()) : written;
  };

  /** Writes down what an administrator said of a platform, or of all of them. */
  const said = async (event: (opened: Station) => StationEvent | undefined): Answered => {
    if (isDrill()) return err({ kind: 'notInDrill' });
    const asked = station;
    if (asked === undefined) return err({ kind: 'stationLocked' });
    const told = event(asked);
    if (told === undefined) return err({ kind: 'invalidRequest' });
    const written = await asked.during(() => asked.appendStation([told]));
    if (!written.ok) return written;
    if (isOfOnePlatform(told)) {
      // What is on its way right now stops as well.
      await speakAnew(asked, ({ key }) => key === told.platform);
    }
    if (told.type === 'routingRuled') await routeWaiting(asked);
    // What waits for its hour may have another one now.
    for (const { service } of engines) service.wake('sendNow');
    tell();
    return ok(status());
  };

  return {
    status,
    open,
    close: async () => {
      const closing = engines;
      engines = [];
      station = undefined;
      connectors?.close();
      connectors = undefined;
      await Promise.all(closing.map(({ service }) => service.stop()));
    },
    wake: () => {
      for (const { service } of engines) service.wake('enqueued');
      tell();
    },
    sendNow: (platform) => {
      if (isDrill()) return err({ kind: 'notInDrill' });
      for (const { key, service } of engines) {
        if (platform === undefined || key === platform) service.wake('sendNow');
      }
      return ok(status());
    },
    pause: (key, paused) =>
      said((opened) => {
        const pairing = platformIn(opened.facts(), key ?? engines[0]?.key)?.pairing;
        if (pairing === undefined) return undefined;
        const { platformKeyId: platform, platformName: name } = pairing;
        return { type: 'sendingPaused', platform, name, paused };
      }),
    move: async (url, platform) => {
      if (isDrill()) return err({ kind: 'notInDrill' });
      const [engine, asked] = [engineOf(platform), station];
      const known = asked && platformIn(asked.facts(), engine?.key)?.pairing;
      if (engine === undefined || known === undefined) return err({ kind: 'invalidRequest' });
      const { platformKeyId: key, platformName: name, platformPublicKey: publicKey } = known;
      const proven = await engine.service.prove(url, { name, publicKey });
      if (!proven.ok) return proven;
      const [from, to] = [known.platformUrl, proven.value];
      if (from === to) return ok(status());
      // Its profile names the old address: it would be spoken to without log-in, in names that are not its own.
      const isPlain = known.profile === undefined;
      const isMapped = connectors?.inForce({ ...known, platformUrl: to }) !== undefined;
      if (!isPlain && !isMapped) return err({ kind: 'profileUnknown' });
      return said(() => ({ type: 'platformMoved', platform: key, name, from, to }));
    },
    giveUp: async (wish) => {
      if (isDrill()) return err({ kind: 'notInDrill' });
      const asked = station;
      if (asked === undefined) return err({ kind: 'stationLocked' });
      const event = await givenUpBy(asked, wish, asked.operator, now());
      return event.ok ? said(() => event.value) : event;
    },
    setTraffic: (rules, of) =>
      said((opened) => {
        const [facts, platform] = [opened.facts(), of ?? engines[0]?.key];
        if (platform !== undefined && platformIn(facts, platform) === undefined) return undefined;
        return { type: 'trafficRuled', rules, ...marked(facts, platform) };
      }),
    setRouting: (routing) =>
      said((opened) => {
        const { rules, otherwise = noPlatform } = routing;
        const named = [...rules.map(({ platform }) => platform), otherwise];
        const isKnown = (key: string) =>
          key === noPlatform || platformIn(opened.facts(), key) !== undefined;
        return named.every(isKnown) ? { type: 'routingRuled', routing } : undefined;
      }),
    conflict: (asked, caseId) =>
      readConflict(asked, caseId, async (of, platform) => {
        const engine = engineOf(platform);
        return engine?.service.readRevision(of) ?? err({ kind: 'platformUnreachable' });
      }),
    reconciliation: async (season, platform) => {
      if (isDrill()) return err({ kind: 'notInDrill' });
      const engine = engineOf(platform);
      return engine?.service.reconciliation(season) ?? err({ kind: 'platformUnreachable' });
    },
    problems: async (season, platform) => {
      if (isDrill()) return err({ kind: 'notInDrill' });
      const engine = engineOf(platform);
      return engine?.service.problems(season) ?? err({ kind: 'platformUnreachable' });
    },
    reach: async () => {
      const asked = await Promise.all(engines.map((engine) => engine.reach()));
      return asked.flatMap((one) => one ?? []);
    },
    carrierOf: (platform) => engineOf(platform)?.service.carrier,
    connectors: () => connectors,
    pair: (url, code) => pair(url, code),
    pairBy: async (profileId, code) => {
      if (isDrill()) return err({ kind: 'notInDrill' });
      const profile = connectors?.find(profileId);
      return profile === undefined
        ? err({ kind: 'profileUnknown' })
        : pair(profile.baseUrl, code, profile);
    },
  };
}
