/** Files of several pages among the pictures of a batch: every page comes in, once, under an id of its own. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { trayOf } from '../../electron/desk/scan-desk';
import { newKey, sha256Hex } from '../../electron/vault/seal';
import { readImageHeader } from '../../shared/capture/image-header';
import { severalPages } from '../../shared/capture/tiff-pages';
import { uuidSchema } from '../../shared/domain/ids';
import { checked, childName, familyTable, openBatches, started } from '../support/batch-folder';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';
import { tiffFile } from '../support/tiff-file';

it('have every page of a file of several where the names say, or in the tray', async () => {
  const folder = join(scratchFolder('batch-pages'), uuidv7());
  const pictures = join(folder, 'pictures');
  const own = join(pictures, childName(0));
  await mkdir(own, { recursive: true });
  const page = (shade: number) => ({ width: 12, height: 17, shades: [shade, 9] as const });
  await writeFile(join(own, '户口簿.tif'), tiffFile([1, 2, 3].map(page)));
  await writeFile(join(own, '合影.TIFF'), tiffFile([4, 5].map(page)));
  const many = Array.from({ length: 199 }, (_, n) => page(n));
  await writeFile(join(own, '太长.tif'), tiffFile(many));
  const { station, desk } = await openBatches(join(folder, 'station'), newKey());
  valueOf(await desk.takePictures({ form: 'folder', place: pictures }));
  await checked(desk, familyTable(1));
  const batch = await started(desk);

  const begun = valueOf(await desk.begin(batch.id, 2));
  expect(begun.pictures.map(({ name, role }) => [name, role])).toEqual([
    ['户口簿.tif (1)', 'cover'],
    ['户口簿.tif (2)', 'head'],
    ['户口簿.tif (3)', 'child'],
  ]);
  expect(begun).toMatchObject({ waiting: 2, refused: [{ name: '太长.tif', why: 'tooManyPages' }] });
  const digests = new Set<string>();
  for (const { id } of begun.pictures) {
    expect(uuidSchema.safeParse(id).success).toBe(true);
    const bytes = valueOf(await desk.picture(batch.id, 2, id));
    expect(readImageHeader(bytes)).toMatchObject({ value: { widthPx: 12, heightPx: 17 } });
    expect(severalPages(bytes)).toEqual([]);
    digests.add(sha256Hex(bytes));
  }
  expect(digests.size).toBe(3);

  // Begun again after a crash, every page is the same one.
  const again = valueOf(await desk.begin(batch.id, 2));
  expect(again.pictures.map(({ id }) => id)).toEqual(begun.pictures.map(({ id }) => id));
  expect(again.waiting).toBe(2);
  expect(valueOf(await trayOf(station).list(begun.caseId))).toHaveLength(2);
  await desk.close();
  await station.close();
});
