/** Reads the pages of cases one after the other, behind the clerk's work: pictures that come in go first. */
import type { AppError } from '../../../shared/domain/app-error';
import type { CaseDocument } from '../../../shared/domain/document';
import { currentText } from '../../../shared/domain/document';
import type { PageText } from '../../../shared/domain/page-text';
import type { Result } from '../../../shared/domain/result';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type { OwnBytes } from '../../workers/image-messages';

/** What reading needs of the world. */
export type ReadingPorts = {
  /** The lines of a page; nothing when the reader died over it twice. */
  readonly read: (picture: OwnBytes) => Promise<PageText | undefined>;
  /** Tells the reader that nothing is left to read for now. */
  readonly rest: () => void;
  readonly load: (caseId: string, sha256: string) => Promise<Result<Uint8Array, AppError>>;
  readonly record: StationBridge['desk']['recordText'];
  /** Answers when no picture is on its way to the record. */
  readonly quiet: () => Promise<unknown>;
};

/** What a screen is told; a new object after every change. */
export type ReadingView = {
  /** Pages that wait or are being read, by page and picture. */
  readonly waiting: ReadonlySet<string>;
  /** Pages that could not be read in this session: they are typed from as ever. */
  readonly given: ReadonlySet<string>;
};

/** One page's picture: cut anew, it is another thing to read. */
export const readingKey = (page: {
  readonly id: string;
  readonly corrected: { readonly sha256: string };
}) => `${page.id}/${page.corrected.sha256}`;

type Wanted = {
  readonly caseId: string;
  readonly documentId: string;
  readonly pageId: string;
  readonly of: string;
};

/** The reading of an open desk. */
export type PageReading = ReturnType<typeof pageReading>;

/** Reads nothing before it is asked, and nothing after it was closed. */
export function pageReading({ read, rest, load, record, quiet }: ReadingPorts) {
  const queue = new Map<string, Wanted>();
  let view: ReadingView = { waiting: new Set(), given: new Set() };
  const listeners = new Set<() => void>();
  let running = false;
  let closed = false;
  const show = (change: Partial<ReadingView>) => {
    view = { ...view, ...change };
    for (const listener of [...listeners]) listener();
  };
  const showQueue = () => show({ waiting: new Set(queue.keys()) });

  /** False when the page cannot be read, or not now. */
  const readOne = async ({ caseId, documentId, pageId, of }: Wanted): Promise<boolean> => {
    const loaded = await load(caseId, of);
    if (!loaded.ok || closed) return false;
    const text = await read(new Uint8Array(loaded.value));
    if (text === undefined || closed) return false;
    return (await record({ caseId, documentId, pageId, of, text })).ok;
  };

  const run = async () => {
    if (running) return;
    running = true;
    while (!closed) {
      // What went wrong with a picture keeps no other page from being read.
      await quiet().catch(() => undefined);
      // The newest first: it is the page that the clerk has just seen.
      const [key, wanted] = [...queue].at(-1) ?? [];
      if (key === undefined || wanted === undefined || closed) break;
      const done = await readOne(wanted).catch(() => false);
      queue.delete(key);
      if (!done) show({ given: new Set([...view.given, key]) });
      showQueue();
    }
    running = false;
    if (!closed) rest();
  };

  return {
    view: () => view,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Queues what was not read yet of these papers; asking again changes nothing. */
    want(caseId: string, documents: readonly CaseDocument[]): void {
      const unread = documents.flatMap(({ id: documentId, pages }) =>
        pages
          .filter((page) => currentText(page) === undefined)
          .map((page) => ({ key: readingKey(page), documentId, page })),
      );
      const fresh = unread.filter(({ key }) => !queue.has(key) && !view.given.has(key));
      if (fresh.length === 0 || closed) return;
      // The first page of a paper is read first.
      for (const { key, documentId, page } of fresh.toReversed()) {
        queue.set(key, { caseId, documentId, pageId: page.id, of: page.corrected.sha256 });
      }
      showQueue();
      void run();
    },

    close(): void {
      closed = true;
      queue.clear();
    },
  };
}
