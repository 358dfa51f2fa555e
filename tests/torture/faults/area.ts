/** The real engine, transport and platform process over a line that does everything wrong, on real sockets and PostgreSQL. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { nodeVerifier } from '../../../electron/sync/ed25519';
import { createTransport } from '../../../electron/sync/http-transport';
import type { HttpWire } from '../../../electron/sync/http-wire';
import { openHttpWire } from '../../../electron/sync/http-wire';
import { startSync } from '../../../electron/sync/sync-service';
import type { SyncEngine } from '../../../shared/sync/engine';
import { startEngine } from '../../../shared/sync/engine';
import type { RunningPlatform } from '../../support/platform';
import type { PostgresServer } from '../../support/postgres';
import { startPostgres } from '../../support/postgres';
import type { FaultProxy } from '../../sync/real/fault-proxy';
import { openFaultProxy } from '../../sync/real/fault-proxy';
import { lineFaults } from '../../sync/real/line-faults';
import { quickClock } from '../../sync/real/quick-clock';
import type { Chance } from '../../sync/sim/world';
import { seededChance } from '../../sync/sim/world';
import { startPlatformProcess } from '../line/processes';
import type { Area, Plan } from '../round';
import { inLanes, newArea } from '../round';
import { judge } from './judge';
import { TalkingStation } from './talking-station';

const roundsPerPlatform = 50;
/** So many times faster than the wall: a line that is given up for five minutes is tried again after five seconds. */
const speed = 60;
/** A request has so long; the platform answers the feed after 25 seconds. */
const limits = { usualMs: 3_000, feedMs: 30_000 };
/** Nothing of a round takes so long but what is stuck. */
const stuckMs = 120_000;
const restMs = 50;

/** One platform, one station and the line between them, over several rounds. */
type World = {
  readonly folder: string;
  readonly files: string;
  readonly platform: RunningPlatform;
  readonly client: Client;
  readonly proxy: FaultProxy;
  readonly station: TalkingStation;
  readonly http: HttpWire;
  engine: SyncEngine;
  /** What the engine said last. */
  readonly log: string[];
  /** Requests that left the station, but for those that wait for news. */
  said: number;
};

/** Runs the area. */
export async function tortureByFaults(plan: Plan): Promise<Area> {
  const area = newArea('faults of the line');
  const drawn = new Map<string, number>();
  const postgres = await startPostgres();
  try {
    await inLanes(plan, roundsPerPlatform, async (seed, rounds) => {
      if (plan.stopAtFirst && area.failures.length > 0) return;
      const world = await openWorld(plan, postgres, seed);
      for (let i = 0; i < rounds; i += 1) {
        const { faults, problems } = await oneRound(world, seededChance(seed + i));
        for (const name of faults) drawn.set(name, (drawn.get(name) ?? 0) + 1);
        area.rounds += 1;
        if (problems.length === 0) continue;
        const failure = `npm run torture -- --only faults --seed ${seed} --rounds ${i + 1}: ${faults.join(' and ')}: ${problems.slice(0, 4).join('; ')}`;
        area.failures.push(failure);
        console.log(`[torture] ${area.name} FAILED, ${failure}`);
        break;
      }
      const { entries, reports, ratings, questions } = world.station;
      area.acknowledged += entries.size + reports.length + ratings.length + questions.length;
      await closeWorld(world);
      console.log(`[torture] ${area.name}: ${area.rounds} of ${plan.rounds} rounds`);
    });
  } finally {
    await postgres.stop();
  }
  area.notes.push(`${drawn.size} of ${lineFaults.length} kinds of faults`);
  area.notes.push(...[...drawn].toSorted().map(([what, times]) => `${what} ${times}`));
  return area;
}

async function openWorld(plan: Plan, postgres: PostgresServer, seed: number): Promise<World> {
  const folder = join(plan.scratch, `faults-${seed}`);
  const files = join(folder, 'platform');
  await mkdir(files, { recursive: true });
  const databaseUrl = await postgres.createDatabase();
  const platform = await startPlatformProcess(databaseUrl, files);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const proxy = await openFaultProxy(Number(new URL(platform.url).port));
  const station = new TalkingStation();
  const quiet = () => undefined;
  const sync = startSync({ store: station.store, log: quiet, onStatus: quiet });
  await station.pair(sync, `${proxy.url}/`, platform.pairingCode);
  await sync.stop();
  const world = { folder, files, platform, client, proxy, station, http: openHttpWire() };
  const told = { ...world, log: [], said: 0 };
  return Object.assign(told, { engine: startStation(told) });
}

