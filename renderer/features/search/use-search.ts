/** Asks the index at every keystroke; an older answer never overtakes a newer one. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Found } from '../../../shared/search/case-index';
import { useSession } from '../../session/session-provider';
import type { SearchProgress } from '../../workers/search-feed';
import type { SearchAnswer } from '../../workers/search-messages';

/** What was found for the text that stands in the field. */
export type SearchView = {
  /** `undefined` while there is no answer yet. */
  readonly found: Found | undefined;
  /** Whether this is the answer to what is typed now, and not to what was typed before. */
  readonly isCurrent: boolean;
  /** Places of the labels that fit. */
  readonly labels: readonly number[];
  readonly progress: SearchProgress;
};

const shownCases = 20;

/** The answer to a query; asked again whenever the index has grown. */
export function useSearch(query: string, labels: readonly string[]): SearchView {
  const { search } = useSession();
  const progress = useSyncExternalStore(search.subscribe, search.progress);
  const [answer, setAnswer] = useState<SearchAnswer & { readonly query: string }>();
  const joined = labels.join('\n');
  useEffect(() => {
    let outdated = false;
    void search.find(query, shownCases, joined.split('\n')).then((next) => {
      if (!outdated && next !== undefined) setAnswer({ ...next, query });
    });
    return () => {
      outdated = true;
    };
  }, [search, query, joined, progress]);
  return {
    found: answer?.found,
    isCurrent: answer?.query === query,
    labels: answer?.labels ?? [],
    progress,
  };
}
