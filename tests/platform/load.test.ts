/** The load program in its short form: the same program, set-ups and figures as `npm run load`, with fewer cases. */
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltPlatform } from '../support/built-platform';
import { builtPlatform } from '../support/built-platform';
import { assumptions, reckon } from '../load/province';

describe('the load program', () => {
  // Inside the project, where it finds its packages; of this process, so that two runs do not meet.
  const outDir = resolve(`.cache/load-test-${process.pid}`);
  let built: BuiltPlatform;

  beforeAll(async () => {
    built = await builtPlatform('platform-load-test');
    const configFile = resolve('tests/load/vite.config.ts');
    await build({ configFile, logLevel: 'error', build: { outDir } });
  });
  afterAll(() => {
    built.remove();
    rmSync(outDir, { recursive: true, force: true });
  });

  it('hands cases over in every set-up and tells what each of them cost', async () => {
    const program = join(outDir, 'program.mjs');
    const options = ['--short', '--image-bytes', '20000', '--platform', built.entry];
    const given = ['--grow', '40', '--out', outDir];
    await promisify(execFile)(process.execPath, [program, ...options, ...given]);
    const { rounds, rates } = JSON.parse(readFileSync(join(outDir, 'results.json'), 'utf8')) as {
      readonly rounds: readonly Record<string, number | string>[];
      readonly rates: Readonly<Record<string, Record<string, number>>>;
    };
    const setUps = ['embedded', 'one process', 'two processes'];
    expect(new Set(rounds.map(({ setUp }) => setUp))).toEqual(new Set(setUps));
    for (const round of rounds) {
      expect(round['cases']).toBe(2);
      expect(round['platformSeconds']).toBeGreaterThan(0);
    }
    expect(Object.keys(rates)).toEqual(setUps);
    for (const each of Object.values(rates)) expect(each['secondsPerCase']).toBeGreaterThan(0);
    const said = readFileSync(join(outDir, 'results.md'), 'utf8');
    expect(said).toContain('With 40 cases more in its database');
    expect(said).toContain(`A season of ${assumptions.pupils} pupils`);
  });

  it('reckons a season from rates', () => {
    const found = reckon({
      ...{ secondsPerCase: 0.1, secondsPerMegabyte: 0.01, secondsPerWaitSecond: 1e-4 },
      ...{ bytesPerWait: 10_000, databaseBytesPerCase: 20_000 },
    });
    // 60,000 cases in 8 hours, twice the mean in the busiest of them.
    expect(found.casesPerSecond).toBeCloseTo(4.1667, 3);
    expect(found.cores.cases).toBeCloseTo(0.41667, 4);
    expect(found.cores.files).toBeCloseTo(0.20833, 4);
    expect(found.cores.waits).toBeCloseTo(0.4, 6);
    expect(found.coreHoursOfSeason).toBeCloseTo(50, 6);
    expect([found.databaseGigabytes, found.filesTerabytes]).toEqual([24, 6]);
  });
});