async function closeWorld(world: World): Promise<void> {
  await world.engine.stop();
  world.http.close();
  await world.client.end();
  await world.proxy.close();
  await world.platform.kill();
  await rm(world.folder, { recursive: true, force: true });
}

function startStation(world: Omit<World, 'engine'>): SyncEngine {
  return startEngine(
    {
      store: world.station.store,
      transport: createTransport((request) => {
        const isFeed = request.url.includes('/v1/changes?');
        if (!isFeed) world.said += 1;
        const timeLimitMs = isFeed ? limits.feedMs : limits.usualMs;
        return world.http.wire({ ...request, timeLimitMs });
      }),
      clock: quickClock(speed),
      random: () => 0.5,
      verifier: nodeVerifier,
      log: (event, facts) => {
        world.log.push(`${event} ${JSON.stringify(facts)}`);
        if (world.log.length > 20) world.log.shift();
      },
    },
    () => undefined,
  );
}

async function oneRound(world: World, chance: Chance) {
  const { proxy, station } = world;
  const [first = lineFaults[0], ...others] = lineFaults;
  if (first === undefined) throw new Error('No faults');
  const faults = Array.from({ length: chance.whole(1, 3) }, () => chance.pick([first, ...others]));
  proxy.rules = faults.flatMap((fault) => fault.rules(chance));
  saySomething(station, chance);
  world.engine.wake('enqueued');
  if (chance.happens(0.2)) {
    await sleep(chance.whole(0, 200));
    await world.engine.stop();
    world.engine = startStation(world);
  }
  const problems = await settled(world).catch((error: unknown) => [String(error)]);
  proxy.rules = [];
  return { faults: faults.map(({ name }) => name), problems };
}

/** New cases, a further revision of one that was received, and words about them. */
function saySomething(station: TalkingStation, chance: Chance): void {
  const received = [...station.entries.values()].filter((one) => one.state === 'delivered');
  const newest = new Map(received.map((one) => [one.caseId, one]));
  const again = [...newest.values()][chance.whole(0, 2 * newest.size)];
  if (again !== undefined) station.addRevision({ ...again, state: 'queued' });
  for (let left = chance.whole(1, 3); left > 0; left -= 1) {
    const sizes = Array.from({ length: chance.whole(1, 2) }, () => chance.whole(1, 30_000));
    const entry = station.addCase(sizes);
    if (chance.happens(0.4)) station.report(entry);
    if (chance.happens(0.4)) station.rate(entry);
    if (chance.happens(0.4)) station.ask(entry, chance.whole(0, 99_999));
  }
}

/** Waits until everything has arrived and nobody says any more; answers what is wrong then. */
async function settled(world: World): Promise<string[]> {
  const { station, proxy, client, engine } = world;
  const untilMs = performance.now() + stuckMs;
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    while (!(await isSo())) {
      if (performance.now() > untilMs) return false;
      await sleep(10);
    }
    return true;
  };
  if (!(await until(() => station.open().length === 0))) {
    return [
      `stuck with ${station.open().join(', ')}`,
      engine.status().line,
      ...world.log.slice(-2),
    ];
  }
  proxy.rules = [];
  if (!(await until(() => proxy.echoes() === 0))) return ['stuck with an echo under way'];
  engine.wake('sendNow');
  const isHeard = async () => {
    const { rows } = await client.query<{ open: string; last: number }>(
      `select (select count(*) from jobs) as open, last_cursor as last from stations where id = $1`,
      [station.identity?.stationId],
    );
    return rows[0]?.open === '0' && rows[0].last === station.cursor;
  };
  if (!(await until(isHeard))) return ['stuck before all of the feed was heard'];
  const isAtRest = async () => {
    const before = world.said;
    await sleep(restMs);
    return world.said === before;
  };
  if (!(await until(isAtRest))) return ['says the same again and again'];
  return judge(station, world);
}
