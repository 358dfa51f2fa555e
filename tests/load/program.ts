/**
 * `npm run load [-- --short --rounds n --stations n --cases n --images n --image-bytes n --waits n --wait-seconds n --grow n
 * --set-ups NAMES --platform FILE --out FOLDER]`: stations over real HTTP against the built platform in every set-up, in turns, with
 * what a case costs. `--cases` is for each station and round; `--grow` measures again with so many cases more in the
 * database. Processor seconds tell more than the wall where the load shares its computer with the platform.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startS3 } from '../support/s3-server';
import type { Rates } from './province';
import type { Round } from './report';
import {
  grownLine,
  keep,
  median,
  provinceLines,
  roundsTable,
  secondsPerCase,
  setUpTable,
} from './report';
import type { SetUp, SetUpName } from './setups';
import { setUpNames, startSetUp } from './setups';
import type { LoadStation, Weight } from './traffic';
import { endOfFeed, handOver, holdWaits, Line, pairStations } from './traffic';

const program = resolve(process.argv[1] ?? '');
/** A case of hardly any bytes shows what everything but files costs. */
const light: Weight = { images: 2, imageBytes: 3000 };

type Loaded = {
  readonly setUp: SetUp;
  readonly line: Line;
  readonly stations: readonly LoadStation[];
  readonly bytesBefore: number;
};

async function measured(
  { setUp, line, stations }: Loaded,
  casesEach: number,
  [weight, { images, imageBytes }]: readonly [string, Weight],
): Promise<Round> {
  const ready = await Promise.all(
    stations.map(async (one) => ({ ...one, cursor: await endOfFeed(line, one) })),
  );
  const [before, startedMs] = [setUp.spent(), performance.now()];
  const took = await handOver(line, ready, casesEach, { images, imageBytes });
  const [after, endedMs] = [setUp.spent(), performance.now()];
  const cases = casesEach * stations.length;
  return {
    ...{ setUp: setUp.name, weight, cases, took },
    megabytes: (cases * images * imageBytes) / 1e6,
    wallSeconds: (endedMs - startedMs) / 1000,
    platformSeconds: after.platform - before.platform,
    databaseSeconds: after.database - before.database,
  };
}

/** What stations cost that only wait. */
async function waited({ setUp, stations }: Loaded, count: number, seconds: number) {
  const line = new Line(setUp.urls);
  const over = new AbortController();
  const restingBytes = setUp.residentBytes();
  const waits = holdWaits(line, stations, count, over.signal);
  await delay(2000);
  const [before, startedMs] = [setUp.spent(), performance.now()];
  await delay(seconds * 1000);
  const [after, endedMs] = [setUp.spent(), performance.now()];
  const bytes = Math.max(0, setUp.residentBytes() - restingBytes);
  over.abort();
  line.close();
  await waits;
  const spent = after.platform + after.database - before.platform - before.database;
  const secondsWaited = ((endedMs - startedMs) / 1000) * count;
  return { waitMicros: (spent / secondsWaited) * 1e6, waitBytes: bytes / count };
}

