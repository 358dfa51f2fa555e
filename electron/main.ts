/** The start-up story of the station's main process, and the only place where its parts meet. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { BrowserWindow } from 'electron';
import { app, Menu, protocol, safeStorage, session, shell, utilityProcess } from 'electron';
import { pick } from '../shared/i18n/messages';
import type { NoticePayload } from '../shared/ipc/bridge';
import { appScheme, installAppProtocol } from './app-protocol';
import { applicationMenu } from './application-menu';
import { findMark } from './backup/backup-mark';
import { createBackups } from './backup/backups';
import { shutDoors } from './closed-switches';
import { createAuditRecorder } from './desk/audit-recorder';
import { openDrillStore } from './desk/drill-store';
import { createHandlers } from './desk/handlers';
import { createLifecycle, type Lifecycle } from './desk/lifecycle';
import { createOperatorDesk } from './desk/operator-desk';
import { createRecoveryDesk } from './desk/recovery-desk';
import { createScanDesk } from './desk/scan-desk';
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
import { createOneTimeShelf } from './files/print-paper';
import { notify, serveCalls } from './ipc';
import { startFamilyScreen } from './family/start-family-screen';
import { leaveNoMemoryInCores } from './core-dumps';
import { watchCrashes } from './crash-watch';
import { closeBeforeQuit } from './close-before-quit';
import { createFreshPage } from './fresh-page';
import { lockWhenAlone } from './lock-when-alone';
import { createLog, kindOf } from './log';
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
import { guardContents, guardSession, openWindow } from './window';

/** A window that takes longer to clear up after a lock is renewed without waiting for it. */
const clearLimitMs = 5_000;

/** A last back-up may take this long when the program ends; what is cut off is made next time. */
const quitLimitMs = 5_000;

leaveNoMemoryInCores();
const dataFolder = process.env['STATION_DATA'];
if (dataFolder !== undefined) app.setPath('userData', dataFolder);
const folder = app.getPath('userData');
const log = createLog(join(folder, 'logs'));
process.on('uncaughtException', (error) => log('broke', { kind: kindOf(error) }));
process.on('unhandledRejection', (error) => log('broke', { kind: kindOf(error) }));

shutDoors(log);
protocol.registerSchemesAsPrivileged([appScheme]);

let window: BrowserWindow | undefined;
const now = () => new Date().toISOString();

