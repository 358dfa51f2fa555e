/** A measurement that takes its own pairs and samples: run once, and told line by line. */
import { bench } from 'vitest';

export function toldOnce(name: string, measure: () => Promise<readonly string[]>): void {
  const once = { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 };
  bench(name, async () => console.log((await measure()).join('\n')), once);
}
