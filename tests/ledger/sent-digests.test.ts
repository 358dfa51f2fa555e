/** The digests of a real station's trail reach the platform by themselves, and show there what was done to the trail. */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import type { DigestFile } from '../../shared/protocol/day-digest';
import { auditDesk, minuteMs } from '../support/audit-desk';
import { eventually } from '../support/eventually';
import { hostEmbedded } from '../support/platform-host';
import { scratchFolder } from '../support/scratch-folder';
import { quietSyncHost } from '../support/quiet-sync-host';

const root = scratchFolder('sent-digests');
const dayMs = 24 * 60 * minuteMs;
const platform = await hostEmbedded(join(root, 'database'));
afterAll(() => platform.stop());

/** The digests of a station as officials read them. */
async function listed(station: Station): Promise<readonly DigestFile[]> {
  const id = station.facts().pairing?.stationId ?? '';
  const { body } = await platform.official.ask<{ digests: readonly { file: DigestFile }[] }>(
    'GET',
    `/v1/admin/stations/${id}/digests`,
  );
  return body.digests.map(({ file }) => file);
}

async function filesIn(folder: string): Promise<readonly DigestFile[]> {
  const names = (await readdir(folder)).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => JSON.parse(text) as DigestFile);
}

it('leaves every digest with the platform, again what it lost, and a trail put back is found by them', async () => {
  const desk = await auditDesk(join(root, 'station'));
  const nextDay = async () => {
    await desk.openCase();
    await desk.lock();
    desk.pass(dayMs);
    await desk.unlock();
  };
  await nextDay();
  const early = join(root, 'early');
  await desk.lock();
  await cp(desk.folder, early, { recursive: true });
  await desk.unlock();
  await nextDay();
  await nextDay();

  const host = quietSyncHost();
  const station = desk.station();
  host.open(station);
  const paired = await host.pair(platform.url, await platform.official.newPairingCode());
  expect(paired.ok).toBe(true);
  const made = await filesIn(join(desk.folder, 'digests'));
  expect(made.length).toBeGreaterThanOrEqual(3);
  const arrived = async () => expect(await listed(station)).toEqual(made);
  await eventually(arrived);
  await platform.database.query('delete from day_digests where to_seq > $1', [
    made[0]?.digest.toSeq,
  ]);
  expect(await listed(station)).toHaveLength(1);
  host.sendNow();
  await eventually(arrived);
  const kept = join(root, 'kept');
  await mkdir(kept);
  for (const [index, file] of (await listed(station)).entries()) {
    await writeFile(join(kept, `${index}.json`), JSON.stringify(file));
  }
  await host.close();
  expect(await desk.verified(kept)).toMatchObject({ whole: true });
  await desk.close();

  // Somebody puts the station's folder back as it was two days ago, digests and all.
  const forger = await auditDesk(early);
  await forger.lock();
  expect(await forger.verified()).toMatchObject({ whole: true });
  expect(await forger.verified(kept)).toMatchObject({
    whole: false,
    broken: { what: 'endMissing' },
  });
  await forger.unlock();
  await forger.close();
  await rm(kept, { recursive: true, force: true });
});
