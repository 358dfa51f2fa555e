/** Makes the PDF of every document of a case for its package, and keeps them in the store. */
import { plannedDocument } from '../../shared/archive/archive-plan';
import { namedDocuments } from '../../shared/archive/archive-sheets';
import { documentPlan } from '../../shared/archive/document-plan';
import type { DocumentPdf } from '../../shared/archive/package/package-items';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { PolicyPack } from '../../shared/policy/pack';
import type { BlobStore } from '../ledger/blob-store';
import type { Log } from '../log';
import type { Papers } from '../papers/papers-client';
import { fileReader, keepPaper } from './kept-papers';

type Parts = {
  readonly blobs: Pick<BlobStore, 'get' | 'put'>;
  readonly papers: Pick<Papers, 'makeDocument'>;
  readonly packOf: (current: Case) => PolicyPack;
  readonly log: Log;
  readonly drill: boolean;
  readonly stop: AbortSignal;
};

/** Drawn one after the other; equal pages and an equal moment give equal bytes, which are stored once. */
export function createDocumentPdfs({ blobs, papers, packOf, log, drill, stop }: Parts) {
  return async (
    current: Case,
    sealedAt: Instant,
  ): Promise<Result<readonly DocumentPdf[], AppError>> => {
    const { id, caseNumber } = current;
    const pack = packOf(current);
    const named = namedDocuments(current.documents, pack);
    if (!named.ok || caseNumber === undefined) return err({ kind: 'paperFailed' });
    const facts = {
      caseNumber,
      office: pack.office.name,
      sealedAt,
      ...(drill ? { drill: true as const } : {}),
    };
    const readFile = fileReader(blobs, id);
    const pdfs: DocumentPdf[] = [];
    for (const document of named.value) {
      const plan = documentPlan(facts, plannedDocument(document));
      const made = await papers.makeDocument(plan, readFile, () => undefined, stop);
      if (!made.ok) {
        log('paperNotMade', { id, reason: made.error.kind });
        return err({ kind: 'paperFailed' });
      }
      const file = await keepPaper(blobs, id, made.value);
      if (!file.ok) return file;
      pdfs.push({ documentId: document.source.id, file: file.value });
    }
    return ok(pdfs);
  };
}
