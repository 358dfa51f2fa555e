/** A newer platform takes the place of the running one when it is whole: a copy that fails takes nothing away. */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { layBeside } from '../../build/platform/lay-beside.mjs';
import { scratchFolder } from '../support/scratch-folder';

/** What lays a version, and a file that is there of it alone. */
const laying = (version: string) => async (draft: string) => {
  await mkdir(draft, { recursive: true });
  await writeFile(join(draft, 'platform.cjs'), version);
  await writeFile(join(draft, version), '');
};
const versionIn = (folder: string) => readFile(join(folder, 'platform.cjs'), 'utf8');

it('takes the place of the one before, of which nothing is mixed in and which stays beside it', async () => {
  const root = scratchFolder('lay-beside');
  const folder = join(root, 'platform');
  for (const version of ['1', '2', '3']) {
    await layBeside(folder, laying(version));
    expect((await readdir(folder)).toSorted()).toEqual([version, 'platform.cjs']);
  }
  expect(await versionIn(`${folder}.before`)).toBe('2');
  expect((await readdir(root)).toSorted()).toEqual(['platform', 'platform.before']);
});

it('leaves the one that is there, when the copy fails in the middle', async () => {
  const root = scratchFolder('lay-beside-fails');
  const folder = join(root, 'platform');
  await layBeside(folder, laying('1'));
  const failing = async (draft: string) => {
    await laying('2')(draft);
    expect(await versionIn(folder)).toBe('1');
    throw new Error('no space left');
  };
  await expect(layBeside(folder, failing)).rejects.toThrow('no space left');
  expect(await versionIn(folder)).toBe('1');
  expect(await readdir(root)).toEqual(['platform']);
  await layBeside(folder, laying('2'));
  expect(await versionIn(folder)).toBe('2');
});

it('puts back what a power cut between the two steps left beside, also when the next copy fails', async () => {
  const root = scratchFolder('lay-beside-cut');
  const folder = join(root, 'platform');
  await layBeside(folder, laying('1'));
  await rename(folder, `${folder}.before`);
  const failing = () => Promise.reject(new Error('no line'));
  await expect(layBeside(folder, failing)).rejects.toThrow('no line');
  expect(await versionIn(folder)).toBe('1');
});
