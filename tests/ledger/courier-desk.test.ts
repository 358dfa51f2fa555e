/** The desk without a line and the real platform: packages out, answers in, once in effect however they travel. */
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { readAnswer } from '../../electron/desk/courier-answers';
import { courierStatus, writePackage } from '../../electron/desk/courier-desk';
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
import { openStationAs } from '../support/people';
import { hostEmbedded } from '../support/platform-host';
import { online } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';

const root = scratchFolder('courier-desk');
const platform = await hostEmbedded(join(root, 'database'));
afterAll(() => platform.stop());

const untilReceipt = (station: Parameters<typeof caseOf>[0], caseId: string) =>
  expect
    .poll(async () => (await caseOf(station, caseId)).receipt?.revision, { timeout: 20_000 })
    .toBe(1);

describe('a package and its answer', () => {
  it('bring cases, their receipts and, with a package that only asks, their decision', async () => {
    const desk = await aDeskWithStick(root, platform);
    const { station } = desk;
    const ids = [await submittedAt(station), await submittedAt(station)] as const;
    const { bytes, fileName, ...counts } = await written(desk);
    expect(counts).toMatchObject({ number: 1, cases: 2, others: 0, left: 0, rest: 0 });
    expect(await namesOn(desk)).toEqual([fileName]);
    const child = (await caseOf(station, ids[0])).form['child.name'];
    expect(bytes.includes(Buffer.from(String(child)))).toBe(false);
    expect(bytes.includes(Buffer.from(ids[0]))).toBe(false);
    expect(courierStatus(station)).toMatchObject({ ready: 'yes', fresh: 0, underWay: 2 });
    expect(station.queue.store.queuedEntries()).toHaveLength(2);

    const came = valueOf(await read(station, await answered(platform, desk, bytes)));
    expect(came).toMatchObject({ number: 1, delivered: 2, stopped: 0, waiting: 0, already: 0 });
    expect(station.queue.store.queuedEntries()).toEqual([]);
    for (const caseId of ids) {
      const { receipt, state } = await caseOf(station, caseId);
      expect(receipt?.matterNumber).toBe((await platform.official.getCase(caseId)).matterNumber);
      expect(state).not.toBe('queued');
    }
    await platform.official.acceptCase(ids[0]);
    const asking = await written(desk);
    expect(asking).toMatchObject({ number: 2, cases: 0 });
    const told = valueOf(await read(station, await answered(platform, desk, asking.bytes)));
    expect(told.changes).toBeGreaterThan(0);
    expect(await caseOf(station, ids[0])).toMatchObject({ decision: { outcome: 'accepted' } });
    // The line goes on where the courier ended.
    const reached = station.queue.store.feedCursor();
    expect(reached).toBeGreaterThan(0);
    expect(station.queue.store.feedChangeId()).toBeDefined();
    await station.close();
    const again = await openStationAs(desk.folder, desk.key);
    expect(courierStatus(again).packages).toMatchObject([
      { number: 2, cases: 0, answered: true },
      { number: 1, cases: 2, answered: true },
    ]);
    expect(again.queue.store.feedCursor()).toBe(reached);
    await again.close();
  });

  it('may come twice: the same answer is refused, a later one changes nothing that is settled', async () => {
    const desk = await aDeskWithStick(root, platform);
    const { station } = desk;
    const caseId = await submittedAt(station);
    const { bytes } = await written(desk);
    const first = await answered(platform, desk, bytes);
    const second = await answered(platform, desk, bytes);
    valueOf(await read(station, first));
    const before = await caseOf(station, caseId);
    const head = station.ledger.durableHead();
    const known = { ok: false, error: { kind: 'courierAnswerKnown', number: 1 } };
    expect(await read(station, first)).toEqual(known);
    expect(station.ledger.durableHead()).toBe(head);
    expect(valueOf(await read(station, second))).toMatchObject({ delivered: 0, already: 1 });
    expect(await read(station, first)).toEqual(known);
    expect((await caseOf(station, caseId)).receipt).toEqual(before.receipt);
    expect(await casesThere(platform, station)).toBe(1);
    await station.close();
  });

  it('come to the same when the line was faster', async () => {
    const desk = await aDeskWithStick(root, platform);
    const { station } = desk;
    const caseId = await submittedAt(station);
    const { bytes } = await written(desk);
    await online(station, () => untilReceipt(station, caseId));
    const { receipt } = await caseOf(station, caseId);
    const came = valueOf(await read(station, await answered(platform, desk, bytes)));
    expect(came).toMatchObject({ delivered: 0, already: 1 });
    expect((await caseOf(station, caseId)).receipt).toEqual(receipt);
    expect(await casesThere(platform, station)).toBe(1);
    await station.close();
  });

  it('are written again when a stick is lost, and the lost one may turn up after all', async () => {
    const desk = await aDeskWithStick(root, platform);
    const { station } = desk;
    const caseId = await submittedAt(station);
    const lost = await written(desk);
    expect(await written(desk)).toMatchObject({ number: 2, cases: 0 });
    const anew = await written(desk, true);
    expect(anew).toMatchObject({ number: 3, cases: 1 });
    expect(courierStatus(station).cases).toEqual([{ caseId, number: 3 }]);
    const [late, early] = [
      await answered(platform, desk, anew.bytes),
      await answered(platform, desk, lost.bytes),
    ];
    expect(valueOf(await read(station, late))).toMatchObject({ number: 3, delivered: 1 });
    expect(valueOf(await read(station, early))).toMatchObject({ number: 1, already: 1 });
    expect(await casesThere(platform, station)).toBe(1);
    await station.close();
  });

  it('tell of a case that differs at the platform, and the others go on', async () => {
    const desk = await aDeskWithStick(root, platform);
    const { station } = desk;
    const caseId = uuidv7();
    await fillAtDesk(station, caseId, unlikePages(4000));
    await station.close();
    const older = join(root, uuidv7());
    await cp(desk.folder, older, { recursive: true });
    const ahead = await openStationAs(desk.folder, desk.key);
    const changes = { 'residence.address': '临河路12号' };
    valueOf(await ahead.desk.execute({ name: 'editForm', caseId, changes }, ahead.actor));
    valueOf(await ahead.desk.execute({ name: 'submitCase', caseId }, ahead.actor));
    await online(ahead, () => untilReceipt(ahead, caseId));
    await ahead.close();
    const behind = await openStationAs(older, desk.key);
    valueOf(await behind.desk.execute({ name: 'submitCase', caseId }, behind.actor));
    const other = await submittedAt(behind);
    const { bytes } = await written({ ...desk, station: behind });
    const came = valueOf(await read(behind, await answered(platform, desk, bytes)));
    expect(came).toMatchObject({ delivered: 1, stopped: 1 });
    expect((await caseOf(behind, caseId)).outbox).toMatchObject({ state: 'conflicted' });
    expect((await caseOf(behind, other)).receipt).toBeDefined();
    await behind.close();
  });

  it('leave out a case of which a picture is lost here, and say so', async () => {
    const desk = await aDeskWithStick(root, platform);
    const { station } = desk;
    const broken = await submittedAt(station);
    const page = (await caseOf(station, broken)).documents[0]?.pages[0];
    const name = station.blobs.nameOf(broken, page?.original.sha256 ?? '');
    valueOf(await station.blobs.remove([name]));
    const whole = await submittedAt(station);
    const { bytes, ...counts } = await written(desk);
    expect(counts).toMatchObject({ cases: 1, left: 1, rest: 0 });
    expect((await caseOf(station, broken)).outbox).toMatchObject({
      state: 'held',
      reason: 'fileMissingHere',
    });
    const came = valueOf(await read(station, await answered(platform, desk, bytes)));
    expect(came).toMatchObject({ delivered: 1, stopped: 0, waiting: 0, already: 0 });
    expect((await caseOf(station, whole)).receipt).toBeDefined();
    await station.close();
  });
});

