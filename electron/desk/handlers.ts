/** What each call of the window does; arguments arrive parsed, nothing answers while the station is locked. */
import type { BrowserWindow } from 'electron';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { Batch, SyncStatus } from '../../shared/ipc/contract';
import type { BackupHandlers } from '../backup/backup-handlers';
import type { DiskGuard } from '../disk/disk-guard';
import type { OneTimeShelf } from '../files/print-paper';
import { printPaper } from '../files/print-paper';
import { askForPlace, savePaper } from '../files/save-paper';
import type { Answer } from './doors';
import { createDoors } from './doors';
import type { Lifecycle } from './lifecycle';
import { takeInPage } from './page-intake';
import type { Station } from './station';

export type HandlerParts = {
  readonly lifecycle: Lifecycle;
  readonly version: string;
  readonly window: () => BrowserWindow | undefined;
  readonly shelf: OneTimeShelf;
  readonly now: () => string;
  readonly sync: {
    readonly status: () => SyncStatus;
    readonly pair: (url: string, code: string) => Promise<Result<SyncStatus, AppError>>;
    readonly sendNow: () => SyncStatus;
  };
  readonly disk: DiskGuard;
  readonly backups: BackupHandlers;
};

/** The handlers of the contract. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { lifecycle, window, shelf, disk } = parts;
  const { unlocked, brief } = createDoors(lifecycle, disk.explain);

  return {
    station: {
      status: async () => {
        const there = disk.after();
        if (!there.ok) return there;
        return ok({ ...(await lifecycle.status()), version: parts.version });
      },
      create: (facts) => lifecycle.create(facts),
      unlock: async ({ passphrase }) => {
        const opened = await lifecycle.unlock(passphrase);
        return opened.ok ? opened : err(await disk.explain(opened.error));
      },
      lock: async () => {
        await lifecycle.lock('asked');
        return ok(undefined);
      },
    },
    desk: {
      execute: (command) => brief(({ desk, actor }) => desk.execute(command, actor)),
      addPage: (input) =>
        brief(async ({ desk, blobs, keys, actor }) => {
          const permitted = disk.before('page');
          if (!permitted.ok) return permitted;
          const taken = await takeInPage(input, { desk, blobs, keys, actor, now: parts.now });
          void disk.look();
          return taken;
        }),
      resumeSending: ({ caseId, entryId }) =>
        brief(({ desk, actor }) => desk.execute({ name: 'resumeSending', caseId, entryId }, actor)),
    },
    ledger: {
      read: ({ after, limit }) => brief((station) => readBatches(station, after, limit)),
    },
    blobs: {
      read: ({ caseId, sha256 }) =>
        brief(async ({ blobs }) => copied(await blobs.get(caseId, sha256))),
    },
    papers: {
      letterPdf: ({ caseId, letterId }) =>
        brief(async ({ paperDesk }) => {
          const found = await paperDesk.letterPdf(caseId, letterId);
          return found.ok ? copied(ok(found.value.bytes)) : found;
        }),
      printLetter: ({ caseId, letterId, copies }) =>
        unlocked(async ({ during, paperDesk, desk, actor }) => {
          const found = await during(() => paperDesk.letterPdf(caseId, letterId));
          if (!found.ok) return found;
          const open = window();
          if (open === undefined) return err({ kind: 'printFailed' });
          const printed = await printPaper(found.value.bytes, copies, open, shelf);
          if (!printed.ok) return printed;
          return during(() =>
            desk.execute({ name: 'recordLetterPrinted', caseId, letterId, copies }, actor),
          );
        }),
      saveLetter: ({ caseId, letterId }) =>
        unlocked(async (station) => {
          const { during, paperDesk, desk, actor, letterTitle } = station;
          const found = await during(() => paperDesk.letterPdf(caseId, letterId));
          if (!found.ok) return found;
          const { bytes, letter, current } = found.value;
          const name = `${letterTitle(letter.kind)}-${current.caseNumber ?? ''}.pdf`;
          const saved = await save(station, name, bytes);
          if (!saved.ok || !saved.value.saved) return saved;
          const recorded = await during(() =>
            desk.execute({ name: 'recordLetterSaved', caseId, letterId }, actor),
          );
          return recorded.ok ? saved : recorded;
        }),
      archivePdf: ({ caseId }) =>
        brief(async ({ paperDesk }) => {
          const found = await paperDesk.archivePdf(caseId);
          return found.ok ? copied(ok(found.value.bytes)) : found;
        }),
      saveArchive: ({ caseId }) =>
        unlocked(async (station) => {
          const found = await station.during(() => station.paperDesk.archivePdf(caseId));
          if (!found.ok) return found;
          const { bytes, current } = found.value;
          return save(station, `电子档案-${current.caseNumber ?? ''}.pdf`, bytes);
        }),
    },
    sync: {
      status: () => Promise.resolve(ok(parts.sync.status())),
      pair: ({ url, code }) => unlocked(() => parts.sync.pair(url, code)),
      sendNow: () => Promise.resolve(ok(parts.sync.sendNow())),
    },
    disk: { status: async () => ok(await disk.look()) },
    ...parts.backups,
  };

  /** A place chosen only after the station was locked is not written to: whoever chose it may be somebody else. */
  async function save(
    station: Station,
    name: string,
    bytes: Uint8Array,
  ): Answer<{ saved: boolean; fileName: string }> {
    const open = window();
    if (open === undefined) return err({ kind: 'saveFailed' });
    const place = await askForPlace(open, name);
    if (place === undefined) return ok({ saved: false, fileName: '' });
    return station.during(() => savePaper(place, bytes));
  }
}

/** Bytes with a memory of their own: a Buffer's pool would travel to the window with them. */
function copied<E>(bytes: Result<Buffer, E>): Result<Uint8Array<ArrayBuffer>, E> {
  return bytes.ok ? ok(new Uint8Array(bytes.value)) : bytes;
}

/** Entries of cases after `after`; entries of the station itself are not for the window. */
async function readBatches(
  { ledger, cases }: Station,
  after: number,
  limit: number,
): Answer<{ batches: Batch[]; head: number; done: boolean }> {
  const batches: Batch[] = [];
  const head = ledger.durableHead();
  let seq = after;
  while (seq < head && batches.length < limit) {
    seq += 1;
    const entry = await cases.entry(seq);
    if (!entry.ok) return entry;
    const { header, body } = entry.value;
    if (header.caseId === undefined) continue;
    const { at, actor, events = [] } = body;
    batches.push({ seq, caseId: header.caseId, at, by: actor.name, events });
  }
  return ok({ batches, head, done: seq >= head });
}
