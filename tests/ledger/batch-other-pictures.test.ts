/** Pictures chosen for one table are nobody's of the next one, whose folders and names may be the same. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import { checked, familyTable, openBatches, writePictures } from '../support/batch-folder';
import { unlikePages } from '../support/fill-at-desk';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/value-of';

it('are let go with the table they were chosen for', async () => {
  const folder = scratchFolder('batch-other-pictures');
  await mkdir(folder, { recursive: true });
  const { station, desk } = await openBatches(join(folder, 'station'), newKey());
  const place = join(folder, 'pictures');
  await writePictures(place, 2, ['户口簿-首页.jpg'], unlikePages());
  const counted = async () =>
    (await checked(desk, familyTable(2))).rows.map(({ pictures }) => pictures);
  expect(await counted()).toEqual([0, 0]);
  valueOf(await desk.takePictures({ form: 'folder', place }));
  expect(await counted()).toEqual([0, 0]);
  await desk.close();
  await station.close();
});
