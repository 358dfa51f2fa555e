/** Of the queries that wait for the search worker, only the newest is asked. */
import { expect, test, vi } from 'vitest';
import { startSearchClient, type SearchWorker } from '../../renderer/workers/search-client';
import type { AddressAnswer, SearchAnswer } from '../../renderer/workers/search-messages';
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

test('asks for addresses beside a query, and only for the newest of those that wait', async () => {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const client = startSearchClient(vi.fn(), () => {
    const worker: SearchWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
      postMessage: (request) => {
        if (request.kind !== 'addresses') return;
        const { id, typed, limit, caseId } = request;
        asked.push(`${typed} ${String(limit)} ${caseId}`);
        const data: AddressAnswer = { id, addresses: [`${typed}路`] };
        answers.push(() => worker.onmessage?.({ data } as MessageEvent<AddressAnswer>));
      },
    };
    return worker;
  });
  void client.find('wang', 5, []);
  const given = ['望', '望潮', '望潮北'].map((typed) => client.suggestAddresses(typed, 8, 'own'));
  expect(asked).toEqual(['望 8 own']);
  answers[0]?.();
  await eventually(() => expect(asked).toEqual(['望 8 own', '望潮北 8 own']));
  answers[1]?.();
  expect(await Promise.all(given)).toEqual([['望路'], undefined, ['望潮北路']]);
  client.close();
  expect(await client.suggestAddresses('望', 8, 'own')).toBeUndefined();
});
