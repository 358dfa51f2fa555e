/** An update in a folder: taken only when the publisher signed it, it is newer, it is for this computer, and every byte is there. */
import { generateKeyPairSync, sign } from 'node:crypto';
import {
  appendFile,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { findPublisher } from '../../build/publisher.mjs';
import { notesOf, writeUpdateFolder } from '../../build/update-folder.mjs';
import type { Installed } from '../../electron/update/read-release';
import { findRelease, judgeRelease } from '../../electron/update/read-release';
import { createUpdateStore } from '../../electron/update/update-store';
import { compareVersions, type Release } from '../../shared/update/release';
import { scratchFolder } from '../support/scratch-folder';

const root = scratchFolder('update-folder');
const publisher = findPublisher();
const notes = { 'zh-CN': '修好了打印。', en: 'Printing works again.' };
const installed: Installed = {
  ...{ version: '0.1.0', form: 'deb', arch: 'x64' },
  publicKey: publisher.publicPem,
};
const deb = 'enrollment-station_0.2.0_amd64.deb';
const stick = join(root, 'stick');

beforeAll(async () => {
  const appImage = 'enrollment-station-0.2.0-linux-x64.AppImage';
  for (const name of [deb, appImage]) await writeFile(join(root, name), `${name}\n`.repeat(9_000));
  const installers = [deb, appImage].map((name) => join(root, name));
  const request = { installers, version: '0.2.0', publisher, notes, arch: 'x64' };
  writeUpdateFolder({ ...request, to: join(stick, 'enrollment-station-update') });
});

/** A copy of the stick with something done to its folder, looked into and taken. */
async function taken(
  name: string,
  change: (folder: string) => Promise<unknown> = async () => undefined,
  program: Partial<Installed> = {},
) {
  const copy = join(root, name);
  await cp(stick, copy, { recursive: true, verbatimSymlinks: true });
  await change(join(copy, 'enrollment-station-update'));
  const found = await findRelease(copy);
  if (!found.ok) return found;
  const offer = judgeRelease(found.value, { ...installed, ...program });
  if (!offer.ok) return offer;
  return createUpdateStore(join(root, `${name}-store`)).take(offer.value, found.value.folder);
}
const error = (kind: string, facts: object = {}) => ({ ok: false, error: { kind, ...facts } });

/** The description with something changed in it, signed anew. */
const restated = (change: (release: Release) => unknown, key = publisher) => {
  return async (folder: string) => {
    const path = join(folder, 'release.json');
    const said = change(JSON.parse(await readFile(path, 'utf8')) as Release);
    const bytes = Buffer.from(typeof said === 'string' ? said : JSON.stringify(said));
    await writeFile(path, bytes);
    await writeFile(`${path}.sig`, key.sign(bytes));
  };
};

it('takes what is signed, newer and whole, and finds it again after the program was started anew', async () => {
  const ready = await taken('good');
  if (!ready.ok) throw new Error(ready.error.kind);
  expect(ready.value.release.notes).toEqual(notes);
  expect(await readFile(ready.value.path)).toEqual(await readFile(join(root, deb)));
  const store = createUpdateStore(join(root, 'good-store'));
  const again = await store.ready(installed);
  expect(again.ok && again.value.path).toBe(ready.value.path);
  // Once it is installed, it is no update any more.
  expect(await store.ready({ ...installed, version: '0.2.0' })).toEqual(
    error('updateSame', { version: '0.2.0' }),
  );
  // What lies there is believed no more than what lay on the stick.
  await appendFile(ready.value.path, 'x');
  expect(await store.ready(installed)).toEqual(error('updateDamaged', { name: deb }));
  await store.clear();
  expect(await store.ready(installed)).toEqual(error('updateNotReady'));
});

it('refuses an older version, the same one, and what is for another computer', async () => {
  expect(await taken('older', undefined, { version: '0.3.0' })).toEqual(
    error('updateOlder', { version: '0.2.0', installed: '0.3.0' }),
  );
  expect(await taken('much-older', undefined, { version: '0.10.0' })).toEqual(
    error('updateOlder', { version: '0.2.0', installed: '0.10.0' }),
  );
  expect(await taken('same', undefined, { version: '0.2.0' })).toEqual(
    error('updateSame', { version: '0.2.0' }),
  );
  const notForThis = error('updateNotForThis', { version: '0.2.0' });
  expect(await taken('arm', undefined, { arch: 'arm64' })).toEqual(notForThis);
  expect(await taken('windows', undefined, { form: 'nsis' })).toEqual(notForThis);
  expect(await taken('sources', undefined, { form: 'sources' })).toEqual(notForThis);
});

it('believes no description that somebody else signed, nobody signed, or that was changed by a letter', async () => {
  const unsigned = error('updateUnsigned');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3_072 });
  const foreign = { ...publisher, sign: (bytes: Buffer) => sign('sha256', bytes, privateKey) };
  expect(
    await taken(
      'foreign',
      restated((release) => release, foreign),
    ),
  ).toEqual(unsigned);
  const release = (folder: string) => join(folder, 'release.json');
  expect(await taken('bare', (folder) => rm(`${release(folder)}.sig`))).toEqual(unsigned);
  const renumbered = await taken('renumbered', async (folder) => {
    const text = await readFile(release(folder), 'utf8');
    await writeFile(release(folder), text.replace('0.2.0', '0.9.0'));
  });
  expect(renumbered).toEqual(unsigned);
  expect(await taken('cut', (folder) => truncate(release(folder), 100))).toEqual(unsigned);
  expect(await taken('none', (folder) => rm(folder, { recursive: true }))).toEqual(
    error('updateNone'),
  );
  const linked = await taken('linked', async (folder) => {
    await rename(release(folder), join(folder, 'elsewhere'));
    await symlink('elsewhere', release(folder));
  });
  expect(linked).toEqual(error('updateNone'));
});

