/** Main around a program: gate, rules and handlers as its window meets them, with no window. */
import { join } from 'node:path';
import type { GatedCall } from '../../electron/call-gate';
import { gateCalls } from '../../electron/call-gate';
import { createReplacedDesk } from '../../electron/backup/replaced-desk';
import { createAuditRecorder } from '../../electron/desk/audit-recorder';
import { createHandlers } from '../../electron/desk/handlers';
import type { HandlerParts } from '../../electron/desk/handlers';
import { createOperatorDesk } from '../../electron/desk/operator-desk';
import { createRecoveryDesk } from '../../electron/desk/recovery-desk';
import { createScanDesk } from '../../electron/desk/scan-desk';
import { createSettling } from '../../electron/desk/settling';
import { createStampHost } from '../../electron/desk/stamp-host';
import { deviceSettingsIn } from '../../electron/devices/device-settings';
import { watchFolder } from '../../electron/devices/folder/watched-folder';
import { openKnownScanners } from '../../electron/devices/known-scanners';
import { createCardReader } from '../../electron/devices/reader/card-reader';
import { createScanners } from '../../electron/devices/scanners';
import { createOneTimeShelf } from '../../electron/files/one-time-shelf';
import { openVault } from '../../electron/vault/vault';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { SyncStatus } from '../../shared/ipc/contract';
import { machineOfTests } from './machine-of-tests';
import { noPapers } from './station-on-disk';
import type { Program } from './station-people';
import { updatesHere } from './updates-here';
import { quickThread } from './vault-on-disk';

/** Parts of main that have tests of their own: real where they need no window, else refusing. */
export function restOfMain(folder: string) {
  const now = () => new Date().toISOString();
  const log = () => undefined;
  const vault = openVault(join(folder, 'no-vault'), quickThread, () => 0);
  const room = {
    ...{ level: 'enough' as const, folder: 'fine' as const },
    ...{ freeBytes: 1e12, totalBytes: 2e12 },
  };
  const recorder = createAuditRecorder({ now, monotonicMs: () => 0, log, onClock: log });
  const no = async () => err({ kind: 'internal' as const });
  const status: SyncStatus = { line: 'unknown', unsent: 0, progress: [] };
  const still = async () => ok(status);
  return {
    tableScript: '',
    classPage: async () => '',
    version: '0',
    window: () => undefined,
    shelf: createOneTimeShelf(),
    now,
    operators: createOperatorDesk(vault),
    papers: noPapers,
    recovery: createRecoveryDesk({ vault, papers: noPapers, now }),
    settling: createSettling(() => false),
    cleared: () => undefined,
    discardRows: async () => undefined,
    audit: {
      recorder,
      verifyScript: join(folder, 'none.cjs'),
      onVerifyProgress: log,
    },
    courier: { now, log, onProgress: log },
    archives: {
      now,
      program: 'program of tests',
      onProgress: log,
      stamps: createStampHost({ log, now, monotonicMs: () => 0, onStatus: log }),
    },
    disk: {
      before: () => ok(undefined),
      after: () => ok(undefined),
      explain: async (error: AppError) => error,
      look: async () => room,
      status: () => room,
    } as unknown as HandlerParts['disk'],
    reader: {
      devices: deviceSettingsIn(join(folder, 'devices.json')),
      reader: createCardReader({
        ports: { list: async () => [], open: () => Promise.reject(new Error('No such port')) },
        settings: async () => ({ mode: 'auto' }),
        monotonicMs: () => 0,
        onPhase: log,
        log,
        patience: { cardMs: 0, answerMs: 1, restMs: 1 },
      }),
    },
    folder: {
      devices: deviceSettingsIn(join(folder, 'devices.json')),
      watched: watchFolder({ onChange: log, log }),
      askForFolder: async () => undefined,
      dataFolder: folder,
    },
    family: {
      screen: {
        status: () => ({ displays: [], shows: 'idle' as const }),
        open: () => false,
        close: log,
        show: log,
        view: () => undefined,
      },
      devices: deviceSettingsIn(join(folder, 'devices.json')),
      onSaid: log,
    },
    diagnostics: {
      machine: async () => machineOfTests,
      stationFolder: join(folder, 'no-station'),
      logFolder: join(folder, 'no-logs'),
      log,
    },
    selfTest: { fontsDir: join(folder, 'fonts'), vault, monotonicMs: () => 0, log },
    onDestroyed: () => undefined,
    // The real desk and tray on a computer without any scanner.
    scanDesk: createScanDesk({
      scanners: createScanners(openKnownScanners(join(folder, 'scanners.json')), {
        drivers: async () => ({ state: 'absent' }),
        network: async () => [],
      }),
      now,
      log,
      onPage: log,
      onProgress: log,
    }),
    // A line that does whatever it is told: nothing is refused here that the gate let through.
    sync: {
      status: () => status,
      carrierOf: () => undefined,
      pair: still,
      wake: () => undefined,
      sendNow: () => ok(status),
      pause: still,
      move: still,
      giveUp: still,
      setTraffic: still,
      setRouting: still,
      conflict: async () => err({ kind: 'platformUnreachable' as const }),
      reach: async () => [],
      reconciliation: async () => ok([]),
      problems: async () => ok([]),
      connectors: () => undefined,
      pairBy: still,
    },
    updates: updatesHere(folder),
    backups: {
      backup: { status: no, chooseFolder: no, backUpNow: no, rehearse: no, stopRehearsal: no },
      restore: { choose: no, start: no, cancel: no },
    },
    replaced: createReplacedDesk({
      stationFolder: join(folder, 'no-station'),
      now,
      log,
      swept: Promise.resolve(),
    }),
  };
}

type Answer = Result<unknown, AppError>;
type Asking = (call: string, argument?: unknown) => Promise<Answer>;

/** `broke` and `refusals` gather what the gate tells; a test that uses it stands in for Electron by `vi.mock`. */
export function mainOf(program: Program, folder: string, parts: Partial<HandlerParts> = {}) {
  const refusals: string[] = [];
  const { lifecycle } = program;
  const others = { ...restOfMain(folder), operators: program.desk, ...parts };
  const handlers = createHandlers({ lifecycle, ...others });
  const broke: unknown[] = [];
  const gated = gateCalls(
    handlers,
    (event, facts) => event === 'callBroke' && broke.push(facts),
    () => lifecycle.current()?.operator.role,
    ({ command, reason }) => refusals.push(`${command} ${reason}`),
    () => (lifecycle.current() ?? lifecycle.lastWords())?.selfService.now(),
    () => lifecycle.lastWords()?.operator.role,
  );
  const byName = new Map(
    gated.map((one): [string, GatedCall] => [`${one.group}.${one.name}`, one]),
  );
  const ask: Asking = (call, argument) => {
    const found = byName.get(call);
    if (found === undefined) throw new Error(call);
    return found.ask(argument);
  };
  return { ask, gated, broke, refusals };
}
