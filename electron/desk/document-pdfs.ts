/** Makes the PDF of every document of a case for its package, and keeps them in the store. */
import { namedDocuments } from '../../shared/archive/archive-sheets';
import { archivePlan } from '../../shared/archive/archive-plan';
import { documentPlans } from '../../shared/archive/document-plan';
import type { DocumentPdf } from '../../shared/archive/package/package-items';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { Instant, Sha256 } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Messages } from '../../shared/i18n/messages';
import type { PolicyPack } from '../../shared/policy/pack';
import type { BlobStore } from '../ledger/blob-store';
import type { Log } from '../log';
import type { Papers } from '../papers/papers-client';
import { archiveLabels } from './archive-words';

type Parts = {
  readonly blobs: Pick<BlobStore, 'get' | 'put'>;
  readonly papers: Pick<Papers, 'makeDocument'>;
  readonly packOf: (current: Case) => PolicyPack;
  readonly words: Messages;
  readonly log: Log;
  readonly drill: boolean;
  readonly stop: AbortSignal;
};

/** Drawn one after the other; equal pages and an equal moment give equal bytes, which are stored once. */
export function createDocumentPdfs({ blobs, papers, packOf, words, log, drill, stop }: Parts) {
  return async (
    current: Case,
    sealedAt: Instant,
  ): Promise<Result<readonly DocumentPdf[], AppError>> => {
    const pack = packOf(current);
    const named = namedDocuments(current.documents, pack);
    const whole = archivePlan({
      current,
      pack,
      traces: [],
      labels: archiveLabels(words),
      sealedAt,
      drill,
    });
    if (!named.ok || !whole.ok) return err({ kind: 'paperFailed' });
    const readImage = async (sha256: Sha256) => {
      const bytes = await blobs.get(current.id, sha256);
      return bytes.ok ? bytes.value : undefined;
    };
    const pdfs: DocumentPdf[] = [];
    const plans = documentPlans(whole.value);
    // Behind the papers of the family stand photos of signed receipts: those are no document of a requirement.
    for (const [index, { source }] of named.value.entries()) {
      const plan = plans[index];
      if (plan === undefined) return err({ kind: 'paperFailed' });
      const made = await papers.makeDocument(plan, readImage, () => undefined, stop);
      if (!made.ok) {
        log('paperNotMade', { id: current.id, reason: made.error.kind });
        return err({ kind: 'paperFailed' });
      }
      const { bytes, pages, missingGlyphs } = made.value;
      const stored = await blobs.put(current.id, bytes);
      if (!stored.ok) return stored;
      const file = { sha256: stored.value, bytes: bytes.byteLength, pages };
      pdfs.push({ documentId: source.id, file: { ...file, missingGlyphs: [...missingGlyphs] } });
    }
    return ok(pdfs);
  };
}