it('reads nothing that is signed and no description: names that lead elsewhere, sizes without end, versions of another kind', async () => {
  const unreadable = error('updateUnreadable');
  const withFile = (facts: object) => (release: Release) => ({
    ...release,
    files: [{ ...release.files[0], ...facts }],
  });
  const cases = [
    withFile({ name: '../../home/clerk/.profile' }),
    withFile({ name: '/etc/passwd' }),
    withFile({ name: '..' }),
    withFile({ name: 'a\\b.deb' }),
    withFile({ name: '-rf.deb' }),
    withFile({ size: 2 ** 40 }),
    withFile({ size: -1 }),
    withFile({ sha512: 'abc' }),
    withFile({ arch: 'any' }),
    (release: Release) => ({ ...release, version: '0.2.0-beta.1' }),
    (release: Release) => ({ ...release, format: 2 }),
    (release: Release) => ({ ...release, product: 'another' }),
    (release: Release) => ({ ...release, more: true }),
    (release: Release) => ({ ...release, files: [] }),
    () => '{',
    () => 'null',
    () => '{"__proto__":{"version":"0.2.0"}}',
  ];
  for (const [i, change] of cases.entries()) {
    expect(await taken(`odd-${String(i)}`, restated(change)), String(change)).toEqual(unreadable);
  }
});

it('takes no file that is missing, short, long, changed or a link, and leaves nothing of it', async () => {
  const damaged = error('updateDamaged', { name: deb });
  const changes: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
    missing: (path) => rm(path),
    short: (path) => truncate(path, 1_000),
    long: (path) => appendFile(path, 'more'),
    changed: async (path) => {
      const bytes = await readFile(path);
      bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
      await writeFile(path, bytes);
    },
    link: async (path) => {
      await rename(path, `${path}.real`);
      await symlink(`${path}.real`, path);
    },
    folder: async (path) => {
      await rm(path);
      await mkdir(path);
    },
  };
  for (const [name, change] of Object.entries(changes)) {
    expect(await taken(name, (folder) => change(join(folder, deb))), name).toEqual(damaged);
    expect(await readdir(join(root, `${name}-store`)).catch(() => []), name).toEqual([]);
  }
});

it('an update that is not whole leaves the one before it no chance to be taken for it', async () => {
  const store = createUpdateStore(join(root, 'twice'));
  const folder = join(stick, 'enrollment-station-update');
  const found = await findRelease(folder);
  const offer = found.ok ? judgeRelease(found.value, installed) : found;
  if (!offer.ok) throw new Error(offer.error.kind);
  expect((await store.take(offer.value, folder)).ok).toBe(true);
  expect((await store.take(offer.value, join(root, 'nowhere'))).ok).toBe(false);
  // Nothing was begun, so what was ready is still.
  expect((await store.ready(installed)).ok).toBe(true);
});

it('versions follow each other as numbers, and the notes are those of the version', () => {
  expect(compareVersions('0.2.0', '0.10.0')).toBeLessThan(0);
  expect(compareVersions('1.0.0', '0.99.99')).toBeGreaterThan(0);
  expect(compareVersions('1.2.3', '1.2.3')).toBe(0);
  const text =
    '# C\n\n## [Unreleased]\n\nsoon\n\n## [0.2.0] - 2026-12-01\n\n- new\n\n## [0.1.0]\n\n- old\n';
  expect(notesOf(text, '0.2.0')).toBe('- new');
  expect(notesOf(text, '0.1.0')).toBe('- old');
  expect(notesOf(text, '0.3.0')).toBe('soon');
  expect(() => notesOf('# C\n', '0.1.0')).toThrow(/says nothing/);
});
