/** Of the queries that wait for the search worker, only the newest is asked. */
import { expect, test, vi } from 'vitest';
import { startSearchClient, type SearchWorker } from '../../renderer/workers/search-client';
import type { SearchAnswer } from '../../renderer/workers/search-messages';
import { eventually } from '../support/eventually';

const answerTo = (id: number): SearchAnswer => ({ id, found: { cases: [], total: 0 }, labels: [] });

test('asks only the newest of the queries that wait', async () => {
  const asked: string[] = [];
  let answer: (id: number) => void = () => undefined;
  const client = startSearchClient(vi.fn(), () => {
    const worker: SearchWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
      postMessage: (request) => {
        if (request.kind === 'find') asked.push(request.query);
      },
    };
    answer = (id) => worker.onmessage?.({ data: answerTo(id) } as MessageEvent<SearchAnswer>);
    return worker;
  });
  const answers = ['w', 'wa', 'wan', 'wang'].map((query) => client.find(query, 5, []));
  expect(asked).toEqual(['w']);
  answer(1);
  await eventually(() => expect(asked).toEqual(['w', 'wang']));
  answer(2);
  expect(await Promise.all(answers)).toEqual([answerTo(1), undefined, undefined, answerTo(2)]);
  const late = [client.find('a', 5, []), client.find('ab', 5, [])];
  client.close();
  expect(await Promise.all(late)).toEqual([undefined, undefined]);
});
