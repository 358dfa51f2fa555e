/** Which numbers a restored station draws: none that the computer before may have drawn after the back-up. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { markRestored, settleRestore } from '../../electron/backup/settle-restore';
import type { Station } from '../../electron/desk/station';
import type { NumberSeries } from '../../shared/domain/numbering';
import { drawNumber } from '../../shared/domain/numbering';
import { newPlaces, stationKey } from '../support/backed-up-station';
import { openStationAt, stationEventsOf } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';

const day = 86_400_000;

/** A station at its first opening after a restore, so long after the back-up, and what it draws next. */
async function restoredAfter(ms: number) {
  const { station: folder } = await newPlaces();
  const madeAt = new Date();
  await markRestored(folder, {
    format: 1,
    restoreId: uuidv7(),
    fromHeadSeq: 1,
    madeAt: madeAt.toISOString(),
    restoredAt: new Date(madeAt.getTime() + ms).toISOString(),
    lost: 0,
  });
  const mark = await readFile(join(folder, 'restored.json'));
  const opened = await openStationAt(folder, stationKey);
  expect(await settleRestore(folder, opened)).toMatchObject({ ok: true });
  const next = (of: Station, series: NumberSeries) =>
    drawNumber(series, of.facts().blocks, of.ledger.lastDrawn);
  return { folder, mark, opened, next };
}

it('passes over numbers that the old computer may have drawn, once and for all, and says so', async () => {
  const { folder, mark, opened, next } = await restoredAfter(day / 2);
  const { restoreId, stationCode } = opened.facts();
  const first = 1 + 20_000 + 12 * 3_000;
  for (const series of ['case', 'receipt'] as const) {
    expect(next(opened, series)).toMatchObject({ serial: first, stationCode });
  }
  const said = (await stationEventsOf(opened)).slice(-5).map(({ type }) => type);
  expect(said).toEqual([...Array<string>(4).fill('numbersVoided'), 'stationRestored']);
  const serial = next(opened, 'case')?.serial;
  await opened.close();
  // Also when the power went before the mark was gone.
  await writeFile(join(folder, 'restored.json'), mark);
  const again = await openStationAt(folder, stationKey);
  await settleRestore(folder, again);
  expect(again.facts().restoreId).toBe(restoreId);
  expect(next(again, 'case')?.serial).toBe(serial);
  expect(await readdir(folder)).not.toContain('restored.json');
  await again.close();
});

it.each([
  ['is older than a day', 1.5 * day],
  ['was made later than the clock of the new computer says', -3 * day],
])('numbers begin anew under another code when the back-up %s', async (_, ms) => {
  const { folder, mark, opened, next } = await restoredAfter(ms);
  const { stationCode } = opened.facts();
  const drawn = next(opened, 'case');
  expect(drawn?.serial).toBe(1);
  expect(drawn?.stationCode).toMatch(/^L[0-9A-Z]{5}$/);
  expect(drawn?.stationCode).not.toBe(stationCode);
  expect(next(opened, 'custody')?.stationCode).toBe(drawn?.stationCode);
  const { totals } = valueOf(await opened.numbers.page({ offset: 0, limit: 50 }));
  expect(totals.map(({ blocks, passedOver, missing }) => [blocks, passedOver, missing])).toEqual(
    Array(4).fill([2, 99_999, 0]),
  );
  await opened.close();
  await writeFile(join(folder, 'restored.json'), mark);
  const again = await openStationAt(folder, stationKey);
  await settleRestore(folder, again);
  expect(next(again, 'case')).toEqual(drawn);
  await again.close();
});
