/** Answers that are not taken: cut, altered, forged, foreign or unknown; nothing in the record moves for any of them. */
import { randomBytes } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePackage } from '../../electron/desk/courier-desk';
import type { Station } from '../../electron/desk/station';
import { courierKeyOf, courierPorts } from '../../electron/sync/courier-crypto';
import type { CourierHeader } from '../../shared/protocol/courier';
import { courierRecordBytes, sealCourierFile } from '../../shared/protocol/courier-file';
import type { DeskWithStick } from '../support/courier-at-desk';
import {
  aDeskWithStick,
  answered,
  courierWork,
  namesOn,
  read,
  written,
} from '../support/courier-at-desk';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import { openStationAs } from '../support/people';
import { newStationKey, signText } from '../support/platform-builders';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded } from '../support/platform-host';
import { online } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { mountSmallDisk, whyNoSmallDisk } from '../support/small-disk';
import { valueOf } from '../support/station-people';

const root = scratchFolder('courier-refusals');
let platform: HostedPlatform;
let desk: DeskWithStick;
let station: Station;
let bytes: Buffer;
let answer: Buffer;
beforeAll(async () => {
  platform = await hostEmbedded(join(root, 'database'));
  desk = await aDeskWithStick(root, platform);
  ({ station } = desk);
  await submittedAt(station);
  ({ bytes } = await written(desk));
  answer = await readFile(await answered(platform, desk, bytes));
});
afterAll(async () => {
  await station.close();
  await platform.stop();
});

/** What reading a file of these bytes ends with; the record must not have moved. */
async function refusal(content: Uint8Array): Promise<unknown> {
  const path = join(desk.stick, `${uuidv7()}.esx`);
  await writeFile(path, content);
  const head = station.ledger.durableHead();
  const result = await read(station, path);
  expect(station.ledger.durableHead()).toBe(head);
  expect(station.queue.store.queuedEntries()).toHaveLength(1);
  return result.ok ? 'taken' : result.error;
}

