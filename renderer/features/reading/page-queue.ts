/** Does something with every page that needs it, one after the other, behind the clerk's work. */
import type { CaseDocument, Page } from '../../../shared/domain/document';
import { followers } from '../../followers';

/** A page of a case, as it was when it was asked for. */
export type WantedPage = {
  readonly caseId: string;
  readonly documentId: string;
  readonly page: Page;
};

export type PageQueuePorts = {
  /** Whether there is anything to do for a page. */
  readonly needs: (page: Page) => boolean;
  /** Does it; false when it cannot be done, or not now. */
  readonly work: (wanted: WantedPage) => Promise<boolean>;
  /** Told when nothing is left for now. */
  readonly rest: () => void;
  /** Answers when nothing that goes first is under way. */
  readonly quiet: () => Promise<unknown>;
};

/** What a screen is told; a new object after every change. */
export type PageQueueView = {
  /** Pages that wait or are at work, by page and picture. */
  readonly waiting: ReadonlySet<string>;
  /** Pages for which it could not be done in this session. */
  readonly given: ReadonlySet<string>;
};

/** One page's picture: cut anew, it is another thing. */
export const pageKey = (page: {
  readonly id: string;
  readonly corrected: { readonly sha256: string };
}) => `${page.id}/${page.corrected.sha256}`;

export type PageQueue = ReturnType<typeof pageQueue>;

/** Begins nothing before it is asked, and nothing after it was closed. */
export function pageQueue({ needs, work, rest, quiet }: PageQueuePorts) {
  const queue = new Map<string, WantedPage>();
  let view: PageQueueView = { waiting: new Set(), given: new Set() };
  const { subscribe, tell } = followers();
  let running: Promise<void> | undefined;
  let closed = false;
  const show = (change: Partial<PageQueueView>) => {
    view = { ...view, ...change };
    tell();
  };
  const showQueue = () => show({ waiting: new Set(queue.keys()) });

  const run = async () => {
    while (!closed) {
      // What went wrong with a picture keeps no other page from its turn.
      await quiet().catch(() => undefined);
      // The newest first: it is the page that the clerk has just seen.
      const [key, wanted] = [...queue].at(-1) ?? [];
      if (key === undefined || wanted === undefined || closed) break;
      const done = await work(wanted).catch(() => false);
      queue.delete(key);
      if (!done) show({ given: new Set([...view.given, key]) });
      showQueue();
    }
    running = undefined;
    if (!closed) rest();
  };

  return {
    view: () => view,
    subscribe,

    /** Queues the pages of these papers that need it; asking again changes nothing. */
    want(caseId: string, documents: readonly CaseDocument[]): void {
      const wanted = documents.flatMap(({ id: documentId, pages }) =>
        pages.filter(needs).map((page) => ({ caseId, documentId, page })),
      );
      const fresh = wanted.filter(({ page }) => {
        const key = pageKey(page);
        return !queue.has(key) && !view.given.has(key);
      });
      if (fresh.length === 0 || closed) return;
      // The first page of a paper comes first.
      for (const one of fresh.toReversed()) queue.set(pageKey(one.page), one);
      showQueue();
      running ??= run();
    },

    isClosed: () => closed,
    /** Answers when nothing is left for now. */
    idle: async () => {
      while (running !== undefined) await running;
    },
    close(): void {
      closed = true;
      queue.clear();
    },
  };
}
