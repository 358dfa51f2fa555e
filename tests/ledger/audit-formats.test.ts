/** Verification over what the ledger may do to itself: noted gaps, dropped parts, destroyed cases, segments of two formats. */
import { createHash } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, expect, it } from 'vitest';
import { keyFilesBeside, openTrailKeys, trailKeysOf } from '../../electron/audit/trail-keys';
import { listTrail } from '../../electron/audit/list-trail';
import { verifyTrail } from '../../electron/audit/verify-trail';
import type { Station } from '../../electron/desk/station';
import { readTrail } from '../../electron/desk/trail-reader';
import { digestOf } from '../../electron/ledger/chain';
import { newKey } from '../../electron/vault/seal';
import { locales } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';
import { reportText } from '../../shared/i18n/trail-report-text';
import { encodeFrame } from '../../shared/ledger/frame';
import { encodePayload, splitPayload } from '../../shared/ledger/payload';
import { isWhole } from '../../shared/ledger/trail-report';
import { completeForm, noHome } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { framesIn, payloadIn, writeSegments } from '../support/trail-on-disk';

const stationKey = newKey();
let scratch: string;
let folder: string;
beforeEach(() => {
  scratch = scratchFolder('audit-formats');
  folder = join(scratch, 'station');
});

async function aCase({ desk, actor }: Station): Promise<string> {
  const caseId = uuidv7();
  await desk.execute({ name: 'openCase', caseId, answers: noHome }, actor);
  await desk.execute({ name: 'editForm', caseId, changes: completeForm }, actor);
  return caseId;
}

async function verified(withKey: Buffer | undefined, station = folder) {
  const report = await verifyTrail({
    ledger: join(station, 'ledger'),
    digests: { good: [], bad: [] },
    keys: withKey && openTrailKeys(station, trailKeysOf(withKey)),
    hasKey: await keyFilesBeside(station),
  });
  if (report === undefined) throw new Error('Stopped');
  return report;
}

const page = (station: Station) =>
  readTrail({ station, digests: undefined }, { limit: 100, locale: 'zh-CN', filter: {} });

it('entries that were lost and noted are named, proved by the key, and no gap of another is believed', async () => {
  const station = await openStationAt(folder, stationKey);
  for (let i = 0; i < 4; i += 1) await aCase(station);
  await station.close();
  const path = join(folder, 'ledger', '000001.seg');
  const bytes = await readFile(path);
  const frames = framesIn(bytes);
  const at = 8 + frames.slice(0, 4).reduce((sum, { byteLength }) => sum + byteLength, 0) + 100;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
  expect((await verified(stationKey)).broken).toMatchObject({ seq: 5, what: 'changed' });
  await rm(join(folder, 'ledger', 'checkpoint'), { force: true });
  const again = await openStationAt(folder, stationKey);
  expect(again.ledger.gaps).toHaveLength(1);
  const shown = await page(again);
  expect(shown.ok && shown.value.lines.map(({ what }) => what)).toContain(
    '第 5 – 5 条因磁盘损坏丢失，已注明',
  );
  await again.close();
  const opened = await verified(stationKey);
  expect(opened).toMatchObject({ lost: [{ from: 5, to: 5, proved: true }] });
  expect([opened.broken, isWhole(opened)]).toEqual([undefined, false]);
  expect(await verified(undefined)).toMatchObject({ lost: [{ from: 5, proved: false }] });
  const keys = { ...trailKeysOf(stationKey), recordKey: newKey() };
  const foreign = await verifyTrail({
    ledger: join(folder, 'ledger'),
    digests: { good: [], bad: [] },
    keys: openTrailKeys(folder, keys),
  });
  expect(foreign?.broken).toMatchObject({ seq: 5, what: 'gap' });
});

it('a destroyed case is counted, its dropped bodies are no fault, and the trail is still read', async () => {
  const station = await openStationAt(folder, stationKey, { rollBytes: 2_000 });
  const gone = await aCase(station);
  for (let i = 0; i < 4; i += 1) await aCase(station);
  await station.destroyCase(gone, station.actor);
  await station.ledger.compaction.run(0);
  const shown = await page(station);
  const about = shown.ok ? shown.value.lines.filter(({ caseId }) => caseId === gone) : [];
  expect(about.map(({ what }) => what)).toEqual([
    expect.stringContaining('按规定销毁办件') as string,
    ...Array<string>(2).fill('内容已按规定销毁，只保留这一条的位置'),
  ]);
  await station.close();
  for (const key of [stationKey, undefined]) {
    const report = await verified(key);
    expect(report).toMatchObject({ keysDestroyed: 2 });
    expect([report.broken, isWhole(report)]).toEqual([undefined, true]);
  }
});

