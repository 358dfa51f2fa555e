/**
 * Files that are stored before the record speaks of them: papers, packages, time stamps. Where the record never comes to
 * speak of one, because it was refused, failed or the power went, it is removed when the station is opened again.
 */
import { randomBytes } from 'node:crypto';
import type { StorageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Batch } from '../../shared/ipc/contract';
import type { Trouble } from '../../shared/ledger/integrity';
import type { BlobNotes } from '../ledger/blob-notes';
import type { BlobStore } from '../ledger/blob-store';
import { storageError } from '../ledger/blob-store';
import type { Ledger } from '../ledger/ledger';
import { kindOf, type Log } from '../log';
import { sha256Hex } from '../vault/seal';
import type { CaseStore } from './case-store';
import type { Desk } from './desk';
import { filesIn, recordedFiles } from './recorded-files';

/** A store that notes every file before it is written. */
export type NotingBlobs = BlobStore & {
  /** To be called when the record has been written to, or will not be: what it speaks of needs no note any more. */
  readonly settle: (caseId: string) => Promise<void>;
};

export type UnrecordedFiles = {
  readonly blobs: NotingBlobs;
  /** To be told of every entry of a case when it is on the disk. */
  readonly follow: (batch: Pick<Batch, 'caseId' | 'events'>) => void;
  /**
   * Removes what a session before this one stored and the record speaks of nowhere, and answers how many files that
   * were. Does nothing unless the whole record was verified, nothing of it is lost and it is the one that was witnessed;
   * whatever was stored again since the opening stays, for somebody is about to record it.
   */
  readonly sweep: () => Promise<Result<number, StorageError>>;
};

export type UnrecordedParts = {
  readonly blobs: BlobStore;
  readonly notes: BlobNotes;
  readonly ledger: Pick<Ledger, 'cases' | 'seqsOf' | 'lossOf' | 'check' | 'gaps'>;
  readonly cases: Pick<CaseStore, 'entry'>;
  readonly alone: Desk['alone'];
  readonly log: Log;
  readonly stop: AbortSignal;
};

type Note = {
  readonly name: string;
  /** Of files that no entry was seen to speak of. */
  readonly hashes: Set<string>;
  written: Promise<unknown>;
  /** Whether these were looked for in the entries of before. */
  isCompared: boolean;
};

/** The files of one open station; `alone` keeps commands of a case out. */
export function createUnrecordedFiles(parts: UnrecordedParts): UnrecordedFiles {
  const { blobs, notes, ledger, cases, alone, log, stop } = parts;
  const open = new Map<string, Note>();
  const own = new Set<string>();

  function noteOf(caseId: string): Note {
    const known = open.get(caseId);
    if (known !== undefined) return known;
    const name = randomBytes(16).toString('hex');
    const written = Promise.resolve();
    const begun: Note = { name, hashes: new Set(), written, isCompared: false };
    own.add(name);
    open.set(caseId, begun);
    return begun;
  }

  const put: BlobStore['put'] = async (caseId, bytes) => {
    const note = noteOf(caseId);
    const sha256 = sha256Hex(bytes);
    note.hashes.add(sha256);
    const add = () => notes.add(note.name, { caseId, sha256 });
    const written = note.written.then(add, add);
    note.written = written.catch(() => undefined);
    try {
      await written;
    } catch (error) {
      return err(storageError(error));
    }
    return blobs.put(caseId, bytes);
  };

  const forget = (note: Note, files: Iterable<string>) => {
    for (const sha256 of files) note.hashes.delete(sha256);
  };

  /** The very same bytes may have been recorded before: the record is opened for that once, and not for every paper. */
  async function compare(caseId: string, note: Note): Promise<void> {
    if (note.hashes.size === 0 || note.isCompared) return;
    const recorded = await recordedFiles(caseId, { ledger, cases });
    if (!recorded.ok) return;
    note.isCompared = true;
    forget(note, recorded.value.files);
  }

  const settle: NotingBlobs['settle'] = async (caseId) => {
    const note = open.get(caseId);
    if (note === undefined) return;
    try {
      await compare(caseId, note);
      if (note.hashes.size > 0 || open.get(caseId) !== note) return;
      open.delete(caseId);
      await note.written;
      await notes.drop(note.name);
    } catch (error) {
      // It is looked at when the station opens again.
      log('noteNotDropped', { kind: kindOf(error) });
    }
  };

  /** How many files went; nothing where the record of the case cannot be asked. */
  async function sweepCase(
    caseId: string,
    hashes: readonly string[],
  ): Promise<Result<number | undefined, StorageError>> {
    const known = ledger.cases.get(caseId);
    if (known === undefined) return ok(undefined);
    const recorded =
      known.destroyed > 0
        ? ok({ files: new Set<string>(), isWhole: true })
        : await recordedFiles(caseId, { ledger, cases });
    if (!recorded.ok) return recorded;
    const { files, isWhole } = recorded.value;
    if (!isWhole) return ok(undefined);
    const unnamed = hashes.filter((sha256) => !files.has(sha256));
    return blobs.sweep(unnamed.map((sha256) => blobs.nameOf(caseId, sha256)));
  }

  async function sweepNote(name: string): Promise<Result<number, StorageError>> {
    const noted = await notes.read(name);
    const [first] = noted;
    const swept =
      first === undefined
        ? ok(0)
        : await alone(first.caseId, () =>
            sweepCase(
              first.caseId,
              noted.map(({ sha256 }) => sha256),
            ),
          );
    if (!swept.ok) return swept;
    if (swept.value !== undefined) await notes.drop(name);
    return ok(swept.value ?? 0);
  }

  return {
    blobs: { ...blobs, put, settle },
    follow: ({ caseId, events }) => {
      const note = open.get(caseId);
      if (note !== undefined) forget(note, filesIn(events));
    },
    sweep: async () => {
      const { state, troubles } = ledger.check.integrity();
      const isTrusted = state === 'whole' && ledger.gaps.length === 0 && !troubles.some(mayMiss);
      if (!isTrusted) return ok(0);
      let swept = 0;
      try {
        for (const name of await notes.list()) {
          if (stop.aborted) break;
          if (own.has(name)) continue;
          const went = await sweepNote(name);
          if (!went.ok) return went;
          swept += went.value;
        }
      } catch (error) {
        return err(storageError(error));
      }
      if (swept > 0) log('unrecordedSwept', { files: swept });
      return ok(swept);
    },
  };
}

/** Whether entries may be missing that speak of files. */
function mayMiss({ kind }: Trouble): boolean {
  return ['lost', 'replaced', 'witnessLost', 'workingSetDiffers'].includes(kind);
}
