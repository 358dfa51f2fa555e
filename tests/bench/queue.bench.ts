/**
 * A season's queue: cases wait without a line, then all of it goes to the platform while somebody types. QUEUE_CASES
 * says how many (10,000 with QUEUE_PAGE_BYTES=670000 are 20 GB), QUEUE_FOLDER where there is room for them twice.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import { fillAtDesk } from '../support/fill-at-desk';
import { startPlatform } from '../support/platform';
import { startPostgres } from '../support/postgres';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';
import { spread } from './spread';
import { toldOnce } from './told-once';
import { quietSyncHost } from '../support/quiet-sync-host';

const inAll = Number(process.env['QUEUE_CASES'] ?? 300);
const pageBytes = Number(process.env['QUEUE_PAGE_BYTES'] ?? 500_000);
const monthMs = 30 * 86_400_000;

const megabytes = () => process.memoryUsage().rss / 1e6;

/** Bytes of one comment of a JPEG (ITU-T T.81, B.2.4.5). */
const commentBytes = 60_000;

/** Another file of about this size with the same picture: the rest are comments nobody reads. */
function pictureOf(picture: Buffer, size: number): Uint8Array<ArrayBuffer> {
  const segments: Buffer[] = [];
  for (let left = size - picture.byteLength; left > 0; left -= commentBytes) {
    const length = Math.min(left, commentBytes) + 2;
    segments.push(Buffer.from([0xff, 0xfe, length >> 8, length & 255]), randomBytes(length - 2));
  }
  const pieces = [picture.subarray(0, 2), ...segments, picture.subarray(2)];
  return Uint8Array.from(Buffer.concat(pieces));
}

/** Saves of one field, one after another with a breath between, until `done`. */
async function typeUntil(station: Station, caseId: string, done: () => boolean): Promise<number[]> {
  const took: number[] = [];
  for (let number = 0; !done() && number < 100_000; number += 1) {
    const changes = { 'register.address': `望潮街道${number}号` };
    const start = performance.now();
    valueOf(await station.desk.execute({ name: 'editForm', caseId, changes }, station.actor));
    took.push(performance.now() - start);
    await wait(100);
  }
  return took;
}

const told = (took: readonly number[]): string => {
  const { p50, p95, most } = spread(took);
  return `${p50.toFixed(1)} / ${p95.toFixed(1)} / ${most.toFixed(0)} ms`;
};

async function measure(): Promise<string[]> {
  const folder = await mkdtemp(join(process.env['QUEUE_FOLDER'] ?? tmpdir(), 'queue-bench-'));
  const postgres = await startPostgres();
  try {
    let nowMs = Date.now() - monthMs;
    const host = quietSyncHost();
    const station = await openStationAt(join(folder, 'station'), newKey(), {
      now: () => new Date(nowMs).toISOString(),
      onQueued: host.wake,
    });
    const other = uuidv7();
    const answers = { preferential: false, localRegister: true, localHome: false };
    valueOf(
      await station.desk.execute({ name: 'openCase', caseId: other, answers }, station.actor),
    );
    let edits = 0;
    const calm = await typeUntil(station, other, () => (edits += 1) > 50);
    const picture = await readFile('tests/support/papers-page.jpg');
    const filling = performance.now();
    let bytes = 0;
    for (let number = 0; number < inAll; number += 1) {
      const caseId = uuidv7();
      await fillAtDesk(station, caseId, () => {
        bytes += pageBytes;
        return pictureOf(picture, pageBytes);
      });
      valueOf(await station.desk.execute({ name: 'submitCase', caseId }, station.actor));
      nowMs += monthMs / inAll;
    }
    const filled = (performance.now() - filling) / 1000;
    const { queuedEntries } = station.queue.store;
    if (queuedEntries().length !== inAll) throw new Error('not everything is queued');
    edits = 0;
    const waiting = await typeUntil(station, other, () => (edits += 1) > 50);

    const databaseUrl = await postgres.createDatabase();
    const platform = await startPlatform({ dataDir: join(folder, 'platform'), databaseUrl });
    host.open(station);
    const before = megabytes();
    const start = performance.now();
    valueOf(await host.pair(platform.url, platform.pairingCode));
    const typed = await typeUntil(station, other, () => queuedEntries().length === 0);
    const seconds = (performance.now() - start) / 1000;
    const after = megabytes();
    const { season } = station.policy.shelf().inForce('primary').pack;
    const there = valueOf(await host.reconciliation(season));
    await host.close();
    await station.close();
    await platform.stop();
    if (there.length !== inAll) throw new Error('not everything arrived');
    return [
      `${inAll} cases and ${(bytes / 1e9).toFixed(2)} GB queued over 30 days without a line (filled in ${filled.toFixed(0)} s)`,
      `  all there once, with a receipt, after ${seconds.toFixed(0)} s: ${(inAll / seconds).toFixed(1)} cases and ${(bytes / 1e6 / seconds).toFixed(1)} MB per second`,
      `  a field saved (p50 / p95 / most): empty queue ${told(calm)}; full queue ${told(waiting)}; while it is sent ${told(typed)}`,
      `  memory ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after`,
    ];
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

toldOnce('queue', measure);