it('a body that was removed without a destruction on record is a fault, with and without the key', async () => {
  const station = await openStationAt(folder, stationKey);
  for (let i = 0; i < 3; i += 1) await aCase(station);
  await station.close();
  const frames = framesIn(await readFile(join(folder, 'ledger', '000001.seg')));
  const frame = frames[3] ?? Buffer.alloc(0);
  const payload = splitPayload(2, payloadIn(frame));
  if (payload?.kind !== 'entry') throw new Error('No entry');
  const body = { dropped: true, bytes: digestOf(payload.body) };
  const hash = frame.subarray(-32);
  const dropped = Buffer.from(encodeFrame(encodePayload({ ...payload, body }), hash));
  await writeSegments(join(folder, 'ledger'), frames.with(3, dropped), frames.length);
  for (const key of [stationKey, undefined]) {
    const report = await verified(key);
    expect(report).toMatchObject({ entries: 3, broken: { seq: 4, what: 'dropped' } });
    expect(report.broken?.wholeAfter).toEqual({
      count: frames.length - 4,
      from: 5,
      to: frames.length,
    });
  }
});

it('the witness shows an end that was cut off, where the key is there', async () => {
  const station = await openStationAt(folder, stationKey);
  for (let i = 0; i < 3; i += 1) await aCase(station);
  const head = station.ledger.durableHead();
  await station.close();
  const path = join(folder, 'ledger', '000001.seg');
  const bytes = await readFile(path);
  await writeFile(
    path,
    bytes.subarray(0, bytes.byteLength - (framesIn(bytes).at(-1)?.byteLength ?? 0)),
  );
  expect((await verified(stationKey)).broken).toMatchObject({ seq: head, what: 'endMissing' });
  expect((await verified(undefined)).broken).toBeUndefined();
});

it('segments of format 1 and 2 follow each other', async () => {
  await cp(join(import.meta.dirname, '../support/format-1-station'), folder, { recursive: true });
  const oldKey = createHash('sha256').update('format-1').digest();
  const station = await openStationAt(folder, oldKey);
  await aCase(station);
  await station.close();
  for (const key of [oldKey, undefined]) {
    expect(isWhole(await verified(key))).toBe(true);
  }
});

it('names a case key that is missing without a destruction', async () => {
  const station = await openStationAt(folder, stationKey);
  const [gone, missing, stays] = [await aCase(station), await aCase(station), await aCase(station)];
  await station.destroyCase(gone, station.actor);
  await station.close();
  const keyOf = (caseId: string) => join(folder, 'keys', caseId.slice(-2), `${caseId}.key`);
  await rm(keyOf(missing));
  for (const key of [stationKey, undefined]) {
    const report = await verified(key);
    expect(report).toMatchObject({
      keysMissing: [missing],
      keysDestroyed: key === undefined ? 0 : 2,
    });
    expect([report.broken, isWhole(report)]).toEqual([undefined, false]);
    for (const locale of locales) {
      const { title, lines } = reportText(pick(locale), report);
      expect(title).toBe(pick(locale).audit.report.keysMissing);
      expect(lines.filter((line) => line.includes(missing))).toHaveLength(1);
      expect(lines.join()).not.toContain(gone);
    }
  }
  const again = await openStationAt(folder, stationKey);
  const shown = await page(again);
  const linesOf = (caseId: string) =>
    shown.ok ? shown.value.lines.filter((line) => line.caseId === caseId) : [];
  const { keyGone, keyMissing } = pick('zh-CN').audit.events;
  expect(linesOf(missing).map(({ what }) => what)).toEqual([keyMissing(), keyMissing()]);
  expect(linesOf(gone).map(({ what }) => what)).toContain(keyGone());
  await again.close();
  const listed: string[] = [];
  const keys = openTrailKeys(folder, trailKeysOf(stationKey));
  for await (const line of listTrail(join(folder, 'ledger'), keys, pick('zh-CN')))
    listed.push(line);
  const opens = (caseId: string, what: string) =>
    listed.filter((line) => line.includes(caseId) && line.includes(what)).length;
  expect([opens(missing, keyMissing()), opens(gone, keyGone())]).toEqual([2, 2]);
  // With all of them gone at once it is no copy of a ledger alone, as long as there is a vault.
  await rm(join(folder, 'keys'), { recursive: true });
  expect(await verified(undefined)).toMatchObject({ keysMissing: [] });
  await writeFile(join(folder, 'vault.json'), '{}');
  expect((await verified(undefined)).keysMissing).toEqual([missing, stays]);
});

it('lost entries may have held the destruction of a case whose key is missing', async () => {
  const station = await openStationAt(folder, stationKey);
  const [gone] = [await aCase(station), await aCase(station)];
  const written = await station.destroyCase(gone, station.actor);
  if (!written.ok) throw new Error(written.error.kind);
  await aCase(station);
  await station.close();
  const path = join(folder, 'ledger', '000001.seg');
  const bytes = await readFile(path);
  const before = framesIn(bytes).slice(0, written.value.seq - 1);
  const at = 8 + before.reduce((sum, { byteLength }) => sum + byteLength, 0) + 100;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
  await rm(join(folder, 'ledger', 'checkpoint'), { force: true });
  await (await openStationAt(folder, stationKey)).close();
  expect(await verified(stationKey)).toMatchObject({
    lost: [{ from: written.value.seq, to: written.value.seq }],
    keysMissing: [],
  });
});
