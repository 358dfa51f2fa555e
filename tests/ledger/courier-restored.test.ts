/** A station that has only sticks, and a platform restored from an older back-up: nothing decided is unheard, nothing lost stays lost. */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { courierStatus } from '../../electron/desk/courier-desk';
import { courierKeyOf, courierPorts } from '../../electron/sync/courier-crypto';
import { ByteReader } from '../../shared/protocol/byte-reader';
import { readCourierFile, readCourierRecord } from '../../shared/protocol/courier-file';
import type { DeskWithStick } from '../support/courier-at-desk';
import { aDeskWithStick, answered, casesThere, read, written } from '../support/courier-at-desk';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded } from '../support/platform-host';
import { scratchFolder } from '../support/scratch-folder';
import { stationEventsOf } from '../support/station-on-disk';
import { valueOf } from '../support/value-of';

const root = scratchFolder('courier-restored');
let place: { readonly database: string; readonly files: string; readonly backup: string };
let platform: HostedPlatform;
let desk: DeskWithStick;

beforeEach(async () => {
  const own = join(root, uuidv7());
  place = {
    database: join(own, 'database'),
    files: join(own, 'files'),
    backup: join(own, 'backup'),
  };
  await start();
  desk = await aDeskWithStick(root, platform);
});
afterEach(async () => {
  await desk.station.close();
  await platform.stop();
});

const start = async () => {
  platform = await hostEmbedded(place.database, { files: place.files });
};
/** As build/platform/backup.md has it: the database alone; the scans lie beside it. */
const backUp = async () => {
  await platform.stop();
  await cp(place.database, place.backup, { recursive: true });
  await start();
};
const restore = async () => {
  await platform.stop();
  await rm(place.database, { recursive: true });
  await cp(place.backup, place.database, { recursive: true });
  await start();
};

/** A package out, its answer in. */
async function exchange() {
  const { bytes, ...out } = await written(desk);
  const path = await answered(platform, desk, bytes);
  return { out, bytes, path, came: valueOf(await read(desk.station, path)) };
}
const decisionOf = async (caseId: string) => (await caseOf(desk.station, caseId)).decision?.outcome;
const numberOf = async (caseId: string) =>
  (await caseOf(desk.station, caseId)).receipt?.matterNumber;
const broughtAgain = async () =>
  (await stationEventsOf(desk.station)).flatMap((event) =>
    event.type === 'revisionBroughtAgain' ? [[event.caseId, event.how]] : [],
  );
const isOwed = () => courierStatus(desk.station).owed === true;
const heard = async (caseId: string) => platform.official.untilState(caseId, 'firstReview');

/** One case is in the back-up; of those after it everything was heard, and the platform forgets them. */
async function threeCasesOfWhichTwoAreLost() {
  const { station } = desk;
  const kept = await submittedAt(station);
  await exchange();
  await heard(kept);
  await exchange();
  await backUp();
  const lost = [await submittedAt(station), await submittedAt(station)] as const;
  await exchange();
  await platform.official.acceptCase(lost[0]);
  await heard(lost[1]);
  await exchange();
  expect(await decisionOf(lost[0])).toBe('accepted');
  const numbers = await Promise.all([kept, ...lost].map(numberOf));
  await restore();
  expect(await casesThere(platform, station)).toBe(1);
  return { kept, lost, numbers };
}

