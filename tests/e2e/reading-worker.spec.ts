/** Reading in the real Electron: its worker runs under the page's own strict policy and reads a paper. */
import { expect, test } from '@playwright/test';
import { visionWorkerPath } from '../../electron/app-protocol';
import type {} from '../../renderer/main';
import type { ReadingAnswer, ReadingValue } from '../../renderer/workers/reading-messages';
import type { VisionAnswer, VisionQuestion } from '../../renderer/workers/vision-messages';
import { paperSizes, type PaperSize } from '../../renderer/workers/vision/paper-size';
import { pageTextSchema } from '../../shared/domain/page-text';
import { listSamples } from '../capture-bench/samples';
import type { Station } from '../support/electron-app';
import { provideSamples } from '../support/make-samples';
import { ownStation } from '../support/own-station';

const workerPath = '/workers/reading-worker.js';

const here = ownStation('station-reading');
let station: Station;

test.beforeAll(async () => {
  ({ station } = await here.open());
  await station.page.waitForLoadState('domcontentloaded');
});

/** Asks one fresh reading worker, from the page; bytes go through text, as evaluate takes no others. */
function ask(pictures: readonly string[]): Promise<ReadingValue[]> {
  return station.page.evaluate(
    async ({ path, texts }) => {
      const worker = new Worker(path, { type: 'module' });
      const results: ReadingValue[] = [];
      for (const [id, text] of texts.entries()) {
        const jpeg = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const answer = await new Promise<ReadingAnswer>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<ReadingAnswer>) => resolve(data);
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage({ jpeg, id });
        });
        results.push(answer.result);
      }
      worker.terminate();
      return results;
    },
    { path: workerPath, texts: pictures },
  );
}

/** The paper alone, upright, as a JPEG: what the eyes make of a photograph, as text. */
function straightened(picture: string, paper: PaperSize): Promise<string> {
  return station.page.evaluate(
    async ({ path, text, size }) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const worker = new Worker(path, { type: 'module' });
      const asked = (question: VisionQuestion) =>
        new Promise<VisionAnswer['result']>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<VisionAnswer>) => resolve(data.result);
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage({ ...question, id: 1 });
        });
      const found = await asked({ kind: 'find', bytes, paper: size });
      if (found.kind !== 'found' || found.finding.outline === undefined)
        throw new Error('No paper');
      const { outline: corners, rotation } = found.finding;
      const straight = await asked({ kind: 'straighten', bytes, corners, rotation, paper: size });
      worker.terminate();
      if (straight.kind !== 'straight') throw new Error('No page');
      return btoa(Array.from(straight.page.jpeg, (byte) => String.fromCharCode(byte)).join(''));
    },
    { path: visionWorkerPath, text: picture, size: paper },
  );
}

/** The page of a good photograph as the program keeps it. */
async function straightPage() {
  const sample = listSamples(await provideSamples()).find(
    ({ truth }) => truth.kind === 'hukouChild' && truth.quality === 'good',
  );
  if (sample === undefined) throw new Error('No good picture of a page of the register');
  const { bytes } = await sample.read();
  const picture = Buffer.from(bytes).toString('base64');
  const jpeg = await straightened(picture, paperSizes.registerPage);
  return { jpeg, fields: sample.truth.fields };
}

test('the worker reads what is printed on a page of the household register', async () => {
  const { jpeg, fields } = await straightPage();
  const [first, second] = await ask([jpeg, jpeg]);
  if (first?.kind !== 'read') throw new Error(`Answered ${first?.kind ?? 'nothing'}`);
  const text = pageTextSchema.parse(first.text);
  const printed = text.lines.map((line) => line.text);
  expect(printed).toContain(fields['公民身份号码']);
  expect(printed).toContain('常住人口登记卡');
  for (const { box } of text.lines) {
    for (const [x, y] of box) {
      expect(x).toBeGreaterThan(-20);
      expect(x).toBeLessThan(text.widthPx + 20);
      expect(y).toBeGreaterThan(-20);
      expect(y).toBeLessThan(text.heightPx + 20);
    }
  }
  // The same picture has the same text: nothing is left over from the page before.
  expect(second).toEqual(first);
});

test('bytes that are no picture get an answer, and the worker lives on', async () => {
  const bytes = Buffer.from([1, 2, 3]).toString('base64');
  expect(await ask([bytes, bytes])).toEqual([{ kind: 'unreadable' }, { kind: 'unreadable' }]);
});

test('the reader needs no more than the page may', async () => {
  const policy = await station.page.evaluate(
    async (path) => (await fetch(path)).headers.get('content-security-policy') ?? '',
    workerPath,
  );
  expect(policy).toContain("'wasm-unsafe-eval'");
  expect(policy).not.toContain("'unsafe-eval'");
});
