/** Reading helps and never stands in the way: whatever befalls its worker, whoever asked gets an answer. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startReadingClient, type ReadingWorker } from '../../renderer/workers/reading-client';
import type {
  ReadingAnswer,
  ReadingRequest,
  ReadingValue,
} from '../../renderer/workers/reading-messages';
import type { PageText } from '../../shared/domain/page-text';

type Behaviour = ReadingValue | 'hang' | 'die';

const text: PageText = {
  reader: 'a model',
  widthPx: 800,
  heightPx: 600,
  lines: [
    {
      text: '姓名',
      sure: 1,
      doubtful: [],
      box: [
        [0, 0],
        [9, 0],
        [9, 5],
        [0, 5],
      ],
    },
  ],
};
const read: ReadingValue = { kind: 'read', text };
const bytes = new Uint8Array([7]);

function workers(...behaviours: Behaviour[]) {
  const log = { spawned: 0, ended: 0, asked: [] as ReadingRequest[] };
  const spawn = (): ReadingWorker => {
    log.spawned += 1;
    const worker: ReadingWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => (log.ended += 1),
      postMessage: (message: unknown) => {
        const request = message as ReadingRequest;
        log.asked.push(request);
        const behaviour = behaviours.shift() ?? read;
        if (behaviour === 'hang') return;
        queueMicrotask(() => {
          if (behaviour === 'die') {
            worker.onerror?.({ preventDefault: () => undefined } as ErrorEvent);
            return;
          }
          const answer: ReadingAnswer = { id: request.id, result: behaviour };
          worker.onmessage?.({ data: answer } as MessageEvent<ReadingAnswer>);
        });
      },
    };
    return worker;
  };
  return { log, spawn };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a page is read, and no worker starts before the first one', async () => {
  const { log, spawn } = workers();
  const client = startReadingClient(spawn);
  expect(log.spawned).toBe(0);
  expect(await client.read(bytes)).toEqual(text);
  expect(await client.read(bytes)).toEqual(text);
  expect(log.spawned).toBe(1);
  client.close();
  expect(log.ended).toBe(1);
});

test('a worker that dies or hangs is replaced once; then the page is one that nobody has read', async () => {
  const once = workers('die');
  expect(await startReadingClient(once.spawn).read(bytes)).toEqual(text);
  expect(once.log).toMatchObject({ spawned: 2, ended: 1 });

  const twice = workers('hang', 'die');
  const answer = startReadingClient(twice.spawn, 1_000).read(bytes);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await answer).toBeUndefined();
  expect(twice.log).toMatchObject({ spawned: 2, ended: 2 });
});

test('what is no picture, and no bytes at all, are not read', async () => {
  const { log, spawn } = workers({ kind: 'unreadable' });
  const client = startReadingClient(spawn);
  expect(await client.read(bytes)).toBeUndefined();
  expect(await client.read(new Uint8Array())).toBeUndefined();
  expect(log.asked).toHaveLength(1);
});

test('an answer outside the contract is none', async () => {
  const { spawn } = workers({ kind: 'read', text: { ...text, widthPx: 0 } });
  expect(await startReadingClient(spawn).read(bytes)).toBeUndefined();
});

test('closing answers a page that waits', async () => {
  const { log, spawn } = workers('hang');
  const client = startReadingClient(spawn);
  const answer = client.read(bytes);
  await vi.advanceTimersByTimeAsync(0);
  client.close();
  expect(await answer).toBeUndefined();
  expect(log.ended).toBe(1);
});