/** An answer as somebody else would make it. */
async function forged(
  changes: Partial<CourierHeader>,
  signer = newStationKey(),
): Promise<Uint8Array> {
  const { packageId, number, answerSeed } = station.facts().courier.packages[0] ?? {};
  const header = {
    direction: 'toStation' as const,
    packageId: packageId ?? '',
    number: number ?? 0,
    stationId: station.facts().pairing?.stationId ?? '',
    recipientKey: courierKeyOf(Buffer.from(answerSeed ?? '', 'base64')).publicKey,
    ...changes,
  };
  const end = { type: 'end', records: 0, packageId, serverTime: new Date().toISOString() };
  const sign = (text: string) => signText(signer, text);
  const pieces: Uint8Array[] = [];
  const oneTimeKey = courierKeyOf(randomBytes(32));
  const content = (async function* () {
    yield courierRecordBytes(end, courierPorts);
  })();
  for await (const piece of sealCourierFile({ header, oneTimeKey, sign }, content, courierPorts)) {
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

describe('an answer', () => {
  it('that is cut, altered anywhere or continued changes nothing', async () => {
    const damaged = { kind: 'courierFileDamaged' };
    for (const length of [0, 3, 8, 100, 300, 500, answer.length - 17, answer.length - 1]) {
      expect(await refusal(answer.subarray(0, length)), `cut at ${length}`).toEqual(damaged);
    }
    for (let at = 0; at < answer.length; at += 13) {
      const altered = Buffer.from(answer);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(await refusal(altered), `bit at ${at}`).toMatchObject({
        kind: expect.stringMatching(/^courierFile/) as string,
      });
    }
    expect(await refusal(Buffer.concat([answer, Buffer.alloc(1)]))).toEqual(damaged);
    expect(await refusal(Buffer.concat([answer, answer]))).toEqual(damaged);
    expect(await refusal(randomBytes(70_000))).toEqual(damaged);
  });

  it('that is the package itself, of another station, or not signed by the platform is named for what it is', async () => {
    expect(await refusal(bytes)).toEqual({ kind: 'courierFileForPlatform' });
    const other = await aDeskWithStick(root, platform);
    const theirs = await answered(platform, other, (await written(other)).bytes);
    expect(await refusal(await readFile(theirs))).toEqual({ kind: 'courierFileOfOtherStation' });
    await other.station.close();
    expect(await refusal(await forged({}))).toEqual({ kind: 'courierFileNotGenuine' });
    expect(await refusal(await forged({ direction: 'toPlatform' }))).toEqual({
      kind: 'courierFileForPlatform',
    });
  });

  it('to a package that a restored record does not know is told so, and a new package comes to the same', async () => {
    const mine = await aDeskWithStick(root, platform);
    const theirCase = await submittedAt(mine.station);
    await mine.station.close();
    const older = join(root, uuidv7());
    await cp(mine.folder, older, { recursive: true });
    const before = await openStationAs(mine.folder, mine.key);
    const path = await answered(
      platform,
      mine,
      (await written({ ...mine, station: before })).bytes,
    );
    await before.close();
    const restored = await openStationAs(older, mine.key);
    const unknown = { kind: 'courierPackageUnknown', number: 1 };
    expect(await read(restored, path)).toEqual({ ok: false, error: unknown });
    const anew = await written({ ...mine, station: restored });
    expect(await namesOn(mine)).toHaveLength(3);
    const came = await read(restored, await answered(platform, mine, anew.bytes));
    expect(valueOf(came)).toMatchObject({ delivered: 1 });
    expect((await caseOf(restored, theirCase)).receipt).toBeDefined();
    await restored.close();
  });

  it('of a platform is taken beside another one, and never for a package of the other', async () => {
    const mine = await aDeskWithStick(root, platform);
    const path = await answered(platform, mine, (await written(mine)).bytes);
    const next = await hostEmbedded(join(root, 'elsewhere'));
    await online(mine.station, async (host) => {
      valueOf(await host.pair(next.url, await next.official.newPairingCode()));
      const known = () => mine.station.facts().beside[0]?.courier.platformKey;
      await expect.poll(known).toBeDefined();
    });
    expect(valueOf(await read(mine.station, path))).toMatchObject({ number: 1 });
    const { bytes: anew } = await written(mine);
    await expect(answered(next, mine, anew)).rejects.toThrow();
    const stranger = await aDeskWithStick(root, next);
    const foreign = await answered(next, stranger, (await written(stranger)).bytes);
    expect(await read(mine.station, foreign)).toMatchObject({ ok: false });
    await stranger.station.close();
    await mine.station.close();
    await next.stop();
  });
});

describe('a package', () => {
  it('is not written before the platform is known', async () => {
    const alone = await openStationAs(join(root, uuidv7()), randomBytes(32));
    const order = { folder: desk.stick, again: false };
    expect(await writePackage(alone, order, courierWork())).toEqual({
      ok: false,
      error: { kind: 'notPaired' },
    });
    await alone.close();
  });

  it.skipIf(whyNoSmallDisk() !== undefined)(
    'that does not fit leaves nothing, and is written when there is room',
    async () => {
      const mine = await aDeskWithStick(root, platform);
      await submittedAt(mine.station);
      const small = await mountSmallDisk(join(root, 'small'), 1);
      try {
        await small.leave(4096);
        const order = { folder: small.folder, again: false };
        const full = await writePackage(mine.station, order, courierWork());
        expect(full).toEqual({ ok: false, error: { kind: 'courierDiskFull' } });
        expect(mine.station.facts().courier.packages).toEqual([]);
        small.makeReadOnly();
        const locked = await writePackage(mine.station, order, courierWork());
        expect(locked).toEqual({ ok: false, error: { kind: 'courierDiskReadOnly' } });
        small.makeWritable();
        await small.free();
        const { bytes: anew } = await written({ station: mine.station, stick: small.folder });
        const came = await read(mine.station, await answered(platform, mine, anew));
        expect(valueOf(came)).toMatchObject({ number: 1, delivered: 1 });
      } finally {
        small.remove();
        await mine.station.close();
      }
    },
  );
});
