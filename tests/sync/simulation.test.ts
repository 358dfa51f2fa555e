/** The engine against a misbehaving world: as many seeds as fit, each reproducible by SIM_SEED. */
import { expect, test } from 'vitest';
import { createTransport } from '../../electron/sync/http-transport';
import { startEngine } from '../../shared/sync/engine';
import { runUniverse } from './sim/universe';

const firstSeed = Number(process.env['SIM_SEED'] ?? 1);
const seeds = Number(process.env['SIM_SEEDS'] ?? (process.env['SIM_SEED'] === undefined ? 300 : 1));

test('nothing is lost, nothing happens twice, everything comes to rest', async () => {
  const failures: string[] = [];
  const startedMs = performance.now();
  let events = 0;
  let virtualMs = 0;
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const verdict = await runUniverse(seed, { startEngine, createTransport });
    events += verdict.events;
    virtualMs += verdict.virtualMs;
    if (verdict.violations.length > 0)
      failures.push(`SIM_SEED=${seed}: ${verdict.violations.join('; ')}`);
    if (failures.length >= 5) break;
  }
  const seconds = (performance.now() - startedMs) / 1000;
  const perSecond = Math.round(seeds / seconds);
  const days = Math.round(virtualMs / 86_400_000);
  console.log(`${seeds} seeds, ${events} events, ${days} virtual days, ${perSecond} seeds/s`);
  expect(failures).toEqual([]);
}, 3_600_000);
