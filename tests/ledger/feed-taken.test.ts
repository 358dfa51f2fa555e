/** How much each platform told it took in: kept over a lock, from the checkpoint and from the entries alone. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { pairedWith } from '../../electron/desk/pair-station';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import { ok } from '../../shared/domain/result';
import { protocolVersion } from '../../shared/protocol/messages';
import { body, entryKey, openAt } from '../support/ledger-on-disk';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';

const root = scratchFolder('feed-taken');

/** As if it were so large that the checkpoint is believed. */
const large = { eagerBytes: 0 };
const advance = (facts: object) => ({ id: uuidv7(), audit: true as const, ...facts });
const changeId = uuidv7();

describe('in the ledger', () => {
  const filled = async (folder: string) => {
    const ledger = await openAt(folder, large);
    const told = [
      { feedTaken: { count: 3 } },
      { feedCursor: 7, feedChangeId: changeId },
      { feedOf: 'county', feedCursor: 2, feedChangeId: changeId },
      { feedOf: 'county', feedTaken: { count: 5, owed: true as const } },
      { feedOf: 'new', feedCursor: 4 },
      { feedOf: 'new', feedTaken: { count: 9 } },
      // Paired anew as another station.
      { feedOf: 'new', feedCursor: 0, feedTaken: { count: 0 } },
    ];
    for (const facts of told) valueOf(await ledger.append(advance(facts), body('记'), entryKey));
    await ledger.close();
  };
  const expectKept = async (folder: string, state: string) => {
    const ledger = await openAt(folder, large);
    expect(ledger.check.integrity().state).toBe(state);
    expect(ledger.feedTaken()).toEqual({ count: 3 });
    expect([ledger.feedCursor(), ledger.feedChangeId()]).toEqual([7, changeId]);
    expect(ledger.feedTaken('county')).toEqual({ count: 5, owed: true });
    expect([ledger.feedCursor('county'), ledger.feedChangeId('county')]).toEqual([2, changeId]);
    expect(ledger.feedTaken('new')).toEqual({ count: 0 });
    expect([ledger.feedCursor('new'), ledger.feedTaken('nobody')]).toEqual([0, undefined]);
    await ledger.close();
  };

  it('it stands in the checkpoint, and a cursor leaves it as it is', async () => {
    const folder = join(root, uuidv7());
    await filled(folder);
    await expectKept(folder, 'unchecked');
    await expectKept(folder, 'unchecked');
  });

  it('it is read from the entries where there is no checkpoint', async () => {
    const folder = join(root, uuidv7());
    await filled(folder);
    await rm(join(folder, 'checkpoint'));
    await expectKept(folder, 'whole');
  });

  it('nothing of it is no trouble: a record from before it was told opens by its checkpoint', async () => {
    const folder = join(root, uuidv7());
    const ledger = await openAt(folder, large);
    valueOf(await ledger.append(advance({ feedCursor: 7 }), body('记'), entryKey));
    await ledger.close();
    const again = await openAt(folder, large);
    expect(again.check.integrity().state).toBe('unchecked');
    expect([again.feedCursor(), again.feedTaken()]).toEqual([7, undefined]);
    await again.close();
  });
});

describe('at a station', () => {
  const stationIds = { city: uuidv7(), county: uuidv7() };
  const paired = async (station: Station, platformKeyId: string, stationId: string) => {
    const reply = {
      protocol: protocolVersion,
      stationId,
      stationCode: 'L2345',
      token: 'x'.repeat(32),
      platformName: '平台',
      platformKeyId,
      platformPublicKey: Buffer.alloc(32).toString('base64'),
      numberBlocks: [],
      serverTime: '2026-08-01T00:00:00.000Z',
    };
    const ask = async () => ok({ platformUrl: 'http://127.0.0.1:9', reply });
    const { event, facts } = valueOf(await pairedWith(station, { ask, profile: undefined }));
    valueOf(await station.appendStation([event], facts));
  };
  const stores = (station: Station) => ['city', 'county'].map((of) => station.queue.storeOf(of));
  const counts = (station: Station) => stores(station).map((store) => store.takenCount());

  it('it outlives a lock for each platform, with what is owed and with the checkpoint gone', async () => {
    const [folder, key] = [join(root, uuidv7()), newKey()];
    let station = await openStationAt(folder, key);
    await paired(station, 'city', stationIds.city);
    await paired(station, 'county', stationIds.county);
    expect(counts(station)).toEqual([
      { count: 0, owed: false },
      { count: 0, owed: false },
    ]);
    const [city, county] = stores(station);
    valueOf((await city?.saveTakenCount({ count: 12, owed: true })) ?? ok(undefined));
    valueOf((await county?.saveTakenCount({ count: 5, owed: false })) ?? ok(undefined));
    valueOf((await city?.saveFeedCursor(40)) ?? ok(undefined));
    const kept = [
      { count: 12, owed: true },
      { count: 5, owed: false },
    ];
    expect(counts(station)).toEqual(kept);
    await station.close();
    station = await openStationAt(folder, key);
    expect(counts(station)).toEqual(kept);
    await station.close();
    await rm(join(folder, 'ledger', 'checkpoint'));
    station = await openStationAt(folder, key);
    expect(counts(station)).toEqual(kept);
    expect(stores(station).map((store) => store.feedCursor())).toEqual([40, 0]);
    await station.close();
  });

  it('it goes on with the same pairing, and as another station of the same platform everything is owed', async () => {
    const station = await openStationAt(join(root, uuidv7()), newKey());
    await paired(station, 'city', stationIds.city);
    await paired(station, 'county', stationIds.county);
    for (const store of stores(station)) {
      valueOf(await store.saveTakenCount({ count: 8, owed: true }));
    }
    await paired(station, 'city', stationIds.city);
    await paired(station, 'county', uuidv7());
    expect(counts(station)).toEqual([
      { count: 8, owed: true },
      { count: 0, owed: true },
    ]);
    await station.close();
  });

  it('what is being written of the feed meanwhile is not led back', async () => {
    const station = await openStationAt(join(root, uuidv7()), newKey());
    const { store } = station.queue;
    await Promise.all([
      store.saveFeedCursor(9, changeId),
      store.saveTakenCount({ count: 1, owed: false }),
    ]);
    expect([store.feedCursor(), store.feedChangeId()]).toEqual([9, changeId]);
    expect(store.takenCount()).toEqual({ count: 1, owed: false });
    await station.close();
  });

  it('an entry that has it in its words alone, as some were written, still opens', async () => {
    const [folder, key] = [join(root, uuidv7()), newKey()];
    const station = await openStationAt(folder, key);
    const taken = { stationId: stationIds.city, count: 4 };
    const written = valueOf(
      await station.appendStation([{ type: 'feedAdvanced', cursor: 0, taken }], { audit: true }),
    );
    await station.close();
    const again = await openStationAt(folder, key);
    expect(again.ledger.found).toEqual([]);
    expect(valueOf(await again.cases.entry(written.seq)).body.stationEvents).toEqual([
      { type: 'feedAdvanced', cursor: 0, taken },
    ]);
    await again.close();
  });
});
