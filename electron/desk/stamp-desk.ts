/** Which sealed packages have no time stamp yet 时间戳, what one is asked for with, and where it is kept. */
import { signaturePaths, signedFile } from '../../shared/archive/signing/signature-files';
import type { Timestamp } from '../../shared/archive/signing/timestamp';
import type { TimestampAuthority } from '../../shared/archive/signing/timestamp-authority';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import { caseKinds } from '../../shared/domain/case-kind';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { SealedPackage } from '../../shared/domain/sealed-package';
import { sealedPackages } from '../../shared/domain/sealed-package';
import type { Batch } from '../../shared/ipc/contract';
import type { PackShelf } from '../../shared/policy/pack-shelf';
import type { MissingTimestamp } from '../archive/signing/fetch-timestamp';
import { sealedSource } from '../archive/stored-package';
import { isDestroyed } from '../ledger/entry-index';
import type { Ledger } from '../ledger/ledger';
import type { CaseStore } from './case-store';
import type { Desk } from './desk';
import { stationActor } from './station-actor';
import type { StationFacts } from './station-facts';
import type { Turnstile } from './turnstile';
import type { NotingBlobs } from './unrecorded-files';

/** A package that has none. */
export type Unstamped = Pick<SealedPackage, 'root' | 'index'> & { readonly caseId: string };

export type StampDesk = {
  readonly isDrill: () => boolean;
  /** Whom the packs in force name; nobody in a drill, whatever they say. */
  readonly authority: () => TimestampAuthority | undefined;
  /**
   * Looks through every archived case once, a case at a time, so that a lock and other work come in between; from then
   * on `unstamped` is kept in step by itself.
   */
  readonly look: (isStopped: () => boolean) => Promise<Result<undefined, AppError>>;
  /** Those known of so far, by their roots. */
  readonly unstamped: () => ReadonlyMap<string, Unstamped>;
  /** The request that was sealed with the package, and the bytes that it is about. */
  readonly requestOf: (one: Unstamped) => Promise<Result<MissingTimestamp, AppError>>;
  /** Keeps an answer that was found right; answers when it is on the disk and in the record. */
  readonly keep: (
    one: Unstamped,
    reply: Uint8Array,
    timestamp: Timestamp,
  ) => Promise<Result<undefined, AppError>>;
  /** Called when another package has none; one listener, until the next one. */
  readonly onSealed: (listener: () => void) => void;
  /** Keeps `unstamped` in step with every entry that reached the ledger. */
  readonly follow: (batch: Batch, next: Case) => void;
};

type Parts = {
  readonly ledger: Pick<Ledger, 'cases'>;
  readonly cases: Pick<CaseStore, 'load'>;
  readonly blobs: NotingBlobs;
  readonly desk: Pick<Desk, 'execute'>;
  readonly shelf: () => PackShelf;
  readonly facts: () => StationFacts;
  readonly during: Turnstile['during'];
};

/** The desk of one open station. */
export function createStampDesk(parts: Parts): StampDesk {
  const { ledger, cases, blobs, desk, during } = parts;
  const found = new Map<string, Unstamped>();
  let isLooked = false;
  let heard: () => void = () => undefined;

  function note({ id: caseId, archive }: Case): void {
    for (const { root, index, stamp } of sealedPackages(archive)) {
      if (stamp === undefined) found.set(root, { caseId, root, index });
      else found.delete(root);
    }
  }

  const isDrill = () => parts.facts().drill;

  return {
    isDrill,
    authority: () => {
      if (isDrill()) return undefined;
      const shelf = parts.shelf();
      return caseKinds.map((kind) => shelf.inForce(kind).pack.timestamps).find(Boolean);
    },
    look: async (isStopped) => {
      if (isLooked) return ok(undefined);
      for (const [caseId, { state, destroyed }] of [...ledger.cases]) {
        if (isStopped()) return ok(undefined);
        if (state !== 'archived' || destroyed > 0) continue;
        const looked = await during(async (): Promise<Result<undefined, AppError>> => {
          const loaded = await cases.load(caseId);
          // A case that cannot be read is the business of the integrity check.
          if (loaded.ok && loaded.value !== undefined) note(loaded.value);
          return ok(undefined);
        });
        if (!looked.ok) return looked;
      }
      isLooked = true;
      return ok(undefined);
    },
    unstamped: () => found,
    requestOf: ({ caseId, root, index }) =>
      during(async () => {
        // Nothing is asked for a case that nobody may have any more.
        if (isDestroyed(ledger, caseId)) {
          found.delete(root);
          return err({ kind: 'caseDestroyed' });
        }
        const source = await sealedSource(blobs, caseId, { index });
        if (!source.ok) return source;
        const request = await source.value.read(signaturePaths.request);
        const signed = await source.value.read(signedFile);
        const isWhole = request !== undefined && signed !== undefined;
        return isWhole ? ok({ request, root: signed }) : err({ kind: 'fileMissing' });
      }),
    keep: ({ caseId, root }, reply, { at, authority }) =>
      during(async () => {
        // First the bytes: a record that speaks of a file which is not there would be the worse of the two.
        const put = await blobs.put(caseId, reply);
        if (!put.ok) return put;
        const stamp = {
          at,
          authority: [...authority.subject].slice(0, 500).join(''),
          sha256: put.value,
          bytes: reply.byteLength,
        };
        const kept = await desk.execute(
          { name: 'recordPackageStamped', caseId, root, stamp },
          stationActor,
        );
        // Destroyed meanwhile by somebody who did not know of this file.
        if (!kept.ok && isDestroyed(ledger, caseId)) {
          found.delete(root);
          await blobs.remove([blobs.nameOf(caseId, put.value)]);
        }
        await blobs.settle(caseId);
        return kept.ok ? ok(undefined) : kept;
      }),
    onSealed: (listener) => {
      heard = listener;
    },
    follow: (_, next) => {
      if (next.archive?.package === undefined) return;
      const before = found.size;
      note(next);
      if (found.size > before) heard();
    },
  };
}
