/** The eyes in the real Electron: their worker runs under its own policy and finds a paper's corners. */
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import type { VisionAnswer, VisionQuestion } from '../../renderer/workers/vision-messages';
import { readImageHeader } from '../../shared/capture/image-header';
import { visionWorkerPath } from '../../electron/app-protocol';
import { paperOf } from '../capture-bench/papers';
import { listSamples, type Sample } from '../capture-bench/samples';
import type { Station } from '../support/electron-app';
import { provideSamples } from '../support/make-samples';
import { ownStation } from '../support/own-station';

const here = ownStation('station-vision');
let station: Station;
let samples: Sample[];

test.beforeAll(async () => {
  samples = listSamples(await provideSamples()).filter(
    ({ truth }) => truth.quality === 'good' && truth.source === 'camera',
  );
  ({ station } = await here.open());
  await station.page.waitForLoadState('domcontentloaded');
});

/** Asks a fresh vision worker, from the page; bytes go through text, as evaluate takes no others. */
function ask(questions: readonly VisionQuestion[], bytes: Uint8Array) {
  const bare = questions.map((question) => ({ ...question, bytes: undefined }));
  return station.page.evaluate(
    async ({ path, asked, text }) => {
      const picture = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const worker = new Worker(path, { type: 'module' });
      const results: VisionAnswer['result'][] = [];
      for (const [id, question] of asked.entries()) {
        const answer = await new Promise<VisionAnswer>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<VisionAnswer>) => resolve(data);
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage({ ...question, bytes: picture, id });
        });
        results.push(answer.result);
      }
      worker.terminate();
      return results;
    },
    { path: visionWorkerPath, asked: bare, text: Buffer.from(bytes).toString('base64') },
  );
}

test('the worker finds the corners of a photographed paper and lays it flat', async () => {
  const [sample] = samples;
  if (sample?.truth.corners == null) throw new Error('No good photograph among the samples');
  const { truth } = sample;
  const bytes = new Uint8Array((await sample.read()).bytes);
  const paper = paperOf(truth.kind);
  if (paper === undefined) throw new Error(`No paper for ${truth.kind}`);
  const [found] = await ask([{ kind: 'find', bytes, paper }], bytes);
  if (found?.kind !== 'found') throw new Error(`Answered ${found?.kind ?? 'nothing'}`);
  const { outline, rotation, issues, dpi } = found.finding;
  expect(issues).toEqual([]);
  expect(rotation).toBe(truth.rotation);
  expect(Math.abs((dpi ?? 0) / (truth.dpi ?? 1) - 1)).toBeLessThan(0.05);
  if (outline === undefined) throw new Error('No outline');
  const diagonal = Math.hypot(...truth.size);
  for (const [i, [x, y]] of (truth.corners ?? []).entries()) {
    const corner = outline[((i + rotation / 90) % 4) as 0 | 1 | 2 | 3];
    expect(Math.hypot(corner.x - x, corner.y - y) / diagonal).toBeLessThan(0.015);
  }

  const [straight] = await ask(
    [{ kind: 'straighten', bytes, corners: outline, rotation, paper }],
    bytes,
  );
  if (straight?.kind !== 'straight') throw new Error(`Answered ${straight?.kind ?? 'nothing'}`);
  const { jpeg, widthPx, heightPx } = straight.page;
  expect(Math.abs(widthPx / heightPx / (paper.widthMm / paper.heightMm) - 1)).toBeLessThan(0.01);
  const header = readImageHeader(Uint8Array.from(Object.values(jpeg)));
  expect(header).toMatchObject({ ok: true, value: { format: 'jpeg', widthPx, heightPx } });
});

test('bytes that are no picture get an answer, and the worker lives on', async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const results = await ask(
    [
      { kind: 'find', bytes },
      { kind: 'find', bytes },
    ],
    bytes,
  );
  expect(results).toEqual([{ kind: 'unreadable' }, { kind: 'unreadable' }]);
});

test('what the worker may, the page may not', async () => {
  const policies = await station.page.evaluate(async (path) => {
    const policyOf = async (url: string) =>
      (await fetch(url)).headers.get('content-security-policy') ?? '';
    return { worker: await policyOf(path), page: await policyOf('/index.html') };
  }, visionWorkerPath);
  expect(policies.worker).toContain("'unsafe-eval'");
  expect(policies.page).not.toContain("'unsafe-eval'");
});
