/** A real platform, restored from an older back-up while somebody paused it: nothing leaves for it, and nothing is forgotten. */
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import { eventually } from '../support/eventually';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded } from '../support/platform-host';
import { openOnline } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
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
  let at = await openOnline(folder, key);
  const store = () => at.station.queue.store;
  onTestFinished(() => at.close());
  const heldBy = async () =>
    (await platform.database.query('select 1 from revisions where case_id = $1', [caseId])).length;
  await at.pair(platform);
  const caseId = await submittedAt(at.station);
  at.host.wake();
  await eventually(async () => expect((await caseOf(at.station, caseId)).receipt).toBeDefined());
  await platform.official.untilState(caseId, 'firstReview', 1);
  await eventually(() => expect(store().feedCursor()).toBeGreaterThan(0));
  const platformKey = at.station.facts().pairing?.platformKeyId;
  valueOf(await at.host.pause(platformKey, true));
  await forget(platform, caseId);
  // Whoever opens asks for news at once.
  await at.close();
  at = await openOnline(folder, key);
  await eventually(() => expect(store().feedCursor()).toBe(0));
  expect([await heldBy(), store().takenCount().owed]).toEqual([0, true]);
  await at.close();
  at = await openOnline(folder, key);
  expect([await heldBy(), store().takenCount().owed]).toEqual([0, true]);
  expect(at.host.status().line).toBe('paused');
  valueOf(await at.host.pause(platformKey, false));
  await eventually(async () => expect(await heldBy()).toBe(1));
  await eventually(() => expect(store().takenCount().owed).toBe(false));
});
