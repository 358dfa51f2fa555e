/** What opening the record costs: from its checkpoint against reading and verifying everything, in turn. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { bench } from 'vitest';
import { body, entryKey, macKey, openAt } from '../support/ledger-on-disk';
import { openWitness, readWitness } from '../../electron/ledger/witness';

const entriesOfCase = 8;
const sizes = [10_000, 100_000];
const pairs = 5;

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** A ledger of so many cases, written as many at a time as one fsync takes. */
async function fill(folder: string, cases: number): Promise<void> {
  const ledger = await openAt(folder);
  let together: Promise<unknown>[] = [];
  for (let n = 0; n < cases; n += 1) {
    const caseId = uuidv7();
    for (let i = 0; i < entriesOfCase; i += 1) {
      const facts = { id: uuidv7(), caseId, state: 'inspecting' as const };
      together.push(ledger.append(facts, body(randomBytes(20).toString('hex')), entryKey));
    }
    if (together.length >= 4000) {
      await Promise.all(together);
      together = [];
    }
  }
  await Promise.all(together);
  await ledger.close();
}

async function openingMs(folder: string, eagerBytes: number): Promise<number> {
  const start = performance.now();
  const ledger = await openAt(folder, { eagerBytes });
  const ms = performance.now() - start;
  await ledger.close();
  return ms;
}

async function witnessMicroseconds(folder: string): Promise<number> {
  const anchor = await readWitness(folder, macKey);
  if (typeof anchor === 'string') throw new Error(anchor);
  const witness = await openWitness(folder, macKey, anchor, false);
  const start = performance.now();
  for (let i = 0; i < 2000; i += 1) witness.note(anchor);
  const us = ((performance.now() - start) * 1000) / 2000;
  witness.close();
  return us;
}

bench(
  'opening from the checkpoint against reading everything',
  async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'opening-bench-'));
    for (const cases of sizes) {
      const folder = join(scratch, String(cases));
      await fill(folder, cases);
      const [fast, whole]: [number[], number[]] = [[], []];
      for (let i = 0; i < pairs; i += 1) {
        fast.push(await openingMs(folder, 0));
        whole.push(await openingMs(folder, Number.MAX_SAFE_INTEGER));
      }
      const ratio = median(fast.map((ms, i) => ms / (whole[i] ?? NaN)));
      const us = await witnessMicroseconds(folder);
      console.log(
        `${cases} cases, ${cases * entriesOfCase} entries: checkpoint ${median(fast).toFixed(0)} ms, ` +
          `everything ${median(whole).toFixed(0)} ms, ratio ${ratio.toFixed(3)} (median of ${pairs} pairs); ` +
          `witness ${us.toFixed(1)} µs a note`,
      );
      await rm(folder, { recursive: true, force: true });
    }
    await rm(scratch, { recursive: true, force: true });
  },
  { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
);