describe('a restored platform', () => {
  it('is noticed with the first exchange, and has everything again with the second, once and under its number', async () => {
    const { station } = desk;
    const { kept, lost, numbers } = await threeCasesOfWhichTwoAreLost();
    const reached = station.queue.store.feedCursor();
    await platform.official.acceptCase(kept);
    const fresh = await submittedAt(station);
    const first = await exchange();
    expect(first.came).toMatchObject({ restored: true, delivered: 0, waiting: 1 });
    expect(await decisionOf(kept)).toBe('accepted');
    expect(station.queue.store.feedCursor()).toBeLessThan(reached);
    expect(isOwed()).toBe(true);
    const second = await exchange();
    expect(second.out).toMatchObject({ cases: 1, again: 3 });
    expect(second.came).toMatchObject({ delivered: 1, broughtAgain: 2 });
    expect(isOwed()).toBe(false);
    expect(await casesThere(platform, station)).toBe(4);
    const there = await Promise.all(
      [kept, ...lost].map(async (id) => (await platform.official.getCase(id)).matterNumber),
    );
    expect(there).toEqual(numbers);
    expect(numbers).not.toContain(await numberOf(fresh));
    expect((await broughtAgain()).toSorted()).toEqual(
      lost.map((caseId) => [caseId, 'taken']).toSorted(),
    );
    // What officials decided since the back-up is decided again, and heard.
    await platform.official.acceptCase(lost[1]);
    const third = await exchange();
    expect(third.out.again).toBeUndefined();
    expect(third.came.restored).toBeUndefined();
    expect(await decisionOf(lost[1])).toBe('accepted');
    await station.close();
  });

  it('is noticed by its feed also where that has gone on beyond the station', async () => {
    const { station } = desk;
    const kept = await submittedAt(station);
    await exchange();
    await heard(kept);
    await exchange();
    await backUp();
    const lost = await submittedAt(station);
    await exchange();
    await heard(lost);
    await exchange();
    const reached = station.queue.store.feedCursor();
    await restore();
    await platform.official.acceptCase(kept);
    const ends = await platform.database.query<{ last_cursor: number }>(
      'select last_cursor from stations where id = $1',
      [station.facts().pairing?.stationId],
    );
    expect(ends[0]?.last_cursor).toBeGreaterThanOrEqual(reached);
    expect((await exchange()).came).toMatchObject({ restored: true });
    expect(await decisionOf(kept)).toBe('accepted');
    expect((await exchange()).came).toMatchObject({ broughtAgain: 1 });
    expect([await casesThere(platform, station), isOwed()]).toEqual([2, false]);
  });

  it('that lost the scans as well gets them with one more exchange', async () => {
    const { station } = desk;
    const { lost } = await threeCasesOfWhichTwoAreLost();
    const page = (await caseOf(station, lost[0])).documents[0]?.pages[0];
    await platform.lose(page?.corrected.sha256 ?? '');
    await exchange();
    expect((await exchange()).came).toMatchObject({ broughtAgain: 1 });
    expect([await casesThere(platform, station), isOwed()]).toEqual([3, true]);
    const last = await exchange();
    expect([last.out.again, last.came.broughtAgain, isOwed()]).toEqual([1, 1, false]);
    expect((await platform.official.getCase(lost[0])).matterNumber).toBe(await numberOf(lost[0]));
  });

  it('that looks for scans and finds them gone asks for them, without having been restored', async () => {
    const { station } = desk;
    // Of a platform that lacks most of them nobody is asked of itself.
    const [caseId] = [await submittedAt(station), await submittedAt(station)];
    await exchange();
    await heard(caseId);
    await exchange();
    const page = (await caseOf(station, caseId)).documents[0]?.pages[0];
    const sha256 = page?.corrected.sha256 ?? '';
    await platform.lose(sha256);
    const look = await platform.official.ask('POST', '/v1/admin/file-checks', {});
    expect(look.body).toMatchObject({ lost: 1, asked: true });
    expect((await exchange()).came.restored).toBe(true);
    for (let more = 0; more < 2; more += 1) await exchange();
    expect(await platform.stored(sha256)).toBeDefined();
    expect(isOwed()).toBe(false);
    expect(await broughtAgain()).toEqual([[caseId, 'taken']]);
  });

  it('whose answers come late, twice and out of order is brought nothing twice', async () => {
    const { station } = desk;
    const before = await written(desk);
    const { lost } = await threeCasesOfWhichTwoAreLost();
    const one = await written(desk);
    const two = await written(desk);
    const late = await answered(platform, desk, before.bytes);
    const [first, second] = [
      await answered(platform, desk, one.bytes),
      await answered(platform, desk, two.bytes),
    ];
    expect(valueOf(await read(station, second))).toMatchObject({ restored: true });
    // Overtaken: it says nothing new of the platform.
    expect(valueOf(await read(station, first)).restored).toBeUndefined();
    const bringing = await written(desk);
    const once = await answered(platform, desk, bringing.bytes);
    const twice = await answered(platform, desk, bringing.bytes);
    expect(valueOf(await read(station, once))).toMatchObject({ broughtAgain: 2 });
    expect(isOwed()).toBe(false);
    expect(valueOf(await read(station, twice)).broughtAgain).toBeUndefined();
    expect(valueOf(await read(station, late)).restored).toBeUndefined();
    expect(isOwed()).toBe(false);
    const after = await exchange();
    expect([after.out.again, after.came.restored]).toEqual([undefined, undefined]);
    expect(await casesThere(platform, station)).toBe(3);
    expect((await broughtAgain()).toSorted()).toEqual(
      lost.map((caseId) => [caseId, 'taken']).toSorted(),
    );
  });

  it('that is restored once more while it is brought again loses nothing either', async () => {
    const { station } = desk;
    const { lost } = await threeCasesOfWhichTwoAreLost();
    await exchange();
    const bringing = await written(desk);
    const path = await answered(platform, desk, bringing.bytes);
    await restore();
    valueOf(await read(station, path));
    for (let more = 0; more < 2; more += 1) await exchange();
    expect([await casesThere(platform, station), isOwed()]).toEqual([3, false]);
    for (const caseId of lost) {
      expect((await platform.official.getCase(caseId)).matterNumber).toBe(await numberOf(caseId));
    }
  });
});

