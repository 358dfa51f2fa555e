/** What each call of the window does; arguments arrive parsed, nothing answers while the station is locked. */
import type { BrowserWindow } from 'electron';
import type { AppError } from '../../shared/domain/app-error';
import type { Letter } from '../../shared/domain/letter';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import type { Batch, SyncStatus } from '../../shared/ipc/contract';
import type { OneTimeShelf } from '../files/print-paper';
import { printPaper } from '../files/print-paper';
import { askForPlace, savePaper } from '../files/save-paper';
import type { AuditParts } from './audit-handlers';
import { createAuditHandlers } from './audit-handlers';
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
  readonly audit: AuditParts;
};

/** The handlers of the contract. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { lifecycle, window, shelf } = parts;
  const doors = createDoors(lifecycle);
  const { unlocked, brief } = doors;
  const { recorder } = parts.audit;

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
    },
    blobs: {
      read: ({ caseId, sha256 }) =>
        brief(async ({ blobs }) => copied(await blobs.get(caseId, sha256))),
    },
    papers: {
      letterPdf: ({ caseId, letterId }) =>
        brief(async ({ paperDesk }) => {
          const found = await paperDesk.letterPdf(caseId, letterId);
          if (!found.ok) return found;
          // A full disk must not keep what is there from being read; that it could not be noted is in the log.
          await recorder.viewed({ what: 'letter', caseId, id: letterId });
          return copied(ok(found.value.bytes));
        }),
      printLetter: ({ caseId, letterId, copies }) =>
        unlocked(async ({ during, paperDesk, desk, actor }) => {
          const found = await during(() => paperDesk.letterPdf(caseId, letterId));
          if (!found.ok) return found;
          const open = window();
          if (open === undefined) return err({ kind: 'printFailed' });
          const noted = await noteOverride(caseId, found.value.letter);
          if (!noted.ok) return noted;
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
          if (!found.ok) return found;
          await recorder.viewed({ what: 'archive', caseId });
          return copied(ok(found.value.bytes));
        }),
      saveArchive: ({ caseId }) =>
        unlocked(async (station) => {
          const found = await station.during(() => station.paperDesk.archivePdf(caseId));
          if (!found.ok) return found;
          const { bytes, current } = found.value;
          const saved = await save(station, `电子档案-${current.caseNumber ?? ''}.pdf`, bytes);
          if (!saved.ok || !saved.value.saved) return saved;
          const noted = await recorder.note({ type: 'archiveSaved', caseId });
          return noted.ok ? saved : noted;
        }),
    },
    sync: {
      status: () => Promise.resolve(ok(parts.sync.status())),
      pair: ({ url, code }) => unlocked(() => parts.sync.pair(url, code)),
      sendNow: () => Promise.resolve(ok(parts.sync.sendNow())),
    },
    audit: createAuditHandlers(doors, window, parts.audit),
  };

  /** The window asked before printing a letter in which characters are missing; that it was printed all the same is kept. */
  async function noteOverride(
    caseId: string,
    { id, file }: Letter,
  ): Promise<Result<undefined, AppError>> {
    if (file === undefined || file.missingGlyphs.length === 0) return ok(undefined);
    return recorder.note({ type: 'overridden', caseId, what: 'missingGlyphs', id });
  }

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
