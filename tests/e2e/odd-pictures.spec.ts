/** Pictures that a PDF/A cannot hold as they are: the original stays bit for bit, what papers show is an upright plain JPEG. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readImageHeader } from '../../shared/capture/image-header';
import { readJpegStructure } from '../../shared/capture/jpeg-structure';
import { completeForm } from '../support/case-builders';
import { openFilledCase } from '../support/case-at-window';
import type { Station } from '../support/electron-app';
import { oddPictures } from '../support/odd-pictures';
import { ownStation } from '../support/own-station';
import type { StationPages } from './pages/station-pages';

const passphrase = '望海潮 一二三四五';
const here = ownStation('station-odd');
let folder: string;
let station: Station;
let pages: StationPages;

test.beforeAll(async () => {
  ({ folder, station, pages } = await here.open({ below: 'station' }));
  await pages.door.createStation({ school: '望潮小学', operatorName: '程望', passphrase });
  await openFilledCase(station.page, completeForm);
});

/** The pages as the record has them, with the bytes of both of their pictures. */
async function pageOf(sha256: string) {
  const found = await station.page.evaluate(async (wanted) => {
    const read = await window.station.ledger.read({ after: 0, limit: 500 });
    if (!read.ok) throw new Error(read.error.kind);
    for (const { caseId = '', events } of read.value.batches) {
      for (const event of events) {
        if (event.type !== 'pageAdded' || event.page.original.sha256 !== wanted) continue;
        const bytes = await Promise.all(
          [event.page.original, event.page.corrected].map(async (image) => {
            const got = await window.station.blobs.read({ caseId, sha256: image.sha256 });
            if (!got.ok) throw new Error(got.error.kind);
            return [...new Uint8Array(got.value)];
          }),
        );
        return { page: event.page, bytes };
      }
    }
    return undefined;
  }, sha256);
  if (found === undefined) throw new Error('No such page');
  const [original = [], corrected = []] = found.bytes;
  return { page: found.page, original: Buffer.from(original), corrected: Buffer.from(corrected) };
}

test('a page turned by EXIF, in four colours, of 16 bits or 20,000 px is taken in as it is, and shown as papers need it', async () => {
  test.setTimeout(300_000);
  for (const { name, bytes } of await oddPictures(folder)) {
    const path = join(folder, name);
    await writeFile(path, bytes);
    await pages.material.addFiles('户口簿', [path]);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { page, original, corrected } = await pageOf(sha256);
    expect(original.equals(bytes), name).toBe(true);
    expect(page.corrected.mediaType, name).toBe('image/jpeg');
    const shown = readJpegStructure(corrected);
    expect(shown.ok && [1, 3].includes(shown.value.components), name).toBe(true);
    expect(shown.ok && shown.value.orientation, name).toBe(1);
    expect(shown.ok && shown.value.bitsPerSample, name).toBe(8);
    const header = readImageHeader(corrected);
    expect(header.ok && header.value.widthPx, name).toBe(page.corrected.widthPx);
  }
});
