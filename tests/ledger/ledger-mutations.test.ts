/** Whatever is done to the files of a record, verification finds it: MUTATIONS=10000 for the long form. */
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { verifyRecord } from '../../electron/ledger/verification';
import type { Anchor } from '../../electron/ledger/witness';
import { readWitness } from '../../electron/ledger/witness';
import { fill, framesOf, macKey, segmentAt } from '../support/ledger-on-disk';
import { scratchFolder } from '../support/scratch-folder';

const runs = Number(process.env['MUTATIONS'] ?? 400);
const small = { rollBytes: 2500 };

let scratch: string;
let good: string;
let old: string;
let work: string;
let names: string[];
let files: Map<string, Buffer>;
beforeAll(async () => {
  scratch = scratchFolder('mutations');
  [good, old, work] = ['good', 'old', 'work'].map((name) => join(scratch, name)) as [
    string,
    string,
    string,
  ];
  await fill(good, 12, small);
  await cp(good, old, { recursive: true });
  await fill(good, 12, small);
  names = (await readdir(good)).filter((name) => name.endsWith('.seg')).sort();
  files = new Map();
  for (const name of [...names, 'witness']) files.set(name, await readFile(join(good, name)));
  await mkdir(work);
});

const mutation = fc.record({
  how: fc.constantFrom('flip', 'remove', 'swap', 'duplicate', 'truncate', 'oldTail', 'witness'),
  segment: fc.nat(),
  frame: fc.nat(),
  other: fc.nat(),
  at: fc.nat(),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

/** Mutates one file; nothing when this mutation would change nothing. */
async function mutate({ how, segment, frame, other, at }: Mutation) {
  const number = how === 'oldTail' ? names.length : 1 + (segment % names.length);
  const name = names[number - 1] ?? '';
  const bytes = Buffer.from(files.get(name) ?? []);
  const found = await framesOf(segmentAt(good, number));
  const frames = found.map(({ start, end }) => bytes.subarray(start, end));
  const [i, j] = [frame % frames.length, other % frames.length];
  const [one, two] = [frames[i], frames[j]];
  if (one === undefined || two === undefined) return undefined;
  const joined = (parts: readonly Uint8Array[]) => Buffer.concat([bytes.subarray(0, 8), ...parts]);
  switch (how) {
    case 'flip': {
      const place = at % bytes.byteLength;
      bytes[place] = (bytes[place] ?? 0) ^ (1 << (at % 8));
      return { name, bytes };
    }
    case 'remove':
      return { name, bytes: joined(frames.toSpliced(i, 1)) };
    case 'swap':
      return i === j ? undefined : { name, bytes: joined(frames.with(i, two).with(j, one)) };
    case 'duplicate':
      return { name, bytes: joined(frames.toSpliced(j, 0, one)) };
    case 'truncate':
      return { name, bytes: bytes.subarray(0, at % bytes.byteLength) };
    case 'oldTail':
      // As it was at an earlier time, whole in itself.
      return { name, bytes: joined(frames.slice(0, i)) };
    case 'witness': {
      const witness = Buffer.from(files.get('witness') ?? []);
      const place = at % 512;
      if (place >= 76) return undefined;
      for (const slot of [0, 512]) witness[slot + place] = (witness[slot + place] ?? 0) ^ 1;
      return { name: 'witness', bytes: witness };
    }
  }
}

const isAnchor = (said: Anchor | string): said is Anchor => typeof said === 'object';

it(`finds every one of ${String(runs)} mutations`, async () => {
  const counts = new Map<string, number>();
  const goal = await readWitness(good, macKey);
  if (!isAnchor(goal)) throw new Error('No witness');
  expect(await verifyRecord(good, goal, { macKey })).toMatchObject({ whole: true });
  for (const [name, bytes] of files) await writeFile(join(work, name), bytes);
  await fc.assert(
    fc.asyncProperty(mutation, async (how) => {
      const mutated = await mutate(how);
      if (mutated === undefined) return;
      if (mutated.bytes.equals(files.get(mutated.name) ?? Buffer.alloc(0))) return;
      await writeFile(join(work, mutated.name), mutated.bytes);
      const witness = await readWitness(work, macKey);
      const until = isAnchor(witness) ? witness : undefined;
      const verdict = await verifyRecord(work, until, { macKey });
      await writeFile(join(work, mutated.name), files.get(mutated.name) ?? '');
      counts.set(how.how, (counts.get(how.how) ?? 0) + 1);
      expect(verdict.whole && isAnchor(witness)).toBe(false);
    }),
    { numRuns: runs },
  );
  expect(counts.size).toBe(7);
}, 600_000);

it('finds the whole record of an earlier day in its place, by the witness', async () => {
  const witness = await readWitness(good, macKey);
  const until = isAnchor(witness) ? witness : undefined;
  expect(await verifyRecord(old, undefined, { macKey })).toMatchObject({ whole: true });
  expect(await verifyRecord(old, until, { macKey })).toMatchObject({ whole: false });
});
