/** The page 查看.html of a package that is being sealed. */
import type { TraceLine } from '../../shared/archive/archive-plan-schema';
import { archivePlan } from '../../shared/archive/archive-plan';
import type { ProcessTrace } from '../../shared/archive/package/process-trace';
import type { WaivedPaper } from '../../shared/archive/waived-papers';
import type { Case } from '../../shared/domain/case';
import { viewerHtml } from '../../shared/archive/viewer/viewer-data';
import { viewerDataOf } from '../../shared/archive/viewer/viewer-data-of';
import { err, ok } from '../../shared/domain/result';
import type { Messages } from '../../shared/i18n/messages';
import type { ArchiveSigning } from '../desk/archive-signing';
import type { Log } from '../log';
import { kindOf } from '../log';
import type { ViewPackage } from './build-package';

type Parts = {
  /** The page as it was built, without a package in it. */
  readonly template: () => Promise<string>;
  readonly signing: Pick<ArchiveSigning, 'publicKey'>;
  readonly words: Messages;
  /** Papers that departments made needless. */
  readonly waived: (current: Case) => readonly WaivedPaper[];
  readonly log: Log;
};

/** Makes the pages of an open station. */
export function createPackageView({ template, signing, words, waived, log }: Parts): ViewPackage {
  return async ({ facts, chain, earlier, checks }) => {
    const { current, pack, labels, at, drill } = facts;
    const plan = archivePlan({
      current,
      pack,
      labels,
      drill,
      waived: waived(current),
      sealedAt: at,
      traces: entriesOf([...(earlier?.lines ?? []), ...chain.lines]),
    });
    if (!plan.ok) {
      log('packageView', { id: current.id, kind: plan.error.kind });
      return err({ kind: 'paperFailed' });
    }
    const key = await signing.publicKey();
    if (!key.ok) return key;
    const { certificatePem: certificate, fingerprint, sm2PublicKey } = key.value;
    const signer = { certificate, fingerprint, sm2PublicKey };
    try {
      const page = await template();
      return ok((payload) =>
        viewerHtml(
          page,
          viewerDataOf({ facts, plan: plan.value, chain, checks, words, payload, signer }),
        ),
      );
    } catch (error) {
      // The program's own page is not there: an installation that is not whole.
      log('packageView', { id: current.id, kind: kindOf(error) });
      return err({ kind: 'paperFailed' });
    }
  };
}

/** The trace as the PDF of the case prints it: a line for every entry of the ledger, whatever followed of it. */
function entriesOf(lines: readonly ProcessTrace[]): TraceLine[] {
  const byEntry = new Map<number, TraceLine>();
  for (const { at, by, what, entry } of lines) {
    const before = byEntry.get(entry.seq);
    byEntry.set(entry.seq, {
      seq: entry.seq,
      at,
      actorName: by.name,
      what: before === undefined ? what : `${before.what}；${what}`,
      entryHash: entry.hash,
    });
  }
  return [...byEntry.values()];
}