describe('what is brought again', () => {
  const rate = async (caseId: string) => {
    const said = { level: 'verySatisfied' as const, reasons: [], note: '' };
    const { station } = desk;
    valueOf(await station.desk.execute({ name: 'rateService', caseId, ...said }, station.actor));
  };
  const ratedThere = async () =>
    (await platform.database.query<{ case_id: string }>('select case_id from ratings')).map(
      (row) => row.case_id,
    );

  it('has the words with it that the platform was told, also of a case that it still has', async () => {
    const { station } = desk;
    const kept = await submittedAt(station);
    await exchange();
    await heard(kept);
    await exchange();
    await backUp();
    const lost = await submittedAt(station);
    await exchange();
    for (const caseId of [kept, lost]) await rate(caseId);
    expect((await exchange()).came).toMatchObject({ told: 2 });
    await restore();
    expect(await ratedThere()).toEqual([]);
    // Nothing new of a case goes before it is known to be there.
    await exchange();
    expect((await exchange()).came).toMatchObject({ broughtAgain: 1 });
    expect((await ratedThere()).toSorted()).toEqual([kept, lost].toSorted());
    expect(isOwed()).toBe(false);
  });

  it('leaves out what cannot be read here, says so in the trail, and is not owed for ever', async () => {
    const { station } = desk;
    const { lost } = await threeCasesOfWhichTwoAreLost();
    const { receipt } = await caseOf(station, lost[0]);
    const name = station.blobs.nameOf(lost[0], receipt?.manifestSha256 ?? '');
    valueOf(await station.blobs.remove([name]));
    await exchange();
    const second = await exchange();
    expect([second.out.again, second.came.broughtAgain, isOwed()]).toEqual([2, 1, false]);
    expect((await broughtAgain()).toSorted()).toEqual(
      [
        [lost[0], 'refused'],
        [lost[1], 'taken'],
      ].toSorted(),
    );
  });

  it('gets a new number where another family has its own by now: it is there, and its family is to be told', async () => {
    const { lost, numbers } = await threeCasesOfWhichTwoAreLost();
    const other = await aDeskWithStick(root, platform);
    const theirs = await submittedAt(other.station);
    const { bytes } = await written(other);
    valueOf(await read(other.station, await answered(platform, other, bytes)));
    const taken = (await platform.official.getCase(theirs)).matterNumber;
    expect(numbers.slice(1)).toContain(taken);
    await other.station.close();
    await exchange();
    await exchange();
    expect(isOwed()).toBe(false);
    const told = new Map((await broughtAgain()) as [string, string][]);
    const differs = lost.find((_, index) => numbers[index + 1] === taken) ?? '';
    expect([told.get(differs), told.size]).toEqual(['numberDiffers', 2]);
    expect((await platform.official.getCase(theirs)).matterNumber).toBe(taken);
    const there = await platform.official.getCase(differs);
    expect(there.matterNumber).not.toBe(taken);
    expect(await numberOf(differs)).toBe(there.matterNumber);
    expect((await caseOf(desk.station, differs)).formerNumbers).toEqual([taken]);
  });
});

describe('what a package says of its station', () => {
  /** Opened as whoever has the key it is sealed to. */
  const helloFor = async () => {
    const key = courierKeyOf(randomBytes(32));
    const { publicKey } = key;
    const before = desk.station.facts().courier.platformKey ?? '';
    valueOf(await desk.station.appendStation([{ type: 'courierKeyLearned', publicKey }]));
    const { fileName } = await written(desk);
    valueOf(await desk.station.appendStation([{ type: 'courierKeyLearned', publicKey: before }]));
    const source = createReadStream(join(desk.stick, fileName));
    const { open } = await readCourierFile(source, courierPorts);
    return readCourierRecord(new ByteReader(open(key)), courierPorts);
  };

  it('is what every platform reads, until the platform said that it reads more', async () => {
    expect(await helloFor()).toMatchObject({ type: 'hello', after: 0 });
    expect(await helloFor()).not.toHaveProperty('known');
    const caseId = await submittedAt(desk.station);
    await exchange();
    await heard(caseId);
    await exchange();
    expect(await helloFor()).toMatchObject({
      known: { afterId: desk.station.queue.store.feedChangeId(), taken: 1 },
    });
  });
});
