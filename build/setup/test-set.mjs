/** Which tests `npm test` runs by itself: what a quarter of an hour on two cores holds. `--whole` runs every one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';

/**
 * @type {{
 *   seconds: Readonly<Record<string, number>>,
 *   alwaysThough: readonly string[],
 *   journeys: readonly string[],
 *   packed: readonly string[],
 * }}
 * `seconds`: what a file of Vitest costs one core of two, where that is 4 s or more; `alwaysThough`: those of them that
 * every commit runs all the same; the others are names of Playwright's files.
 */
const set = JSON.parse(readFileSync(join(projectRoot, 'build', 'test-set.json'), 'utf8'));

const pathOf = (name) => `tests/${name}.test.ts`;

/** @param {string} path of a file of Vitest @returns {number} what it costs one core, in seconds; 0 when that is next to nothing */
export function secondsOf(path) {
  const name = /\/tests\/(.+)\.test\.ts$/.exec(path)?.[1] ?? '';
  return set.seconds[name] ?? 0;
}

/** @returns {string[]} files of Vitest that only `--whole` runs, from the project's root */
export const onlyWhole = () =>
  Object.keys(set.seconds)
    .filter((name) => !set.alwaysThough.includes(name))
    .map(pathOf);

/** @param {'station' | 'packed'} project @returns {string[]} what Playwright is told to look for */
export const specsOfEveryCommit = (project) =>
  (project === 'packed' ? set.packed : set.journeys).map((name) => `/e2e/${name}\\.spec\\.ts$`);

/** @returns {string[]} every file that the set names, from the project's root */
export const namedFiles = () => [
  ...[...Object.keys(set.seconds), ...set.alwaysThough].map(pathOf),
  ...[...set.journeys, ...set.packed].map((name) => `tests/e2e/${name}.spec.ts`),
];
