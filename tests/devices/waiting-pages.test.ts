/** Pages in the tray of any case: told to who may work on the case, until they are filed or thrown away. */
import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScanDesk } from '../../electron/desk/scan-desk';
import { scannerHandlers, trayOf } from '../../electron/desk/scan-desk';
import { casesInTray } from '../../electron/desk/scan-tray';
import type { Station } from '../../electron/desk/station';
import type { DiskGuard } from '../../electron/disk/disk-guard';
import { newKey } from '../../electron/vault/seal';
import { ok } from '../../shared/domain/result';
import { doorsOf } from '../support/doors-of';
import { seedCase } from '../support/case-scenarios';
import { numberedPaper } from '../support/fake-escl';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';

const stationKey = newKey();
let folder: string;
let station: Station;
beforeEach(async () => {
  folder = scratchFolder('waiting-pages');
  station = await openStationAs(folder, stationKey);
});
afterEach(() => station.close());

// No scanner and no disk is asked for what lies in the tray already.
const callsOf = () =>
  scannerHandlers(
    doorsOf(() => station),
    {} as ScanDesk,
    {} as DiskGuard,
  );
const aPage = (number = 1) => ({
  id: uuidv7(),
  requirementId: 'register',
  kind: 'hukou',
  number,
  scannedAt: '2026-08-15T02:05:03.000Z',
  device: '望潮 MFP 4100 & Co',
  settings: { source: 'feeder', dpi: 300, colour: 'grey', paper: 'a4' } as const,
});
const aCase = async (by: Station['actor'] = station.actor) =>
  (await seedCase(station, { state: 'draft', by })).id;
const put = (caseId: string, page = aPage()) =>
  trayOf(station).put(caseId, page, numberedPaper(page.number));
const told = async () => {
  const answer = await callsOf().waiting(undefined);
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
};
const counted = async () => (await told()).map(({ caseId, pages }) => [caseId, pages.length]);

describe('pages that wait in the tray', () => {
  it('are told case by case, in the order they were scanned, as the papers of the case show them', async () => {
    const [first, second] = [await aCase(), await aCase()];
    for (const number of [2, 1]) await put(first, aPage(number));
    await put(second);
    expect(await counted()).toEqual([
      [first, 2],
      [second, 1],
    ]);
    expect(await callsOf().kept({ caseId: first })).toEqual(ok((await told())[0]?.pages));
    expect((await told())[0]?.pages.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('are told to nobody who may not work on the case', async () => {
    await put(await aCase());
    const other = await aCase({ ...people.otherClerk });
    await put(other);
    expect(await counted()).toHaveLength(1);
    await station.close();
    station = await openStationAs(folder, stationKey, people.otherClerk);
    expect(await counted()).toEqual([[other, 1]]);
    await station.close();
    station = await openStationAs(folder, stationKey, people.clerk);
    expect(await counted()).toEqual([]);
  });

  it('of a case that cannot be read hide none of the others', async () => {
    const [hurt, whole] = [await aCase(), await aCase()];
    const page = aPage();
    await put(hurt, page);
    await put(whole);
    writeFileSync(join(folder, 'tray', hurt, `${page.id}.page`), randomBytes(300));
    await put(uuidv7());
    expect(await counted()).toEqual([[whole, 1]]);
  });

  it('are gone when they were thrown away, and their folder with them', async () => {
    const [first, second] = [await aCase(), await aCase()];
    const page = aPage();
    await put(first, page);
    await put(second);
    await callsOf().discard({ caseId: first, ids: [page.id] });
    expect(await counted()).toEqual([[second, 1]]);
    expect(readdirSync(join(folder, 'tray'))).toEqual([second]);
  });

  it('are written also while their folder is being emptied', async () => {
    const caseId = await aCase();
    for (let round = 0; round < 40; round += 1) {
      const page = aPage();
      const putting = put(caseId, page);
      const dropping = Array.from({ length: 4 }, () => trayOf(station).drop(caseId, [uuidv7()]));
      expect(await putting).toEqual(ok(undefined));
      await Promise.all(dropping);
      expect(await trayOf(station).read(caseId, page.id)).toMatchObject({ ok: true });
      await trayOf(station).drop(caseId, [page.id]);
    }
    expect(readdirSync(join(folder, 'tray'))).toEqual([]);
  });

  it('are counted for so many cases at the most, and no other file is taken for a case', async () => {
    const cases = [await aCase(), await aCase(), await aCase()];
    for (const caseId of cases) await put(caseId);
    writeFileSync(join(folder, 'tray', 'thumbs.db'), 'x');
    expect(await casesInTray(folder, 2)).toEqual(ok(cases.slice(0, 2)));
    expect(await casesInTray(folder, 9)).toEqual(ok(cases));
  });
});
