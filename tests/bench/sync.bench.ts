/**
 * Sync against curl: cases of 5 MB from the sealed store to the platform, beside curl with the same bytes to a server
 * that only stores them; and small cases of 1 to 500 stations against one platform process on PostgreSQL.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createBlobStore } from '../../electron/ledger/blob-store';
import { startSync } from '../../electron/sync/sync-service';
import type { SyncService } from '../../electron/sync/sync-service';
import { newKey } from '../../electron/vault/seal';
import { ok } from '../../shared/domain/result';
import type { SyncStore } from '../../shared/sync/ports';
import type { RunningPlatform } from '../support/platform';
import { Official, startPlatform } from '../support/platform';
import { startPostgres } from '../support/postgres';
import { MemoryStation } from '../sync/real/memory-station';
import { quantile } from './spread';
import { figure } from './figures';
import { toldOnce } from './told-once';

const pairs = Number(process.env['SYNC_PAIRS'] ?? 11);
const casesInPair = 4;
/** Five pages of one megabyte. */
const caseFiles = Array.from({ length: 5 }, () => 1_000_000);
const stationCounts = (process.env['SYNC_STATIONS'] ?? '1,5,50,500').split(',').map(Number);
const smallCases = Number(process.env['SYNC_CASES'] ?? 1000);
/** One photograph, well compressed. */
const smallFiles = [20_000];

/** A new station of `store` that sends to the platform, as main hosts it. */
async function startPaired(platform: RunningPlatform, station: MemoryStation, store: SyncStore) {
  const sync = startSync({ store, log: () => undefined, onStatus: () => undefined });
  await station.pair(sync, `${platform.url}/`, await new Official(platform).newPairingCode());
  sync.wake('sendNow');
  return sync;
}

/** The files of a station as main keeps them: sealed, opened and verified when they are sent. */
async function sealedStore(station: MemoryStation, folder: string) {
  const key = newKey();
  const blobs = createBlobStore(folder, { nameKey: newKey(), caseKey: async () => ok(key) });
  return {
    keep: async (caseId: string, bytes: Uint8Array) => {
      const stored = await blobs.put(caseId, bytes);
      if (!stored.ok) throw new Error(stored.error.kind);
    },
    store: {
      ...station.store,
      readFile: (caseId, hash) => blobs.get(caseId, hash),
    } satisfies SyncStore,
  };
}

/** What stores a body and does nothing else, in a process of its own. */
const sinkProgram = `
  const { createServer } = require('node:http');
  const { open } = require('node:fs/promises');
  const { join } = require('node:path');
  let count = 0;
  createServer(async (request, response) => {
    const file = await open(join(process.argv[1], String((count += 1))), 'wx');
    for await (const chunk of request) await file.write(chunk);
    await file.datasync();
    await file.close();
    response.end();
  }).listen(0, '127.0.0.1', function () { console.log(this.address().port); });
`;

