/** Tests the tester: every planted trust in a wall clock has to be found within a few seeds. */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, it } from 'vitest';
import { isThorough } from '../support/thorough';
import { clockPlants } from './vite.config';

const garden = resolve(`.cache/torture-planted-${process.pid}`);
afterAll(() => rm(garden, { recursive: true, force: true }));

/** Two of them say each time that the suite finds anything; all of them when thorough. */
const planted = Object.keys(clockPlants).filter((_, at) => isThorough || at % 4 === 0);

it.each(planted)('the clock suite finds: %s', async (mode) => {
  const outDir = join(garden, mode);
  const configFile = resolve(import.meta.dirname, 'vite.config.ts');
  await build({ configFile, mode, logLevel: 'error', build: { outDir } });
  const options = ['--short', '--only', 'clock', '--rounds', '40', '--seed', '1', '--first'];
  const child = spawn(process.execPath, [join(outDir, 'program.mjs'), ...options]);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  const found = /--seed \d+: [^|\n]*/.exec(said)?.[0];
  console.log(`${mode}: ${found?.slice(0, 160) ?? 'NOT FOUND'}`);
  expect(code, said).toBe(1);
  expect(found).toBeDefined();
});
