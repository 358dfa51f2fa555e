/** Mutants of everything that comes from outside: each is taken or refused by name, by every reader, and nothing outlives it. */
import { afterEach, describe, expect, test } from 'vitest';
import { badReaders } from '../support/bad-files/readers';
import { mutant } from '../support/bad-files/mutate';
import { seeded } from '../support/random';
import { scratchFolder } from '../support/scratch-folder';
import { asMany } from '../support/thorough';

const rounds = asMany(300, 5_000);
const readers = await badReaders(scratchFolder('bad-files'));

afterEach(() => {
  // What JSON from outside must never reach: names that every object has.
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('isAdmin' in {}).toBe(false);
});

describe.each(readers)('$name', ({ name, format, samples, read }) => {
  test('is taken when it is whole', async () => {
    for (const sample of samples) expect(await read(Buffer.from(sample))).toBe('taken');
  });

  test('is taken or refused by name, whatever somebody did to it', async () => {
    const answers = new Map<string, number>();
    for (let seed = 0; seed < rounds; seed += 1) {
      const random = seeded(seed);
      const bytes = mutant(random.pick(samples), format, random);
      const answer = await read(bytes).catch((error: unknown) => {
        throw new Error(`${name}, seed ${seed}`, { cause: error });
      });
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
    const refused = [...answers].filter(([answer]) => answer !== 'taken');
    // Mutants that are all taken would try nothing.
    expect(refused.length).toBeGreaterThan(0);
  });
});

test('a PDF that counts more objects than it has room for is refused, and nobody counts them', async () => {
  const reader = readers.find(({ name }) => name === 'PDF of a package');
  const [sample = new Uint8Array()] = reader?.samples ?? [];
  const text = Buffer.from(sample)
    .toString('latin1')
    .replace('xref\n0 5\n', 'xref\n0 2147483647\n');
  expect(text.length).not.toBe(sample.length);
  expect(await reader?.read(Buffer.from(text, 'latin1'))).toBe('unreadable');
});