function start(): void {
  // Electron's own menu offers reloading and the developer tools, which ask the bridge past every screen.
  Menu.setApplicationMenu(applicationMenu());
  const shelf = createOneTimeShelf();
  installAppProtocol(protocol, join(__dirname, '../renderer'), shelf);
  guardSession(session.defaultSession, log);

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
    onStatus: (status) => notify(window, 'syncChanged', status),
  });
  const stationFolder = join(folder, 'station');
  const stamps = createStampHost({
    log,
    now,
    monotonicMs,
    onStatus: (status) => notify(window, 'stampsChanged', status),
  });
  const kdfScript = join(__dirname, 'kdf.cjs');
  const device = openDeviceSecret(join(stationFolder, 'device'), safeStorage, process.platform);
  const vault = openVault(stationFolder, kdfScript, monotonicMs, device);
  const freshPage = createFreshPage(() => window, clearLimitMs);
  const settling = createSettling(() => notify(window, 'stationLocking', undefined));
  const recovery = createRecoveryDesk({ vault, papers, now });
  const recorder = createAuditRecorder({
    now,
    monotonicMs,
    log,
    onClock: (behind) => notify(window, 'clockChanged', behind === undefined ? {} : { behind }),
  });
  const disk = watchDisk({
    folder: stationFolder,
    log,
    onChange: (status) => notify(window, 'diskChanged', status),
    onAnother: () => void lifecycle.lock('dataGone').then(() => disk.unbind()),
  });
  const devices = deviceSettingsIn(join(folder, 'devices.json'));
  const reader = createCardReader({
    ports: systemPorts(),
    settings: async () => (await devices.read()).reader,
    monotonicMs,
    onPhase: (phase) => notify(window, 'readerProgress', { phase }),
    log,
  });
  const watched = watchFolder({
    onChange: (status) => notify(window, 'folderChanged', status),
    log,
  });
  const family = startFamilyScreen({
    root: join(__dirname, '../renderer'),
    devices,
    desk: () => window,
    current: () => lifecycle.current(),
    onChange: (status) => notify(window, 'familyChanged', status),
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
    window: () => window,
    isOpen: () => lifecycle.current() !== undefined,
    alone: (work) => lifecycle.alone(work),
    onStatus: (status) => notify(window, 'backupChanged', status),
    onProgress: (progress) => notify(window, 'restoreProgress', progress),
  });
  const sweepMemory = createMemorySweep(() => lifecycle.current() !== undefined, log);
  const lifecycle: Lifecycle = createLifecycle({
    folder: stationFolder,
    vault,
    drill: openDrillStore(join(folder, 'drill'), log),
    ...shippedPacks(),
    words: pick('zh-CN'),
    software: `${programName} ${app.getVersion()}`,
    viewerTemplate: () => readFile(join(__dirname, '../viewer/viewer.html'), 'utf8'),
    papers,
    now,
    log,
    publish: (batch) => notify(window, 'ledgerAppended', batch),
    onQueued: () => sync.wake(),
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
        void watched.open(settings.folder);
        family.resume(settings.familyDisplay);
      });
      // What is practised is not worth a copy, and must not stand where the real one is looked for.
      if (!station.facts().drill) void backups.service.open(station);
      const { check } = station.ledger;
      check.onChange((integrity) => notify(window, 'integrityChanged', integrity));
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
      family.screen.blank();
      freshPage.expect();
      notify(window, 'stationLocked', undefined);
    },
  });
  const scanDesk = createScanDesk({
    scanners: createScanners(openKnownScanners(join(folder, 'scanners.json'))),
    now,
    log,
    onPage: (page) => notify(window, 'pageScanned', page),
    onProgress: (progress) => notify(window, 'scanProgress', progress),
  });
  const about = { folder, settings: devices, log, monotonicMs };
  const program = startOwnProgram({ ...about, window: () => window });
  const version = app.getVersion();
  const audit = {
    recorder,
    verifyScript: join(__dirname, 'verify.cjs'),
    onVerifyProgress: (progress: NoticePayload<'verifyProgress'>) =>
      notify(window, 'verifyProgress', progress),
  };
  const handlers = createHandlers({
    tableScript: join(__dirname, 'table.cjs'),
    classPage: () => readFile(join(__dirname, '../classes/classes.html'), 'utf8'),
    archives: {
      now,
      program: `${app.getName()} ${version}`,
      onProgress: (progress) => notify(window, 'archiveProgress', progress),
      stamps,
    },
    lifecycle,
    version,
    window: () => window,
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
      onProgress: (progress) => notify(window, 'courierProgress', progress),
    },
    discardRows: async () => {
      log('rowsDiscarded');
      await session.defaultSession.clearStorageData({ storages: ['indexdb'] });
    },
    audit,
    disk,
    reader: { reader, devices },
    family,
    folder: { devices, watched, askForFolder: () => askForFolder(window), dataFolder: folder },
    backups: backups.handlers,
    scanDesk,
    selfTest: { fontsDir, vault, monotonicMs, log },
    diagnostics: { machine: machineFacts, stationFolder, logFolder: join(folder, 'logs'), log },
    updates: program.handlers,
    onDestroyed: () => backups.service.clearDestroyed(),
  });
  serveCalls(
    afterProgramCheck(handlers, program.check),
    () => window,
    log,
    () => lifecycle.current(),
    (refusal) => recorder.refused(refusal),
  );
  setInterval(() => void recorder.tick(), 30_000);

  window = openWindow();
  window.webContents.on('input-event', alone.touched);
  window.on('unresponsive', family.screen.blank);
  window.on('closed', () => {
    window = undefined;
    family.screen.close();
  });
  // Beside the first picture, not before it: nobody types a passphrase in that time.
  window.once('ready-to-show', () => void program.check());
  watchCrashes(window, log, family.screen.blank);
  closeBeforeQuit(async () => {
    await lifecycle.lock('closing');
    await backups.service.settle(quitLimitMs);
    await program.finish();
  }, papers.stop);
  log('started', { version });
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(start);
} else {
  app.quit();
}
