/** A platform that means harm costs a station neither memory nor work: what waited is sent once there is an honest one. */
import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { nodeVerifier } from '../../electron/sync/ed25519';
import { createTransport } from '../../electron/sync/http-transport';
import { openHttpWire } from '../../electron/sync/http-wire';
import { startSync } from '../../electron/sync/sync-service';
import type { Wire } from '../../electron/sync/wire';
import { startEngine } from '../../shared/sync/engine';
import type { SyncStatus } from '../../shared/ipc/contract';
import { scratchFolder } from '../support/scratch-folder';
import { hostEmbedded } from '../support/platform-host';
import type { HostileFront } from './real/hostile-front';
import { harms, openHostileFront } from './real/hostile-front';
import { MemoryStation } from './real/memory-station';
import { quickClock } from './real/quick-clock';

/** How long an exchange may take here; the program has more patience, of the same kind. */
const patienceMs = 250;
/** Requests of each kind: answers without end bring 4 MB each before they are cut. */
const most = 25;
/** Beyond what it holds when nothing happens: a few answers under way, and what the collector has not seen yet. */
const roomBytes = 220 * 1024 * 1024;

const heldBytes = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

async function pairedStation(front: HostileFront, code: string) {
  const station = new MemoryStation();
  const sync = startSync({ store: station.store, log: () => undefined, onStatus: () => undefined });
  await station.pair(sync, front.url, code);
  await sync.stop();
  return station;
}

test('a platform that means harm is held off in bounded memory, told of, and what waited arrives once', async () => {
  const platform = await hostEmbedded(scratchFolder('hostile-platform'));
  const front = await openHostileFront(platform.url);
  const station = await pairedStation(front, await platform.official.newPairingCode());
  const entries = [station.addCase([300_000]), station.addCase([1_500_000])];
  const http = openHttpWire();
  let peak = 0;
  const wire: Wire = async (request) => {
    const answer = await http.wire({
      ...request,
      timeLimitMs: front.harm === undefined ? request.timeLimitMs : patienceMs,
    });
    peak = Math.max(peak, heldBytes());
    return answer;
  };
  const log: string[] = [];
  let status: SyncStatus | undefined;
  front.harm = 'nothing but 500';
  const engine = startEngine(
    {
      store: station.store,
      transport: createTransport(wire),
      clock: quickClock(200),
      random: () => 0.5,
      verifier: nodeVerifier,
      log: (event, facts) => log.push(`${event} ${JSON.stringify(facts)}`),
    },
    (now) => (status = now),
  );
  const lines: Record<string, string | undefined> = {};
  const before = heldBytes();
  for (const harm of Object.keys(harms) as (keyof typeof harms)[]) {
    front.harm = harm;
    const from = front.harmed();
    while (front.harmed() < from + most) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      engine.wake('sendNow');
    }
    lines[harm] = status?.line;
    expect(peak - before, harm).toBeLessThan(roomBytes);
  }
  // Told as what it is, by kinds that the screen has words for; never as one that is all right.
  expect(lines).toMatchObject({
    'nothing but 500': 'platformTrouble',
    'redirects in a ring': 'captivePortal',
    'a slow drip': 'offline',
  });
  expect(new Set(Object.values(lines))).toEqual(
    new Set(['platformTrouble', 'offline', 'captivePortal']),
  );
  expect(entries.map(({ id }) => station.entries.get(id)?.state)).toEqual(['queued', 'queued']);
  expect([station.cursor, station.applied.size]).toEqual([0, 0]);
  front.harm = undefined;
  engine.wake('sendNow');
  const untilMs = performance.now() + 60_000;
  const isDone = () => entries.every(({ id }) => station.entries.get(id)?.state === 'delivered');
  while (!isDone() && performance.now() < untilMs) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await engine.stop();
  expect(isDone(), log.slice(-20).join('\n')).toBe(true);
  for (const { caseId } of entries) {
    const rows = await platform.database.query(
      'select 1 from revisions where case_id = $1 and receipt is not null',
      [caseId],
    );
    expect(rows).toHaveLength(1);
  }
  console.log(
    `${front.harmed()} answers, ${Math.round((peak - before) / 1e6)} MB at the most; ${JSON.stringify(lines)}`,
  );
  http.close();
  await front.close();
  await platform.stop();
}, 120_000);
