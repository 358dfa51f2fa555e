/** Hosts the sync engine while the station is open, and pairs it with a platform. */
import type { ConnectorProfile } from '../../shared/connector/profile';
import type { AppError } from '../../shared/domain/app-error';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import type { TrafficRules } from '../../shared/domain/traffic';
import { err, ok } from '../../shared/domain/result';
import type { Conflict } from '../../shared/ipc/calls/conflict';
import type { SyncStatus } from '../../shared/ipc/contract';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { ReconciledCase } from '../../shared/protocol/reconciliation';
import type { Log } from '../log';
import type { SyncService } from '../sync/sync-service';
import { startSync } from '../sync/sync-service';
import { clockOffset, isNewOffset, tellableOffset } from '../../shared/sync/clock-offset';
import type { ConnectorDesk, ConnectorParts } from './connector-desk';
import { createConnectorDesk } from './connector-desk';
import { readConflict } from './conflict-desk';
import type { Station } from './station';

export type SyncHost = {
  readonly open: (station: Station) => void;
  readonly close: () => Promise<void>;
  readonly wake: () => void;
  readonly status: () => SyncStatus;
  readonly sendNow: () => Result<SyncStatus, AppError>;
  /** How much of the line files may take, and when, from now on. */
  readonly setTraffic: (rules: TrafficRules) => Promise<Result<SyncStatus, AppError>>;
  readonly conflict: (station: Station, caseId: string) => Promise<Result<Conflict, AppError>>;
  /** Everything that the platform holds of this station and season. */
  readonly reconciliation: (season: number) => Promise<Result<ReconciledCase[], AppError>>;
  readonly pair: (url: string, code: string) => Promise<Result<SyncStatus, AppError>>;
  /** Pairs with the platform of a connector profile, after a log-in where it asks for one. */
  readonly pairBy: (profileId: string, code: string) => Promise<Result<SyncStatus, AppError>>;
  /** The connector profiles of the open station; nothing while there is none, or in a drill. */
  readonly connectors: () => ConnectorDesk | undefined;
};

const closedStatus: SyncStatus = { line: 'unknown', unsent: 0, progress: [] };
const drillStatus: SyncStatus = { line: 'drill', unsent: 0, progress: [] };

