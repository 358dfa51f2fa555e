/** What was read on the pages of a case, and what is still being read. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReadPage } from '../../../shared/capture/reading/read-page';
import { lookThrough } from '../../../shared/capture/reading/reading-proposals';
import type { Case } from '../../../shared/domain/case';
import { currentText } from '../../../shared/domain/document';
import type { PageText } from '../../../shared/domain/page-text';
import { useSession } from '../../session/session-provider';
import { readingOf } from './desk-reading';
import { pageKey } from './page-queue';

export type CaseReading = {
  readonly pages: readonly ReadPage[];
  /** Pages that wait to be read or are being read. */
  readonly waiting: number;
};

/** Follows the reading of a case. */
export function useReading({ id: caseId, documents }: Pick<Case, 'id' | 'documents'>): CaseReading {
  const desk = useSession();
  const { reading, texts } = readingOf(desk);
  const [known, setKnown] = useState<ReadonlyMap<string, PageText>>(new Map());
  const view = useSyncExternalStore(reading.subscribe, reading.view);
  useEffect(() => {
    let gone = false;
    for (const { id: documentId, kind, pages } of documents) {
      for (const page of pages) {
        const named = currentText(page);
        if (named === undefined) continue;
        void texts.find(caseId, named).then((text) => {
          if (gone || text === undefined) return;
          lookThrough({ documentId, pageId: page.id, kind, role: page.role, text });
          setKnown((now) => (now.has(named.sha256) ? now : new Map(now).set(named.sha256, text)));
        });
      }
    }
    return () => {
      gone = true;
    };
  }, [texts, caseId, documents]);
  const pages = useMemo(
    () =>
      documents.flatMap(({ id: documentId, kind, pages: each }) =>
        each.flatMap((page): ReadPage[] => {
          const text = known.get(currentText(page)?.sha256 ?? '');
          if (text === undefined) return [];
          return [{ documentId, pageId: page.id, kind, role: page.role, text }];
        }),
      ),
    [documents, known],
  );
  const all = documents.flatMap((document) => document.pages.map(pageKey));
  return { pages, waiting: all.filter((key) => view.waiting.has(key)).length };
}

/** Has the pages of the case read, and their images made smaller, whatever is on the screen, as long as the case is. */
export function useReadInBackground({ id, documents }: Pick<Case, 'id' | 'documents'>): void {
  const { reading, shrinking } = readingOf(useSession());
  useEffect(() => {
    reading.want(id, documents);
    shrinking.want(id, documents);
  }, [reading, shrinking, id, documents]);
}
