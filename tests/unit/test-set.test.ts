/** The tests of every commit: what the set names is there, and nothing is left out by accident. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  namedFiles,
  onlyWhole,
  secondsOf,
  specsOfEveryCommit,
} from '../../build/setup/test-set.mjs';

const root = join(import.meta.dirname, '../..');
const specs = readdirSync(join(root, 'tests/e2e')).filter((name) => name.endsWith('.spec.ts'));
const isPacked = (name: string) =>
  readFileSync(join(root, 'tests/e2e', name), 'utf8').includes('@packed');

it('names files that are there', () => {
  expect(namedFiles().filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('leaves to the whole run only what costs much, and begins with what costs most', () => {
  for (const path of onlyWhole()) expect(secondsOf(join(root, path))).toBeGreaterThanOrEqual(4);
  expect(secondsOf(join(root, 'tests/unit/test-set.test.ts'))).toBe(0);
  expect(onlyWhole()).not.toContain('tests/sync/simulation.test.ts');
});

it.each(['station', 'packed'] as const)(
  'finds each file of the %s project once, and looks for it where it is run',
  (project) => {
    for (const pattern of specsOfEveryCommit(project)) {
      const found = specs.filter((name) => new RegExp(pattern).test(`/tests/e2e/${name}`));
      expect(found, pattern).toHaveLength(1);
      expect(found.map(isPacked), pattern).toEqual([project === 'packed']);
    }
  },
);
