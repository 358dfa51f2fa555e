/** A station that never has a line runs out of nothing: numbers, places, the directory and its digests travel by stick. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import { blockSize, isOwnBlock } from '../../shared/domain/numbering';
import { auditDesk, minuteMs } from '../support/audit-desk';
import { aQuota } from '../support/case-builders';
import type { DeskWithStick } from '../support/courier-at-desk';
import { aDeskWithStick, answered, read, written } from '../support/courier-at-desk';
import { eventually } from '../support/eventually';
import { hostEmbedded } from '../support/platform-host';
import { online } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { deskDecidesHere } from '../support/shipped-packs';
import { valueOf } from '../support/station-people';

const root = scratchFolder('courier-upkeep');
const platform = await hostEmbedded(join(root, 'database'));
afterAll(() => platform.stop());

/** Uses up more than half of the block of case numbers, as a station does that passes serials over after a restore. */
async function useMost(station: Station): Promise<void> {
  const block = station.facts().blocks.find((one) => one.series === 'case' && !isOwnBlock(one));
  if (block === undefined) throw new Error('No block');
  const [blockId, to] = [block.id, block.from + blockSize / 2];
  const voided = { type: 'numbersVoided' as const, blockId, from: block.from, to };
  valueOf(await station.appendStation([voided], { drawn: [{ blockId, serial: to }] }));
}

const left = (station: Station) =>
  station.numbers.stock().find(({ series }) => series === 'case')?.reserved ?? 0;

async function exchanged(desk: Pick<DeskWithStick, 'station' | 'stick'>) {
  const { bytes, ...counts } = await written(desk);
  const path = await answered(platform, desk, bytes);
  return { counts, path, came: valueOf(await read(desk.station, path)) };
}

it('numbers are asked for when they run low, and the same ones are given to whoever asks again', async () => {
  const desk = await aDeskWithStick(root, platform);
  const { station } = desk;
  expect((await exchanged(desk)).counts).toMatchObject({ asksNumbers: false });
  await useMost(station);
  const before = left(station);
  expect(before).toBeLessThan(blockSize / 2);
  const lost = await written(desk);
  expect(lost).toMatchObject({ asksNumbers: true });
  const late = await answered(platform, desk, lost.bytes);
  const { came } = await exchanged(desk);
  expect(came).toMatchObject({ numbers: 1 });
  expect(left(station)).toBe(before + blockSize);
  // The one that was thought to be lost brings the same block, which is there already.
  expect(valueOf(await read(station, late))).toMatchObject({ numbers: 0 });
  expect(left(station)).toBe(before + blockSize);
  const blocks = await platform.database.query<{ id: string }>(
    "select id from number_blocks where station_id = $1 and series = 'case'",
    [station.facts().pairing?.stationId ?? ''],
  );
  expect(blocks).toHaveLength(2);
  await station.close();
});

it('what was asked for before a restore is no answer after it', async () => {
  const desk = await aDeskWithStick(root, platform);
  const { station } = desk;
  valueOf(await station.appendStation([deskDecidesHere(station.actor)]));
  await platform.official.givePlaces(
    station.facts().pairing?.stationId ?? '',
    aQuota({ id: uuidv7(), places: 3 }),
  );
  await useMost(station);
  const { bytes } = await written(desk);
  const path = await answered(platform, desk, bytes);
  const before = left(station);
  const [restoreId, madeAt] = [uuidv7(), new Date().toISOString()];
  const restored = { type: 'stationRestored' as const, restoreId, fromHeadSeq: 1, madeAt, lost: 0 };
  valueOf(await station.appendStation([restored]));
  expect(valueOf(await read(station, path))).toMatchObject({ numbers: 0, places: 0 });
  expect(left(station)).toBe(before);
  expect(station.facts().quotas).toEqual([]);
  // Asked anew, others are given.
  expect((await exchanged(desk)).came).toMatchObject({ numbers: 1 });
  const ids = await platform.database.query<{ epoch: string }>(
    "select epoch from number_blocks where station_id = $1 and series = 'case' order by granted_at",
    [station.facts().pairing?.stationId ?? ''],
  );
  expect(ids.map(({ epoch }) => epoch)).toEqual(['', '', restoreId]);
  await station.close();
});

it('places come where the desk decides, once however often they are brought', async () => {
  const desk = await aDeskWithStick(root, platform);
  const { station } = desk;
  valueOf(await station.appendStation([deskDecidesHere(station.actor)]));
  const stationId = station.facts().pairing?.stationId ?? '';
  await platform.official.givePlaces(stationId, aQuota({ id: uuidv7(), places: 3 }));
  const first = await written(desk);
  const late = await answered(platform, desk, first.bytes);
  expect((await exchanged(desk)).came).toMatchObject({ places: 1 });
  expect(valueOf(await read(station, late))).toMatchObject({ places: 0 });
  expect(station.facts().quotas).toMatchObject([{ places: 3 }]);
  expect((await exchanged(desk)).came).toMatchObject({ places: 0 });
  await station.close();
});

it('the directory comes along: a station that joined meanwhile is known', async () => {
  const desk = await aDeskWithStick(root, platform);
  const { station } = desk;
  const joined = await platform.pairStation();
  const known = () => [...station.facts().directory.stations.keys()];
  expect(known()).not.toContain(joined.reply.stationCode);
  await exchanged(desk);
  expect(known()).toContain(joined.reply.stationCode);
  await station.close();
});

it('digests of the trail reach the platform, and again after it was restored', async () => {
  const audit = await auditDesk(join(root, 'audited'));
  const days = async (count: number) => {
    for (let day = 0; day < count; day += 1) {
      await audit.openCase();
      await audit.lock();
      audit.pass(24 * 60 * minuteMs);
      await audit.unlock();
    }
  };
  await online(audit.station(), async (host) => {
    valueOf(await host.pair(platform.url, await platform.official.newPairingCode()));
    await eventually(() => expect(audit.station().facts().courier.platformKey).toBeDefined());
  });
  await days(3);
  const stick = join(root, 'audited-stick');
  await mkdir(stick);
  const exchange = () => exchanged({ station: audit.station(), stick });
  const stationId = audit.station().facts().pairing?.stationId ?? '';
  const there = async () => {
    const sql = 'select to_seq from day_digests where station_id = $1 order by to_seq';
    const rows = await platform.database.query<{ to_seq: number }>(sql, [stationId]);
    return rows.map(({ to_seq }) => to_seq);
  };
  const made = async () => {
    const all = await audit.station().queue.store.readDigests();
    return all.map(({ digest }) => digest.toSeq).toSorted((a, b) => a - b);
  };
  const { came } = await exchange();
  const first = await made();
  expect(first.length).toBeGreaterThanOrEqual(3);
  expect(came).toMatchObject({ digests: first.length });
  expect(await there()).toEqual(first);
  // What is there is not sent again, what is new is.
  await days(1);
  const second = await made();
  const fresh = second.filter((toSeq) => !first.includes(toSeq));
  expect((await exchange()).came).toMatchObject({ digests: fresh.length });
  expect(await there()).toEqual([...first, ...fresh]);
  await platform.database.query('delete from day_digests where station_id = $1 and to_seq > $2', [
    stationId,
    first[0],
  ]);
  // The first package after it asks what there is, the next one brings what is missing.
  expect((await exchange()).came).toMatchObject({ digests: 0 });
  expect((await exchange()).came).toMatchObject({ digests: second.length - 1 });
  expect(await there()).toEqual(await made());
  await audit.close();
});
