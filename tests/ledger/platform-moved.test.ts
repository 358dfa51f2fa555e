/** A platform that answers at another address: proven by its key, the queue goes on there, and nothing comes twice. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import { openLaidEngine } from '../support/empty-engine';
import { eventually } from '../support/eventually';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import { hostEmbedded, hostPlatform } from '../support/platform-host';
import { openOnline } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { stationEventsOf } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';

const root = scratchFolder('platform-moved');

it('goes on at the new address once it proved itself, and at no other', async () => {
  const database = await openLaidEngine(join(root, 'database'));
  onTestFinished(() => database.close());
  const options = { name: '市级平台', files: join(root, 'files') };
  const before = await hostPlatform(database, options);
  const other = await hostEmbedded(join(root, 'other'), { name: '市级平台' });
  onTestFinished(() => other.stop());
  const { station, host, pair, close } = await openOnline(join(root, uuidv7()), newKey());
  onTestFinished(close);
  await pair(before);
  const [first, pairing] = [await submittedAt(station), station.facts().pairing];
  host.wake();
  await eventually(async () => expect((await caseOf(station, first)).receipt).toBeDefined());
  await before.stop();
  const second = await submittedAt(station);
  host.wake();

  // Of the same name, and another platform.
  const impostor = await host.move(other.url);
  expect(impostor).toEqual({
    ok: false,
    error: { kind: 'platformIsAnother', platform: '市级平台' },
  });
  expect(await host.move('ftp://somewhere')).toMatchObject({
    error: { kind: 'platformAddressInvalid' },
  });
  expect(station.facts().pairing).toEqual(pairing);
  const said = other.logged.filter((line) => line.includes('"request"'));
  expect(said.every((line) => line.includes('/v1/identity'))).toBe(true);

  const after = await hostPlatform(database, options);
  onTestFinished(() => after.stop());
  valueOf(await host.move(`${after.url}/`));
  expect(station.facts().pairing).toEqual({ ...pairing, platformUrl: after.url });
  await eventually(async () => expect((await caseOf(station, second)).receipt).toBeDefined());
  await after.official.acceptCase(first);
  await eventually(async () => expect((await caseOf(station, first)).state).toBe('decided'));
  const rows = await database.query<{ case_id: string; revision: number }>(
    'select case_id, revision from revisions order by case_id, revision',
  );
  expect(rows).toEqual([first, second].toSorted().map((id) => ({ case_id: id, revision: 1 })));
  // The same address again is no news.
  valueOf(await host.move(after.url));
  const moves = (await stationEventsOf(station)).filter(({ type }) => type === 'platformMoved');
  expect(moves).toHaveLength(1);
});
