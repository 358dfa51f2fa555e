/** The only place where the parts of the station's main process meet; they are loaded when the window stands already. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { BrowserWindow } from 'electron';
import { app, safeStorage, session, shell, utilityProcess } from 'electron';
import { pick } from '../shared/i18n/messages';
import type { NoticePayload } from '../shared/ipc/bridge';
import { findMark } from './backup/backup-mark';
import { createBackups } from './backup/backups';
import { createAuditRecorder } from './desk/audit-recorder';
import { openDrillStore } from './desk/drill-store';
import { createHandlers } from './desk/handlers';
import { createLifecycle, type Lifecycle } from './desk/lifecycle';
import { createOperatorDesk } from './desk/operator-desk';
import { createRecoveryDesk } from './desk/recovery-desk';
import { createScanDesk } from './desk/scan-desk';
import { createSelfService } from './desk/self-service';
import { createSettling } from './desk/settling';
import { createStampHost } from './desk/stamp-host';
import { createSyncHost } from './desk/sync-host';
import { deviceSettingsIn } from './devices/device-settings';
import { watchFolder } from './devices/folder/watched-folder';
import { createCardReader } from './devices/reader/card-reader';
import { systemPorts } from './devices/reader/serial-ports';
import { machineFacts } from './diagnostics/machine-facts';
import { openKnownScanners } from './devices/known-scanners';
import { createScanners } from './devices/scanners';
import { watchDisk } from './disk/watch-disk';
import { askForFolder } from './files/choose-file';
import type { OneTimeShelf } from './files/one-time-shelf';
import { gateCalls } from './call-gate';
import type { CallGate } from './ipc';
import type { Log } from './log';
import { notify } from './tell-window';
import { startFamilyScreen } from './family/start-family-screen';
import { closeBeforeQuit } from './close-before-quit';
import { createFreshPage } from './fresh-page';
import { lockWhenAlone } from './lock-when-alone';
import { startPapers } from './papers/papers-client';
import { shippedPacks } from './policy/shipped-packs';
import { programName } from './program-name';
import { browserWords } from './sync/oidc/browser-words';
import { openDeviceSecret } from './vault/device-secret';
import { openCopiedVault } from './vault/copied-vault';
import { openVault } from './vault/vault';
import { createMemorySweep } from './sweep-memory';
import { afterProgramCheck } from './update/program-check';
import { startOwnProgram } from './update/own-program';
import { createWholeScreen } from './whole-screen';

/** A window that takes longer to clear up after a lock is renewed without waiting for it. */
const clearLimitMs = 5_000;

/** A last back-up may take this long when the program ends; what is cut off is made next time. */
const quitLimitMs = 5_000;

/** The desk has been drawn, and the rows of the window have caught up with what changed since the last time. */
const verifyAfterMs = 15_000;

/** The desk has been drawn: what waits to be sent is not looked at before somebody can work. */
const readQueueAfterMs = 3_000;

const now = () => new Date().toISOString();

/** What stands before the station does. */
export type Ground = {
  /** The desk's window, as long as there is one. */
  readonly window: () => BrowserWindow | undefined;
  /** Of everything that the program keeps. */
  readonly folder: string;
  readonly log: Log;
  /** What the window's pages may read once. */
  readonly shelf: OneTimeShelf;
};

