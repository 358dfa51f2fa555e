/** The real engine and transport over real sockets against the real platform, through a proxy that spoils the line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeVerifier } from '../../electron/sync/ed25519';
import { createTransport } from '../../electron/sync/http-transport';
import { openHttpWire } from '../../electron/sync/http-wire';
import type { HttpWire } from '../../electron/sync/http-wire';
import { startSync } from '../../electron/sync/sync-service';
import type { Wire } from '../../electron/sync/wire';
import { createPlatform } from '../../platform/app';
import type { Platform } from '../../platform/app';
import type { Database } from '../../platform/database/database';
import { listen } from '../../platform/listener';
import type { Listener } from '../../platform/listener';
import { systemClock, systemRandom } from '../../platform/system-ports';
import { chunkLimits } from '../../shared/sync/chunk-size';
import { startEngine } from '../../shared/sync/engine';
import type { Clock, QueuedEntry } from '../../shared/sync/ports';
import { Official } from '../support/platform';
import { buildCase } from '../support/platform-builders';
import { TestStation } from '../support/platform-station';
import { scratchFolder } from '../support/scratch-folder';
import { openFaultProxy } from './real/fault-proxy';
import type { FaultProxy } from './real/fault-proxy';
import { lineFaults } from './real/line-faults';
import type { LineFault } from './real/line-faults';
import { MemoryStation, sha256 } from './real/memory-station';
import { seededChance } from './sim/world';
import { openLaidEngine } from '../support/empty-engine';

const folder = scratchFolder('sync-platform');
const station = new MemoryStation();
let database: Database;
let platform: Platform;
let listener: Listener;
let proxy: FaultProxy;
let http: HttpWire;

const portOf = (url: string) => Number(new URL(url).port);

beforeAll(async () => {
  database = await openLaidEngine(folder);
  const settings = { name: 'platform', files: folder, log: () => undefined };
  platform = await createPlatform({
    ...settings,
    database,
    clock: systemClock,
    random: systemRandom,
  });
  listener = await listen(platform.app, '127.0.0.1', 0);
  proxy = await openFaultProxy(portOf(listener.url));
  http = openHttpWire();
  const sync = startSync({ store: station.store, log: () => undefined, onStatus: () => undefined });
  const facts = { name: 'desk', stationCode: 'S1', publicKey: station.publicKey };
  expect(await sync.pair(`${proxy.url}/`, 'WRONG-CODE', facts)).toEqual({
    ok: false,
    error: { kind: 'pairingCodeUnknown' },
  });
  const { numberBlocks, serverTime } = await station.pair(
    sync,
    `${proxy.url}/`,
    platform.pairingCode,
  );
  await sync.stop();
  expect(numberBlocks.length).toBeGreaterThan(0);
  expect(serverTime).toMatch(/Z$/);
});

afterAll(async () => {
  http.close();
  await proxy.close();
  platform.letGo();
  await listener.stop(100);
  await platform.close();
  await database.close();
});

/** Twenty times faster than the wall, so that back-off does not make the test wait. */
const fastClock: Clock = {
  nowMs: () => performance.now() * 20,
  instantIn: (delayMs) => new Date(Date.now() + delayMs).toISOString(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs / 20);
    return () => clearTimeout(timer);
  },
};

/** Bytes of files that left the station, and those of them in requests that were not answered well. */
type Sent = { bytes: number; inVain: number };

/** Runs the engine until `done`. */
async function sync(done: () => boolean, limitMs = 60_000): Promise<Sent> {
  const sent: Sent = { bytes: 0, inVain: 0 };
  const counting: Wire = async (request) => {
    const bytes = /\/v1\/uploads/.test(request.url) ? (request.body?.length ?? 0) : 0;
    sent.bytes += bytes;
    const answer = await http.wire(request);
    const isGood = answer.kind === 'answered' && [201, 204].includes(answer.status);
    // Nor is what says that more is there than there is.
    if (!isGood || Number(answer.headers['upload-offset']) > 10_000_000) sent.inVain += bytes;
    return answer;
  };
  const log: string[] = [];
  const engine = startEngine(
    {
      store: station.store,
      transport: createTransport(counting),
      clock: fastClock,
      random: () => 0.5,
      verifier: nodeVerifier,
      log: (event, facts) => log.push(`${event} ${JSON.stringify(facts)}`),
    },
    () => undefined,
  );
  const untilMs = performance.now() + limitMs;
  while (!done() && performance.now() < untilMs) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await engine.stop();
  expect(done(), log.join('\n')).toBe(true);
  return sent;
}

function sumOf(all: readonly Sent[], what: keyof Sent): number {
  return all.reduce((sum, sent) => sum + sent[what], 0);
}

