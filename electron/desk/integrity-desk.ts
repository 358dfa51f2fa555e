/** What the window can do for the record's wholeness: say how far it knows the record, and hand back bytes it still has. */
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import { filesOfPage } from '../../shared/domain/document';
import { sealedPackages } from '../../shared/domain/sealed-package';
import { filesOfSlip } from '../../shared/domain/service';
import type { Sha256 } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Trouble } from '../../shared/ledger/integrity';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { BlobStore } from '../ledger/blob-store';
import type { Ledger } from '../ledger/ledger';
import type { Log } from '../log';
import { sha256Hex } from '../vault/seal';
import type { Desk } from './desk';

export type IntegrityDesk = {
  /** Whether the window's working set stands on this record; if not, that is noted as an entry and shown. */
  readonly meetWorkingSet: (known: {
    readonly seq: number;
    readonly hash: string;
  }) => Promise<Result<{ agrees: boolean }, AppError>>;
  /** Takes back a picture that the store lost; only the very bytes of a file that the case names. */
  readonly offerFile: (
    caseId: string,
    sha256: Sha256,
    bytes: Uint8Array,
  ) => Promise<Result<undefined, AppError>>;
};

/** The desk of one open station. */
export function createIntegrityDesk(parts: {
  readonly ledger: Ledger;
  readonly blobs: BlobStore;
  readonly desk: Pick<Desk, 'find'>;
  readonly noteFound: (found: readonly Trouble[]) => Promise<void>;
}): IntegrityDesk {
  const { ledger, blobs, desk, noteFound } = parts;
  return {
    meetWorkingSet: async ({ seq, hash }) => {
      const head = ledger.durableHead();
      const own = seq <= head ? await ledger.hashAt(seq) : undefined;
      // An entry that is lost here may well be known there.
      const isLost = ledger.gaps.some(({ from, to }) => seq >= from && seq <= to);
      if (seq === 0 || own === hash || isLost) return ok({ agrees: true });
      const trouble: Trouble = { kind: 'workingSetDiffers', seq, head };
      ledger.check.add(trouble);
      await noteFound([trouble]);
      return ok({ agrees: false });
    },
    offerFile: async (caseId, sha256, bytes) => {
      const found = await desk.find(caseId);
      if (!found.ok) return found;
      const isNamed = found.value !== undefined && filesOf(found.value).has(sha256);
      if (!isNamed || sha256Hex(bytes) !== sha256) return err({ kind: 'invalidRequest' });
      const stored = await blobs.put(caseId, bytes);
      if (!stored.ok) return stored;
      ledger.check.settle({ kind: 'fileLost', caseId, sha256 });
      ledger.check.add({ kind: 'fileRestored', caseId, sha256 });
      return ok(undefined);
    },
  };
}

/** Hashes of everything a case keeps in the store. */
export function filesOf(current: Case): ReadonlySet<Sha256> {
  const pages = current.documents.flatMap(({ pages: each }) => each);
  const papers = [...current.letters.map(({ file }) => file), current.archive?.file];
  const packages = sealedPackages(current.archive);
  return new Set([
    ...pages.flatMap(filesOfPage),
    ...current.letters.flatMap(({ served }) => filesOfSlip(served)),
    ...(current.clips ?? []).map(({ image }) => image.sha256),
    ...papers.flatMap((file) => (file === undefined ? [] : [file.sha256])),
    ...packages.flatMap(({ own }) => own.map(({ sha256 }) => sha256)),
    ...packages.flatMap(({ stamp }) => (stamp === undefined ? [] : [stamp.sha256])),
    ...(current.identityChecks ?? []).flatMap(({ authorisation }) =>
      authorisation === undefined ? [] : [authorisation.signature.sha256],
    ),
    ...(current.outbox === undefined ? [] : [current.outbox.submission.sha256]),
  ]);
}

/** Notes in the record what was found damaged or mended in it; a note that cannot be written is only logged. */
export function notedBy(
  append: (
    events: readonly StationEvent[],
    facts: { audit: true },
  ) => Promise<Result<unknown, AppError>>,
  log: Log,
): (found: readonly Trouble[]) => Promise<void> {
  return async (found) => {
    const told = found.map((trouble) => withFewCases(trouble)).slice(0, 100);
    const noted = await append([{ type: 'recordMended', found: told }], { audit: true });
    if (!noted.ok) log('mendingNotNoted', { kind: noted.error.kind });
  };
}

/** A trouble short enough for one entry: the record's gaps name every case. */
function withFewCases(trouble: Trouble): Trouble {
  return trouble.kind === 'lost' ? { ...trouble, cases: trouble.cases.slice(0, 500) } : trouble;
}
