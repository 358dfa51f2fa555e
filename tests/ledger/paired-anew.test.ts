/** A station whose platform forgot it, ended its access or lost its files: its cases are brought and answered. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import { eventually } from '../support/eventually';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded } from '../support/platform-host';
import { openOnline } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';

const root = scratchFolder('paired-anew');

/** A station with one case that the platform has taken in. */
async function delivered() {
  const folder = join(root, uuidv7());
  const platform = await hostEmbedded(join(folder, 'platform'), { name: '区招生平台' });
  onTestFinished(() => platform.stop());
  const { station, host, pair, close } = await openOnline(join(folder, 'station'), newKey());
  onTestFinished(close);
  await pair(platform);
  const caseId = await submittedAt(station);
  host.wake();
  await eventually(async () => expect((await caseOf(station, caseId)).receipt).toBeDefined());
  await platform.official.untilState(caseId, 'firstReview', 1);
  await eventually(() => expect(station.queue.store.feedCursor()).toBeGreaterThan(0));
  const stationId = station.facts().pairing?.stationId ?? '';
  return { platform, station, host, caseId, stationId };
}

/** The platform is as it was before it ever heard of this station. */
async function forget({ database }: HostedPlatform, stationId: string, caseId: string) {
  await database.transaction(async (transaction) => {
    for (const table of ['jobs', 'review_steps', 'decisions', 'revision_files', 'revisions']) {
      await transaction.query(`delete from ${table} where case_id = $1`, [caseId]);
    }
    for (const table of ['changes', 'cases', 'number_blocks', 'pairing_codes']) {
      await transaction.query(`delete from ${table} where station_id = $1`, [stationId]);
    }
    await transaction.query('delete from stations where id = $1', [stationId]);
  });
}

const stateOf = async ({ station, caseId }: Awaited<ReturnType<typeof delivered>>) =>
  (await caseOf(station, caseId)).state;

it('a platform restored from before the pairing is brought every case, and its decision comes', async () => {
  const all = await delivered();
  const { platform, station, host, caseId, stationId } = all;
  const number = (await caseOf(station, caseId)).receipt?.matterNumber;
  await forget(platform, stationId, caseId);
  host.wake();
  await eventually(() => expect(host.status().line).not.toBe('online'));
  valueOf(await host.pair(platform.url, await platform.official.newPairingCode()));
  expect(station.facts().pairing?.stationId).not.toBe(stationId);
  host.wake();
  const held = 'select 1 from cases where id = $1 and committed_revision > 0';
  await eventually(async () =>
    expect(await platform.database.query(held, [caseId])).toHaveLength(1),
  );
  const { matterNumber } = await platform.official.untilState(caseId, 'firstReview', 1);
  expect(matterNumber).toBe(number);
  await platform.official.acceptCase(caseId);
  await eventually(async () => expect(await stateOf(all)).toBe('decided'));
  await eventually(() => expect(station.queue.store.takenCount().owed).toBe(false));
});

it('a station whose access was ended goes on as itself once it is renewed', async () => {
  const all = await delivered();
  const { platform, station, host, caseId, stationId } = all;
  const ask = (what: string) =>
    platform.official.ask<{ code: string }>('POST', `/v1/admin/stations/${stationId}/${what}`);
  await ask('revocation');
  await platform.official.acceptCase(caseId);
  const refused = await host.pair(platform.url, await platform.official.newPairingCode());
  expect(refused).toEqual({ ok: false, error: { kind: 'stationRevoked' } });
  valueOf(await host.pair(platform.url, (await ask('renewal')).body.code));
  expect(station.facts().pairing?.stationId).toBe(stationId);
  host.wake();
  await eventually(async () => expect(await stateOf(all)).toBe('decided'));
});

it('files that the platform lost while its database is whole come again by themselves', async () => {
  const all = await delivered();
  const { platform, station, host, caseId } = all;
  const { receipt } = await caseOf(station, caseId);
  const rows = await platform.database.query<{ sha256: string }>(
    'select sha256 from revision_files where case_id = $1',
    [caseId],
  );
  const files = rows.map(({ sha256 }) => sha256);
  for (const sha256 of files) await platform.lose(sha256);
  const look = (evenIfMost: boolean) =>
    platform.official.ask('POST', '/v1/admin/file-checks', { evenIfMost });
  // All of them at once looks like a folder that is not there: nobody is asked for everything by mistake.
  expect((await look(false)).body).toEqual({ revisions: 1, lost: 1, asked: false });
  expect((await look(true)).body).toEqual({ revisions: 1, lost: 1, asked: true });
  // Its files are asked for after the decision as well; and news ends the wait of the feed.
  await platform.official.acceptCase(caseId);
  host.wake();
  const held = 'select 1 from revisions where case_id = $1 and files_lost_at is null';
  await eventually(async () =>
    expect(await platform.database.query(held, [caseId])).toHaveLength(1),
  );
  for (const sha256 of files) expect(await platform.stored(sha256)).toBeDefined();
  await eventually(() => expect(station.queue.store.takenCount().owed).toBe(false));
  expect((await caseOf(station, caseId)).receipt).toEqual(receipt);
  expect((await look(false)).body).toEqual({ revisions: 1, lost: 0, asked: false });
  expect(await stateOf(all)).toBe('decided');
});