/** Puts the station together behind the window; what the window asks is answered by the gate. */
export function startStation({ window, folder, log, shelf }: Ground): CallGate {
  const version = app.getVersion();
  const fontsDir = join(__dirname, '../renderer/fonts');
  const papers = startPapers({
    fork: () => utilityProcess.fork(join(__dirname, 'papers.cjs'), [], { stdio: 'ignore' }),
    fontsDir,
    log,
  });
  const monotonicMs = () => performance.now();
  const alone = lockWhenAlone((why) => void lifecycle.lock(why), monotonicMs);
  const sync = createSyncHost({
    log,
    suggestedUrl: process.env['STATION_PLATFORM_URL'],
    now,
    logIn: {
      openBrowser: (address) => shell.openExternal(address),
      words: browserWords(),
      monotonicMs,
    },
    onClockOff: (off) => void recorder.note({ type: 'clockCompared', ...off }),
    onStatus: (status) => notify(window(), 'syncChanged', status),
  });
  const stationFolder = join(folder, 'station');
  const stamps = createStampHost({
    log,
    now,
    monotonicMs,
    onStatus: (status) => notify(window(), 'stampsChanged', status),
  });
  const kdfScript = join(__dirname, 'kdf.cjs');
  const device = openDeviceSecret(join(stationFolder, 'device'), safeStorage, process.platform);
  const vault = openVault(stationFolder, kdfScript, monotonicMs, device);
  const freshPage = createFreshPage(window, clearLimitMs);
  const settling = createSettling(() => notify(window(), 'stationLocking', undefined));
  const recovery = createRecoveryDesk({ vault, papers, now });
  const recorder = createAuditRecorder({
    now,
    monotonicMs,
    log,
    onClock: (behind) => notify(window(), 'clockChanged', behind === undefined ? {} : { behind }),
  });
  const disk = watchDisk({
    folder: stationFolder,
    log,
    onChange: (status) => notify(window(), 'diskChanged', status),
    onAnother: () => void lifecycle.lock('dataGone').then(() => disk.unbind()),
  });
  const devices = deviceSettingsIn(join(folder, 'devices.json'));
  const reader = createCardReader({
    ports: systemPorts(),
    settings: async () => (await devices.read()).reader,
    monotonicMs,
    onPhase: (phase) => notify(window(), 'readerProgress', { phase }),
    log,
  });
  const watched = watchFolder({
    onChange: (status) => notify(window(), 'folderChanged', status),
    log,
  });
  const family = startFamilyScreen({
    root: join(__dirname, '../renderer'),
    devices,
    desk: window,
    current: () => lifecycle.current(),
    onChange: (status) => notify(window(), 'familyChanged', status),
    onTouched: alone.touchedElsewhere,
    log,
  });
  const backups = createBackups({
    stationFolder,
    script: join(__dirname, 'backup.cjs'),
    vaultAt: (copy, tries) => openCopiedVault(copy, kdfScript, tries, device),
    stationTries: vault.tries,
    agree: (by) => lifecycle.agree(by),
    monotonicMs,
    now,
    log,
    disk,
    window,
    isOpen: () => lifecycle.current() !== undefined,
    alone: (work) => lifecycle.alone(work),
    onStatus: (status) => notify(window(), 'backupChanged', status),
    onProgress: (progress) => notify(window(), 'restoreProgress', progress),
  });
  const wholeScreen = createWholeScreen(window);
  const sweepMemory = createMemorySweep(() => lifecycle.current() !== undefined, log);
  const lifecycle: Lifecycle = createLifecycle({
    folder: stationFolder,
    vault,
    drill: openDrillStore(join(folder, 'drill'), log),
    ...shippedPacks(),
    words: pick('zh-CN'),
    selfService: createSelfService(wholeScreen.set),
    ...{ version, software: `${programName} ${version}` },
    viewerTemplate: () => readFile(join(__dirname, '../viewer/viewer.html'), 'utf8'),
    papers,
    now,
    log,
    publish: (batch) => notify(window(), 'ledgerAppended', batch),
    onQueued: () => sync.wake(),
    verifyAfterMs,
    readQueueAfterMs,
    gate: disk,
    spareOf: async (of) => (await findMark(of))?.target,
    isRestoring: () => backups.isRestoring(),
    onOpened: (station) => {
      disk.bind();
      settling.forget();
      recorder.open(station);
      sync.open(station);
      stamps.open(station);
      void devices.read().then((settings) => {
        // Locked again meanwhile: its names are not for the door.
        if (lifecycle.current() !== station) return;
        void watched.open(settings.folder);
        family.resume(settings.familyDisplay);
      });
      // What is practised is not worth a copy, and must not stand where the real one is looked for.
      if (!station.facts().drill) {
        void backups.service.open(station);
        void backups.replaced.resume(station);
      }
      const { check } = station.ledger;
      check.onChange((integrity) => notify(window(), 'integrityChanged', integrity));
    },
    onClosing: async () => {
      shelf.empty();
      scanDesk.stop();
      await Promise.allSettled([
        sync.close(),
        stamps.close(),
        backups.service.close(),
        reader.stop(),
        watched.close(),
      ]);
    },
    onEverybodyOut: async () => {
      // What was under way has said by now what became of it, sheets that were handed out too.
      recovery.forget();
      await recorder.closing();
    },
    onClosed: () => {
      papers.renew();
      sweepMemory();
    },
    onLocking: () => settling.ask(),
    onLocked: () => {
      wholeScreen.set(false);
      family.screen.blank();
      freshPage.expect();
      notify(window(), 'stationLocked', undefined);
    },
  });
  const scanDesk = createScanDesk({
    scanners: createScanners(openKnownScanners(join(folder, 'scanners.json'))),
    now,
    log,
    onPage: (page) => notify(window(), 'pageScanned', page),
    onProgress: (progress) => notify(window(), 'scanProgress', progress),
  });
  const about = { folder, settings: devices, log, monotonicMs };
  const program = startOwnProgram({ ...about, note: recorder.note, window });
  const audit = {
    recorder,
    verifyScript: join(__dirname, 'verify.cjs'),
    onVerifyProgress: (progress: NoticePayload<'verifyProgress'>) =>
      notify(window(), 'verifyProgress', progress),
  };
  const handlers = createHandlers({
    tableScript: join(__dirname, 'table.cjs'),
    classPage: () => readFile(join(__dirname, '../classes/classes.html'), 'utf8'),
    archives: {
      now,
      program: `${app.getName()} ${version}`,
      onProgress: (progress) => notify(window(), 'archiveProgress', progress),
      stamps,
    },
    lifecycle,
    version,
    window,
    shelf,
    now,
    operators: createOperatorDesk(vault),
    papers,
    recovery,
    settling,
    cleared: freshPage.cleared,
    sync,
    courier: {
      now,
      log,
      onProgress: (progress) => notify(window(), 'courierProgress', progress),
    },
    discardRows: async () => {
      log('rowsDiscarded');
      await session.defaultSession.clearStorageData({ storages: ['indexdb'] });
    },
    audit,
    disk,
    reader: { reader, devices },
    family,
    folder: { devices, watched, askForFolder: () => askForFolder(window()), dataFolder: folder },
    backups: backups.handlers,
    replaced: backups.replaced,
    scanDesk,
    selfTest: { fontsDir, vault, monotonicMs, log },
    diagnostics: { machine: machineFacts, stationFolder, logFolder: join(folder, 'logs'), log },
    updates: program.handlers,
    onDestroyed: () => backups.service.clearDestroyed(),
  });
  const onRefused: CallGate['onRefused'] = (refusal) => void recorder.refused(refusal);
  const calls = gateCalls(
    afterProgramCheck(handlers, program.check),
    log,
    () => lifecycle.current()?.operator.role,
    onRefused,
    () => (lifecycle.current() ?? lifecycle.lastWords())?.selfService.now(),
    () => lifecycle.lastWords()?.operator.role,
  );
  setInterval(() => void recorder.tick(), 30_000);

  const desk = window();
  if (desk !== undefined) {
    wholeScreen.watch(desk);
    desk.webContents.on('input-event', alone.touched);
    desk.on('unresponsive', family.screen.blank);
    desk.on('closed', family.screen.close);
    desk.webContents.on('render-process-gone', family.screen.blank);
  }
  void program.check();
  closeBeforeQuit(async () => {
    wholeScreen.set(false);
    await lifecycle.lock('closing');
    await backups.service.settle(quitLimitMs);
    await program.finish();
  }, papers.stop);
  log('started', { version });
  return { calls, onRefused };
}
