/** What each call of the window does; arguments arrive parsed, nothing answers while the station is locked. */
import type { BrowserWindow } from 'electron';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { SyncStatus } from '../../shared/ipc/contract';
import type { OneTimeShelf } from '../files/print-paper';
import { printPaper } from '../files/print-paper';
import { askForPlace, savePaper } from '../files/save-paper';
import type { Lifecycle } from './lifecycle';
import { readBatches } from './batches';
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
};

type Answer<T> = Promise<Result<T, AppError>>;

/** The handlers of the contract. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { lifecycle, window, shelf } = parts;

  async function unlocked<T>(work: (station: Station) => Answer<T>): Answer<T> {
    const station = lifecycle.current();
    if (station === undefined) return err({ kind: 'stationLocked' });
    const result = await work(station);
    if (!result.ok && station.ledger.failed()) await lifecycle.reopenAfterFailure();
    return result;
  }

  /** Work on disk and keys alone; a lock waits for it, so nothing in it may wait for people, printers or the line. */
  const brief = <T>(work: (station: Station) => Answer<T>) =>
    unlocked((station) => station.during(() => work(station)));

  return {
    station: {
      status: async () => ok({ ...(await lifecycle.status()), version: parts.version }),
      create: (facts) => lifecycle.create(facts),
      unlock: ({ passphrase }) => lifecycle.unlock(passphrase),
      lock: async () => {
        await lifecycle.lock('asked');
        return ok(undefined);
      },
    },
    desk: {
      execute: (command) => brief(({ desk, actor }) => desk.execute(command, actor)),
      addPage: (input) =>
        brief(({ desk, blobs, keys, actor }) =>
          takeInPage(input, { desk, blobs, keys, actor, now: parts.now }),
        ),
      resumeSending: ({ caseId, entryId }) =>
        brief(({ desk, actor }) => desk.execute({ name: 'resumeSending', caseId, entryId }, actor)),
    },
    ledger: {
      read: ({ after, limit }) => brief((station) => readBatches(station, after, limit)),
      integrity: () => brief(async ({ ledger }) => ok(ledger.check.integrity())),
      meet: (known) => brief((station) => station.meetWorkingSet(known)),
    },
    blobs: {
      read: ({ caseId, sha256 }) =>
        brief(async ({ blobs }) => copied(await blobs.get(caseId, sha256))),
      offer: ({ caseId, sha256, bytes }) =>
        brief((station) => station.offerFile(caseId, sha256, bytes)),
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
