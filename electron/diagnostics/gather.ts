/** Gathers what a diagnostic bundle 诊断包 tells, whatever state the station is in; every fact passes the bundle's schema. */
import type { Diagnostics, DiagnosticFacts } from '../../shared/diagnostics/facts';
import { diagnosticsSchema, failuresIn } from '../../shared/diagnostics/facts';
import type { WaitReason } from '../../shared/sync/outbox';
import { waitReasons } from '../../shared/sync/outbox';
import type { Instant } from '../../shared/domain/ids';
import type { SyncStatus } from '../../shared/ipc/contract';
import type { DiskStatus } from '../../shared/ipc/calls/disk';
import type { AuditRecorder } from '../desk/audit-recorder';
import type { Lifecycle } from '../desk/lifecycle';
import type { Station } from '../desk/station';
import type { DeviceSettingsFile } from '../devices/device-settings';
import { readLog } from './log-files';
import type { MachineFacts } from './machine-facts';
import { storedFiles } from './stored-files';

export type GatherParts = {
  readonly lifecycle: Pick<Lifecycle, 'current' | 'status'>;
  readonly stationFolder: string;
  readonly logFolder: string;
  readonly machine: () => Promise<MachineFacts>;
  readonly disk: { readonly look: () => Promise<DiskStatus> };
  readonly devices: Pick<DeviceSettingsFile, 'read'>;
  readonly sync: { readonly status: () => SyncStatus };
  readonly clock: AuditRecorder['clock'];
  readonly now: () => Instant;
};

/** Throws where something has no place in a bundle: rather none than one that says more. */
export async function gatherDiagnostics(parts: GatherParts): Promise<Diagnostics> {
  const { lifecycle, machine, disk, devices, now } = parts;
  const { dumpFiles, ...known } = await machine();
  const log = await readLog(parts.logFolder);
  const { state, asksForCode, canRecover, waitSeconds, lockedBy } = await lifecycle.status();
  const { reader, folder, familyDisplay } = await devices.read();
  const { errors, crashes } = failuresIn(log.lines);
  const station = lifecycle.current();
  const [first] = log.lines;
  const facts: DiagnosticFacts = {
    at: now(),
    ...known,
    disk: await disk.look(),
    stored: { ...(await storedFiles(parts.stationFolder)), logBytes: log.bytes },
    door: {
      state,
      asksForCode,
      canRecover,
      waitSeconds: Math.ceil(waitSeconds),
      ...(lockedBy === undefined ? {} : { lockedBy }),
    },
    settings: {
      readerSet: reader.mode !== 'off',
      folderWatched: folder.path !== undefined,
      familyDisplay: familyDisplay !== '',
    },
    ...(station === undefined ? {} : { open: openFacts(station, parts) }),
    crashes: { ...crashes, dumpFiles },
    errors,
    log: {
      lines: log.lines.length,
      unreadable: log.unreadable,
      ...(first === undefined ? {} : { first: first.time }),
    },
  };
  return diagnosticsSchema.parse({ facts, lines: log.lines });
}

function openFacts(
  station: Station,
  { sync, clock }: GatherParts,
): NonNullable<DiagnosticFacts['open']> {
  const { ledger, facts } = station;
  const { drill, operators, backupFolder, packs, selfTest } = facts();
  const { state, checked, troubles } = ledger.check.integrity();
  const cases = [...ledger.cases.values()];
  const status = sync.status();
  const behind = clock()?.behindMs;
  return {
    drill,
    people: operators.length,
    packs: packs.length,
    platforms: status.platforms?.length ?? (status.platform === undefined ? 0 : 1),
    backup: backupFolder === undefined ? 'none' : backupFolder.ownVolume ? 'otherDisk' : 'sameDisk',
    record: {
      entries: ledger.durableHead(),
      cases: cases.length,
      destroyed: cases.filter(({ destroyed }) => destroyed > 0).length,
      check: state,
      checked,
      troubles: counted(troubles.map(({ kind }) => kind)),
    },
    states: counted(cases.flatMap(({ state: of }) => of ?? [])),
    queue: queueFacts(status),
    lines: linesOf(status),
    ...(behind === undefined ? {} : { clockBehindMs: Math.round(behind) }),
    ...(selfTest === undefined
      ? {}
      : {
          selfTest: {
            at: selfTest.at,
            found: selfTest.results.flatMap(({ part, findings }) =>
              findings.map((one) => ({
                part,
                kind: one.kind,
                ...('why' in one ? { why: one.why } : {}),
              })),
            ),
          },
        }),
  };
}

function queueFacts(status: SyncStatus) {
  const sending = status.progress.filter(({ phase }) => phase === 'sending').length;
  const reasons = status.progress.flatMap((one) => (one.phase === 'waiting' ? one.reason : []));
  const isKnown = (reason: string): reason is WaitReason =>
    (waitReasons as readonly string[]).includes(reason);
  return {
    unsent: status.unsent,
    unrouted: status.unrouted ?? 0,
    sending,
    waiting: counted(reasons.map((reason) => (isKnown(reason) ? reason : 'internal'))),
  };
}

function linesOf(status: SyncStatus) {
  const off = (ms: number | undefined) => (ms === undefined ? {} : { clockOffMs: ms });
  return (
    status.platforms?.map(({ line, unsent, clockOffMs }) => ({
      line,
      unsent,
      ...off(clockOffMs),
    })) ?? [{ line: status.line, unsent: status.unsent, ...off(status.clockOffMs) }]
  );
}

function counted<K extends string>(kinds: readonly K[]): { [kind in K]?: number } {
  const counts: { [kind in K]?: number } = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
