/** A real platform, restored from an older back-up while somebody paused it: nothing leaves for it, and nothing is forgotten. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import { childOf, completeForm } from '../support/case-builders';
import { caseOf } from '../support/courier-at-desk';
import { eventually } from '../support/eventually';
import { fillAtDesk, unlikePages } from '../support/fill-at-desk';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded } from '../support/platform-host';
import { quietSyncHost } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';

const root = scratchFolder('paused-platform');

/** The platform is as it was before this case, which was the first one of its station. */
async function forget({ database }: HostedPlatform, caseId: string): Promise<void> {
  await database.transaction(async (transaction) => {
    const found = 'select station_id from cases where id = $1';
    const [row] = await transaction.query<{ station_id: string }>(found, [caseId]);
    const stationId = row?.station_id;
    await transaction.query('delete from changes where station_id = $1', [stationId]);
    const counts = 'update stations set last_cursor = 0, taken = taken - 1 where id = $1';
    await transaction.query(counts, [stationId]);
    for (const table of ['jobs', 'review_steps', 'decisions', 'revision_files', 'revisions']) {
      await transaction.query(`delete from ${table} where case_id = $1`, [caseId]);
    }
    await transaction.query('delete from cases where id = $1', [caseId]);
  });
}

it('is owed what it lost over every restart, and gets it once sending goes on', async () => {
  const platform = await hostEmbedded(join(root, 'platform'), { name: '市级平台' });
  onTestFinished(() => platform.stop());
  const [folder, key] = [join(root, 'station'), newKey()];
  const open = async () => {
    const station = await openStationAt(folder, key);
    const host = quietSyncHost();
    host.open(station);
    return { station, host, store: station.queue.store };
  };
  let at = await open();
  const close = async () => {
    await at.host.close();
    await at.station.close();
  };
  onTestFinished(() => close());
  const heldBy = async () =>
    (await platform.database.query('select 1 from revisions where case_id = $1', [caseId])).length;
  valueOf(await at.host.pair(platform.url, await platform.official.newPairingCode()));
  const caseId = uuidv7();
  await fillAtDesk(at.station, caseId, unlikePages(), { ...completeForm, ...childOf(caseId) });
  valueOf(await at.station.desk.execute({ name: 'submitCase', caseId }, at.station.actor));
  at.host.wake();
  await eventually(async () => expect((await caseOf(at.station, caseId)).receipt).toBeDefined());
  await platform.official.untilState(caseId, 'firstReview', 1);
  await eventually(() => expect(at.store.feedCursor()).toBeGreaterThan(0));
  const platformKey = at.station.facts().pairing?.platformKeyId;
  valueOf(await at.host.pause(platformKey, true));
  await forget(platform, caseId);
  // Whoever opens asks for news at once.
  await close();
  at = await open();
  await eventually(() => expect(at.store.feedCursor()).toBe(0));
  expect([await heldBy(), at.store.takenCount().owed]).toEqual([0, true]);
  await close();
  at = await open();
  expect([await heldBy(), at.store.takenCount().owed]).toEqual([0, true]);
  expect(at.host.status().line).toBe('paused');
  valueOf(await at.host.pause(platformKey, false));
  await eventually(async () => expect(await heldBy()).toBe(1));
  await eventually(() => expect(at.store.takenCount().owed).toBe(false));
});
