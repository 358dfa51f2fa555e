/** Brings a station back on this computer: found, opened by its own vault, verified, copied, put in place when whole. */
import { existsSync, renameSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../new-id';
import { afterwards } from '../../shared/domain/afterwards';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { ShownProgress } from '../../shared/ipc/calls/backup';
import type { FoundBackup } from '../../shared/ipc/calls/restore';
import { freeBytes } from '../disk/disk-room';
import { hasCode, syncFolder, unlessGone, writeFileDurably } from '../ledger/durable-file';
import type { Log } from '../log';
import { beginTries } from '../vault/copied-vault';
import { subkey } from '../vault/seal';
import type { Tries } from '../vault/tries';
import { mostVaultBytes, readVaultFile } from '../vault/vault-file';
import { findMark, keepMark } from './backup-mark';
import { backupPrefix } from './backup-place';
import type { Job, Jobs } from './job-client';
import type { Restored } from './job';
import { destroyCopy, restoreFolders, setLeftCopiesAside } from './left-copies';
import type { Manifest } from './manifest';
import { manifestKeyPurpose } from './manifest';
import { rate } from './progress-rate';
import { replacedFolder } from './replaced-desk';
import { isMarkedRestored, markRestored } from './settle-restore';
import { readClearManifest, readInventory, readStored } from './stored-backup';

/**
 * Opens the vault that lies in a folder, by passphrase or by shares, and counts wrong tries; answers the station's key,
 * which is wiped after use.
 */
export type OpenVaultBy = (vaultFolder: string, tries: Tries) => Promise<Result<Buffer, AppError>>;

/** Asks somebody of the present station; answers when it may be replaced. */
export type Agreement = () => Promise<Result<undefined, AppError>>;

export type RestoreService = {
  /** Copies that an earlier run left are gone, or are told in the log; never fails. */
  readonly swept: Promise<void>;
  /** Back-ups in the folder or right below it. */
  readonly find: (folder: string) => Promise<Result<FoundBackup[], AppError>>;
  /** Whether a station stands here whose vault can be read: it is not replaced unless somebody of it agrees. */
  readonly mustAgree: () => Promise<boolean>;
  /** Restores one of those found last; the station is in place, and locked, when this answers. */
  readonly start: (
    backupId: string,
    openBy: OpenVaultBy,
    partial: boolean,
    agreement?: Agreement,
  ) => Promise<Result<{ cases: number; madeAt: string; lost: number }, AppError>>;
  readonly cancel: () => void;
  readonly isRunning: () => boolean;
};

type Found = { readonly folder: string; readonly manifest: Manifest };

const notAsked: Agreement = async () =>
  err({ kind: 'restoreNotAgreed', reason: 'absent', waitSeconds: 0 });

const mostFound = 100;
const spareBytes = 100_000_000;

/** The service for the station below `stationFolder`. */
export function createRestoreService(parts: {
  readonly stationFolder: string;
  readonly jobs: Jobs;
  readonly monotonicMs: () => number;
  readonly now: () => string;
  readonly log: Log;
  readonly isOpen: () => boolean;
  /** Lets nobody open, make or close the station while the work runs. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Another folder stands in the station's place now. */
  readonly onInstalled: () => void;
  readonly onProgress: (progress: ShownProgress) => void;
  readonly tries: {
    /** Of the station that stands here: a back-up of it is guessed at under the same count. */
    readonly station: Tries;
    /** For where no station stands. */
    readonly own: Tries;
  };
}): RestoreService {
  const { stationFolder, log } = parts;
  const dataFolder = dirname(stationFolder);
  const { staging, opening } = restoreFolders(stationFolder);
  // The power went between the last two renames: the folder is whole, and its place is free.
  if (!existsSync(stationFolder) && isMarkedRestored(staging)) renameSync(staging, stationFolder);
  const swept = sweep(setLeftCopiesAside(stationFolder));
  let found = new Map<string, Found>();
  let job: Job<Restored, AppError> | undefined;
  let isBusy = false;
  let cancelled = false;

  /** Whoever destroys a case knows these folders until they are gone. */
  async function sweep(left: readonly string[]): Promise<void> {
    for (const copy of left) {
      await destroyCopy(copy).then(
        () => log('leftCopyRemoved'),
        () => log('leftCopyStays'),
      );
    }
  }

  async function find(folder: string): Promise<Result<FoundBackup[], AppError>> {
    let names: string[];
    try {
      names = (await readdir(folder)).filter((name) => name.startsWith(backupPrefix));
    } catch {
      return err({ kind: 'backupUnreadable' });
    }
    const places = [folder, ...names.sort().map((name) => join(folder, name))];
    const next = new Map<string, Found>();
    let problem: AppError = { kind: 'backupNone' };
    for (const place of places.slice(0, mostFound)) {
      const manifest = await readClearManifest(place);
      if (manifest.ok) next.set(String(next.size + 1), { folder: place, manifest: manifest.value });
      // The chosen folder need not be a back-up itself; one that is named so should be.
      else if (place !== folder) problem = manifest.error;
      else if (manifest.error.kind === 'backupTooNew') problem = manifest.error;
    }
    found = next;
    if (found.size === 0) return err(problem);
    return ok(
      [...found].map(([id, { manifest }]) => {
        const { stationCode, madeAt, cases, bytes } = manifest;
        return { id, stationCode, madeAt, cases, bytes };
      }),
    );
  }

  async function restore(
    backupId: string,
    openBy: OpenVaultBy,
    partial: boolean,
    agreement: Agreement,
  ): Promise<Result<{ cases: number; madeAt: string; lost: number }, AppError>> {
    const chosen = found.get(backupId);
    if (chosen === undefined) return err({ kind: 'backupNone' });
    const { folder, manifest } = chosen;
    // Whoever was just coming in is in by then; whoever comes later is turned away until this ends.
    const place = await parts.alone(() => lookAtPlace(manifest));
    if (!place.ok) return place;
    const missing = manifest.bytes + spareBytes - (await freeBytes(dataFolder));
    if (missing > 0) return err({ kind: 'restoreNoRoom', megabytes: Math.ceil(missing / 1e6) });
    if (await mustAgree()) {
      const agreed = await parts.alone(agreement);
      if (!agreed.ok) return agreed;
    }
    const tries = place.value.here ? parts.tries.station : parts.tries.own;
    const opened = await openVault(chosen, (vaultFolder) => openBy(vaultFolder, tries));
    if (!opened.ok) return opened;
    const key = subkey(opened.value, manifestKeyPurpose);
    opened.value.fill(0);
    await destroyCopy(staging);
    if (cancelled) {
      key.fill(0);
      return err({ kind: 'restoreCancelled' });
    }
    const progress = rate(parts.monotonicMs);
    job = parts.jobs.restore(
      { kind: 'restore', backup: folder, target: staging, key, partial },
      (told) => parts.onProgress(progress(told)),
    );
    const copied = await job.done;
    key.fill(0);
    if (!copied.ok) return copied;
    const { head, madeAt, cases, lost } = copied.value;
    const facts = { fromHeadSeq: head.seq, madeAt, lost: lost.length };
    const installed = await parts.alone(() => putInPlace(place.value.here, manifest.tag, facts));
    if (!installed.ok) return installed;
    log('restored', { count: copied.value.files, bytes: copied.value.bytes });
    return ok({ cases, madeAt, lost: lost.length });
  }

  async function lookAtPlace(manifest: Manifest): Promise<Result<{ here: boolean }, AppError>> {
    if (parts.isOpen()) return err({ kind: 'stationExists' });
    const here = await holdsStation();
    if (here && (await findMark(stationFolder))?.tag !== manifest.tag) {
      return err({ kind: 'backupOfOtherStation' });
    }
    return ok({ here });
  }

  /** The vault is opened in a folder of its own: nothing is written into a back-up. */
  async function openVault(
    { folder, manifest }: Found,
    openBy: (vaultFolder: string) => Promise<Result<Buffer, AppError>>,
  ): Promise<Result<Buffer, AppError>> {
    // Not yet vouched for: whatever this names, only a vault that the passphrase opens gets any further.
    const facts = (await readInventory(folder, manifest))?.get('vault.json');
    if (facts === undefined || facts.size > mostVaultBytes)
      return err({ kind: 'backupIncomplete' });
    const vault = await readStored(folder, 'vault.json', facts);
    if (vault === undefined) return err({ kind: 'backupIncomplete' });
    await mkdir(opening, { recursive: true, mode: 0o700 });
    await writeFileDurably(join(opening, 'vault.json'), vault);
    return afterwards(openBy(opening), () => destroyCopy(opening));
  }

  async function mustAgree(): Promise<boolean> {
    if (!(await holdsStation())) return false;
    // Nobody can agree through a vault that is gone or damaged: that station is lost without the back-up.
    const vault = await readVaultFile(join(stationFolder, 'vault.json'));
    return vault.ok ? vault.value !== undefined : vault.error.kind !== 'stationDamaged';
  }

  /** Only whole folders are renamed; what was here before is kept under another name. */
  async function putInPlace(
    here: boolean,
    tag: string,
    facts: { fromHeadSeq: number; madeAt: string; lost: number },
  ): Promise<Result<undefined, AppError>> {
    if (cancelled) return err({ kind: 'restoreCancelled' });
    // Copying takes long: what was true of the place when it began decides nothing any more.
    if (parts.isOpen() || (await holdsStation()) !== here) {
      return err({ kind: 'restoreOvertaken' });
    }
    const restoreId = newId();
    const tries = here ? parts.tries.station : parts.tries.own;
    await beginTries(staging, (await tries.read()).unreported);
    // Until it is opened for the first time nothing else says which station this is.
    await keepMark(staging, { tag, told: '' });
    await markRestored(staging, { format: 1, restoreId, restoredAt: parts.now(), ...facts });
    if (here) await replace(replacedFolder(stationFolder, restoreId));
    else {
      await rm(stationFolder, { recursive: true, force: true });
      await rename(staging, stationFolder);
      await parts.tries.own.begunAnew();
    }
    parts.onInstalled();
    await syncFolder(dataFolder);
    return ok(undefined);
  }

  /** When the new one cannot take the place, the one before takes it again. */
  async function replace(aside: string): Promise<void> {
    await rename(stationFolder, aside);
    try {
      await rename(staging, stationFolder);
    } catch (error) {
      await rename(aside, stationFolder);
      throw error;
    }
  }

  /** A folder with nothing but counts of wrong tries is no station. */
  async function holdsStation(): Promise<boolean> {
    for (const name of ['vault.json', 'ledger']) {
      // What cannot be looked at may well be a station, and what is none is deleted.
      const found = await stat(join(stationFolder, name)).catch(unlessGone);
      if (found !== undefined) return true;
    }
    return false;
  }

  return {
    swept,
    find,
    mustAgree,
    start: async (backupId, openBy, partial, agreement = notAsked) => {
      if (isBusy) return err({ kind: 'restoreRunning' });
      isBusy = true;
      cancelled = false;
      try {
        return await restore(backupId, openBy, partial, agreement);
      } catch (error) {
        log('restoreFailed', { kind: hasCode(error, 'ENOSPC') ? 'full' : 'other' });
        return err({ kind: 'restoreFailed' });
      } finally {
        job = undefined;
        for (const passing of [staging, opening]) {
          await destroyCopy(passing).catch(() => undefined);
        }
        isBusy = false;
      }
    },
    cancel: () => {
      cancelled = true;
      job?.stop();
    },
    isRunning: () => isBusy,
  };
}
