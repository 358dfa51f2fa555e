/** What each call of the window does; arguments arrive parsed, nothing answers while the station is locked. */
import type { BrowserWindow } from 'electron';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { SyncStatus } from '../../shared/ipc/contract';
import type { BackupHandlers } from '../backup/backup-handlers';
import type { ReplacedDesk } from '../backup/replaced-desk';
import { replacedHandlers } from '../backup/replaced-handlers';
import type { DiskGuard } from '../disk/disk-guard';
import type { OneTimeShelf } from '../files/one-time-shelf';
import { askForJsonFile } from '../files/choose-file';
import type { ArchiveParts } from './archive-handlers';
import { createArchiveHandlers } from './archive-handlers';
import { createBatchHandlers } from '../batch/batch-handlers';
import type { AuditParts } from './audit-handlers';
import { createAuditHandlers } from './audit-handlers';
import { connectorHandlers, type Connecting } from './connector-handlers';
import { createCourierHandlers, type CourierParts } from './courier-handlers';
import { directoryHandlers } from './directory-desk';
import { createLentPictures } from './lent-pictures';
import { createDoors } from './doors';
import { answerAsPlatform, submitSample } from './drill-answers';
import { createFamilyHandlers, type FamilyParts } from './family-desk';
import { createFolderHandlers, type FolderParts } from './folder-handlers';
import type { Lifecycle } from './lifecycle';
import { createNumberHandlers } from './number-handlers';
import type { OperatorDesk } from './operator-desk';
import { createOutputs } from './outputs';
import { copied, createPaperHandlers } from './paper-handlers';
import { createPupilHandlers } from './pupil-handlers';
import { takeInIdentity, takeInCut, takeInPage, takeInSmaller, takeInText } from './page-intake';
import { endTour } from './tour';
import { trainingHandlers } from './training-desk';
import { givingUpHandlers } from './giving-up-handlers';
import { guideHandlers } from './guide-handlers';
import {
  createDiagnosticsHandlers,
  type DiagnosticsParts,
} from '../diagnostics/diagnostics-handlers';
import { createSelfTestHandlers, type SelfTestParts } from '../self-test/self-test-handlers';
import { policyHandlers } from './policy-handlers';
import type { Papers } from '../papers/papers-client';
import { createReaderHandlers, type ReaderParts } from './reader-handlers';
import { createPrinting } from './printing';
import { reckoningHandlers } from './reckoning-desk';
import type { Station } from './station';
import { createClassHandlers } from './class-handlers';
import { stationHandlers } from './station-handlers';
import { createStatisticsHandlers } from './statistics-handlers';
import type { RecoveryDesk } from './recovery-desk';
import type { ScanDesk } from './scan-desk';
import { scannerHandlers, trayOf } from './scan-desk';
import { problemHandlers } from './problem-desk';
import type { SyncHost } from './sync-host';
import { selfServiceHandlers } from './self-service-desk';
import type { Settling } from './settling';
import { recoveryHandlers } from './recovery-handlers';

export type HandlerParts = {
  readonly lifecycle: Lifecycle;
  readonly version: string;
  readonly window: () => BrowserWindow | undefined;
  readonly shelf: OneTimeShelf;
  readonly now: () => string;
  readonly operators: OperatorDesk;
  /** Deletes the files of the window's own database. */
  readonly discardRows: () => Promise<void>;
  readonly recovery: RecoveryDesk;
  readonly papers: Pick<
    Papers,
    'makeClassSlips' | 'makeGuide' | 'makeMandates' | 'makeRegister' | 'makeReprint' | 'warm'
  >;
  /** What the window says before a lock of what it has not saved. */
  readonly settling: Settling;
  /** The window closed its rows and wiped its keys after a lock. */
  readonly cleared: () => void;
  readonly sync: {
    readonly status: () => SyncStatus;
    readonly wake: () => void;
    readonly pair: (url: string, code: string) => Promise<Result<SyncStatus, AppError>>;
  } & Pick<
    SyncHost,
    'sendNow' | 'pause' | 'move' | 'giveUp' | 'setTraffic' | 'setRouting' | 'conflict'
  > &
    Pick<SyncHost, 'reach' | 'reconciliation' | 'problems' | 'carrierOf'> &
    Connecting;
  readonly courier: CourierParts;
  readonly audit: AuditParts;
  readonly archives: Omit<ArchiveParts, 'recorder' | 'window'>;
  /** The bundled thread that reads tables from outside. */
  readonly tableScript: string;
  /** The page that verifies a class draw, as it was built. */
  readonly classPage: () => Promise<string>;
  readonly disk: DiskGuard;
  readonly reader: ReaderParts;
  readonly folder: FolderParts;
  readonly family: FamilyParts;
  readonly selfTest: SelfTestParts;
  readonly diagnostics: DiagnosticsParts;
  readonly backups: BackupHandlers;
  readonly replaced: ReplacedDesk;
  readonly updates: Handlers['updates'];
  readonly scanDesk: ScanDesk;
  /** Cases may have been destroyed. */
  readonly onDestroyed: () => void;
};

