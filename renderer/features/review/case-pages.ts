/** The pages of a case in the order in which they are read, each with the name of its paper. */
import type { Case } from '../../../shared/domain/case';
import type { CaseDocument, Page } from '../../../shared/domain/document';
import type { PolicyPack } from '../../../shared/policy/pack';
import { optionOf } from '../../../shared/policy/pack-option';

/** A paper with pages. */
export type ReadDocument = {
  readonly document: CaseDocument;
  /** As the pack of the case calls it. */
  readonly title: string;
};

/** One page in the row of all. */
export type ReadPage = ReadDocument & {
  readonly page: Page;
  /** What the page is called within its paper; empty where it has no name of its own. */
  readonly pageTitle: string;
};

/** The papers with pages; one that the pack does not list any more is called by `unnamed`. */
export function documentsToRead(
  { documents }: Pick<Case, 'documents'>,
  pack: PolicyPack,
  unnamed: string,
): readonly ReadDocument[] {
  return documents
    .filter(({ pages }) => pages.length > 0)
    .map((document) => ({ document, title: optionOf(pack, document)?.title ?? unnamed }));
}

/** All pages, one after the other. */
export function pagesToRead(
  documents: readonly ReadDocument[],
  pack: PolicyPack,
): readonly ReadPage[] {
  return documents.flatMap((one) =>
    one.document.pages.map((page) => ({
      ...one,
      page,
      pageTitle:
        optionOf(pack, one.document)?.pages.find(({ role }) => role === page.role)?.title ?? '',
    })),
  );
}

/** The page, and which paper it is of. */
export function pageName({ title, pageTitle }: Pick<ReadPage, 'title' | 'pageTitle'>): string {
  return pageTitle === '' || pageTitle === title ? title : `${title}·${pageTitle}`;
}
