/** A worker that hangs, dies or refuses loses no picture, and the next one gets its turn. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startImageClient, type ImageWorker } from '../../renderer/workers/image-client';
import type { ImageAnswer, ImageRequest, ReadyImage } from '../../renderer/workers/image-messages';
import { tiffFile } from '../support/tiff-file';
import { jpeg } from './image-samples';

type Behaviour = 'answer' | 'hang' | 'die' | 'refuse';

const ready: ReadyImage = {
  corrected: 'same',
  widthPx: 8,
  heightPx: 6,
  thumbnail: new Uint8Array([1]),
};

function workers(...behaviours: Behaviour[]) {
  const log = { spawned: 0, ended: 0, asked: [] as ImageRequest[] };
  const spawn = (): ImageWorker => {
    log.spawned += 1;
    const worker: ImageWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => (log.ended += 1),
      postMessage: (message: unknown) => {
        const request = message as ImageRequest;
        log.asked.push(request);
        const behaviour = behaviours.shift() ?? 'answer';
        if (behaviour === 'hang') return;
        if (behaviour === 'die') {
          queueMicrotask(() => worker.onerror?.({ preventDefault: () => undefined } as ErrorEvent));
          return;
        }
        const result =
          behaviour === 'answer'
            ? ({ ok: true, value: ready } as const)
            : ({ ok: false, error: { kind: 'imageUndecodable' } } as const);
        queueMicrotask(() =>
          worker.onmessage?.({ data: { id: request.id, result } } as MessageEvent<ImageAnswer>),
        );
      },
    };
    return worker;
  };
  return { log, spawn };
}

const picture = jpeg({ width: 8, height: 6 });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the image client', () => {
  test('gives back the very bytes when nothing had to be done', async () => {
    const { log, spawn } = workers();
    const result = await startImageClient(spawn).prepare(picture);
    expect(result.ok && result.value.corrected).toBe(picture);
    expect(result.ok && result.value.original).toBe(picture);
    expect(log.spawned).toBe(1);
  });

  test('refuses by the header without starting a worker', async () => {
    const { log, spawn } = workers();
    expect(await startImageClient(spawn).prepare(new Uint8Array())).toEqual({
      ok: false,
      error: { kind: 'imageEmpty' },
    });
    expect(log.spawned).toBe(0);
  });

  test.each(['hang', 'die'] as const)('a worker that %ss once is replaced', async (fault) => {
    const { log, spawn } = workers(fault, 'answer');
    const done = startImageClient(spawn).prepare(picture);
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await done).ok).toBe(true);
    expect(log).toMatchObject({ spawned: 2, ended: 1 });
  });

  test.each(['hang', 'die'] as const)(
    'a picture with which workers %s twice is refused, the next one is not',
    async (fault) => {
      const { log, spawn } = workers(fault, fault, 'answer');
      const client = startImageClient(spawn);
      const first = client.prepare(picture);
      const second = client.prepare(picture);
      await vi.advanceTimersByTimeAsync(41_000);
      expect(await first).toEqual({ ok: false, error: { kind: 'imageUndecodable' } });
      expect((await second).ok).toBe(true);
      expect(log.spawned).toBe(3);
    },
  );

  test('asks one at a time', async () => {
    const { log, spawn } = workers('hang');
    const client = startImageClient(spawn);
    void client.prepare(picture);
    void client.prepare(picture);
    await vi.advanceTimersByTimeAsync(10);
    expect(log.asked).toHaveLength(1);
  });

  test('closing ends the worker and refuses what waits', async () => {
    const { log, spawn } = workers('hang');
    const client = startImageClient(spawn);
    const waiting = [client.prepare(picture), client.prepare(picture)];
    await vi.advanceTimersByTimeAsync(10);
    client.close();
    for (const one of waiting) expect((await one).ok).toBe(false);
    expect(log.ended).toBeGreaterThanOrEqual(1);
    expect(log.spawned).toBe(1);
  });
});

test('a file of several pages is refused before the worker is asked', async () => {
  const { log, spawn } = workers();
  const page = { width: 8, height: 6 };
  expect(await startImageClient(spawn).prepare(tiffFile([page, page]))).toEqual({
    ok: false,
    error: { kind: 'imageTooManyPages', limit: 1 },
  });
  expect(log.asked).toEqual([]);
});
