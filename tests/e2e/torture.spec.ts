/** The torture of the real program in its short form: the same suites as `npm run torture`, with a round or two each. */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';

// Inside the project, as every bundle of a test; of this process, so that two runs do not meet.
const outDir = resolve(`.cache/torture-app-${process.pid}`);
test.afterAll(() => rm(outDir, { recursive: true, force: true }));

test('kills, spoilt files, killed migrations, a full disk and power cuts lose nothing that was acknowledged', async () => {
  test.setTimeout(600_000);
  const configFile = resolve('tests/torture/vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir } });
  const options = ['--short', '--only', 'app,rows,migrate,appfull,apppower'];
  const child = spawn(process.execPath, [join(outDir, 'program.mjs'), ...options]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  }
  const code = await new Promise<number | null>((done) => child.once('close', done));
  console.log(said);
  // Loop disks need root; the table says which suites did not run, and why.
  for (const reason of said.match(/app: [a-z ]+ \| not run: [^|]*/g) ?? []) {
    test.info().annotations.push({ type: 'not run', description: reason });
  }
  expect(code, said).toBe(0);
});