/** The handlers of the contract. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { lifecycle, window, shelf, operators, disk } = parts;
  const doors = createDoors(lifecycle, disk.explain);
  const { unlocked, brief, heardOut, seenBriefly } = doors;
  const { recorder } = parts.audit;
  const printing = createPrinting(window, parts.reader.devices);
  const lent = createLentPictures();
  const outputs = createOutputs({ window, shelf, recorder, current: lifecycle.current });

  /** For papers of the station as a whole. */
  const { papers, now } = parts;
  const papering = { outputs, recorder, papers, now, remember: printing.remember };

  /** Bytes of a page, of a case that the operator may work on, while the disk takes pages. */
  const onPage = <T>(
    caseId: string,
    work: (station: Station) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> =>
    brief(async (station) => {
      const mine = station.view.workable(caseId);
      if (!mine.ok) return mine;
      const permitted = disk.before('page');
      // Who handed it over is who sits there now, however long it takes.
      return permitted.ok ? work({ ...station }) : permitted;
    });

  return {
    station: stationHandlers(parts),
    desk: {
      execute: (command) => heardOut(({ desk, actor }) => desk.execute(command, actor)),
      addPage: (input) =>
        onPage(input.caseId, async (station) => {
          const { caseId, pageId } = input;
          const tray = trayOf(station);
          const original =
            input.original === 'inTray'
              ? (lent.take(pageId) ?? (await tray.read(caseId, pageId)))
              : ok(input.original);
          if (!original.ok) return original;
          const page = { ...input, original: original.value };
          const taken = await takeInPage(page, { ...station, now: parts.now });
          // A document has it now; the tray hears of it again where this cannot be written.
          if (taken.ok) await tray.drop(caseId, [pageId]);
          void disk.look();
          return taken;
        }),
      adjustPage: (input) => onPage(input.caseId, (station) => takeInCut(input, station)),
      recordText: (input) => onPage(input.caseId, (station) => takeInText(input, station)),
      reencodePage: (input) => onPage(input.caseId, (station) => takeInSmaller(input, station)),
      textTaken: ({ caseId, pages, fields }) =>
        brief(async ({ cases, view }) => {
          const mine = view.workable(caseId);
          if (!mine.ok) return mine;
          const current = await cases.load(caseId);
          if (!current.ok) return current;
          const read = (current.value?.documents ?? []).flatMap((each) => each.pages);
          const known = pages.every((id) => read.some((page) => page.id === id && page.text));
          if (!known) return err({ kind: 'invalidRequest' });
          return recorder.note({ type: 'pageTextTaken', caseId, pages, fields });
        }),
      checkIdentity: (input) =>
        brief(async ({ desk, blobs, keys, actor, view }) => {
          const mine = view.workable(input.caseId);
          if (!mine.ok) return mine;
          return takeInIdentity(input, { desk, blobs, keys, actor });
        }),
      resumeSending: ({ caseId, entryId }) =>
        brief(({ desk, actor }) => desk.execute({ name: 'resumeSending', caseId, entryId }, actor)),
      kin: ({ caseId }) => seenBriefly(caseId, ({ kinDesk, actor }) => kinDesk.kin(caseId, actor)),
    },
    help: { tourEnded: ({ taken }) => brief((station) => endTour(station, taken)) },
    operators: {
      list: () => brief((station) => operators.list(station)),
      add: (person) => brief((station) => operators.add(station, person)),
      change: (person) => brief((station) => operators.change(station, person)),
      disable: ({ operatorId }) => brief((station) => operators.disable(station, operatorId)),
      resetPassphrase: ({ operatorId }) =>
        brief((station) => operators.resetPassphrase(station, operatorId)),
      protection: () => brief((station) => operators.protection(station)),
      changeOwnPassphrase: ({ present, next }) =>
        brief((station) => operators.changeOwn(station, present, next)),
      colleagues: () => brief(async ({ colleagues }) => ok([...colleagues()])),
    },
    training: trainingHandlers(doors, now),
    ledger: {
      read: (request) => brief(({ view }) => view.read(request)),
      integrity: () => brief(async ({ ledger }) => ok(ledger.check.integrity())),
      meet: (known) => brief((station) => station.meetWorkingSet(known)),
    },
    workingSet: {
      discard: () =>
        unlocked(() =>
          parts.discardRows().then(
            () => ok(undefined),
            () => err({ kind: 'storageFailed' }),
          ),
        ),
    },
    blobs: {
      read: ({ caseId, sha256 }) =>
        seenBriefly(caseId, async ({ blobs }) => copied(await blobs.get(caseId, sha256))),
      offer: ({ caseId, sha256, bytes }) =>
        seenBriefly(caseId, (station) => station.offerFile(caseId, sha256, bytes)),
    },
    papers: createPaperHandlers(doors, outputs, recorder, parts.papers, printing),
    drill: {
      answer: async (input) => {
        const answered = await brief((station) => answerAsPlatform(station, input, parts.now));
        // No engine of a drill would tell the window that one case less is waiting.
        parts.sync.wake();
        return answered;
      },
      submitSample: ({ caseId }) => brief((station) => submitSample(station, caseId)),
      reset: () => lifecycle.eraseDrill(),
    },
    recovery: recoveryHandlers(parts.recovery, doors, outputs),
    sync: {
      status: () => Promise.resolve(ok(parts.sync.status())),
      pair: ({ url, code }) => unlocked(() => parts.sync.pair(url, code)),
      sendNow: ({ platform }) => Promise.resolve(parts.sync.sendNow(platform)),
      pause: ({ platform, paused }) => unlocked(() => parts.sync.pause(platform, paused)),
      move: ({ platform, url }) => unlocked(() => parts.sync.move(url, platform)),
      ...givingUpHandlers(doors, parts.sync),
      setTraffic: ({ platform, rules }) => unlocked(() => parts.sync.setTraffic(rules, platform)),
      setRouting: (routing) => unlocked(() => parts.sync.setRouting(routing)),
      conflict: ({ caseId }) =>
        doors.seen(caseId, (station) => parts.sync.conflict(station, caseId)),
      ...directoryHandlers(doors),
      ...problemHandlers(doors, parts.sync.problems),
      ...reckoningHandlers(doors, { ...papering, ask: parts.sync.reconciliation }),
      ...createCourierHandlers(doors, {
        ...parts.courier,
        recorder,
        window,
        carrierOf: parts.sync.carrierOf,
        onRead: parts.sync.wake,
      }),
    },
    connectors: connectorHandlers(doors, parts.sync, () => askForJsonFile(window())),
    audit: createAuditHandlers(doors, outputs, {
      ...parts.audit,
      onViewed: (caseId) => {
        const station = lifecycle.current();
        station?.reviewTimes.seen(station.operator.id, caseId);
        // Whoever opens a case prints for its family soon, who should not wait for fonts.
        if (caseId !== undefined) papers.warm();
      },
    }),
    archives: createArchiveHandlers(doors, { ...parts.archives, recorder, window }),
    numbers: createNumberHandlers(doors, papering),
    disk: { status: async () => ok(await disk.look()) },
    policy: {
      ...policyHandlers(doors, {
        askForFile: () => askForJsonFile(window()),
        lock: () => lifecycle.lock('asked'),
      }),
      ...guideHandlers(doors, papering),
    },
    retention: {
      due: ({ after }) => brief(({ retention }) => retention.due(after)),
      proposals: () => brief(({ retention }) => retention.proposals()),
      propose: ({ caseIds, reason }) =>
        brief(({ retention, actor }) => retention.propose(caseIds, reason, actor)),
      decide: ({ id, approved, note }) =>
        brief(async ({ retention, actor }) => {
          const decided = await retention.decide(id, approved, note, actor);
          parts.onDestroyed();
          return decided;
        }),
    },
    replaced: replacedHandlers(doors, parts.replaced),
    scanners: scannerHandlers(doors, parts.scanDesk, disk),
    pupils: createPupilHandlers(doors, window, { recorder, tableScript: parts.tableScript }),
    batch: createBatchHandlers(doors, { ...parts, recorder, papering, lent }),
    statistics: createStatisticsHandlers(doors, papering),
    classes: createClassHandlers(doors, papering, parts.classPage),
    reader: createReaderHandlers(doors, parts.reader, recorder),
    folder: createFolderHandlers(doors, parts.folder),
    family: createFamilyHandlers(doors, parts.family),
    selfTest: createSelfTestHandlers(doors, parts.selfTest, {
      ...papering,
      printing,
      scanners: parts.scanDesk.scanners,
      sync: parts.sync,
      clock: recorder.clock,
      version: parts.version,
    }),
    diagnostics: createDiagnosticsHandlers(
      {
        ...parts.diagnostics,
        lifecycle,
        disk,
        devices: parts.reader.devices,
        sync: parts.sync,
        clock: recorder.clock,
        now,
      },
      outputs,
      window,
    ),
    selfService: selfServiceHandlers(doors, operators, parts.family),
    updates: parts.updates,
    ...parts.backups,
  };
}
