/** Which files the record of a case speaks of. */
import type { StorageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { Ledger } from '../ledger/ledger';
import type { CaseStore } from './case-store';

export type RecordedFiles = {
  /** Hashes of every file that any readable entry of the case ever spoke of. */
  readonly files: ReadonlySet<string>;
  /** Whether every entry of the case could be read: one that could not may speak of more. */
  readonly isWhole: boolean;
};

/** Reads every entry of a case; the disk's error only where the disk does not answer. */
export async function recordedFiles(
  caseId: string,
  {
    ledger,
    cases,
  }: {
    readonly ledger: Pick<Ledger, 'seqsOf' | 'lossOf'>;
    readonly cases: Pick<CaseStore, 'entry'>;
  },
): Promise<Result<RecordedFiles, StorageError>> {
  const files = new Set<string>();
  let isWhole = ledger.lossOf(caseId) === undefined;
  for (const seq of ledger.seqsOf(caseId)) {
    const entry = await cases.entry(seq);
    if (!entry.ok && entry.error.kind === 'storageFailed') return entry;
    if (!entry.ok) isWhole = false;
    if (entry.ok) for (const sha256 of filesIn(entry.value.body)) files.add(sha256);
  }
  return ok({ files, isWhole });
}

/** Hashes of the files that an entry, or what is said in one, speaks of. */
export function filesIn(body: unknown): string[] {
  const named = JSON.stringify(body).matchAll(/"sha256":"([0-9a-f]{64})"/g);
  return [...named].map(([, sha256 = '']) => sha256);
}
