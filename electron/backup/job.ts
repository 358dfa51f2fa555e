/** What the back-up thread is asked and what it answers; both cross to another thread as plain values. */
import type { BackupError, RestoreError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';

/** How far a batch was before the head was written; sealed. */
export type BatchProgressFile = { readonly path: string; readonly bytes: Uint8Array };

export type MirrorRequest = {
  readonly kind: 'mirror';
  readonly station: string;
  readonly target: string;
  readonly tag: string;
  readonly stationCode: string;
  readonly madeAt: string;
  readonly cases: number;
  /** The newest entry that was on the disk when the back-up was asked for. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly key: Uint8Array;
  readonly batches: readonly BatchProgressFile[];
  /** Files of cases that were destroyed on purpose, up to the head: they leave the back-up as well. Files lost otherwise stay. */
  readonly destroyed: readonly string[];
  /** Identities of segments as the last back-up of this session left them, so that they are not read again. */
  readonly known: Readonly<Record<string, string>>;
  /** Files found damaged in the back-up: written anew. */
  readonly suspects: readonly string[];
};

export type Mirrored = {
  readonly files: number;
  readonly bytes: number;
  readonly copiedFiles: number;
  readonly copiedBytes: number;
  readonly known: Readonly<Record<string, string>>;
  /** Where the back-up that was there lies now, when its newest entry is none of this record. */
  readonly aside?: string;
};

/** Takes the files of destroyed cases out of a back-up that goes on otherwise as it is. */
export type ClearRequest = {
  readonly kind: 'clear';
  readonly target: string;
  readonly key: Uint8Array;
  readonly destroyed: readonly string[];
};

export type Cleared = { readonly files: number };

export type RestoreRequest = {
  readonly kind: 'restore';
  readonly backup: string;
  /** A folder that does not exist yet. */
  readonly target: string;
  readonly key: Uint8Array;
  /** Leaves out what is damaged instead of refusing. */
  readonly partial: boolean;
};

export type Restored = {
  readonly files: number;
  readonly bytes: number;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly madeAt: string;
  readonly cases: number;
  /** Paths left out. */
  readonly lost: readonly string[];
};

export type JobProgress = {
  readonly doneFiles: number;
  readonly totalFiles: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
};

export type JobRequest = MirrorRequest | ClearRequest | RestoreRequest;
export type JobResult =
  | { readonly kind: 'mirror'; readonly result: Result<Mirrored, BackupError> }
  | { readonly kind: 'clear'; readonly result: Result<Cleared, BackupError> }
  | { readonly kind: 'restore'; readonly result: Result<Restored, RestoreError> };
