/** Pictures of a batch in a zip, also one that means harm. */
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import type { BatchDesk } from '../../electron/batch/batch-desk';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import {
  checked,
  childName,
  familyTable,
  openBatches,
  started,
  takeInFamily,
} from '../support/batch-folder';
import { unlikePages } from '../support/fill-at-desk';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';
import { inGbk, zipOf as packed } from '../support/zip-maker';

const root = scratchFolder('batch-zip');
let folder: string;
let station: Station;
let desk: BatchDesk;
beforeEach(async () => {
  folder = join(root, uuidv7());
  await mkdir(folder, { recursive: true });
  ({ station, desk } = await openBatches(join(folder, 'station'), newKey()));
});
afterEach(async () => {
  await desk.close();
  await station.close();
});

describe('a zip', () => {
  async function zipOf(files: Readonly<Record<string, Uint8Array | string>>): Promise<string> {
    const zip = new yazl.ZipFile();
    for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
    zip.end();
    const place = join(folder, 'pictures.zip');
    await pipeline(zip.outputStream, createWriteStream(place));
    return place;
  }

  it('gives the same pictures as a folder', async () => {
    const picture = unlikePages();
    const place = await zipOf({
      [`${childName(0)}/户口簿1.jpg`]: picture(),
      [`${childName(0)}/.DS_Store.jpg`]: 'x',
      [`__MACOSX/${childName(0)}/._户口簿1.jpg`]: 'x',
      '说明.txt': 'x',
    });
    expect(valueOf(await desk.takePictures({ form: 'zip', place }))).toMatchObject({ pictures: 1 });
    await checked(desk, familyTable(1));
    expect(await takeInFamily(station, desk, await started(desk), 2)).toMatchObject({ pages: 1 });
  });

  it('is read by several families at once after a lock, and each of them counts', async () => {
    const picture = unlikePages();
    const names = Array.from({ length: 6 }, (_, index) => `${childName(index)}/合影.jpg`);
    const place = await zipOf(Object.fromEntries(names.map((name) => [name, picture()])));
    valueOf(await desk.takePictures({ form: 'zip', place }));
    await checked(desk, familyTable(6));
    const batch = await started(desk);
    await desk.close();
    const outcomes = await Promise.all(
      batch.open.map((line) => takeInFamily(station, desk, batch, line)),
    );
    for (const outcome of outcomes) expect(outcome).toMatchObject({ waiting: 1, refused: [] });
    expect(valueOf(await desk.status(batch.id))).toMatchObject({ done: 6, open: [] });
  });

  it('that a Chinese Windows packed has its names in GBK, and they are found', async () => {
    const name = `${childName(0)}/户口簿1.jpg`;
    const place = join(folder, 'pictures.zip');
    const bytes = unlikePages()();
    await writeFile(place, packed([{ name, rawName: inGbk(name), bytes, flags: 0 }]));
    expect(valueOf(await desk.takePictures({ form: 'zip', place }))).toMatchObject({ pictures: 1 });
    await checked(desk, familyTable(1));
    expect(await takeInFamily(station, desk, await started(desk), 2)).toMatchObject({ pages: 1 });
  });

  it('that leads elsewhere gives nothing from there', async () => {
    const place = await zipOf({ [`${childName(0)}/户口簿1.jpg`]: unlikePages()() });
    const bytes = await readFile(place);
    const name = Buffer.from(`${childName(0)}/户口簿1.jpg`);
    const evil = Buffer.from('../'.repeat(10)).subarray(0, 6);
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1))
      evil.copy(bytes, at);
    await writeFile(place, bytes);
    const taken = await desk.takePictures({ form: 'zip', place });
    expect(taken.ok && taken.value.pictures).toBeFalsy();
  });

  it('that is none is refused', async () => {
    const place = join(folder, 'pictures.zip');
    await writeFile(place, 'PK');
    expect(await desk.takePictures({ form: 'zip', place })).toMatchObject({
      error: { kind: 'batchPicturesUnreadable' },
    });
    await rm(place);
    expect(await desk.takePictures({ form: 'zip', place })).toMatchObject({
      error: { kind: 'batchPicturesUnreadable' },
    });
  });
});
