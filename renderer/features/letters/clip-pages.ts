/** The pages of a case from which a character can be clipped: those of the register 户口簿 first. */
import type { Case } from '../../../shared/domain/case';
import type { Page } from '../../../shared/domain/document';
import type { PolicyPack } from '../../../shared/policy/pack';
import { optionOf } from '../../../shared/policy/pack-option';
import { pageTitle } from '../reading/page-names';

/** A page, and what it is called. */
export type ClipPage = {
  readonly documentId: string;
  readonly page: Page;
  readonly title: string;
};

/** As the pack names the register; its pages show a name as the police wrote it. */
const register = 'hukou';

/** In the order of the case otherwise; `numbered` says which page of its paper one is. */
export function clipPages(
  { documents }: Case,
  pack: PolicyPack,
  numbered: (number: number) => string,
): ClipPage[] {
  const first = documents.filter(({ kind }) => kind === register);
  const rest = documents.filter(({ kind }) => kind !== register);
  return [...first, ...rest].flatMap((document) => {
    const option = optionOf(pack, document);
    return document.pages.map((page, index) => {
      const named = option === undefined ? [] : [pageTitle(option, page.role)];
      return { documentId: document.id, page, title: [...named, numbered(index + 1)].join(' ') };
    });
  });
}
