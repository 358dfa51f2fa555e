/**
 * A large case over a weak line that breaks all the time: 20 MB at 128 kbit/s, cut every 200 KB. Line and engine live so
 * many times faster than the wall; SLOW_LINE_TIMES=1 takes 22 minutes.
 */
import { expect, test } from 'vitest';
import { nodeVerifier } from '../../electron/sync/ed25519';
import { createTransport } from '../../electron/sync/http-transport';
import { openHttpWire } from '../../electron/sync/http-wire';
import { startSync } from '../../electron/sync/sync-service';
import { createPlatform } from '../../platform/app';
import { listen } from '../../platform/listener';
import { systemClock, systemRandom } from '../../platform/system-ports';
import { chunkLimits } from '../../shared/sync/chunk-size';
import { startEngine } from '../../shared/sync/engine';
import { scratchFolder } from '../support/scratch-folder';
import { MemoryStation } from './real/memory-station';
import { quickClock } from './real/quick-clock';
import { openSlowLine } from './real/slow-line';
import { openLaidEngine } from '../support/empty-engine';

const times = Number(process.env['SLOW_LINE_TIMES'] ?? 60);
/** 128 kbit/s. */
const bytesPerSecond = 16_000 * times;
const cutEveryBytes = 200_000;
/** Forty scans. */
const pages = Array.from({ length: 40 }, () => 500_000);
const caseBytes = pages.reduce((sum, bytes) => sum + bytes, 0);

/** A platform of this process on the embedded database, and a station paired with it. */
async function openPair(folder: string) {
  const database = await openLaidEngine(folder);
  const ports = { database, clock: systemClock, random: systemRandom };
  const platform = await createPlatform({
    ...ports,
    name: 'platform',
    files: folder,
    log: () => undefined,
  });
  const listener = await listen(platform.app, '127.0.0.1', 0);
  const station = new MemoryStation();
  const { store } = station;
  const pairing = startSync({ store, log: () => undefined, onStatus: () => undefined });
  await station.pair(pairing, `${listener.url}/`, platform.pairingCode);
  await pairing.stop();
  const close = async () => {
    platform.letGo();
    await listener.stop(100);
    await platform.close();
    await database.close();
  };
  return { station, port: Number(new URL(listener.url).port), close };
}

test('a large case over a weak line that breaks all the time sends at most 5 % again', async () => {
  const folder = scratchFolder('slow-line');
  const { station, port, close } = await openPair(folder);
  const line = await openSlowLine(port, { bytesPerSecond, cutEveryBytes });
  if (station.identity !== undefined)
    station.identity = { ...station.identity, platformUrl: line.url };
  const entry = station.addCase(pages);
  const http = openHttpWire();
  const clock = quickClock(times);
  const engine = startEngine(
    {
      store: station.store,
      transport: createTransport(http.wire, {
        chunks: { limits: chunkLimits, nowMs: clock.nowMs },
      }),
      clock,
      random: Math.random,
      verifier: nodeVerifier,
      log: () => undefined,
    },
    () => undefined,
  );
  await expect
    .poll(() => station.entries.get(entry.id)?.state, { timeout: 3_000_000, interval: 50 })
    .toBe('delivered');
  const again = line.carriedBytes() / caseBytes - 1;
  console.log(`${line.cuts()} cuts, ${(again * 100).toFixed(1)} % sent again`);
  await engine.stop();
  http.close();
  await line.close();
  await close();
  expect(line.cuts()).toBeGreaterThanOrEqual(Math.floor(caseBytes / cutEveryBytes));
  expect(again).toBeLessThanOrEqual(0.05);
}, 3_600_000);
