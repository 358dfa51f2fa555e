/** Whole files, named by their content, and the uploads that become such files: on disk or in a bucket. */
import type { Readable } from 'node:stream';
import type { DataStore, Upload } from '@tus/server';

/** A whole file by its name, the SHA-256 of its bytes in hexadecimal digits. */
export type VaultFile = { readonly sha256: string; readonly bytes: number };

export type FileVault = {
  /** Uploads on their way; every process that serves one database sees the same ones. */
  readonly partials: PartialStore;
  /** Whether the file is here, whole; `bytes` is what someone says its size is. What is here never changes. */
  readonly has: (sha256: string, bytes?: number) => Promise<boolean>;
  /** Whole files whose name begins with `part`, one hexadecimal digit, in any order. */
  readonly list: (part: string) => AsyncIterable<VaultFile>;
  /**
   * Takes in a finished upload, which nobody else touches meanwhile, when its bytes are what its name says; the upload
   * is gone afterwards, and so are wrong bytes.
   * @returns whether the vault holds the file now.
   */
  readonly takeIn: (uploadId: string, sha256: string) => Promise<boolean>;
  /** Keeps a whole file, in pieces, whose bytes were hashed; does nothing worse than write it again when it is here. */
  readonly keep: (sha256: string, pieces: readonly Buffer[]) => Promise<void>;
  /** Whether files can be taken in at this moment. @throws when folder or bucket cannot be used. */
  readonly check: () => Promise<void>;
  /** Ends its connections. */
  readonly close: () => void;
};

/** tus' store, which here never starts an upload anew that is under way (POST can be sent twice). */
export type PartialStore = DataStore & {
  /** The upload with its present offset; undefined when never created or expired. */
  readonly findUpload: (id: string) => Promise<Upload | undefined>;
  /** The bytes of an upload that has them all. */
  readonly bytesOf: (id: string) => Readable;
};

/** How long an unfinished upload is kept, by whose clock. */
export type PartialTerm = { readonly expirationMs: number; readonly now: () => Date };

/** Whether an upload created at `createdAt` (ISO 8601) is past its time. */
export function isExpired(createdAt: string | undefined, term: PartialTerm): boolean {
  return term.now().getTime() - Date.parse(createdAt ?? '') > term.expirationMs;
}

/** Deferred length is not offered: the manifest knows every size. */
export const offeredExtensions = ['creation', 'creation-with-upload', 'expiration', 'checksum'];

/** What tus answers so: it reads status and body from what is thrown. */
export function refusal(of: { readonly status_code: number; readonly body: string }): Error {
  return Object.assign(new Error(of.body.trim()), of);
}

/** Turns tus' answers 404 and 410 into nothing; throws every other error on. */
export function goneIsUndefined(error: unknown): undefined {
  const status =
    typeof error === 'object' && error !== null && 'status_code' in error ? error.status_code : 0;
  if (status === 404 || status === 410) return undefined;
  throw error;
}