async function load(): Promise<void> {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      stations: { type: 'string' },
      cases: { type: 'string' },
      images: { type: 'string', default: '20' },
      'image-bytes': { type: 'string', default: '250000' },
      waits: { type: 'string' },
      'wait-seconds': { type: 'string' },
      grow: { type: 'string', default: '0' },
      'set-ups': { type: 'string', default: setUpNames.join(',') },
      platform: { type: 'string', default: 'dist/platform/platform.cjs' },
      out: { type: 'string', default: 'out/load' },
    },
  });
  const size = (given: string | undefined, short: number, long: number) =>
    Number(given ?? (values.short ? short : long));
  const rounds = size(values.rounds, 1, 5);
  const stationCount = size(values.stations, 2, 10);
  const casesEach = size(values.cases, 1, 4);
  const waits = size(values.waits, 20, 1000);
  const waitSeconds = size(values['wait-seconds'], 1, 15);
  const heavy = { images: Number(values.images), imageBytes: Number(values['image-bytes']) };
  const weights = [
    ['light', light],
    [`${(heavy.images * heavy.imageBytes) / 1e6} MB`, heavy],
  ] as const;
  const isSetUp = (name: string): name is SetUpName => setUpNames.some((one) => one === name);
  const names = values['set-ups'].split(',').filter(isSetUp);
  if (names.length === 0) throw new Error(`Set-ups are ${setUpNames.join(', ')}`);

  const loaded: Loaded[] = [];
  try {
    for (const name of names) {
      const setUp = await startSetUp(name, { entry: values.platform, program });
      const line = new Line(setUp.urls);
      const stations = await pairStations(line, setUp.adminToken, stationCount);
      loaded.push({ setUp, line, stations, bytesBefore: await setUp.databaseBytes() });
    }
    // What is compiled and cached once belongs to no case.
    for (const each of loaded) await measured(each, 1, weights[1]);
    const found: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const weight of weights) {
        for (const each of loaded) found.push(await measured(each, casesEach, weight));
      }
    }
    const handedOver = stationCount * (1 + 2 * rounds * casesEach);
    const sizes = [];
    for (const each of loaded) {
      const { setUp, bytesBefore } = each;
      sizes.push({
        name: setUp.name,
        residentBytes: setUp.residentBytes(),
        databaseBytesPerCase: ((await setUp.databaseBytes()) - bytesBefore) / handedOver,
        ...(await waited(each, waits, waitSeconds)),
      });
    }
    const lines = ['# Load', '', ...roundsTable(found), '', ...setUpTable(sizes)];
    const costs = (setUp: string, weight: string) =>
      median(found.filter((r) => r.setUp === setUp && r.weight === weight).map(secondsPerCase));
    const rates = new Map<string, Rates>();
    for (const one of sizes) {
      const [ofLight, ofHeavy] = weights.map(([weight]) => costs(one.name, weight));
      const megabytes = (heavy.images * heavy.imageBytes) / 1e6;
      rates.set(one.name, {
        secondsPerCase: ofLight ?? 0,
        secondsPerMegabyte: Math.max(0, (ofHeavy ?? 0) - (ofLight ?? 0)) / megabytes,
        secondsPerWaitSecond: one.waitMicros / 1e6,
        bytesPerWait: one.waitBytes,
        databaseBytesPerCase: one.databaseBytesPerCase,
      });
    }
    for (const [name, each] of rates) lines.push('', ...provinceLines(name, each));
    const figures = { rounds: found, sizes, rates: Object.fromEntries(rates) };
    // What is measured already is not lost when growing fails.
    keep(values.out, lines, figures);
    const grow = Number(values.grow);
    const one = loaded.find(({ setUp }) => setUp.name === 'one process');
    if (grow > 0 && one?.setUp.grow !== undefined) {
      await one.setUp.grow(grow);
      await measured(one, 1, weights[0]);
      const after: Round[] = [];
      for (let n = 0; n < rounds; n += 1) after.push(await measured(one, casesEach, weights[0]));
      const before = costs('one process', weights[0][0]);
      lines.push('', grownLine(grow, before, median(after.map(secondsPerCase))));
      keep(values.out, lines, { ...figures, after });
    }
    console.log(lines.join('\n'));
  } finally {
    for (const { setUp, line } of loaded) {
      line.close();
      await setUp.stop();
    }
  }
}

/** The bucket: s3rver, a stand-in whose own cost is not counted. */
async function bucket(): Promise<void> {
  const s3 = await startS3();
  console.log(JSON.stringify(s3.bucket));
  process.stdin.resume();
  process.stdin.once('end', () => void s3.stop().then(() => process.exit(0)));
}

await (process.argv[2] === 'bucket' ? bucket() : load());
