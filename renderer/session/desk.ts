/** An open desk: everything that lives from unlock to lock, opened and closed as one. */
import * as z from 'zod';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { StationBridge } from '../../shared/ipc/bridge';
import type { Session } from '../../shared/ipc/contract';
import type { LoadedPack } from '../../shared/policy/checklist';
import { loadPack } from '../../shared/policy/checklist';
import type { PackShelf } from '../../shared/policy/pack-shelf';
import { createPackShelf } from '../../shared/policy/pack-shelf';
import { deleteForsaken, deleteGenerations } from '../db/generations';
import { askForLastingStorage } from '../db/lasting-storage';
import { openOrBeginAnew } from '../db/open-or-begin-anew';
import type { WorkingSet } from '../db/working-set';
import { startCaseSearch, type CaseSearch } from '../workers/search-feed';
import { leaveField } from './leave-field';
import { allKept, answerLocks } from './settle';
import { deskCommands, type Commands } from './commands';
import { draftRegistry, type DraftRegistry } from './draft-registry';
import { noteDrafts, type NoteDrafts } from './note-drafts';
import { pictureQueues, type PictureQueues } from './picture-queues';

// The page's policy forbids eval; without this the library would try it once and be reported.
z.config({ jitless: true });

/** What screens reach through `useSession()`. */
export type Desk = {
  readonly bridge: StationBridge;
  readonly session: Omit<Session, 'workingSet'>;
  /** The pack in force; a case is judged by the one it was opened under. */
  readonly pack: LoadedPack;
  /** The packs held: those in force, and those that cases were opened under. */
  readonly packs: PackShelf;
  readonly commands: Commands;
  readonly workingSet: WorkingSet;
  readonly drafts: DraftRegistry;
  /** What was typed into dialogs and is not recorded yet. */
  readonly notes: NoteDrafts;
  /** Pictures that were taken and are not on the disk yet. */
  readonly pictures: PictureQueues;
  /** False when the engine may clear the rows of this computer; the record is not touched by that. */
  readonly lastingStorage: boolean;
  /** Finds cases; its worker ends with the working set. */
  readonly search: CaseSearch;
  /**
   * Saves what there is, then locks the station; the screen changes on the `stationLocked` notice. When something could
   * not be saved and `evenUnsaved` does not insist, nothing is locked and the answer is what that was.
   */
  readonly lock: (evenUnsaved?: boolean) => Promise<Unsaved | undefined>;
  /** Throws the drill away, its rows on this computer as well, and locks; refused in a real station. */
  readonly eraseDrill: () => Promise<Result<undefined, AppError>>;
  /** Forgets keys, rows and texts of this session, once what a lock caught is told; call it when the station is locked. */
  readonly close: () => Promise<void>;
};

/** What a lock would lose. */
export type Unsaved = { readonly typed: boolean; readonly pictures: number };

/** Whoever locks by hand sees the pictures that are still on their way, and would rather wait than take them again. */
const pictureWaitMs = 1_500;

/** The desk is drawn first: before that an index is of no use, and takes a second processor. */
const searchAfterMs = 3_000;

/** A disk that does not answer keeps nobody from locking. */
const handOverMs = 100;

/** Opens the desk of a session; the session's key bytes are wiped. The rows may still be catching up. */
export async function openDesk(
  bridge: StationBridge,
  { workingSet: { name, key, others }, ...session }: Session,
): Promise<Result<Desk, AppError>> {
  const packs = openPacks(session);
  if (packs === undefined) {
    key.fill(0);
    return err({ kind: 'policyPackUnreadable' });
  }
  const asked = askForLastingStorage();
  const opened = await openOrBeginAnew({ name, others, keyBytes: key, bridge });
  if (!opened.ok) return opened;
  const workingSet = opened.value;
  // Rows of a family that worked on its own, left behind by a crash: nobody has their key.
  void deleteForsaken(indexedDB, passing(session) ? [name] : ['self-set-none']).catch(
    () => undefined,
  );
  let erased = passing(session);
  const commands = deskCommands(bridge, workingSet);
  // Not `commands.editForm`: 已保存 means acknowledged, not drawn.
  const drafts = draftRegistry((caseId, changes, sources) =>
    bridge.desk.execute({ name: 'editForm', caseId, changes, sources }),
  );
  const pictures = pictureQueues();
  const notes = noteDrafts(workingSet.store);
  const locks = answerLocks({ bridge, drafts, notes, pictures, leaveField });
  workingSet.onCasesRemoved((caseIds) => {
    for (const caseId of caseIds) drafts.forget(caseId);
    notes.forget(caseIds);
  });
  return ok({
    bridge,
    session,
    pack: judgingEach(packs),
    packs,
    commands,
    workingSet,
    drafts,
    notes,
    pictures,
    lastingStorage: await asked,
    search: startCaseSearch(workingSet, undefined, searchAfterMs),
    lock: async (evenUnsaved = false) => {
      leaveField();
      const texts = allKept({ drafts, notes });
      const open = evenUnsaved ? 0 : await pictures.drained(pictureWaitMs);
      const allSaved = await texts;
      if (!evenUnsaved && (!allSaved || open > 0)) return { typed: !allSaved, pictures: open };
      await pictures.halt(handOverMs);
      await bridge.station.lock({ allSaved, pictures: pictures.caught() });
      return undefined;
    },
    eraseDrill: () => {
      // Before the call: the station locks in the middle of it, and closing follows at once.
      erased ||= session.drill;
      return bridge.drill.reset(undefined);
    },
    close: async () => {
      // Texts that are on their way when the screen goes dark are heard out, not forgotten.
      await locks.end();
      drafts.clear();
      notes.clear();
      pictures.clear();
      await workingSet.close();
      if (erased) await deleteGenerations(indexedDB, name);
    },
  });
}

/** Whether its rows go with it. */
const passing = ({ selfService }: Pick<Session, 'selfService'>) => selfService !== undefined;

/** Nothing when one of the packs cannot be read. */
function openPacks({ packs }: Pick<Session, 'packs'>): PackShelf | undefined {
  const loaded = packs.flatMap((json) => {
    const pack = loadPack(json);
    return pack.ok ? [pack.value] : [];
  });
  const [first, ...others] = loaded;
  if (first === undefined || loaded.length < packs.length) return undefined;
  return createPackShelf([first, ...others]);
}

/** The pack in force, which hands each case to the version it was opened under. */
function judgingEach(shelf: PackShelf): LoadedPack {
  return {
    ...shelf.inForce('primary'),
    checklistFor: (current) => shelf.packOf(current).checklistFor(current),
    pointsFor: (current) => shelf.packOf(current).pointsFor(current),
    homeSchools: (current) => shelf.packOf(current).homeSchools(current),
  };
}