async function startSink(folder: string): Promise<{ url: string; stop: () => void }> {
  mkdirSync(folder);
  const child = spawn(process.execPath, ['-e', sinkProgram, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { url: `http://127.0.0.1:${port}/`, stop: () => void child.kill('SIGKILL') };
}

const now = () => performance.now();

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function untilDelivered(station: MemoryStation): Promise<void> {
  while ([...station.entries.values()].some(({ state }) => state === 'queued')) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const other = [...station.entries.values()].find(({ state }) => state !== 'delivered');
  if (other !== undefined) throw new Error(`A case ended ${other.state}`);
}

async function besideCurl(platform: RunningPlatform, folder: string): Promise<string[]> {
  const station = new MemoryStation();
  const sealed = await sealedStore(station, join(folder, 'blobs'));
  const sync = await startPaired(platform, station, sealed.store);
  const sink = await startSink(join(folder, 'sink'));
  const [ours, curls]: [number[], number[]] = [[], []];
  for (let number = 0; number <= pairs; number += 1) {
    const plain = join(folder, `plain-${number}`);
    mkdirSync(plain);
    for (let each = 0; each < casesInPair; each += 1) {
      const before = new Set(station.files.keys());
      const { caseId } = station.addCase(caseFiles);
      for (const [hash, bytes] of station.files) {
        if (before.has(hash)) continue;
        await sealed.keep(caseId, bytes);
        writeFileSync(join(plain, hash), bytes);
      }
      station.files.clear();
    }
    // What making the cases left behind is no work of the station's, and curl has no such neighbour.
    collectGarbage();
    const start = now();
    sync.wake('enqueued');
    await untilDelivered(station);
    const took = now() - start;
    const curlStart = now();
    execFileSync('curl', ['-sS', '--fail', '-T', `${plain}/{${names(plain)}}`, sink.url]);
    const curlTook = now() - curlStart;
    await rm(plain, { recursive: true });
    // The first pair warms both up.
    if (number > 0) {
      ours.push(took);
      curls.push(curlTook);
    }
  }
  await sync.stop();
  sink.stop();
  const ratio = quantile(
    ours.map((took, index) => (curls[index] ?? 0) / took),
    0.5,
  );
  const perSecond = quantile(
    ours.map((took) => (casesInPair * 1000) / took),
    0.5,
  );
  figure('syncThroughput', ratio);
  figure('syncCases', perSecond);
  const megabytes = (casesInPair * caseFiles.length * 1e6) / 1e6;
  return [
    `cases of 5 MB from the sealed store to the platform on PostgreSQL, ${pairs} pairs of ${megabytes} MB beside curl`,
    `  sync ${quantile(ours, 0.5).toFixed(0)} ms, curl ${quantile(curls, 0.5).toFixed(0)} ms: sync runs at ${ratio.toFixed(2)} of curl; ${perSecond.toFixed(1)} cases per second`,
  ];
}

function names(folder: string): string {
  return execFileSync('ls', [folder], { encoding: 'utf8' }).trim().split('\n').join(',');
}

/** Processor time of a process in milliseconds. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function manyStations(platform: RunningPlatform, count: number): Promise<string> {
  const stations = Array.from({ length: count }, () => new MemoryStation());
  const each = Math.max(1, Math.round(smallCases / count));
  const queuedAt = new Map<string, number>();
  const waits: number[] = [];
  const running: SyncService[] = [];
  for (const station of stations) {
    const { store } = station;
    const timed: SyncStore = {
      ...store,
      recordReceipt: (entry, receipt) => {
        waits.push(now() - (queuedAt.get(entry.id) ?? 0));
        return store.recordReceipt(entry, receipt);
      },
    };
    running.push(await startPaired(platform, station, timed));
  }
  const [own, platformMs] = [process.cpuUsage(), processorMs(platform.pid)];
  const start = now();
  for (const [index, station] of stations.entries()) {
    for (let made = 0; made < each; made += 1) {
      queuedAt.set(station.addCase(smallFiles).id, now());
    }
    running[index]?.wake('enqueued');
  }
  await Promise.all(stations.map(untilDelivered));
  const seconds = (now() - start) / 1000;
  const used = process.cpuUsage(own);
  const total = each * count;
  await Promise.all(running.map(({ stop }) => stop()));
  const platformEach = (processorMs(platform.pid) - platformMs) / total;
  const ownEach = (used.user + used.system) / 1000 / total;
  return `  ${count} stations: ${(total / seconds).toFixed(0)} cases per second (${total} cases in ${seconds.toFixed(1)} s, half within ${(quantile(waits, 0.5) / 1000).toFixed(1)} s); per case ${platformEach.toFixed(1)} ms of the platform’s processor, ${ownEach.toFixed(1)} ms of all stations’`;
}

async function measure(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sync-bench-'));
  const postgres = await startPostgres();
  try {
    const databaseUrl = await postgres.createDatabase();
    const platform = await startPlatform({ dataDir: join(folder, 'platform'), databaseUrl });
    const lines = await besideCurl(platform, folder);
    lines.push(`small cases (one file of ${smallFiles[0]} bytes), every station its own engine`);
    for (const count of stationCounts) lines.push(await manyStations(platform, count));
    await platform.stop();
    return lines;
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

toldOnce('sync', measure);
