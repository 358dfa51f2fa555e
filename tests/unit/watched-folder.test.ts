/** The folder of a scanner's own program: an inbox in order, nothing lost, nothing touched before it is in the record. */
import { mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchFolder, type WatchedFolder } from '../../electron/devices/folder/watched-folder';
import { scratchFolder } from '../support/scratch-folder';
import { tiffFile } from '../support/tiff-file';
import { jpeg } from './image-samples';

let root: string;
let folder: string;
let watched: WatchedFolder;
const picture = (shade: number) => jpeg({ width: 8, height: shade });
const put = (name: string, bytes: Uint8Array | string) => writeFile(join(folder, name), bytes);
const names = () => watched.status().files.map(({ name }) => name);
const inFolder = async (...below: string[]) => (await readdir(join(folder, ...below))).sort();

beforeEach(async () => {
  root = scratchFolder('scan-folder');
  folder = join(root, 'scans');
  await mkdir(folder);
  watched = watchFolder({
    onChange: () => undefined,
    log: () => undefined,
    settleMs: 40,
    lookMs: 20,
  });
});
afterEach(() => watched.close());
const open = (after: 'move' | 'delete' = 'move') => watched.open({ path: folder, after });

describe('the inbox', () => {
  it('is in the order in which files were made, and by the numbers in their names', async () => {
    for (const name of ['10.jpg', '9.jpg']) await put(name, picture(8));
    await put('b.pdf', '%PDF-1.7\n');
    for (const name of ['b.pdf', '10.jpg', '9.jpg']) {
      const at = name === 'b.pdf' ? 1_000 : 2_000;
      await utimes(join(folder, name), at, at);
    }
    await open();
    expect(names()).toEqual(['b.pdf', '9.jpg', '10.jpg']);
    await put('new.jpg', picture(9));
    await expect.poll(names).toEqual(['b.pdf', '9.jpg', '10.jpg', 'new.jpg']);
    expect(watched.status()).toMatchObject({ standing: 'watching', aside: [], stuck: 0 });
  });
  it('takes no file that is being written, nor what systems leave', async () => {
    await open();
    const whole = Buffer.from(picture(8));
    await put('slow.jpg', whole.subarray(0, 20));
    await put('x.jpg.tmp', picture(8));
    await put('.hidden.jpg', picture(8));
    await put('Thumbs.db', 'x');
    await put('slow.jpg', whole);
    await expect.poll(names).toEqual(['slow.jpg']);
    expect(watched.status().aside).toEqual([]);
  });
  it('waits for a file that is written while the folder is opened', async () => {
    const whole = Buffer.from(picture(8));
    await put('slow.jpg', whole.subarray(0, 20));
    await open();
    await put('slow.jpg', whole);
    await expect.poll(names).toEqual(['slow.jpg']);
    expect(watched.status().aside).toEqual([]);
  });
  it('puts what cannot be read aside, says why, and keeps both of one name', async () => {
    await mkdir(join(folder, '无法识别'));
    await writeFile(join(folder, '无法识别', 'note.txt'), 'older');
    await put('note.txt', 'words');
    await put('empty.jpg', '');
    await put('cut.jpg', Buffer.from(picture(8)).subarray(0, 30));
    await open();
    expect(watched.status().files).toEqual([]);
    await expect.poll(() => watched.status().aside.length).toBe(3);
    expect(new Map(watched.status().aside.map(({ name, error }) => [name, error]))).toEqual(
      new Map([
        ['cut.jpg', 'imageTruncated'],
        ['empty.jpg', 'imageEmpty'],
        ['note.txt', 'imageNotAnImage'],
      ]),
    );
    expect(await inFolder('无法识别')).toEqual([
      'cut.jpg',
      'empty.jpg',
      'note (2).txt',
      'note.txt',
    ]);
    expect(await readFile(join(folder, '无法识别', 'note.txt'), 'utf8')).toBe('older');
  });
  it('forgets a file that somebody takes away', async () => {
    await put('a.jpg', picture(8));
    await open();
    const [file] = watched.status().files;
    await rm(join(folder, 'a.jpg'));
    await expect.poll(names).toEqual([]);
    expect(await watched.read(file?.id ?? '')).toEqual({
      ok: false,
      error: { kind: 'inboxFileGone' },
    });
  });
});

