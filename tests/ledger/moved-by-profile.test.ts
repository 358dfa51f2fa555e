/** A platform that is spoken to by a connector profile moves only where a profile names its new address. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import type { ConnectorProfile } from '../../shared/connector/profile';
import { profileInForce } from '../../electron/desk/profile-in-force';
import { aPlainProfile } from '../support/connector-profiles';
import { openLaidEngine } from '../support/empty-engine';
import { hostPlatform } from '../support/platform-host';
import { quietSyncHost } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';

const root = scratchFolder('moved-by-profile');

it('is not spoken to plainly after it moved, and moves once its profile names the address', async () => {
  const database = await openLaidEngine(join(root, 'database'));
  onTestFinished(() => database.close());
  const options = { files: join(root, 'files') };
  const before = await hostPlatform(database, options);
  const station = await openStationAt(join(root, uuidv7()), newKey());
  const host = quietSyncHost();
  const profile = aPlainProfile({ baseUrl: before.url });
  const added = async (one: ConnectorProfile) => {
    const by = { id: station.operator.id, name: station.operator.name };
    const event = { type: 'connectorAdded' as const, profile: one, sha256: '0'.repeat(64), by };
    valueOf(await station.appendStation([event]));
  };
  await added(profile);
  host.open(station);
  onTestFinished(async () => {
    await host.close();
    await station.close();
  });
  valueOf(await host.pairBy(profile.id, await before.official.newPairingCode()));
  const inForce = () => profileInForce(station.facts(), station.facts().pairing);
  expect(inForce()).toEqual(profile);
  await before.stop();
  const after = await hostPlatform(database, options);
  onTestFinished(() => after.stop());
  expect(after.url).not.toBe(before.url);

  expect(await host.move(after.url)).toEqual({ ok: false, error: { kind: 'profileUnknown' } });
  expect([station.facts().pairing?.platformUrl, inForce()]).toEqual([before.url, profile]);

  const next = { ...profile, version: '2', baseUrl: after.url };
  await added(next);
  valueOf(await host.move(after.url));
  expect([station.facts().pairing?.platformUrl, inForce()]).toEqual([after.url, next]);
});
