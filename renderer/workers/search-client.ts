/** Feeds and asks the search worker; a worker that hangs or dies is ended and reported. */
import { newestOnly } from './newest-only';
import type { PageBytes } from '../../shared/search/search-page';
import type { ProblemRow } from '../../shared/pupil/problem-list';
import type {
  AddressAnswer,
  CheckAnswer,
  MatchAnswer,
  SearchAnswer,
  SearchCount,
  SearchRequest,
  WorkerAnswer,
} from './search-messages';

/** The part of a Worker that is used; tests give another. */
export type SearchWorker = Pick<Worker, 'terminate'> & {
  postMessage(request: SearchRequest, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<WorkerAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

/** One worker, from its start to its end. */
export type SearchClient = ReturnType<typeof startSearchClient>;

type Asked = WorkerAnswer | undefined;
type Question<K extends SearchRequest['kind']> = Omit<
  Extract<SearchRequest, { kind: K }>,
  'kind' | 'id'
>;

/** Far beyond any answer, even behind a long queue of records on a busy computer. */
const limitMs = 20_000;

/** Starts the real worker. */
export function spawnSearchWorker(): SearchWorker {
  return new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
}

/** Starts a worker; `onLost` is called once when it hung or died. */
export function startSearchClient(
  onLost: () => void,
  spawn: () => SearchWorker = spawnSearchWorker,
  timeLimitMs = limitMs,
) {
  const worker = spawn();
  const waiting = new Map<number, (answer: Asked) => void>();
  let lastFindId = 0;
  let lastCountId = 0;
  let closed = false;

  const close = () => {
    if (closed) return;
    closed = true;
    worker.terminate();
    finds.close();
    addresses.close();
    for (const answer of [...waiting.values()]) answer(undefined);
  };
  const lost = () => {
    if (closed) return;
    close();
    onLost();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    lost();
  };
  worker.onmessage = ({ data }) => waiting.get(data.id)?.(data);

  const ask = <T extends WorkerAnswer>(request: SearchRequest & { id: number }) =>
    new Promise<T | undefined>((resolve) => {
      if (closed) return resolve(undefined);
      const { id } = request;
      const timer = setTimeout(lost, timeLimitMs);
      waiting.set(id, (answer) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(answer as T | undefined);
      });
      worker.postMessage(request);
    });
  const finds = newestOnly((question: Question<'find'>) =>
    ask<SearchAnswer>({ kind: 'find', id: (lastFindId += 1), ...question }),
  );
  const addresses = newestOnly((question: Question<'addresses'>) =>
    ask<AddressAnswer>({ kind: 'addresses', id: (lastCountId -= 1), ...question }),
  );

  return {
    /** Hands packed records over; they are in the worker's hands alone afterwards. */
    put(pages: readonly PageBytes[]): void {
      const buffers = pages.map(({ buffer }) => buffer);
      if (!closed) worker.postMessage({ kind: 'put', pages }, buffers);
    },
    drop(caseIds: readonly string[]): void {
      if (!closed) worker.postMessage({ kind: 'drop', caseIds });
    },
    /** How many cases the index knows once everything handed over is in; `undefined` as for `find`. */
    async count(): Promise<number | undefined> {
      // Counted downwards: an answer is told apart from that of a query by its number.
      const id = (lastCountId -= 1);
      return (await ask<SearchCount>({ kind: 'count', id }))?.cases;
    },
    /** 查重查错 over every case; at most so many findings of each kind are listed. */
    check(mostOfKind: number): Promise<CheckAnswer | undefined> {
      return ask<CheckAnswer>({ kind: 'check', id: (lastCountId -= 1), mostOfKind });
    },
    /** The cases of a problem list's rows. */
    match(rows: readonly ProblemRow[]): Promise<MatchAnswer | undefined> {
      return ask<MatchAnswer>({ kind: 'match', id: (lastCountId -= 1), rows });
    },
    /** The answer, or `undefined` when a newer query took its place or the worker was lost or closed. */
    find(
      query: string,
      limit: number,
      labels: readonly string[],
    ): Promise<SearchAnswer | undefined> {
      return finds.ask({ query, limit, labels });
    },
    /** Places for an address of this case; `undefined` as for `find`. */
    async suggestAddresses(
      typed: string,
      limit: number,
      caseId: string,
    ): Promise<readonly string[] | undefined> {
      return (await addresses.ask({ typed, limit, caseId }))?.addresses;
    },
    /** Ends the worker and everything it knew. */
    close,
  };
}
