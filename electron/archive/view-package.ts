/** The page 查看.html of a package that is being sealed. */
import { archivePlan } from '../../shared/archive/archive-plan';
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
  readonly log: Log;
};

/** Makes the pages of an open station. */
export function createPackageView({ template, signing, words, log }: Parts): ViewPackage {
  return async ({ facts, chain, checks }) => {
    const { current, pack, labels, at, drill } = facts;
    const plan = archivePlan({
      current,
      pack,
      labels,
      drill,
      sealedAt: at,
      traces: chain.lines.map((line) => ({
        seq: line.seq,
        at: line.at,
        actorName: line.by.name,
        what: line.what,
        entryHash: line.entry.hash,
      })),
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
