/** `npm run generate`: the program as it is built makes a station that its passphrase opens. */
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { build } from 'vite';
import { openVault } from '../../electron/vault/vault';
import { scratchFolder } from '../support/scratch-folder';
import { bundleForNode } from '../support/node-program';

const root = join(import.meta.dirname, '../..');
const passphrase = '望海潮 一二三四五';

it('makes a station of as many cases as it is asked for, for the passphrase it is given', async () => {
  const folder = scratchFolder('generate');
  const [outDir, made] = [join(folder, 'program'), join(folder, 'made')];
  mkdirSync(made);
  const configFile = join(root, 'tests/support/generate/vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir } });
  const wishes = ['--cases', '4', '--with-images', '1', '--to', made, '--passphrase', passphrase];
  const program = [join(outDir, 'program.mjs'), ...wishes];
  const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: root });
  expect(stdout).toMatch(/^\[generate\] 4 cases, \d+ entries/m);

  const thread = await bundleForNode('vault/kdf-thread.ts', folder, 'kdf');
  const vault = openVault(join(made, 'station'), thread, () => 0);
  expect(await vault.unlock(undefined, `${passphrase}六`)).toMatchObject({ ok: false });
  expect(await vault.unlock(undefined, passphrase)).toMatchObject({ ok: true });
});