async function expectArrivedOnce(entry: QueuedEntry): Promise<void> {
  const rows = await database.query<{ matter_number: string; receipts: number; text: string }>(
    `select c.matter_number, count(r.receipt)::int as receipts, min(r.submission) as text
     from cases c join revisions r on r.case_id = c.id where c.id = $1 group by c.id`,
    [entry.caseId],
  );
  const settled = station.entries.get(entry.id);
  expect(settled?.state).toBe('delivered');
  const receipt = settled?.state === 'delivered' ? settled.receipt : undefined;
  const text = station.texts.get(entry.caseId);
  expect(rows).toEqual([{ matter_number: receipt?.matterNumber, receipts: 1, text }]);
  for (const { sha256: hash } of filesOf(entry)) {
    const arrived = readFileSync(join(folder, 'files', hash.slice(0, 2), hash));
    expect(sha256(arrived)).toBe(hash);
  }
}

function filesOf({ caseId }: QueuedEntry): { sha256: string; bytes: number }[] {
  const text = station.texts.get(caseId) ?? '';
  const { files } = JSON.parse(text) as { files: { sha256: string; bytes: number }[] };
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}

const isSettled = (entry: QueuedEntry) => () => station.entries.get(entry.id)?.state !== 'queued';

const goodLine: LineFault = { name: 'a good line', rules: () => [] };

test.each([goodLine, ...lineFaults])(
  '$name: one case, one number, the same files',
  async (fault) => {
    const entry = station.addCase([700_000, 90_000]);
    proxy.rules = fault.rules(seededChance(1));
    const sent = await sync(isSettled(entry));
    proxy.rules = [];
    await expectArrivedOnce(entry);
    expect(sent.bytes).toBeLessThanOrEqual(790_000 + sent.inVain);
  },
);

// Round 5 of `npm run torture -- --only faults --seed 1`: such a case was held as if its receipt were forged.
test('a receipt of another case is no answer, and holds nobody up', async () => {
  const entries = [station.addCase([2_000]), station.addCase([2_000])];
  proxy.rules = [{ when: /^POST .*\/commit /, act: { kind: 'remembered' }, times: 2 }];
  await sync(() => entries.every((entry) => isSettled(entry)()));
  expect(proxy.rules[0]?.times).toBe(0);
  for (const entry of entries) await expectArrivedOnce(entry);
});

test('a station stopped again and again goes on where it was', async () => {
  const entry = station.addCase([1_500_000]);
  const lives: Sent[] = [];
  for (let life = 0; life < 4; life += 1) {
    const untilMs = performance.now() + 40 + 20 * life;
    lives.push(await sync(() => performance.now() > untilMs));
  }
  if (!isSettled(entry)()) lives.push(await sync(isSettled(entry)));
  await expectArrivedOnce(entry);
  const [bytes, inVain] = [sumOf(lives, 'bytes'), sumOf(lives, 'inVain')];
  // A new life does not know how far a file got: its first chunk may be in vain.
  expect(bytes).toBeLessThanOrEqual(1_500_000 + inVain + 4 * chunkLimits.firstBytes);
});

test('a platform that is restarted in between is found again', async () => {
  const entries = [station.addCase([600_000]), station.addCase([300_000, 300_000])];
  const restart = setTimeout(() => {
    void listener.stop(0).then(async () => {
      listener = await listen(platform.app, '127.0.0.1', 0);
      proxy.retarget(portOf(listener.url));
    });
  }, 60);
  await sync(() => entries.every((entry) => isSettled(entry)()));
  clearTimeout(restart);
  for (const entry of entries) await expectArrivedOnce(entry);
});

test('what the platform refuses is held with its reason and holds up nobody', async () => {
  const bad = station.addCase([50_000]);
  const text = (station.texts.get(bad.caseId) ?? '').replace('"season":2026', '"season":2026.5');
  station.texts.set(bad.caseId, text);
  const submission = { sha256: sha256(text), bytes: Buffer.byteLength(text) };
  station.entries.set(bad.id, { ...bad, submission });
  const good = station.addCase([60_000]);
  await sync(() => isSettled(bad)() && isSettled(good)());
  await expectArrivedOnce(good);
  expect(station.entries.get(bad.id)).toMatchObject({ state: 'held', reason: 'refusedByPlatform' });
});