/** The host; nothing runs until a station is opened. */
export function createSyncHost(parts: {
  readonly log: Log;
  readonly onStatus: (status: SyncStatus) => void;
  /** The clock of this computer is off, or right again (0), compared with the platform's; milliseconds ahead. */
  readonly onClockOff?: (offMs: number) => void;
  readonly now?: () => Instant;
  /** How somebody logs in at the platform of a county. */
  readonly logIn: Pick<ConnectorParts, 'openBrowser' | 'words' | 'monotonicMs'>;
  /** Address of the platform as whoever installed the station set it, for the pairing form. */
  readonly suggestedUrl: string | undefined;
}): SyncHost {
  let service: SyncService | undefined;
  let station: Station | undefined;
  let connectors: ConnectorDesk | undefined;
  const { suggestedUrl, now = () => new Date().toISOString() } = parts;
  let clockOffMs: number | undefined;
  let toldOffMs: number | undefined;
  const noteServerTime = (serverTime: Instant) => {
    clockOffMs = tellableOffset(clockOffset(serverTime, now()));
    if (!isNewOffset(toldOffMs, clockOffMs)) return;
    toldOffMs = clockOffMs;
    parts.onClockOff?.(clockOffMs ?? 0);
  };
  /** What waits is counted where it is kept: an unpaired station has no engine that would count it. */
  const isDrill = () => station?.facts().drill === true;
  const completed = (status: SyncStatus): SyncStatus => ({
    ...status,
    unsent: station?.queue.store.queuedEntries().length ?? 0,
    ...(clockOffMs === undefined || station === undefined ? {} : { clockOffMs }),
    ...(station === undefined ? {} : { stationCode: station.facts().stationCode }),
    // Nothing of a drill leaves: it has no traffic.
    ...(station === undefined || isDrill() ? {} : { traffic: station.facts().traffic }),
    ...(suggestedUrl === undefined || status.platform !== undefined || isDrill()
      ? {}
      : { suggestedUrl }),
  });
  const status = () => completed(service?.status() ?? (isDrill() ? drillStatus : closedStatus));
  const open = (opened: Station) => {
    station = opened;
    // No engine at all: there is nothing in this program that could send a drill.
    if (isDrill()) return parts.onStatus(status());
    connectors ??= createConnectorDesk({
      station: opened,
      ...parts.logIn,
      onAdded: (profileId) => {
        if (opened.facts().pairing?.profile?.id === profileId) void speakAnew(opened);
      },
    });
    const profile = connectors.inForce(opened.facts().pairing);
    service = startSync({
      connector: profile && { profile, access: connectors.accessOf(profile) },
      store: { ...opened.queue.store, noteServerTime },
      log: parts.log,
      onStatus: (next) => parts.onStatus(completed(next)),
    });
  };

  /** By the profile as it is now. */
  const speakAnew = async (opened: Station) => {
    const before = service;
    await before?.stop();
    if (before !== undefined && service === before) open(opened);
  };

  const pair = async (
    url: string,
    code: string,
    profile?: ConnectorProfile,
  ): Promise<Result<SyncStatus, AppError>> => {
    if (isDrill()) return err({ kind: 'notInDrill' });
    const [asking, asked] = [service, station];
    if (asking === undefined || asked === undefined) return err({ kind: 'stationLocked' });
    const access = await (profile && connectors?.accessOf(profile)?.current());
    if (access?.ok === false) return access;
    const { school, stationCode, publicKey, restoreId: epoch } = asked.facts();
    const named = { name: school, stationCode, publicKey };
    const facts = epoch === undefined ? named : { ...named, epoch };
    const answer = await asking.pair(url, code, facts, access?.value);
    if (!answer.ok) return answer;
    // What an earlier platform still answers must not be written after this one's word.
    await asking.stop();
    const { platformUrl, reply } = answer.value;
    const { stationId, token, platformName, platformKeyId, platformPublicKey } = reply;
    const { certificate } = reply;
    const paired: StationEvent = {
      type: 'stationPaired',
      stationId,
      stationCode: reply.stationCode,
      platformUrl,
      platformName,
      platformKeyId,
      platformPublicKey,
      ...(certificate === undefined ? {} : { certificate }),
      token,
      blocks: reply.numberBlocks,
      ...(profile === undefined ? {} : { profile: { id: profile.id, version: profile.version } }),
    };
    // Another platform counts its feed anew; hearing one again from the beginning changes nothing.
    const written = await asked.during(() => asked.appendStation([paired], { feedCursor: 0 }));
    if (service === asking) open(asked);
    return written.ok ? ok(status()) : written;
  };

  return {
    status,
    open,
    close: async () => {
      const closing = service;
      service = undefined;
      station = undefined;
      connectors?.close();
      connectors = undefined;
      await closing?.stop();
    },
    wake: () => {
      service?.wake('enqueued');
      parts.onStatus(status());
    },
    sendNow: () => {
      if (isDrill()) return err({ kind: 'notInDrill' });
      service?.wake('sendNow');
      return ok(status());
    },
    setTraffic: async (rules) => {
      if (isDrill()) return err({ kind: 'notInDrill' });
      const asked = station;
      if (asked === undefined) return err({ kind: 'stationLocked' });
      const ruled: StationEvent = { type: 'trafficRuled', rules };
      const written = await asked.during(() => asked.appendStation([ruled]));
      if (!written.ok) return written;
      // What waits for its hour may have another one now.
      service?.wake('sendNow');
      parts.onStatus(status());
      return ok(status());
    },
    conflict: (asked, caseId) =>
      readConflict(asked, caseId, async (of) =>
        service === undefined ? err({ kind: 'platformUnreachable' }) : service.readRevision(of),
      ),
    reconciliation: async (season) => {
      if (isDrill()) return err({ kind: 'notInDrill' });
      return service === undefined
        ? err({ kind: 'platformUnreachable' })
        : service.reconciliation(season);
    },
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
