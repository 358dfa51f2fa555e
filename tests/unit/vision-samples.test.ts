/** The eyes on the sample papers, where they lie beside the project: one picture of each kind of truth. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { summarize } from '../capture-bench/report';
import { runSamples } from '../capture-bench/run';
import { listSamples, type Sample } from '../capture-bench/samples';

const folder = resolve(
  process.env['STATION_SAMPLES'] ?? join(import.meta.dirname, '../../../shared/samples'),
);
const samples = existsSync(folder) ? listSamples(folder) : [];

/** The first of each defect, and of each source and rotation of good pictures. */
function oneOfEach(all: readonly Sample[]): Sample[] {
  const first = new Map<string, Sample>();
  for (const sample of all) {
    const { quality, source, rotation } = sample.truth;
    const key = quality === 'good' ? `${source} ${rotation ?? 0}` : quality;
    if (!first.has(key)) first.set(key, sample);
  }
  return [...first.values()];
}

test.skipIf(samples.length === 0)(
  'corners, rotation and the gate agree with the truth',
  async () => {
    const chosen = oneOfEach(samples);
    const { corners, rotations, unusable, falseAlarms } = summarize(
      await runSamples(chosen, { tellKind: true }),
    );
    expect(corners.good).toBeGreaterThanOrEqual(3);
    expect(corners.within).toBe(corners.good);
    expect(rotations.right).toBe(rotations.told);
    expect(unusable.pictures).toBeGreaterThanOrEqual(5);
    expect(unusable.caught).toBe(unusable.pictures);
    expect(falseAlarms).toEqual([]);
  },
);