describe('a file whose page is in the record', () => {
  it('is read bit by bit, and moved; one of the same name is kept beside it', async () => {
    await mkdir(join(folder, '已收'));
    await writeFile(join(folder, '已收', 'a.jpg'), 'older');
    await put('a.jpg', picture(8));
    await open();
    const [file] = watched.status().files;
    expect(await watched.read(file?.id ?? '')).toEqual({ ok: true, value: picture(8) });
    expect(await inFolder()).toContain('a.jpg');
    await watched.taken(file?.id ?? '');
    expect(await inFolder('已收')).toEqual(['a (2).jpg', 'a.jpg']);
    expect(names()).toEqual([]);
  });
  it('is deleted where the settings say so, a PDF never', async () => {
    await put('a.jpg', picture(8));
    await put('b.pdf', '%PDF-1.7\n');
    await open('delete');
    for (const { id } of watched.status().files) await watched.taken(id);
    expect(await inFolder()).toEqual(['已收']);
    expect(await inFolder('已收')).toEqual(['b.pdf']);
  });
  it('of several pages is offered as such, and never deleted', async () => {
    const page = { width: 9, height: 12 };
    await put('book.tif', tiffFile([page, page]));
    await put('one.tif', tiffFile([{ ...page, type: 1 }, page]));
    await open('delete');
    expect(watched.status().files.map(({ name, kind }) => [name, kind])).toEqual([
      ['book.tif', 'pages'],
      ['one.tif', 'image'],
    ]);
    for (const { id } of watched.status().files) await watched.taken(id);
    expect(await inFolder()).toEqual(['已收']);
    expect(await inFolder('已收')).toEqual(['book.tif']);
  });
  it('of several pages one of which cannot be read is put aside with that said', async () => {
    await put(
      'book.tif',
      tiffFile([
        { width: 9, height: 12 },
        { width: 9, height: 12 },
      ]),
    );
    await open('delete');
    for (const { id } of watched.status().files) await watched.refuse(id);
    expect(watched.status().aside).toEqual([{ name: 'book.tif', error: 'imagePagesUnreadable' }]);
    expect(await inFolder('无法识别')).toEqual(['book.tif']);
  });
  it.each(['move', 'delete'] as const)(
    'is not taken for the next one that came under its name (%s)',
    async (after) => {
      await put('a.jpg', picture(8));
      await open(after);
      const [file] = watched.status().files;
      await watched.read(file?.id ?? '');
      await put('a.jpg', picture(9));
      await watched.taken(file?.id ?? '');
      expect(await readFile(join(folder, 'a.jpg'))).toEqual(Buffer.from(picture(9)));
      await expect.poll(names).toEqual(['a.jpg']);
      const [next] = watched.status().files;
      expect(await watched.read(next?.id ?? '')).toEqual({ ok: true, value: picture(9) });
      await watched.taken(next?.id ?? '');
      expect(await inFolder()).toEqual(['已收']);
      expect(await inFolder('已收')).toEqual(after === 'delete' ? [] : ['a.jpg']);
    },
  );
  it('that nobody can read is put aside alone: what came under its name meanwhile is offered', async () => {
    await put('a.jpg', picture(8));
    await open();
    const [file] = watched.status().files;
    await watched.read(file?.id ?? '');
    await put('a.jpg', picture(9));
    await watched.refuse(file?.id ?? '');
    expect(watched.status().aside).toEqual([]);
    await expect.poll(names).toEqual(['a.jpg']);
  });
  it('that cannot be moved stays, is told, and is not offered again', async () => {
    await put('a.jpg', picture(8));
    await symlink(join(root, 'nowhere'), join(folder, '已收'));
    await open();
    const file = watched.status().files.find(({ name }) => name === 'a.jpg');
    await watched.taken(file?.id ?? '');
    expect(watched.status().stuck).toBe(1);
    expect(await inFolder()).toContain('a.jpg');
    expect(names()).not.toContain('a.jpg');
  });
});

describe('the folder', () => {
  it('that goes and comes back is whole again', async () => {
    await put('a.jpg', picture(8));
    await open();
    await rename(folder, join(root, 'away'));
    await expect.poll(() => watched.status().standing).toBe('gone');
    expect(names()).toEqual([]);
    await rename(join(root, 'away'), folder);
    await expect.poll(names).toEqual(['a.jpg']);
    await put('b.jpg', picture(9));
    await expect.poll(names).toEqual(['a.jpg', 'b.jpg']);
  });
  it('that is another one under the same name is looked at anew', async () => {
    await put('a.jpg', picture(8));
    await open();
    await rename(folder, join(root, 'away'));
    await mkdir(folder);
    await put('other.jpg', picture(9));
    await expect.poll(names).toEqual(['other.jpg']);
  });
  it('that is not there at first is waited for, and one that is closed is left alone', async () => {
    await rm(folder, { recursive: true });
    await open();
    expect(watched.status().standing).toBe('gone');
    await mkdir(folder);
    await expect.poll(() => watched.status().standing).toBe('watching');
    await watched.close();
    expect(watched.status()).toMatchObject({ standing: 'off', files: [] });
  });
});
