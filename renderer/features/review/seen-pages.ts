/** Which pages whoever sits here has looked at since they unlocked: what a decision says was seen. */
import { useCallback, useSyncExternalStore } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Page } from '../../../shared/domain/document';
import { followers } from '../../followers';
import { ofDesk } from '../../session/of-desk';
import { useSession } from '../../session/session-provider';

const none: ReadonlySet<string> = new Set();

const seenOf = ofDesk(({ workingSet }) => {
  const seen = new Map<string, ReadonlySet<string>>();
  const { subscribe, tell } = followers();
  workingSet.onClose(() => seen.clear());
  return {
    subscribe,
    of: (caseId: string) => seen.get(caseId) ?? none,
    add: (caseId: string, key: string) => {
      const before = seen.get(caseId) ?? none;
      if (before.has(key)) return;
      seen.set(caseId, new Set([...before, key]));
      tell();
    },
  };
});

/** A page that was taken or cut anew is another one to look at. */
const keyOf = ({ id, corrected }: Page) => `${id} ${corrected.sha256}`;

/** What of a case was looked at, and how to say that a page is on the screen. */
export type SeenPages = {
  readonly has: (page: Page) => boolean;
  readonly see: (page: Page) => void;
};

/** Follows what was looked at. */
export function useSeenPages(caseId: string): SeenPages {
  const { subscribe, of, add } = seenOf(useSession());
  const seen = useSyncExternalStore(subscribe, () => of(caseId));
  const see = useCallback((page: Page) => add(caseId, keyOf(page)), [add, caseId]);
  return { has: (page) => seen.has(keyOf(page)), see };
}

/** The pages that were not looked at, and of how many documents they are. */
export type Unseen = { readonly pages: readonly Page[]; readonly documents: number };

/** Finds them in a case. */
export function unseenIn(
  { documents }: Pick<Case, 'documents'>,
  { has }: Pick<SeenPages, 'has'>,
): Unseen {
  const rest = documents.map(({ pages }) => pages.filter((page) => !has(page)));
  return { pages: rest.flat(), documents: rest.filter(({ length }) => length > 0).length };
}
