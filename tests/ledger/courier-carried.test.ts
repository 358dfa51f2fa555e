/** A station without a line, a stick, and another station that has one: handed on sealed, answered sealed, whole or not at all. */
import { randomBytes } from 'node:crypto';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { carryPackage } from '../../electron/desk/courier-carrying';
import type { CourierWork } from '../../electron/desk/courier-desk';
import type { DeskWithStick } from '../support/courier-at-desk';
import {
  aDeskWithStick,
  answered,
  casesThere,
  courierWork,
  namesOn,
  read,
  written,
} from '../support/courier-at-desk';
import { caseOf, fillAtDesk, submittedAt, unlikePages } from '../support/fill-at-desk';
import { pickyPlatform, problem } from '../support/picky-platform';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded } from '../support/platform-host';
import { online } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';

const root = scratchFolder('courier-carried');
let platform: HostedPlatform;
let desk: DeskWithStick;
let carrier: DeskWithStick;
beforeAll(async () => {
  platform = await hostEmbedded(join(root, 'database'));
  desk = await aDeskWithStick(root, platform);
  carrier = await aDeskWithStick(root, platform);
});
afterAll(async () => {
  await desk.station.close();
  await carrier.station.close();
  await platform.stop();
});

/** What the carrier's window would be told. */
async function carried(path: string, changes: Partial<CourierWork> = {}, by = carrier) {
  let result: Awaited<ReturnType<typeof carryPackage>> | undefined;
  await online(by.station, async (host) => {
    result = await carryPackage(by.station, path, host.carrierOf, courierWork(changes));
  });
  if (result === undefined) throw new Error('Not carried');
  return result;
}

const refusal = async (...of: Parameters<typeof carried>) => {
  const result = await carried(...of);
  return result.ok ? 'carried' : result.error;
};

async function packageOf(of: DeskWithStick): Promise<{ path: string; answer: string }> {
  const { fileName } = await written(of);
  const path = join(of.stick, fileName);
  return { path, answer: path.replace(/\.esx$/, '-回执.esx') };
}

const unfinishedThere = async () =>
  (await platform.unfinished()).filter((name) =>
    name.startsWith(carrier.station.facts().pairing?.stationId ?? 'none'),
  );

it('a clerk carries it to a station with a line, and the receipts and decisions come back', async () => {
  const { station } = desk;
  const caseId = await submittedAt(station);
  const { path, answer } = await packageOf(desk);
  const told: number[] = [];
  const done = await carried(path, { onProgress: ({ done: sent }) => told.push(sent) });
  const platformName = carrier.station.facts().pairing?.platformName;
  expect(valueOf(done)).toMatchObject({ number: 1, platform: platformName });
  expect(await namesOn(desk)).toContain(valueOf(done).fileName);
  expect(told.length).toBeGreaterThan(1);
  expect(await unfinishedThere()).toEqual([]);
  // Nothing of the family came near the carrier, and its trail says what it did.
  expect(valueOf(await carrier.station.desk.find(caseId))).toBeUndefined();
  const trail = await carrier.station.cases.entry(carrier.station.ledger.durableHead());
  expect(valueOf(trail).body.stationEvents).toMatchObject([
    { type: 'courierPackageCarried', number: 1 },
  ]);
  expect(valueOf(await read(station, answer))).toMatchObject({ delivered: 1 });
  expect((await caseOf(station, caseId)).receipt).toBeDefined();
  // Carried twice, by whomever: the same.
  expect(valueOf(await carried(path))).toMatchObject({ number: 1 });
  expect(await casesThere(platform, station)).toBe(1);
  await platform.official.acceptCase(caseId);
  const asking = await packageOf(desk);
  valueOf(await carried(asking.path));
  valueOf(await read(station, asking.answer));
  expect(await caseOf(station, caseId)).toMatchObject({ decision: { outcome: 'accepted' } });
});

