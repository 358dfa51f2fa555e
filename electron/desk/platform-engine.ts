/** The sync engine of one platform, with what is its own: outbox, feed, line, clock and pause. */
import type { Instant } from '../../shared/domain/ids';
import type { SyncStatus } from '../../shared/ipc/contract';
import { clockOffset, isNewOffset, tellableOffset } from '../../shared/sync/clock-offset';
import type { PlatformSide } from '../../shared/sync/joined-status';
import type { LineMeter } from '../../shared/sync/line-meter';
import type { Log } from '../log';
import type { Reached } from '../self-test/line-trial';
import type { SyncService } from '../sync/sync-service';
import { startSync } from '../sync/sync-service';
import type { ConnectorDesk } from './connector-desk';
import { platformIn } from './platform-facts';
import type { Station } from './station';

export type PlatformEngine = {
  /** The platform's, by the id of its key; nothing for a station that is not paired. */
  readonly key: string | undefined;
  readonly service: SyncService;
  readonly side: () => PlatformSide;
  /** Asks the platform now; nothing where there is none yet. */
  readonly reach: () => Promise<Reached | undefined>;
};

/** `platform`: whose clock it was held against, where there are several. */
export type ClockOff = { readonly offMs: number; readonly platform?: string };

/** How far the clock is from a platform's, and what was told of it; nothing while it is right. */
export type HeldClock = { offMs?: number | undefined; toldMs?: number | undefined };

type Parts = {
  readonly station: Station;
  /** Kept beside the engine: one that is made anew goes on from what was told. */
  readonly clock: HeldClock;
  readonly connectors: Pick<ConnectorDesk, 'inForce' | 'accessOf'>;
  /** The line is the station's: all its platforms share what may leave. */
  readonly meter: LineMeter;
  readonly log: Log;
  readonly now: () => Instant;
  readonly onStatus: () => void;
  /** The clock of this computer is off, or right again (0), compared with the platform's; milliseconds ahead. */
  readonly onClockOff: (off: ClockOff) => void;
};

/** Starts speaking to a platform; without a key it only waits to be paired. */
export function startPlatformEngine(parts: Parts, key: string | undefined): PlatformEngine {
  const { station, connectors, log, meter, now, clock } = parts;
  const facts = () => platformIn(station.facts(), key);
  const store = station.queue.storeOf(key);
  const profile = connectors.inForce(facts()?.pairing);
  const service = startSync({
    connector: profile && { profile, access: connectors.accessOf(profile) },
    store: {
      ...store,
      noteServerTime: (serverTime) => {
        clock.offMs = tellableOffset(clockOffset(serverTime, now()));
        if (!isNewOffset(clock.toldMs, clock.offMs)) return;
        clock.toldMs = clock.offMs;
        const name = facts()?.pairing.platformName;
        const isOneOf = station.facts().beside.length > 0 && name !== undefined;
        parts.onClockOff({ offMs: clock.offMs ?? 0, ...(isOneOf ? { platform: name } : {}) });
      },
    },
    log,
    meter,
    onStatus: parts.onStatus,
  });
  const line = (status: SyncStatus) => (store.mayLeave() ? status.line : 'paused');
  return {
    key,
    service,
    reach: async () => {
      const platform = facts()?.pairing.platformName;
      const fromMs = performance.now();
      const reply = await service.reach();
      if (platform === undefined || reply === undefined) return undefined;
      if (reply.kind !== 'ok') return { platform, answered: false, no: reply };
      const ms = Math.round(performance.now() - fromMs);
      const offMs = clockOffset(reply.value.serverTime, now());
      return { platform, answered: true, ms, offMs };
    },
    side: () => {
      const status = service.status();
      return {
        key,
        status: { ...status, line: line(status), unsent: store.queuedEntries().length },
        traffic: store.trafficRules(),
        clockOffMs: clock.offMs,
      };
    },
  };
}
