/** The last act of a program from a Debian package: who has the rights installs, and the program is there again where it was asked for. */
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { scratchFolder } from '../support/scratch-folder';

const run = promisify(execFile);
const installed = '/opt/enrollment-station';

/** Runs the script with a program and a `pkexec` that only note that they were called, and reads what came of it. */
async function actsOf(after: 'open' | 'rest', exitCode: number) {
  const folder = scratchFolder(`after-exit-${after}-${exitCode}`);
  const [bin, program, acts] = ['bin', 'program', 'acts'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const noting = async (path: string, name: string, code: number) => {
    await writeFile(path, `#!/bin/sh\necho "${name} $*" >>'${acts}'\nexit ${code}\n`);
    await chmod(path, 0o755);
  };
  await mkdir(bin, { recursive: true });
  await mkdir(program, { recursive: true });
  await noting(join(bin, 'pkexec'), 'pkexec', exitCode);
  await noting(join(program, 'enrollment-station'), 'program', 0);
  const text = await readFile(resolve('build/deb/resources/update-after-exit'), 'utf8');
  const script = join(folder, 'update-after-exit');
  await writeFile(script, text.replaceAll(installed, program));
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
  const outcome = join(folder, 'outcome of it');
  const { stderr } = await run('/bin/sh', [script, '/updates', 'new.deb', after, outcome], { env });
  expect(stderr).toBe('');
  const lines = (await readFile(acts, 'utf8')).trim().split('\n');
  return {
    acts: lines.map((line) => line.trim().replaceAll(program, installed)),
    outcome: await readFile(outcome, 'utf8'),
  };
}

const asked = `pkexec ${installed}/resources/install-update /updates new.deb`;

it.each([0, 126])(
  'asks for the rights, writes down what came of it and opens the program again: %i',
  async (code) => {
    expect(await actsOf('open', code)).toEqual({ acts: [asked, 'program'], outcome: `${code}\n` });
  },
);

it('opens nothing where the program was to end', async () => {
  expect(await actsOf('rest', 23)).toEqual({ acts: [asked], outcome: '23\n' });
});