/** A picture of many bytes: comments stand before the image itself (ITU-T T.81, B.2.4.5). */
function heavyPage(): () => Uint8Array<ArrayBuffer> {
  const page = unlikePages(3000);
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0xff, 0xff]), randomBytes(0xffff - 2)]);
  return () => {
    const picture = page();
    const [start, rest] = [picture.subarray(0, 2), picture.subarray(2)];
    return new Uint8Array(Buffer.concat([start, ...Array<Buffer>(6).fill(comment), rest]));
  };
}

it('a carrier that is stopped in the middle goes on there, and a program that died leaves nothing', async () => {
  const { station } = desk;
  const caseId = uuidv7();
  await fillAtDesk(station, caseId, heavyPage());
  valueOf(await station.desk.execute({ name: 'submitCase', caseId }, station.actor));
  const { path, answer } = await packageOf(desk);
  const before = await namesOn(desk);
  const stopping = new AbortController();
  let told = 0;
  const stopped = await refusal(path, {
    signal: stopping.signal,
    // First the size, then after each chunk.
    onProgress: () => (told += 1) === 2 && stopping.abort(),
  });
  expect(stopped).toEqual({ kind: 'courierStopped' });
  expect(await namesOn(desk)).toEqual(before);
  expect(await unfinishedThere()).not.toEqual([]);
  expect(await casesThere(platform, station)).toBe(1);
  // A program that died while the answer came left part of it, without a name.
  await writeFile(`${answer}.part`, 'half');
  const begins = () => platform.logged.filter((line) => isBegin.test(line)).length;
  const begun = begins();
  valueOf(await carried(path));
  expect(begins()).toBe(begun);
  expect(await namesOn(desk)).toEqual([...before, basename(answer)].toSorted());
  expect(await unfinishedThere()).toEqual([]);
  expect(valueOf(await read(station, answer))).toMatchObject({ delivered: 1 });
});

const isBegin = /"method":"POST","path":"\/v1\/carried-packages"/;

it('what may not be handed on is told for what it is, before anything of it leaves', async () => {
  const { path } = await packageOf(desk);
  const file = await readFile(path);
  const requests = platform.logged.length;
  const given = async (content: Uint8Array) => {
    const other = join(carrier.stick, `${uuidv7()}.esx`);
    await writeFile(other, content);
    return refusal(other);
  };
  const theirs = await readFile(await answered(platform, carrier, file));
  expect(await given(theirs)).toEqual({ kind: 'courierFileIsAnswer' });
  const damaged = { kind: 'courierCarriedDamaged' };
  for (const length of [0, 7, 100, 300])
    expect(await given(file.subarray(0, length))).toEqual(damaged);
  expect(await given(randomBytes(5000))).toEqual(damaged);
  const next = await hostEmbedded(join(root, 'elsewhere'));
  const stranger = await aDeskWithStick(root, next);
  const foreign = await packageOf(stranger);
  expect(await refusal(foreign.path)).toEqual({ kind: 'courierForeignPlatform' });
  await stranger.station.close();
  await next.stop();
  await truncate(path, 4_294_967_296);
  expect(await refusal(path)).toEqual({ kind: 'courierTooLarge' });
  const gone = join(carrier.stick, 'gone.esx');
  expect(await refusal(gone)).toEqual({ kind: 'courierDiskGone' });
  expect(platform.logged.slice(requests).filter((line) => line.includes('carried'))).toEqual([]);
  expect((await namesOn(carrier)).filter((name) => name.includes('回执'))).toEqual([]);
});

it('what the platform finds wrong is told, and nothing stays on the stick', async () => {
  const { path } = await packageOf(desk);
  const file = await readFile(path);
  const at = (name: string) => join(carrier.stick, name);
  const altered = Buffer.from(file);
  altered[file.length - 1] = (altered[file.length - 1] ?? 0) ^ 1;
  await writeFile(at('altered.esx'), altered);
  await writeFile(at('cut.esx'), file.subarray(0, file.length - 30));
  for (const name of ['altered.esx', 'cut.esx']) {
    expect(await refusal(at(name)), name).toEqual({ kind: 'courierCarriedDamaged' });
  }
  const stationId = desk.station.facts().pairing?.stationId ?? '';
  await platform.official.ask('POST', `/v1/admin/stations/${stationId}/revocation`);
  expect(await refusal(path)).toEqual({ kind: 'courierCarriedStationUnknown' });
  expect((await namesOn(carrier)).filter((name) => /回执|part/.test(name))).toEqual([]);
  expect(await unfinishedThere()).toEqual([]);
});

