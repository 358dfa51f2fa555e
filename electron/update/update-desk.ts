/** The update of this program: looked at on a stick, kept on this computer, put in place when the program ends and not before. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { AppError } from '../../shared/domain/app-error';
import type { UpdateError } from '../../shared/domain/update-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { UpdateStatus } from '../../shared/ipc/calls/updates';
import type { AuditEvent } from '../../shared/ledger/audit-event';
import type { InstallRefusal } from '../../shared/update/install-refusal';
import { installRefusalOf } from '../../shared/update/install-refusal';
import { compareVersions, versionSchema } from '../../shared/update/release';
import { createTurns } from '../desk/keyed-lock';
import { readBounded, writeFileDurably } from '../ledger/durable-file';
import type { Log } from '../log';
import { kindOf } from '../log';
import type { Installed, Offer } from './read-release';
import { findRelease, judgeRelease } from './read-release';
import type { ReadyUpdate } from './update-store';
import { createUpdateStore } from './update-store';

/** An exit code and the end of its line. */
const mostOutcomeBytes = 8;

/** What was tried last: whether it came through is seen at the next start, by the version that runs then. */
const triedSchema = z.strictObject({ from: versionSchema, to: versionSchema });

/**
 * `again`: the program is to be opened again afterwards; `outcome`: the file for the exit code of who installs when the
 * program has ended.
 */
export type PutInPlace = (
  update: ReadyUpdate,
  again: boolean,
  outcome: string,
) => Promise<Result<undefined, UpdateError>>;

/** Writes into the trail who did it; what cannot be written there is not done. */
export type NoteUpdate = (
  event: Extract<AuditEvent, { type: 'updateChosen' | 'updateDecided' }>,
) => Promise<Result<undefined, AppError>>;

type Parts = {
  /** Where the program keeps what it has. */
  readonly folder: string;
  readonly installed: () => Promise<Installed>;
  /** Absent where a program in this form is not replaced by itself. */
  readonly putInPlace: PutInPlace | undefined;
  readonly note: NoteUpdate;
  readonly log: Log;
  /** Ends the program as a person would. */
  readonly quit: () => void;
};

/** The desk; `finish` belongs after everything else of the program is closed. */
export function createUpdateDesk({ folder, installed, putInPlace, note, log, quit }: Parts) {
  const store = createUpdateStore(join(folder, 'updates'));
  const triedFile = join(folder, 'update-tried.json');
  const outcomeFile = join(folder, 'update-outcome');
  // A look at what waits clears away what is not whole: it must not meet one that is being kept.
  const inTurn = createTurns();
  let when: 'now' | 'closing' | undefined;

  async function lastTried(version: string): Promise<UpdateStatus['last']> {
    try {
      const { from, to } = triedSchema.parse(JSON.parse(await readFile(triedFile, 'utf8')));
      // A later one that was installed otherwise says nothing of it, and leaves nothing to be done.
      if (compareVersions(version, to) > 0) return undefined;
      const refusal = version === to ? undefined : await refusalNoted();
      return { from, to, done: version === to, ...(refusal === undefined ? {} : { refusal }) };
    } catch {
      return undefined;
    }
  }

  /** Anybody may have written the file: it is one of the reasons there are, or none. */
  async function refusalNoted(): Promise<InstallRefusal | undefined> {
    const written = await readBounded(outcomeFile, mostOutcomeBytes).catch(() => undefined);
    return written && installRefusalOf(written.toString('latin1'));
  }

  async function status(): Promise<UpdateStatus> {
    const facts = await installed();
    const { version, form } = facts;
    const [ready, last] = [await store.ready(facts), await lastTried(version)];
    // One that is installed by now, is not whole any more, or was cut off while it was copied, is of no use.
    if (!ready.ok) await store.clear();
    return {
      version,
      form,
      bySelf: putInPlace !== undefined,
      ...(ready.ok
        ? { ready: { version: ready.value.release.version, notes: ready.value.release.notes } }
        : {}),
      ...(ready.ok && when === 'closing' ? { atClosing: true as const } : {}),
      ...(last === undefined ? {} : { last }),
    };
  }

  async function keep(offer: Offer, from: string): Promise<Result<ReadyUpdate, UpdateError>> {
    const taken = await store.take(offer, from);
    if (taken.ok) when = undefined;
    return taken;
  }

  async function choose(offer: Offer, from: string): Promise<Result<ReadyUpdate, AppError>> {
    const { version } = offer.release;
    const noted = await note({ type: 'updateChosen', version, from: 'stick' });
    return noted.ok ? keep(offer, from) : noted;
  }

  return {
    status: async () => ok(await inTurn(status)),

    /** Looks into a folder and keeps what is an update for this program. */
    look: (chosen: string): Promise<Result<UpdateStatus, AppError>> =>
      inTurn(async () => {
        const found = await findRelease(chosen);
        const offer = found.ok ? judgeRelease(found.value, await installed()) : found;
        const taken = offer.ok && found.ok ? await choose(offer.value, found.value.folder) : offer;
        log('updateLookedAt', { kind: taken.ok ? 'ok' : taken.error.kind });
        return taken.ok ? ok(await status()) : taken;
      }),

    /** Keeps what was judged and chosen already and lies in this folder. */
    keep: (offer: Offer, from: string) => inTurn(() => keep(offer, from)),

    install: (at: 'now' | 'closing'): Promise<Result<UpdateStatus, AppError>> =>
      inTurn(async () => {
        if (putInPlace === undefined) return err({ kind: 'updateByHand' });
        const ready = await store.ready(await installed());
        if (!ready.ok) return ready;
        const { version } = ready.value.release;
        const noted = await note({ type: 'updateDecided', version, decision: at });
        if (!noted.ok) return noted;
        when = at;
        // The answer first: the window is told before it goes.
        if (at === 'now') setImmediate(quit);
        return ok(await status());
      }),

    discard: (): Promise<Result<UpdateStatus, AppError>> =>
      inTurn(async () => {
        const ready = await store.ready(await installed());
        if (ready.ok) {
          const { version } = ready.value.release;
          const noted = await note({ type: 'updateDecided', version, decision: 'dropped' });
          if (!noted.ok) return noted;
        }
        when = undefined;
        await store.clear();
        return ok(await status());
      }),

    /** Nobody is in any more and the record is closed: what was decided happens now, after one more look at it. */
    finish: async (): Promise<void> => {
      if (when === undefined || putInPlace === undefined) return;
      const facts = await installed();
      const ready = await store.ready(facts);
      if (!ready.ok) return log('updatePutInPlace', { kind: ready.error.kind });
      const tried = { from: facts.version, to: ready.value.release.version };
      // A full disk keeps what was decided from being told at the next start, not from being done.
      await writeFileDurably(triedFile, Buffer.from(JSON.stringify(tried))).catch((error) =>
        log('updatePutInPlace', { kind: kindOf(error) }),
      );
      await rm(outcomeFile, { force: true }).catch(() => undefined);
      const placed = await putInPlace(ready.value, when === 'now', outcomeFile);
      log('updatePutInPlace', { kind: placed.ok ? 'ok' : placed.error.kind });
    },
  };
}
export type UpdateDesk = ReturnType<typeof createUpdateDesk>;
