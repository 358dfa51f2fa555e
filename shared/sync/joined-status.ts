/** One status for the screen out of those of every platform. */
import type { TrafficRules } from '../domain/traffic';
import type { PlatformStatus, SyncStatus } from '../ipc/contract';

/** Where the engine of one platform stands. */
export type PlatformSide = {
  /** Nothing while the station is not paired. */
  readonly key: string | undefined;
  readonly status: SyncStatus;
  readonly traffic: TrafficRules;
  /** How far this computer's clock is ahead of the platform's, in milliseconds; nothing while it is right. */
  readonly clockOffMs: number | undefined;
};

/** Platforms that are told of one by one. */
const mostPlatformsTold = 20;

/** What most needs somebody comes first: one line that is well says nothing about another. */
const byNeed: readonly SyncStatus['line'][] = [
  'lineNotTrusted',
  'unauthorised',
  'stationTooOld',
  'logInNeeded',
  'captivePortal',
  'platformTooOld',
  'platformTrouble',
  'offline',
  'unknown',
  'online',
  'paused',
];

/**
 * Of one platform, its own status; of several, the line that most needs somebody, the newest contact, the progress of
 * all, and each one by itself. The first side is the platform that was paired first.
 */
export function joinedStatus(sides: readonly PlatformSide[]): SyncStatus | undefined {
  const [first, ...others] = sides;
  if (first === undefined) return undefined;
  const offsets = sides.flatMap(({ clockOffMs }) => clockOffMs ?? []);
  const worst = offsets.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0];
  const one: SyncStatus = {
    ...first.status,
    traffic: first.traffic,
    ...(worst === undefined ? {} : { clockOffMs: worst }),
  };
  if (others.length === 0) return one;
  const lastContactAt = sides
    .flatMap(({ status }) => status.lastContactAt ?? [])
    .toSorted()
    .at(-1);
  return {
    ...one,
    line: byNeed.find((line) => sides.some(({ status }) => status.line === line)) ?? one.line,
    ...(lastContactAt === undefined ? {} : { lastContactAt }),
    progress: sides.flatMap(({ status }) => status.progress),
    platforms: sides.slice(0, mostPlatformsTold).flatMap((side) => toldOf(side) ?? []),
  };
}

function toldOf({ key, status, traffic, clockOffMs }: PlatformSide): PlatformStatus | undefined {
  const { line, platform, lastContactAt, unsent } = status;
  if (key === undefined || platform === undefined) return undefined;
  return {
    key,
    ...platform,
    line,
    ...(lastContactAt === undefined ? {} : { lastContactAt }),
    ...(clockOffMs === undefined ? {} : { clockOffMs }),
    traffic,
    unsent,
  };
}