test('every review step and decision of the feed arrives, and the cursor follows', async () => {
  const delivered = [...station.entries.values()].filter(({ state }) => state === 'delivered');
  const heard = () => {
    const about = new Set([...station.applied.values()].map(({ caseId }) => caseId));
    return delivered.every(({ caseId }) => about.has(caseId));
  };
  await sync(heard);
  const [row] = await database.query<{ last: number }>(
    'select max(cursor)::int as last from changes',
  );
  await sync(() => station.cursor === row?.last);
  expect(station.applied.size).toBe(row?.last);
});

/** The database as it was before this case, which was the last one, when the feed went up to `kept`. */
async function restoreFromBefore(caseId: string, kept: number, lost = 1): Promise<void> {
  await database.transaction(async (transaction) => {
    const stationId = station.identity?.stationId;
    await transaction.query('delete from changes where cursor > $1', [kept]);
    const counts = 'update stations set last_cursor = $1, taken = taken - $2 where id = $3';
    await transaction.query(counts, [kept, lost, stationId]);
    for (const table of ['jobs', 'review_steps', 'decisions', 'revision_files', 'revisions']) {
      await transaction.query(`delete from ${table} where case_id = $1`, [caseId]);
    }
    await transaction.query('delete from cases where id = $1', [caseId]);
    await transaction.query('update matter_serials set last_serial = last_serial - 1');
  });
}

test('a platform restored from an older back-up gets what it lost, under the number on the receipt', async () => {
  const entry = station.addCase([30_000]);
  const { caseId } = entry;
  const heard = () => [...station.applied.values()].find((change) => change.caseId === caseId);
  await sync(() => heard() !== undefined && station.cursor >= (heard()?.cursor ?? 0));
  // By its feed alone: what it counts says nothing of it.
  await restoreFromBefore(caseId, (heard()?.cursor ?? 0) - 1, 0);
  const sent = await sync(() => station.broughtAgain.length > 0);
  expect(station.broughtAgain).toEqual([`${caseId} taken`]);
  expect(sent.bytes).toBe(0);
  await expectArrivedOnce(entry);
});

test('a platform that lost a case of which nothing was heard since is known by its count', async () => {
  const heard = { cursor: station.cursor, changeId: station.changeId };
  const entry = station.addCase([30_000]);
  await sync(isSettled(entry));
  // What the station has of the feed is from before, as after a power cut right behind the receipt.
  Object.assign(station, heard);
  station.broughtAgain.length = 0;
  await restoreFromBefore(entry.caseId, heard.cursor);
  await sync(() => station.broughtAgain.length > 0);
  expect(station.broughtAgain).toEqual([`${entry.caseId} taken`]);
  await expectArrivedOnce(entry);
});

const receiptOf = (entry: QueuedEntry) => {
  const now = station.entries.get(entry.id);
  return now?.state === 'delivered' ? now.receipt : undefined;
};
const serialOf = (entry: QueuedEntry) => Number(receiptOf(entry)?.matterNumber.slice(8, 14));

test('what is new takes no number of what a restored platform lost', async () => {
  const heard = { cursor: station.cursor, changeId: station.changeId };
  const lost = station.addCase([30_000]);
  await sync(isSettled(lost));
  const serial = serialOf(lost);
  Object.assign(station, heard);
  station.broughtAgain.length = 0;
  await restoreFromBefore(lost.caseId, heard.cursor);
  // Smaller, and queued while the platform was away.
  const fresh = station.addCase([1_000]);
  await sync(() => isSettled(fresh)() && station.broughtAgain.length > 0);
  expect(station.broughtAgain).toEqual([`${lost.caseId} taken`]);
  expect(serialOf(lost)).toBe(serial);
  expect(serialOf(fresh)).toBeGreaterThan(serial);
  for (const entry of [lost, fresh]) await expectArrivedOnce(entry);
});

test('a case whose number a restored platform gave to another school is there under a new one', async () => {
  const heard = { cursor: station.cursor, changeId: station.changeId };
  const lost = station.addCase([30_000]);
  await sync(isSettled(lost));
  const before = receiptOf(lost)?.matterNumber ?? '';
  Object.assign(station, heard);
  station.broughtAgain.length = 0;
  await restoreFromBefore(lost.caseId, heard.cursor);
  const { url } = listener;
  const official = new Official({ url, adminToken: platform.adminToken });
  const other = await TestStation.pair(url, await official.newPairingCode());
  expect((await other.deliver(buildCase())).matterNumber).toBe(before);
  await sync(() => station.broughtAgain.length > 0);
  expect(station.broughtAgain).toEqual([`${lost.caseId} numberDiffers`]);
  const now = receiptOf(lost)?.matterNumber;
  expect(now).not.toBe(before);
  expect((await official.getCase(lost.caseId)).matterNumber).toBe(now);
  await expectArrivedOnce(lost);
  expect(station.taken.owed).toBe(false);
});