it('a line that breaks, an old platform and a forged answer leave the stick as it was', async () => {
  const other = await aDeskWithStick(root, platform);
  const door = await pickyPlatform(platform.url);
  const mine = await aDeskWithStick(root, platform, async (host) =>
    host.pair(door.url, await platform.official.newPairingCode()),
  );
  const { path, answer } = await packageOf(other);
  const told = () => refusal(path, {}, mine);
  const onlyAt = (pattern: RegExp, said: ReturnType<typeof problem>) =>
    door.judgeBy(({ path: asked }) => (pattern.test(asked) ? said : undefined));
  onlyAt(/carried-packages/, problem(404, 'not-found'));
  expect(await told()).toEqual({ kind: 'courierCarryUnknown' });
  onlyAt(/answer$/, problem(503, 'busy'));
  expect(await told()).toEqual({ kind: 'courierLineBroke' });
  const forged = { status: 200, type: 'application/octet-stream' };
  onlyAt(/answer$/, { ...forged, body: 'ESX1' });
  expect(await told()).toEqual({ kind: 'courierFileNotGenuine' });
  onlyAt(/answer$/, { ...forged, body: 'ESX1', cut: true });
  expect(await told()).toEqual({ kind: 'courierLineBroke' });
  onlyAt(/answer$/, { status: 200, type: 'text/html', body: '<html>' });
  expect(await told()).toMatchObject({ kind: 'platformAnswersHtml' });
  expect(await namesOn(other)).toEqual([basename(path)]);
  await door.stop();
  expect(await told()).toEqual({ kind: 'courierLineBroke' });
  const { platformKeyId } = mine.station.facts().pairing ?? {};
  const paused = {
    type: 'sendingPaused' as const,
    platform: platformKeyId ?? '',
    name: '',
    paused: true,
  };
  valueOf(await mine.station.appendStation([paused]));
  expect(await told()).toMatchObject({ kind: 'courierPaused' });
  expect(await namesOn(other)).toEqual([basename(path)]);
  valueOf(await carried(path));
  expect(valueOf(await read(other.station, answer))).toMatchObject({ number: 1 });
  await other.station.close();
  await mine.station.close();
});

it('carried again, the answer that is there stays until another one is whole in its place', async () => {
  const other = await aDeskWithStick(root, platform);
  const door = await pickyPlatform(platform.url);
  const mine = await aDeskWithStick(root, platform, async (host) =>
    host.pair(door.url, await platform.official.newPairingCode()),
  );
  await submittedAt(other.station);
  const { path, answer } = await packageOf(other);
  valueOf(await carried(path, {}, mine));
  const before = await namesOn(other);
  const good = await readFile(answer);
  const answers = { status: 200, type: 'application/octet-stream' };
  for (const said of [
    { ...answers, body: 'ESX1' },
    { ...answers, body: 'ESX1', cut: true },
    { ...answers, body: good.subarray(0, 200).toString('latin1') },
  ]) {
    door.judgeBy(({ path: asked }) => (/answer$/.test(asked) ? said : undefined));
    expect(await carried(path, {}, mine)).toMatchObject({ ok: false });
    expect(await readFile(answer)).toEqual(good);
  }
  door.judgeBy(() => undefined);
  // Stopped when the new one is whole and has no name yet.
  const stopping = new AbortController();
  const log = () => undefined;
  const now = () => {
    stopping.abort();
    throw new Error('Stopped');
  };
  expect(await refusal(path, { signal: stopping.signal, now, log }, mine)).toMatchObject({
    kind: 'courierStopped',
  });
  expect(await readFile(answer)).toEqual(good);
  expect(await namesOn(other)).toEqual(before);
  expect(valueOf(await read(other.station, answer))).toMatchObject({ delivered: 1 });
  valueOf(await carried(path, {}, mine));
  expect(await namesOn(other)).toEqual(before);
  await door.stop();
  await other.station.close();
  await mine.station.close();
});
