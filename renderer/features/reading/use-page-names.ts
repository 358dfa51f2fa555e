/** What the pages of a case are called on the screen. */
import type { Case } from '../../../shared/domain/case';
import type { Page } from '../../../shared/domain/document';
import { useSession } from '../../session/session-provider';
import { useMessages } from '../language/messages-context';

export type NamedPage = { readonly page: Page; readonly title: string };

/** By the id of a page: what paper it is of, and which page of it. */
export function usePageNames(current: Case): (pageId: string) => NamedPage | undefined {
  const { packs } = useSession();
  const { material } = useMessages();
  const { requirements } = packs.packOf(current).checklistFor(current);
  return (pageId) => {
    for (const { requirementId, kind, pages } of current.documents) {
      const page = pages.find(({ id }) => id === pageId);
      if (page === undefined) continue;
      const option = requirements
        .find(({ id }) => id === requirementId)
        ?.options.find((one) => one.kind === kind);
      const role = option?.pages.find((one) => one.role === page.role)?.title;
      const title = [option?.title, role].filter((part) => part !== undefined);
      return {
        page,
        title: title.length === 0 ? material.captureTitle : [...new Set(title)].join('·'),
      };
    }
    return undefined;
  };
}
