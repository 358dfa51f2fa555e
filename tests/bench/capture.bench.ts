/** The eyes over the sample papers, where there are some: how well they see is printed, how long they take is timed. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bench, describe } from 'vitest';
import { findPage } from '../../renderer/workers/vision/find-page';
import { decodePicture } from '../capture-bench/decode';
import { paperOf } from '../capture-bench/papers';
import { reportLines } from '../capture-bench/report';
import { figure } from './figures';
import { quantile } from './spread';
import { runSamples } from '../capture-bench/run';
import { listSamples } from '../capture-bench/samples';
import { drawScene } from '../support/desk-scenes';
import { openEyes } from '../support/open-eyes';

const folder = resolve(
  process.env['STATION_SAMPLES'] ?? join(import.meta.dirname, '../../../shared/samples'),
);
const samples = existsSync(folder) ? listSamples(folder) : [];
const eyes = await openEyes();

if (samples.length > 0) {
  const rows = await runSamples(samples, { tellKind: true });
  console.log(reportLines('sample papers', rows).join('\n'));
}

/** The first photograph of eight megapixels, or an invented one of two. */
async function photographed() {
  const sample = samples.find(({ truth }) => truth.source === 'camera' && truth.quality === 'good');
  if (sample === undefined) return { raster: drawScene(1, 'grain').raster, paper: undefined };
  const { bytes, format } = await sample.read();
  return { raster: await decodePicture(bytes, format), paper: paperOf(sample.truth.kind) };
}

const { raster, paper } = await photographed();

const found: number[] = [];

describe('a page found and judged', () => {
  bench(
    'bar 300 ms',
    async () => {
      const from = performance.now();
      const { outline } = await findPage(eyes, raster, paper);
      if (outline === undefined) throw new Error('No paper');
      found.push(performance.now() - from);
      // The two that warm it up are among the first ones.
      if (found.length > 2) figure('pageFound', quantile(found.slice(2), 0.95));
    },
    { iterations: 11, warmupIterations: 2, time: 0 },
  );
});
