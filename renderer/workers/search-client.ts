/** Feeds and asks the search worker; a worker that hangs or dies is ended and reported. */
import type { SearchRecord } from '../../shared/search/search-record';
import type { SearchAnswer, SearchRequest } from './search-messages';

/** The part of a Worker that is used; tests give another. */
export type SearchWorker = Pick<Worker, 'terminate'> & {
  postMessage(request: SearchRequest): void;
  onmessage: ((event: MessageEvent<SearchAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

/** One worker, from its start to its end. */
export type SearchClient = ReturnType<typeof startSearchClient>;

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
  const waiting = new Map<number, (answer: SearchAnswer | undefined) => void>();
  let lastId = 0;
  let closed = false;

  const close = () => {
    if (closed) return;
    closed = true;
    worker.terminate();
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

  return {
    put(records: readonly SearchRecord[]): void {
      if (!closed) worker.postMessage({ kind: 'put', records });
    },
    /** The answer, or `undefined` when the worker was lost or closed. */
    find(
      query: string,
      limit: number,
      labels: readonly string[],
    ): Promise<SearchAnswer | undefined> {
      if (closed) return Promise.resolve(undefined);
      const id = (lastId += 1);
      return new Promise((resolve) => {
        const timer = setTimeout(lost, timeLimitMs);
        waiting.set(id, (answer) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(answer);
        });
        worker.postMessage({ kind: 'find', id, query, limit, labels });
      });
    },
    /** Ends the worker and everything it knew. */
    close,
  };
}
