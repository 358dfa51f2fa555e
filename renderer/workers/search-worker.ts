/** Holds the index of all cases, off the screen's thread; ending it forgets everything. */
import { caseIndex } from '../../shared/search/case-index';
import type { SearchAnswer, SearchRequest } from './search-messages';
import { libraryPinyin } from './search-pinyin';

/** What a dedicated worker's global scope offers; the DOM types know only a window. */
type WorkerScope = {
  onmessage: ((event: MessageEvent<SearchRequest>) => void) | null;
  postMessage(answer: SearchAnswer): void;
};
const scope = self as unknown as WorkerScope;
const index = caseIndex(libraryPinyin);

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'put':
      for (const record of data.records) index.put(record);
      return;
    case 'find': {
      const { id, query, limit, labels } = data;
      const found = index.find(query, limit);
      scope.postMessage({ id, found, labels: index.findLabels(query, labels) });
    }
  }
};
