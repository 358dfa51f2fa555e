/** What the random calls are held against, and the parts of main around them. */
import { join } from 'node:path';
import { createAuditRecorder } from '../../electron/desk/audit-recorder';
import type { HandlerParts } from '../../electron/desk/handlers';
import { createOperatorDesk } from '../../electron/desk/operator-desk';
import { createRecoveryDesk } from '../../electron/desk/recovery-desk';
import { createStampHost } from '../../electron/desk/stamp-host';
import { createScanDesk } from '../../electron/desk/scan-desk';
import { createSettling } from '../../electron/desk/settling';
import { deviceSettingsIn } from '../../electron/devices/device-settings';
import { watchFolder } from '../../electron/devices/folder/watched-folder';
import { createCardReader } from '../../electron/devices/reader/card-reader';
import { openKnownScanners } from '../../electron/devices/known-scanners';
import { createScanners } from '../../electron/devices/scanners';
import { openVault } from '../../electron/vault/vault';
import type { AppError } from '../../shared/domain/app-error';
import { err, ok } from '../../shared/domain/result';
import { noPapers } from './station-on-disk';

const quickKdf = join(import.meta.dirname, 'quick-kdf.cjs');

const counter = ['clerk', 'agent', 'admin'];
const desk = [...counter, 'reviewer'];
const all = [...desk, 'auditor'];
/** Who may make which call at all, read from domain.md and not from the program. */
export const callers: { readonly [call: string]: readonly string[] | 'anyone' } = {
  'station.status': 'anyone',
  'station.create': 'anyone',
  'station.unlock': 'anyone',
  'station.recover': 'anyone',
  'station.lock': 'anyone',
  'station.settled': 'anyone',
  'station.cleared': 'anyone',
  'desk.execute': desk,
  'desk.addPage': counter,
  'desk.adjustPage': counter,
  'desk.recordText': counter,
  'desk.reencodePage': counter,
  'desk.textTaken': counter,
  'desk.checkIdentity': counter,
  'desk.resumeSending': counter,
  'desk.kin': all,
  'operators.colleagues': counter,
  'operators.list': ['admin'],
  'operators.add': ['admin'],
  'operators.change': ['admin'],
  'operators.disable': ['admin'],
  'operators.resetPassphrase': ['admin'],
  'operators.protection': all,
  'operators.changeOwnPassphrase': all,
  'recovery.state': all,
  'recovery.make': ['admin'],
  'recovery.print': ['admin'],
  'recovery.save': ['admin'],
  'recovery.confirm': ['admin'],
  'ledger.read': all,
  'ledger.integrity': all,
  'ledger.meet': all,
  'workingSet.discard': all,
  'blobs.read': all,
  'blobs.offer': all,
  'papers.printers': all,
  'papers.letterPdf': all,
  'papers.printLetter': desk,
  'papers.saveLetter': desk,
  'papers.clipCharacter': desk,
  'papers.recordServed': desk,
  'papers.archivePdf': all,
  'papers.saveArchive': all,
  'sync.status': all,
  'sync.pair': ['admin'],
  'sync.sendNow': desk,
  'sync.pause': desk,
  'sync.setTraffic': ['admin'],
  'sync.setRouting': ['admin'],
  'sync.conflict': counter,
  'sync.reckon': ['auditor', 'admin'],
  'sync.printReckoning': ['auditor', 'admin'],
  'sync.courier': all,
  'sync.writeCourier': desk,
  'sync.readCourier': desk,
  'sync.stopCourier': all,
  'connectors.list': all,
  'connectors.choose': ['admin'],
  'connectors.add': ['admin'],
  'connectors.logIn': ['admin'],
  'connectors.finishLogIn': ['admin'],
  'connectors.stopLogIn': ['admin'],
  'connectors.pair': ['admin'],
  'drill.answer': counter,
  'drill.reset': ['admin'],
  'numbers.stock': all,
  'numbers.places': all,
  'numbers.find': all,
  'numbers.checkCode': all,
  'numbers.register': ['auditor', 'admin'],
  'numbers.saveRegister': ['auditor', 'admin'],
  'numbers.registerPdf': ['auditor', 'admin'],
  'numbers.printRegister': ['auditor', 'admin'],
  'audit.viewed': 'anyone',
  'audit.clock': all,
  'audit.read': ['auditor', 'admin'],
  'audit.verify': ['auditor', 'admin'],
  'audit.stopVerifying': ['auditor', 'admin'],
  'audit.digests': ['auditor', 'admin'],
  'audit.makeDigest': ['auditor', 'admin'],
  'audit.saveDigest': ['auditor', 'admin'],
  'disk.status': all,
  'backup.status': all,
  'backup.chooseFolder': ['admin'],
  'backup.backUpNow': desk,
  'backup.rehearse': ['admin'],
  'backup.stopRehearsal': ['admin'],
  'policy.choose': ['admin'],
  'policy.faults': ['admin'],
  'policy.install': ['admin'],
  'retention.due': ['admin'],
  'retention.proposals': ['admin', 'reviewer', 'auditor'],
  'retention.propose': ['admin'],
  'retention.decide': ['admin', 'reviewer'],
  'archives.list': ['auditor', 'admin'],
  'archives.lines': ['auditor', 'admin'],
  'archives.open': ['auditor', 'admin'],
  'archives.file': ['auditor', 'admin'],
  'archives.verify': ['auditor', 'admin'],
  'archives.outside': ['auditor', 'admin'],
  'archives.outsideFile': ['auditor', 'admin'],
  'archives.stop': ['auditor', 'admin'],
  'archives.recipient': ['auditor', 'admin'],
  'archives.export': ['auditor', 'admin'],
  'archives.stamps': ['auditor', 'admin'],
  'archives.stampNow': ['auditor', 'admin'],
  'pupils.checkExport': ['auditor', 'admin'],
  'pupils.export': ['auditor', 'admin'],
  'pupils.readList': all,
  'batch.list': ['agent', 'admin'],
  'batch.chooseTable': ['agent', 'admin'],
  'batch.choosePictures': ['agent', 'admin'],
  'batch.check': ['agent', 'admin'],
  'batch.start': ['agent', 'admin'],
  'batch.begin': ['agent', 'admin'],
  'batch.picture': ['agent', 'admin'],
  'batch.done': ['agent', 'admin'],
  'batch.result': ['agent', 'admin'],
  'batch.saveResult': ['agent', 'admin'],
  'batch.end': ['agent', 'admin'],
  'reader.settings': all,
  'reader.choose': ['admin'],
  'reader.ports': ['admin'],
  'reader.test': counter,
  'reader.read': counter,
  'reader.stop': counter,
  'reader.taken': counter,
  'scanners.list': counter,
  'scanners.add': counter,
  'scanners.forget': counter,
  'scanners.facts': counter,
  'scanners.scan': counter,
  'scanners.stop': counter,
  'scanners.keep': counter,
  'scanners.kept': counter,
  'scanners.waiting': counter,
  'scanners.page': counter,
  'scanners.discard': counter,
  'folder.status': counter,
  'folder.choose': ['admin'],
  'folder.change': ['admin'],
  'folder.read': counter,
  'folder.done': counter,
  'folder.taken': counter,
  'folder.refuse': counter,
  'restore.choose': 'anyone',
  'restore.start': 'anyone',
  'restore.cancel': 'anyone',
};
/** Parts of main that have tests of their own: real where they need no window, else refusing. */
export function restOfMain(folder: string) {
  const now = () => new Date().toISOString();
  const log = () => undefined;
  const vault = openVault(join(folder, 'no-vault'), quickKdf, () => 0);
  const room = {
    level: 'enough' as const,
    folder: 'fine' as const,
    freeBytes: 1e12,
    totalBytes: 2e12,
  };
  const recorder = createAuditRecorder({ now, monotonicMs: () => 0, log, onClock: log });
  const no = async () => err({ kind: 'internal' as const });
  return {
    operators: createOperatorDesk(vault),
    papers: noPapers,
    recovery: createRecoveryDesk({ vault, papers: noPapers, now }),
    settling: createSettling(() => undefined),
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
    backups: {
      backup: { status: no, chooseFolder: no, backUpNow: no, rehearse: no, stopRehearsal: no },
      restore: { choose: no, start: no, cancel: no },
    },
  };
}
