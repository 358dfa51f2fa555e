/** Holds the index of all cases, off the screen's thread; ending it forgets everything. */
import { caseIndex } from '../../shared/search/case-index';
import { checkCases } from '../../shared/pupil/check-rules';
import { matchProblems } from '../../shared/pupil/problem-list';
import type { SearchRequest, WorkerAnswer } from './search-messages';
import { libraryPinyin } from './search-pinyin';

/** What a dedicated worker's global scope offers; the DOM types know only a window. */
type WorkerScope = {
  onmessage: ((event: MessageEvent<SearchRequest>) => void) | null;
  postMessage(answer: WorkerAnswer): void;
};
const scope = self as unknown as WorkerScope;
const index = caseIndex(libraryPinyin);

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'put':
      for (const page of data.pages) index.putPage(page);
      return;
    case 'drop':
      for (const caseId of data.caseIds) index.drop(caseId);
      return;
    case 'count':
      scope.postMessage({ id: data.id, cases: index.size() });
      return;
    case 'check': {
      const from = performance.now();
      const report = checkCases(index.subjects(), data.mostOfKind);
      scope.postMessage({ id: data.id, report, tookMs: performance.now() - from });
      return;
    }
    case 'match':
      scope.postMessage({ id: data.id, matched: matchProblems(data.rows, index.subjects()) });
      return;
    case 'addresses': {
      const { id, typed, limit, caseId } = data;
      scope.postMessage({ id, addresses: index.suggestAddresses(typed, limit, caseId) });
      return;
    }
    case 'find': {
      const { id, query, limit, labels } = data;
      const found = index.find(query, limit);
      scope.postMessage({ id, found, labels: index.findLabels(query, labels) });
    }
  }
};
