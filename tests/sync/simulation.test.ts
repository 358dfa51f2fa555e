/** The engine against a misbehaving world: as many seeds as fit, each reproducible by SIM_SEED. */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runLane } from '../torture/sync/lanes';
import { built } from './sim/built';
import { keptSeeds } from './sim/kept-seeds';

const given = process.env['SIM_SEED'];
const firstSeed = Number(given ?? 1);
/** The bar of every run: two minutes of a processor, where a seed costs 11 to 14 ms. */
const usual = 10_000;
const seeds = Number(process.env['SIM_SEEDS'] ?? (given === undefined ? usual : 1));
/** Each is a process of its own: most of a short one is spent on making its code quick. */
const lanes = seeds < 200 ? 1 : 2;
const folder = `.cache/simulation-${process.pid}`;

let program = '';
beforeAll(async () => {
  const at = await built(folder, { input: { lane: 'tests/sync/sim/lane.ts' }, format: 'es' });
  program = at('lane');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('nothing is lost, nothing happens twice, everything comes to rest', async () => {
  const failures: string[] = [];
  const startedMs = performance.now();
  let [ran, events, virtualMs] = [0, 0, 0];
  const perLane = Math.ceil(seeds / lanes);
  const codes = await Promise.all(
    Array.from({ length: lanes }, (_, lane) => {
      const first = lane * perLane;
      const args = [String(firstSeed + first), String(Math.min(perLane, seeds - first))];
      return runLane([program, ...args], (line) => {
        ran += 1;
        events += line.events;
        virtualMs += line.virtualMs;
        const said = line.violations.join('; ');
        if (said !== '' && failures.length < 5) failures.push(`SIM_SEED=${line.seed}: ${said}`);
      });
    }),
  );
  const perSecond = Math.round(ran / ((performance.now() - startedMs) / 1000));
  const days = Math.round(virtualMs / 86_400_000);
  console.log(`${ran} seeds, ${events} events, ${days} virtual days, ${perSecond} seeds/s`);
  expect(failures).toEqual([]);
  expect(codes).toEqual(Array.from({ length: lanes }, () => 0));
  expect(ran).toBe(seeds);
}, 3_600_000);

test.each(keptSeeds)('seed $seed no longer finds that $found', async ({ seed }) => {
  const violations: string[] = [];
  const code = await runLane([program, String(seed), '1'], (line) => {
    expect(line.seed).toBe(seed);
    violations.push(...line.violations);
  });
  expect([code, violations]).toEqual([0, []]);
});