describe('work that ends early', () => {
  it('leaves nothing on the stick and nothing in the record', async () => {
    const desk = await aDeskWithStick(root, platform);
    const { station, stick } = desk;
    await submittedAt(station);
    const head = station.ledger.durableHead();
    const stopping = new AbortController();
    const work = courierWork({ signal: stopping.signal, onProgress: () => stopping.abort() });
    const order = { folder: stick, again: false };
    const stopped = { ok: false, error: { kind: 'courierStopped' } };
    expect(await writePackage(station, order, work)).toEqual(stopped);
    const gone = { folder: join(stick, 'gone'), again: false };
    const error = { kind: 'courierDiskGone' };
    expect(await writePackage(station, gone, courierWork())).toEqual({ ok: false, error });
    expect(await namesOn(desk)).toEqual([]);
    expect(station.ledger.durableHead()).toBe(head);
    expect(courierStatus(station)).toMatchObject({ fresh: 1, underWay: 0, packages: [] });
    // What a crash left is cleared when the next one is written.
    const left = join(stick, `离线U盘包-${station.facts().stationCode}-0001-aaaaaa.esx.part`);
    await writeFile(left, 'x');
    const { fileName } = await written(desk);
    expect(await namesOn(desk)).toEqual([fileName]);
    await station.close();
  });

  it('takes an answer in halves: what was written down counts, the rest comes with the same file', async () => {
    const desk = await aDeskWithStick(root, platform);
    const { station } = desk;
    await submittedAt(station);
    await submittedAt(station);
    const { bytes } = await written(desk);
    const path = await answered(platform, desk, bytes);
    const stopping = new AbortController();
    const work = courierWork({
      signal: stopping.signal,
      onProgress: ({ done }) => done === 1 && stopping.abort(),
    });
    expect(await readAnswer(station, path, work)).toMatchObject({
      error: { kind: 'courierStopped' },
    });
    expect(station.queue.store.queuedEntries()).toHaveLength(1);
    await station.close();
    const again = await openStationAs(desk.folder, desk.key);
    expect(valueOf(await read(again, path))).toMatchObject({ delivered: 1, already: 1 });
    expect(again.queue.store.queuedEntries()).toEqual([]);
    await again.close();
    await rm(path);
  });
});
