/** The eyes help and never stand in the way: whatever befalls their worker, the screens get an answer. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startVisionClient, type VisionWorker } from '../../renderer/workers/vision-client';
import type {
  VisionAnswer,
  VisionRequest,
  VisionValue,
} from '../../renderer/workers/vision-messages';
import type { PageFinding } from '../../renderer/workers/vision/finding';
import { paperSizes } from '../../renderer/workers/vision/paper-size';

type Behaviour = VisionValue | 'hang' | 'die';

const finding: PageFinding = {
  outline: [
    { x: 1, y: 1 },
    { x: 9, y: 1 },
    { x: 9, y: 7 },
    { x: 1, y: 7 },
  ],
  confidence: 0.9,
  rotation: 90,
  rotationConfidence: 0.8,
  dpi: 240,
  issues: [],
  measures: undefined,
};
const found: VisionValue = { kind: 'found', finding };
const page = {
  jpeg: new Uint8Array([1]),
  thumbnail: new Uint8Array([2]),
  widthPx: 8,
  heightPx: 6,
  paper: undefined,
  dpi: undefined,
};
const bytes = new Uint8Array([7]);
const corners = finding.outline ?? [];

function workers(...behaviours: Behaviour[]) {
  const log = { spawned: 0, ended: 0, asked: [] as VisionRequest[] };
  const spawn = (): VisionWorker => {
    log.spawned += 1;
    const worker: VisionWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => (log.ended += 1),
      postMessage: (message: unknown) => {
        const request = message as VisionRequest;
        log.asked.push(request);
        const behaviour = behaviours.shift() ?? found;
        if (behaviour === 'hang') return;
        queueMicrotask(() => {
          if (behaviour === 'die') {
            worker.onerror?.({ preventDefault: () => undefined } as ErrorEvent);
            return;
          }
          const answer: VisionAnswer = { id: request.id, result: behaviour };
          worker.onmessage?.({ data: answer } as MessageEvent<VisionAnswer>);
        });
      },
    };
    return worker;
  };
  return { log, spawn };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('no worker starts before the first picture, and one serves all', async () => {
  const { log, spawn } = workers();
  const eyes = startVisionClient(spawn);
  expect(log.spawned).toBe(0);
  expect(await eyes.find(bytes)).toBe(finding);
  expect(await eyes.find(bytes, paperSizes.id1)).toBe(finding);
  expect(log.spawned).toBe(1);
  const papers = log.asked.map((request) => ('paper' in request ? request.paper : undefined));
  expect(papers).toEqual([undefined, paperSizes.id1]);
});

test('a page is made with one question', async () => {
  const made = { finding, page };
  const { log, spawn } = workers({ kind: 'page', found: made });
  expect(await startVisionClient(spawn).makePage(bytes, paperSizes.id1)).toBe(made);
  expect(log.asked).toMatchObject([{ kind: 'page', bytes, paper: paperSizes.id1 }]);
});

test('corners moved by hand are those that the page is cut out by', async () => {
  const { log, spawn } = workers({ kind: 'straight', page });
  const [p, q, r, s] = corners;
  if (p === undefined || q === undefined || r === undefined || s === undefined) throw new Error();
  expect(await startVisionClient(spawn).straighten(bytes, [q, r, s, p], 180)).toBe(page);
  expect(log.asked[0]).toMatchObject({ kind: 'straighten', corners: [q, r, s, p], rotation: 180 });
});

test('a worker that dies is replaced and asked once more', async () => {
  const { log, spawn } = workers('die', found);
  expect(await startVisionClient(spawn).find(bytes)).toBe(finding);
  expect(log).toMatchObject({ spawned: 2, ended: 1 });
});

test('a worker that hangs twice is no answer, and the next picture gets its turn', async () => {
  const { log, spawn } = workers('hang', 'hang', found);
  const eyes = startVisionClient(spawn, 1_000);
  const answers = Promise.all([eyes.find(bytes), eyes.find(bytes)]);
  await vi.advanceTimersByTimeAsync(2_100);
  expect(await answers).toEqual([undefined, finding]);
  expect(log.ended).toBe(2);
});

test('a slow computer gets longer to open the eyes than for a picture', async () => {
  const { log, spawn } = workers('hang');
  void startVisionClient(spawn, 1_000).open();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(log).toMatchObject({ spawned: 1, ended: 0 });
  await vi.advanceTimersByTimeAsync(31_000);
  expect(log.ended).toBe(1);
});

test('bytes that cannot be read are no answer, and no reason for a new worker', async () => {
  const { log, spawn } = workers({ kind: 'unreadable' });
  expect(await startVisionClient(spawn).find(bytes)).toBeUndefined();
  expect(log).toMatchObject({ spawned: 1, ended: 0 });
});

test('closed, it gives no answer and ends its worker', async () => {
  const { log, spawn } = workers('hang');
  const eyes = startVisionClient(spawn);
  const answer = eyes.find(bytes);
  await vi.advanceTimersByTimeAsync(1);
  eyes.close();
  expect(await answer).toBeUndefined();
  expect(await eyes.find(bytes)).toBeUndefined();
  expect(log).toMatchObject({ spawned: 1, ended: 1 });
});
