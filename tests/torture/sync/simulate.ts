/** One lane of the simulation: seeds one after the other, one line each. */
import { createTransport } from '../../../electron/sync/http-transport';
import { startEngine } from '../../../shared/sync/engine';
import { runUniverse } from '../../sync/sim/universe';
import type { SimulationLine } from './lanes';

export async function simulate(firstSeed: number, seeds: number): Promise<void> {
  for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
    const { violations, ...told } = await runUniverse(seed, { startEngine, createTransport });
    const line: SimulationLine = { ...told, violations: [...violations] };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}
