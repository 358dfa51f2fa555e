/** What was read on a page is stored while the page shows that very picture, and not otherwise. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { takeInPage, takeInText } from '../../electron/desk/page-intake';
import { newKey } from '../../electron/vault/seal';
import { ok } from '../../shared/domain/result';
import { noHome } from '../support/case-builders';
import { pageText } from '../support/page-text-builders';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

it('leaves nothing of a page that was taken away while it was read', async () => {
  const folder = scratchFolder('page-text');
  const station = await openStationAt(folder, newKey());
  const { desk, actor } = station;
  const caseId = uuidv7();
  await desk.execute({ name: 'openCase', caseId, answers: noHome }, actor);
  const image = Uint8Array.from(
    await readFile(join(import.meta.dirname, '../support/papers-page.jpg')),
  );
  const onPage = { caseId, documentId: uuidv7(), pageId: uuidv7() };
  const page = { ...onPage, requirementId: 'register', kind: 'hukou', role: 'cover' };
  const images = { source: 'file' as const, original: image, corrected: image };
  const now = () => new Date().toISOString();
  await takeInPage({ ...page, ...images }, { ...station, now });
  const pageNow = async () => {
    const found = await desk.find(caseId);
    return found.ok ? found.value?.documents[0]?.pages[0] : undefined;
  };
  const files = async () => {
    const found = await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true });
    return found.filter((one) => one.isFile()).length;
  };
  const of = (await pageNow())?.corrected.sha256 ?? '';
  const read = (words: string) => ({ ...onPage, of, text: pageText([[words, 10, 10]]) });

  expect(await takeInText(read('常住人口登记卡'), station)).toEqual(ok(undefined));
  expect((await pageNow())?.text?.of).toBe(of);
  expect(await files()).toBe(2);
  await desk.execute({ name: 'removePage', ...onPage }, actor);
  expect(await takeInText(read('户主页'), station)).toEqual(ok(undefined));
  expect(await files()).toBe(2);
  await station.close();
});
