/** A lane of the simulation is a process of its own, which says one line for each seed. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as z from 'zod';

const lineSchema = z.strictObject({
  seed: z.number(),
  events: z.number(),
  virtualMs: z.number(),
  violations: z.array(z.string()),
});
export type SimulationLine = z.infer<typeof lineSchema>;

/** What lives through one collection of garbage lives no longer than its seed: with more room there are fewer of them. */
const room = '--max-semi-space-size=64';

/** Runs a program of this Node and hears its lines; answers with its exit code. */
export async function runLane(
  args: readonly string[],
  onLine: (line: SimulationLine) => void,
): Promise<number | null> {
  const child = spawn(process.execPath, [room, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for await (const text of createInterface({ input: child.stdout })) {
    onLine(lineSchema.parse(JSON.parse(text)));
  }
  return ended;
}
