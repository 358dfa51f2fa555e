/** What an acknowledgement costs: a saved field and a stored scan against a bare write with fdatasync, interleaved. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { bench } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import { figure } from './figures';
import { completeForm } from '../support/case-builders';
import { openStationAt } from '../support/station-on-disk';

const pairs = 200;
const scanBytes = 500_000;

const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Medians and p95 in milliseconds of the desk and of the bare disk, taken in turn. */
async function measure() {
  const folder = await mkdtemp(join(tmpdir(), 'desk-bench-'));
  const station = await openStationAt(join(folder, 'station'), newKey());
  const bare = await open(join(folder, 'bare'), 'w');
  const caseId = uuidv7();
  const answers = { preferential: false, localRegister: true, localHome: false };
  await station.desk.execute({ name: 'openCase', caseId, answers }, station.actor);
  await station.desk.execute({ name: 'editForm', caseId, changes: completeForm }, station.actor);
  const saves: number[] = [];
  const scans: number[] = [];
  const writes: number[] = [];
  for (let i = 0; i < pairs; i += 1) {
    writes.push(
      await timed(async () => {
        await bare.write(randomBytes(2048));
        await bare.datasync();
      }),
    );
    const changes = { 'register.address': `望潮街道${i}号` };
    saves.push(
      await timed(() => station.desk.execute({ name: 'editForm', caseId, changes }, station.actor)),
    );
    if (i % 4 === 0)
      scans.push(await timed(() => station.blobs.put(caseId, randomBytes(scanBytes))));
  }
  await bare.close();
  await station.close();
  await rm(folder, { recursive: true, force: true });
  const ratios = saves.map((ms, i) => ms / (writes[i] ?? NaN));
  return {
    ratio: quantile(ratios, 0.5),
    save: [quantile(saves, 0.5), quantile(saves, 0.95)],
    bare: [quantile(writes, 0.5), quantile(writes, 0.95)],
    scan: [quantile(scans, 0.5), quantile(scans, 0.95)],
  };
}

bench(
  'a saved field against a bare fdatasync',
  async () => {
    const { ratio, save, bare, scan } = await measure();
    figure('saveAcknowledged', ratio);
    figure('scanStored', scan[1] ?? NaN);
    const pair = (values: number[]) => values.map((ms) => ms.toFixed(2)).join(' / ');
    console.log(
      [
        `save ${ratio.toFixed(2)} x bare fdatasync of 2 KB (median of ${pairs} pairs, bar 6 x)`,
        `save p50/p95 ${pair(save)} ms (bar p95 20 ms)`,
        `bare p50/p95 ${pair(bare)} ms`,
        `scan of 500 KB stored p50/p95 ${pair(scan)} ms (bar p95 50 ms)`,
      ].join('; '),
    );
  },
  { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
);
