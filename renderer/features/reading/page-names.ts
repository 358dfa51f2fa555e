/** What the pages of a case are called on the screen. */
import type { Case } from '../../../shared/domain/case';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import type { Page } from '../../../shared/domain/document';
import type { DocumentOption } from '../../../shared/domain/requirement';

export type NamedPage = { readonly page: Page; readonly title: string };

/** By the id of a page: what paper it is of, and which page of it; `unnamed` where no line asks for the paper. */
export function pageNames(
  { documents }: Pick<Case, 'documents'>,
  lines: readonly RequirementProgress[],
  unnamed: string,
): (pageId: string) => NamedPage | undefined {
  return (pageId) => {
    for (const { requirementId, kind, pages } of documents) {
      const page = pages.find(({ id }) => id === pageId);
      if (page === undefined) continue;
      const option = lines
        .find(({ requirement }) => requirement.id === requirementId)
        ?.requirement.options.find((one) => one.kind === kind);
      return { page, title: option === undefined ? unnamed : pageTitle(option, page.role) };
    }
    return undefined;
  };
}

/** The paper, and which page of it where that has a name of its own. */
export function pageTitle({ title, pages }: DocumentOption, role: string | undefined): string {
  const page = pages.find((one) => one.role === role)?.title;
  return page === undefined || page === title ? title : `${title}·${page}`;
}
