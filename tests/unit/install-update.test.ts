/** The script that installs an update with the rights of root: what it refuses, and that each refusal has a reason to be told. */
import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { installRefusalOf, installRefusals } from '../../shared/update/install-refusal';
import { scratchFolder } from '../support/scratch-folder';

const script = resolve('build/deb/resources/install-update');
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: typeof keys) => key.publicKey.export({ type: 'spki', format: 'pem' });

type Wanted = {
  readonly signedBy?: typeof keys;
  readonly packaged?: string;
  readonly version?: string;
  readonly program?: string;
  readonly installs?: boolean;
  readonly runs?: boolean;
  readonly withOpenssl?: boolean;
  readonly leave?: string;
};

/** Runs the script itself; `dpkg` and the look at what runs answer as the case wants it, openssl is the real one. */
async function exitOf(wanted: Wanted, name = 'new.deb'): Promise<number> {
  const { signedBy = keys, packaged = 'new program', version = '0.2.0', installs = true } = wanted;
  const { program = 'enrollment-station', runs = false, withOpenssl = true } = wanted;
  const folder = scratchFolder('install-update');
  const [bin, update] = [join(folder, 'bin'), join(folder, 'update')];
  await mkdir(bin);
  await mkdir(update);
  const tool = async (tool: string, text: string) => {
    await writeFile(join(bin, tool), `#!/bin/sh\n${text}\n`);
    await chmod(join(bin, tool), 0o755);
  };
  await tool('dpkg-deb', `[ "$3" = Package ] && echo '${program}' || echo '${version}'`);
  await tool('dpkg-query', "printf '0.1.0'");
  await tool('dpkg', `[ "$1" = -i ] || exec /usr/bin/dpkg "$@"\nexit ${installs ? 0 : 2}`);
  await tool('pgrep', `exit ${runs ? 0 : 1}`);
  await tool('sleep', 'exit 0');
  const ofSystem = ['head', 'cp', 'mktemp', 'rm', 'sha512sum', 'cut', 'grep'];
  if (withOpenssl) ofSystem.push('openssl');
  for (const one of ofSystem) await tool(one, `PATH=/usr/bin:/bin exec ${one} "$@"`);
  await writeFile(join(update, 'new.deb'), packaged);
  const sha512 = createHash('sha512').update('new program').digest('hex');
  const release = Buffer.from(JSON.stringify({ files: [{ sha512 }] }).replaceAll(':', ': '));
  await writeFile(join(update, 'release.json'), release);
  await writeFile(join(update, 'release.json.sig'), sign('sha256', release, signedBy.privateKey));
  if (wanted.leave !== undefined) await rm(join(update, wanted.leave));
  const publisher = join(folder, 'publisher.pem');
  await writeFile(publisher, pem(keys));
  const text = (await readFile(script, 'utf8')).replace(
    /^publisher=.*$/m,
    `publisher=${publisher}`,
  );
  const copy = join(folder, 'install-update');
  await writeFile(copy, text);
  return new Promise((done) => {
    execFile('/bin/sh', [copy, update, name], { env: { PATH: bin } }, (error) =>
      done(error === null ? 0 : Number(error.code)),
    );
  });
}

it('installs what the publisher signed and what is newer', async () => {
  expect(await exitOf({})).toBe(0);
});

it.each<[string, Wanted]>([
  ['notWhole', { leave: 'release.json' }],
  ['notWhole', { leave: 'release.json.sig' }],
  ['notWhole', { leave: 'new.deb' }],
  ['noOpenssl', { withOpenssl: false }],
  ['notSigned', { signedBy: generateKeyPairSync('rsa', { modulusLength: 2048 }) }],
  ['otherPackage', { packaged: 'another program' }],
  ['otherProgram', { program: 'other-program' }],
  ['notNewer', { version: '0.1.0' }],
  ['stillRuns', { runs: true }],
  ['systemRefused', { installs: false }],
])('refuses and says why: %s', async (reason, wanted) => {
  expect(installRefusalOf(`${await exitOf(wanted)}\n`)).toBe(reason);
});

it('takes no name that leads elsewhere', async () => {
  for (const name of ['../new.deb', '', '-x']) {
    expect(installRefusalOf(`${await exitOf({}, name)}\n`)).toBeUndefined();
  }
});

it('gives each of its refusals another exit code, and none that nobody can tell', async () => {
  const text = await readFile(script, 'utf8');
  const codes = new Set([...text.matchAll(/refuse (\d+)/g)].map(([, code]) => code ?? ''));
  codes.delete('20');
  const told = [...codes].map((code) => installRefusalOf(code));
  expect([...told, 'dismissed', 'noRights'].toSorted()).toEqual([...installRefusals].toSorted());
});

it('reads nothing else as a reason', () => {
  for (const other of ['', '0\n', '20\n', '1', '0021', '21 ', '21\n\n', 'constructor', '-21']) {
    expect(installRefusalOf(other)).toBeUndefined();
  }
});
