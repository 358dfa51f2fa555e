/** The torture in its short form: the same program and the same areas as `npm run torture`, with fewer rounds. */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// Inside the project, as every bundle of a test; of this process, so that two runs do not meet.
const outDir = resolve(`.cache/torture-test-${process.pid}`);

beforeAll(async () => {
  const configFile = resolve(import.meta.dirname, 'vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir } });
});
afterAll(() => rm(outDir, { recursive: true, force: true }));

async function torture(...options: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(outDir, 'program.mjs'), '--short', ...options]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  }
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, said };
}

/** The reason in the table when an area could not run here. */
const reasonIn = (said: string) => /not run: [^|]*/.exec(said)?.[0];

describe('the record', () => {
  it.for([
    ['kill -9 at random moments', 'kill'],
    ['a power cut at random moments', 'power'],
    ['a full disk', 'full'],
    ['jumps of the wall clock', 'clock'],
    ['kill -9 in mid-request', 'line'],
    ['a line that does everything wrong', 'faults'],
    ['files that somebody spoilt', 'files'],
    ['a misbehaving world', 'sync'],
  ] as const)('loses nothing acknowledged in %s', async ([, area], { skip }) => {
    const { code, said } = await torture('--only', area);
    const reason = reasonIn(said);
    // Counted as skipped, with the reason: nobody may take it for passed.
    if (reason !== undefined) skip(reason);
    expect(code, said).toBe(0);
  });

  it('says exactly what is hurt, whatever was spoilt, and has it back from a spare copy', async () => {
    const { code, said } = await torture('--only', 'corrupt');
    expect(code, said).toBe(0);
  });
});
