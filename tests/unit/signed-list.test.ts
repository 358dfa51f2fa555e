/** The signed list of the program's files: whatever is changed in the folder, the list or its signature is told by name. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { findPublisher } from '../../build/publisher.mjs';
import { signFolder } from '../../build/signed-list.mjs';
import { checkProgramFiles } from '../../electron/update/program-files';
import { readSignedList } from '../../electron/update/signed-list';
import { scratchFolder } from '../support/scratch-folder';

const root = scratchFolder('signed-list');
const publisher = findPublisher();
const original = join(root, 'original');
const files = {
  'enrollment-station': 'the program',
  'libffmpeg.so': 'a part',
  'resources/app.asar': 'its archive',
  'locales/zh-CN.pak': 'words',
};

beforeAll(async () => {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(original, name, '..'), { recursive: true });
    await writeFile(join(original, name), content);
  }
  expect(signFolder(original, publisher)).toBe(Object.keys(files).length);
});

/** A copy of the program that was signed, with something done to it. */
async function copyWith(name: string, change: (folder: string) => Promise<unknown>) {
  const folder = join(root, name);
  await cp(original, folder, { recursive: true });
  await change(folder);
  return checkProgramFiles(folder, publisher.publicPem);
}
const differs = (facts: object) => ({
  ...{ state: 'differs', damaged: [], missing: [], added: [] },
  ...facts,
});
const rewrite = async (folder: string, change: (list: string) => string, key = publisher) => {
  const list = Buffer.from(change(await readFile(join(folder, 'SHA256SUMS'), 'utf8')));
  await writeFile(join(folder, 'SHA256SUMS'), list);
  await writeFile(join(folder, 'SHA256SUMS.sig'), key.sign(list));
};

it('finds a program as it was signed whole, and lists it as sha256sum and openssl read it', async () => {
  expect(await copyWith('whole', async () => undefined)).toEqual({ state: 'whole', files: 4 });
  const options = { cwd: original };
  execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], options);
  await writeFile(join(root, 'publisher.pem'), publisher.publicPem);
  const key = ['-verify', '../publisher.pem', '-signature', 'SHA256SUMS.sig', 'SHA256SUMS'];
  expect(execFileSync('openssl', ['dgst', '-sha256', ...key], options).toString()).toBe(
    'Verified OK\n',
  );
});

it('names a file that was changed by a bit, cut short, removed, added, or made a link', async () => {
  const asar = 'resources/app.asar';
  const flipped = await copyWith('flipped', async (folder) => {
    const bytes = await readFile(join(folder, asar));
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    await writeFile(join(folder, asar), bytes);
  });
  expect(flipped).toEqual(differs({ damaged: [asar] }));
  const cut = await copyWith('cut', (folder) => truncate(join(folder, asar), 4));
  expect(cut).toEqual(differs({ damaged: [asar] }));
  const gone = await copyWith('gone', (folder) => rm(join(folder, 'libffmpeg.so')));
  expect(gone).toEqual(differs({ missing: ['libffmpeg.so'] }));
  const added = await copyWith('added', (folder) =>
    writeFile(join(folder, 'resources/app.asar.unpacked'), 'another program'),
  );
  expect(added).toEqual(differs({ added: ['resources/app.asar.unpacked'] }));
  const linked = await copyWith('linked', async (folder) => {
    await rename(join(folder, asar), join(root, 'elsewhere.asar'));
    await symlink(join(root, 'elsewhere.asar'), join(folder, asar));
  });
  expect(linked).toEqual(differs({ damaged: [asar] }));
  const folderLinked = await copyWith('folder-linked', async (folder) => {
    await rename(join(folder, 'locales'), join(root, 'elsewhere'));
    await symlink(join(root, 'elsewhere'), join(folder, 'locales'));
  });
  expect(folderLinked).toEqual(differs({ missing: ['locales/zh-CN.pak'], added: ['locales'] }));
});

it('takes what an installer puts beside the files for no damage', async () => {
  const framed = await copyWith('framed', async (folder) => {
    await mkdir(join(folder, 'usr/share'), { recursive: true });
    for (const name of ['AppRun', 'enrollment-station.desktop', 'usr/share/icon.png']) {
      await writeFile(join(folder, name), 'frame');
    }
  });
  expect(framed).toEqual({ state: 'whole', files: 4 });
});

it('believes no list without a signature, with that of another list, or with that of another key', async () => {
  const unsigned = { state: 'unsigned' };
  const without = (name: string) => (folder: string) => rm(join(folder, name));
  expect(await copyWith('no-list', without('SHA256SUMS'))).toEqual(unsigned);
  expect(await copyWith('no-signature', without('SHA256SUMS.sig'))).toEqual(unsigned);
  const shortened = await copyWith('shortened', async (folder) => {
    const list = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
    await writeFile(join(folder, 'SHA256SUMS'), list.slice(0, list.indexOf('\n') + 1));
  });
  expect(shortened).toEqual(unsigned);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3_072 });
  const foreign = { ...publisher, sign: (bytes: Buffer) => sign('sha256', bytes, privateKey) };
  const signedByOther = await copyWith('foreign', (folder) =>
    rewrite(folder, (list) => list, foreign),
  );
  expect(signedByOther).toEqual(unsigned);
});

it('reads no list that leads out of the folder, says a thing twice, or is none', async () => {
  const digest = 'a'.repeat(64);
  const read = (text: string) => {
    const list = Buffer.from(text);
    return readSignedList(list, publisher.sign(list), publisher.publicPem);
  };
  expect(read(`${digest}  resources/app.asar\n`).ok).toBe(true);
  for (const path of [
    '/etc/passwd',
    '../other',
    'resources/../../other',
    './resources',
    'a//b',
    'a/',
    'C:file',
    'a\\b',
    'a\u0000b',
    '',
    'x'.repeat(401),
  ]) {
    expect(read(`${digest}  ${path}\n`), path).toEqual({ ok: false, error: 'unreadable' });
  }
  const line = `${digest}  file\n`;
  for (const text of [
    '',
    line + line,
    line.trim(),
    `${digest} *file\n`,
    `${digest.toUpperCase()}  file\n`,
    `${digest.slice(1)}  file\n`,
    '\n',
    Array.from({ length: 5_001 }, (_, i) => `${digest}  ${String(i)}\n`).join(''),
  ]) {
    expect(read(text), text.slice(0, 80)).toEqual({ ok: false, error: 'unreadable' });
  }
});
