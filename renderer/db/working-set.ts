/** The working set of an open desk: opens it, keeps it following the ledger, builds it anew when it cannot. */
import type { AppError, RowsError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { StationBridge } from '../../shared/ipc/bridge';
import {
  deleteDatabase,
  deleteForsaken,
  findGenerations,
  generationName,
  watchDataLoss,
} from './generations';
import { handBackFiles, standsOnRecord } from './record-wholeness';
import { imageShelf, type ImageShelf } from './image-shelf';
import type { Projection, ProjectionTrouble } from './projection';
import { startProjection } from './projection';
import type { Change, RowStore } from './row-store';
import { rowStore } from './row-store';
import type { CaseRow } from './schema';
import { declareTables } from './schema';
import { importRowKey } from './sealed-rows';
import { fillNextTerms, type TermsStep } from './terms-fill';
import { NotAnswered, within } from './within';

/** Why the rows are built anew from the ledger. */
export type RebuildReason =
  | 'dataLoss'
  | 'ledgerDiffers'
  | 'ledgerBehind'
  | 'countMismatch'
  | 'rowUnreadable'
  | 'unopenable';

/** How far the rows are; `done` and `total` are ledger sequence numbers. */
export type WorkingSetStatus =
  | { readonly phase: 'catchingUp'; readonly done: number; readonly total: number }
  | {
      readonly phase: 'rebuilding';
      readonly reason: RebuildReason;
      readonly done: number;
      readonly total: number;
    }
  | { readonly phase: 'ready' }
  /** The rows stopped following; main has everything. `rowsBehind` is tried again by itself. */
  | { readonly phase: 'trouble'; readonly error: RowsError }
  | { readonly phase: 'closed' };

/** The parts of the bridge that the working set needs. */
export type WorkingSetBridge = Pick<StationBridge, 'ledger' | 'blobs' | 'on'>;

/** An open working set. */
export type WorkingSet = {
  readonly status: () => WorkingSetStatus;
  /** Calls the listener when the status or the store changes; the answer stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The rows in use; another object after a rebuild, `undefined` once closed. */
  readonly store: () => RowStore | undefined;
  readonly shelf: ImageShelf;
  readonly bridge: WorkingSetBridge;
  /** Waits until the rows show an acknowledged entry; false when they do not within five seconds. */
  readonly reached: (seq: number) => Promise<boolean>;
  /** To be told by whoever met a row that does not open. */
  readonly reportUnreadable: () => void;
  /** Forgets the key, the rows in memory and the captured bytes; the database is closed. */
  readonly close: () => Promise<void>;
  /** Calls the listener with every case row that was written, sealed as it is; the answer stops it. */
  readonly onCasesWritten: (listener: (rows: readonly CaseRow[]) => void) => () => void;
  /** Calls the listener with every case that left the rows: destroyed, or out of sight now; the answer stops it. */
  readonly onCasesRemoved: (listener: (caseIds: readonly string[]) => void) => () => void;
  /** Called at close, before the store goes; the answer unregisters. */
  readonly onClose: (forget: () => void) => () => void;
};

type Open = {
  readonly store: RowStore;
  readonly projection: Projection;
  readonly generation: number;
};

/**
 * How long IndexedDB may take: an old database is upgraded when it is opened, which reads every row; a write is a hundred
 * cases at most.
 */
const usualLimits = { openMs: 120_000, answerMs: 30_000 };

/** Counting waits until the screens have been drawn. */
const countAfterMs = 3_000;

/**
 * Opens the working set `name` under a 32-byte key, which is wiped. `stationTooNew` when a newer
 * program wrote it (nothing is touched), `rowsBroken` when IndexedDB does not open at all.
 * Catching up with the ledger goes on after the answer; see `status`.
 */
export async function openWorkingSet(options: {
  readonly name: string;
  /**
   * Working sets that other people have now. Once this one has caught up, every other one of this station is deleted:
   * what people had who left, or in another role, or on a record before it was restored. None is when left out.
   */
  readonly others?: readonly string[];
  readonly keyBytes: Uint8Array;
  readonly bridge: WorkingSetBridge;
  readonly factory?: IDBFactory;
  readonly limits?: typeof usualLimits;
}): Promise<Result<WorkingSet, AppError>> {
  const { name, others, bridge, factory = indexedDB, limits = usualLimits } = options;
  const key = await importRowKey(options.keyBytes);
  const onDisk = await within(limits.answerMs, findGenerations(factory, name)).catch(
    () => undefined,
  );
  if (onDisk === undefined) return err({ kind: 'rowsBroken' });
  if (onDisk.tooNew) return err({ kind: 'stationTooNew' });

  const shelf = imageShelf();
  const listeners = new Set<() => void>();
  const forgetters = new Set<() => void>();
  const writtenListeners = new Set<(rows: readonly CaseRow[]) => void>();
  const removedListeners = new Set<(caseIds: readonly string[]) => void>();
  let status: WorkingSetStatus = { phase: 'catchingUp', done: 0, total: 0 };
  let open: Open | undefined;
  let rebuilds = 0;
  let closing = false;
  let replacing = false;
  let changing: Promise<unknown> = Promise.resolve();

  const tell = (next: WorkingSetStatus) => {
    if (status.phase === 'closed') return;
    status = next;
    for (const listener of [...listeners]) listener();
  };

  const openGeneration = async (generation: number): Promise<Open & { lost: boolean }> => {
    let lost = false;
    const watched = watchDataLoss(factory, () => (lost = true));
    const tables = declareTables(generationName(name, generation), { factory: watched });
    // Chromium that meets a damaged table while it reads closes the database and deletes it, and every other one of the
    // page with it; nothing else tells of that.
    tables.on('close', () => {
      if (open?.generation === generation) rebuild('unopenable');
    });
    await tables.open();
    const store = rowStore(tables, key);
    const write = async (change: Change) => {
      await within(limits.answerMs, store.write(change)).catch((error: unknown) => {
        if (error instanceof NotAnswered && open?.generation === generation) rebuild('unopenable');
        throw error;
      });
      if (change.cases.length > 0) for (const told of [...writtenListeners]) told(change.cases);
      const removed = change.goneCases;
      if (removed.length > 0) for (const told of [...removedListeners]) told(removed);
    };
    const projection = await startProjection({
      store: { ...store, write },
      shelf,
      read: (input) => bridge.ledger.read(input),
      onTrouble: (trouble) => judge(generation, trouble),
    });
    return { store, projection, generation, lost };
  };

  /** Opens it, or gives up; one that opens after all is closed again. */
  const openWithin = (limitMs: number, generation: number) =>
    within(limitMs, openGeneration(generation), ({ store, projection }) => {
      store.tables.close({ disableAutoOpen: true });
      void projection.stop();
    });

  const judge = (generation: number, trouble: ProjectionTrouble | undefined) => {
    if (closing || open?.generation !== generation) return;
    if (trouble === undefined) {
      if (status.phase === 'trouble') tell({ phase: 'ready' });
    } else if (trouble.kind === 'ledgerBehind' || trouble.kind === 'rowUnreadable') {
      rebuild(trouble.kind);
    } else if (trouble.kind !== 'stationLocked') {
      // Main's own words would be about a step that was not saved; here only a read for the screen failed.
      const full = trouble.kind === 'rowsBehind' && trouble.full;
      tell({ phase: 'trouble', error: { kind: 'rowsBehind', full } });
    }
  };

  /** Follows the ledger to its head, then deletes every older database. */
  const follow = async (report: (done: number, total: number) => void) => {
    const now = open;
    if (now === undefined || closing) return;
    // Asked before anything is applied: rows of another record must not go on from here.
    if (!(await standsOnRecord(bridge, now.store))) return rebuild('ledgerDiffers');
    const caught = await now.projection.catchUp(report);
    if (!caught.ok || closing || open !== now) return;
    rebuilds = 0;
    tell({ phase: 'ready' });
    const { found } = await findGenerations(factory, name);
    for (const older of found.filter((one) => one < now.generation)) {
      await deleteDatabase(factory, generationName(name, older));
    }
    if (others !== undefined) await deleteForsaken(factory, [name, ...others]);
    // What a lock breaks off goes on after the next unlock.
    await now.store.renameImages().catch(() => undefined);
    let step: TermsStep = 'filled';
    while (step === 'filled' && open === now) {
      step = await fillNextTerms(now.store).catch(() => 'complete' as const);
    }
    if (step === 'rowUnreadable' && open === now) rebuild('rowUnreadable');
  };

  const rebuild = (reason: RebuildReason) => {
    if (closing || replacing) return;
    rebuilds += 1;
    if (rebuilds > 2) return tell({ phase: 'trouble', error: { kind: 'rowsBroken' } });
    replacing = true;
    tell({ phase: 'rebuilding', reason, done: 0, total: 0 });
    changing = changing
      .then(async () => {
        const old = open;
        open = undefined;
        // One that does not answer is not waited for.
        await within(limits.answerMs, old?.projection.stop() ?? Promise.resolve()).catch(
          () => undefined,
        );
        old?.store.tables.close({ disableAutoOpen: true });
        const { found } = await within(limits.answerMs, findGenerations(factory, name));
        open = await openWithin(limits.answerMs, Math.max(0, ...found) + 1);
        replacing = false;
        await follow((done, total) => tell({ phase: 'rebuilding', reason, done, total }));
      })
      .catch(() => {
        replacing = false;
        tell({ phase: 'trouble', error: { kind: 'rowsBroken' } });
      });
  };

  const stopHandingBack = handBackFiles(bridge, () => open?.store);
  const stopListening = bridge.on('ledgerAppended', (batch) => open?.projection.offer(batch));
  try {
    const first = await openWithin(limits.openMs, onDisk.found.at(-1) ?? 1);
    if (await first.store.isTooNew()) {
      stopListening();
      await first.projection.stop();
      first.store.tables.close({ disableAutoOpen: true });
      return err({ kind: 'stationTooNew' });
    }
    open = first;
    if (first.lost) tell({ phase: 'rebuilding', reason: 'dataLoss', done: 0, total: 0 });
    changing = follow((done, total) =>
      tell(
        first.lost
          ? { phase: 'rebuilding', reason: 'dataLoss', done, total }
          : { phase: 'catchingUp', done, total },
      ),
    ).catch(() => {
      if (open === first) rebuild('unopenable');
    });
  } catch {
    rebuild('unopenable');
  }
  const counting = setTimeout(() => {
    void changing
      .then(() => open?.store.countsAgree() ?? true)
      .then((agree) => agree || rebuild('countMismatch'))
      .catch(() => undefined);
  }, countAfterMs);

  return ok({
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    store: () => open?.store,
    shelf,
    bridge,
    reached: (seq) => open?.projection.reached(seq) ?? Promise.resolve(false),
    reportUnreadable: () => rebuild('rowUnreadable'),
    onCasesWritten: (listener) => {
      writtenListeners.add(listener);
      return () => writtenListeners.delete(listener);
    },
    onCasesRemoved: (listener) => {
      removedListeners.add(listener);
      return () => removedListeners.delete(listener);
    },
    onClose: (forget) => {
      forgetters.add(forget);
      return () => forgetters.delete(forget);
    },
    close: async () => {
      if (closing) return;
      closing = true;
      clearTimeout(counting);
      stopListening();
      stopHandingBack();
      for (const forget of [...forgetters]) forget();
      shelf.clear();
      const last = open;
      open = undefined;
      tell({ phase: 'closed' });
      last?.store.tables.close({ disableAutoOpen: true });
      await last?.projection.stop();
      await changing;
      // A rebuild may have opened its database while the lock was on its way.
      (open as Open | undefined)?.store.tables.close({ disableAutoOpen: true });
      open = undefined;
    },
  });
}
