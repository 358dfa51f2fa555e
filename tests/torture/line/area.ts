/** kill -9 of the station or the platform in the middle of a request, on real sockets and PostgreSQL. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { RunningPlatform } from '../../support/platform';
import { startPostgres } from '../../support/postgres';
import type { PostgresServer } from '../../support/postgres';
import type { FaultProxy } from '../../sync/real/fault-proxy';
import { openFaultProxy } from '../../sync/real/fault-proxy';
import type { Area, Plan } from '../round';
import { inLanes, newArea } from '../round';
import type { Random } from '../seeded';
import { seeded } from '../seeded';
import type { SenderProcess } from './processes';
import { startPlatformProcess, startSender } from './processes';

const roundsPerStation = 10;
/** Nothing of a round takes so long but what is stuck. */
const stuckMs = 120_000;

/** Requests in which the kill comes; `body` is how many bytes of one may be under way. */
const requests = [
  { name: 'revision', when: /^PUT \/v1\/cases/, body: 6_000 },
  { name: 'upload', when: /^(POST \/v1\/uploads|PATCH)/, body: 60_000 },
  { name: 'commit', when: /^POST \/v1\/cases.*commit/, body: 200 },
  { name: 'feed', when: /^GET \/v1\/changes/, body: 100 },
] as const;

/** One station, its platform and what was acknowledged, over several rounds. */
type Line = {
  readonly folder: string;
  readonly files: string;
  readonly databaseUrl: string;
  readonly proxy: FaultProxy;
  readonly submitted: Set<string>;
  platform: RunningPlatform;
};

const portOf = ({ url }: RunningPlatform) => Number(new URL(url).port);

/** Runs the area. */
export async function tortureByKillInRequest(plan: Plan): Promise<Area> {
  const area = newArea('kill -9 in mid-request');
  const kills = new Map<string, number>();
  const postgres = await startPostgres();
  try {
    await inLanes(plan, roundsPerStation, async (seed, rounds) => {
      const line = await openLine(plan, postgres, seed);
      for (let i = 0; i < rounds; i += 1) {
        const { what, problems } = await oneRound(line, seed + i);
        kills.set(what, (kills.get(what) ?? 0) + 1);
        area.rounds += 1;
        if (problems.length === 0) continue;
        const failure = `npm run torture -- --only line --seed ${seed} --rounds ${i + 1}: ${what}: ${problems.slice(0, 4).join('; ')}`;
        area.failures.push(failure);
        console.log(`[torture] ${area.name} FAILED, ${failure}`);
        break;
      }
      area.acknowledged += line.submitted.size;
      await line.platform.kill();
      await line.proxy.close();
      await rm(line.folder, { recursive: true, force: true });
    });
  } finally {
    await postgres.stop();
  }
  area.notes.push(...[...kills].toSorted().map(([what, times]) => `${what} ${times}`));
  return area;
}

async function openLine({ scratch }: Plan, postgres: PostgresServer, seed: number): Promise<Line> {
  const folder = join(scratch, `line-${seed}`);
  const files = join(folder, 'platform');
  await mkdir(files, { recursive: true });
  const databaseUrl = await postgres.createDatabase();
  const platform = await startPlatformProcess(databaseUrl, files);
  const proxy = await openFaultProxy(portOf(platform));
  return { folder, files, databaseUrl, proxy, submitted: new Set(), platform };
}

/** A station comes up, queues cases and sends; one side is killed in mid-request and comes back; everything is counted. */
async function oneRound(line: Line, seed: number) {
  const random = seeded(seed);
  const victim = random.pick(['station', 'platform'] as const);
  const { rule, what, reached } = aMoment(random);
  line.proxy.rules = [rule];
  let sender = startStation(line, seed);
  const isReached = await Promise.race([
    reached.then(() => true),
    sender.idle.then(
      () => false,
      () => false,
    ),
    sleep(stuckMs, false),
  ]);
  line.proxy.rules = [];
  if (victim === 'station') {
    await sender.kill();
    line.proxy.retarget(portOf(line.platform));
    sender = startStation(line, seed + 1);
  } else {
    await line.platform.kill();
    line.platform = await startPlatformProcess(line.databaseUrl, line.files);
    line.proxy.retarget(portOf(line.platform));
    sender.sendNow();
  }
  const problems = await judge(line, sender).catch((error: unknown) => [String(error)]);
  await sender.kill();
  return { what: `${victim} in ${isReached ? what : 'rest'}`, problems };
}

function startStation({ folder, proxy, platform, submitted }: Line, seed: number): SenderProcess {
  const to = { url: proxy.url, code: platform.pairingCode, seed };
  return startSender(join(folder, 'station'), to, (caseId) => submitted.add(caseId));
}

/** Where the line stands still, and a promise of it. */
function aMoment(random: Random) {
  const { name, when, body } = random.pick(requests);
  // The feed is answered when there is news: its reply may never begin.
  const of = name === 'feed' ? 'request' : random.pick(['request', 'reply'] as const);
  const bytes = 1 + random.below(of === 'request' ? body : 100);
  let held = () => undefined as void;
  const reached = new Promise<void>((resolve) => (held = resolve));
  const act = { kind: 'hold' as const, of, bytes, held: () => held() };
  return { what: `${name} ${of}`, reached, rule: { when, times: 1, act } };
}

async function judge(line: Line, sender: SenderProcess): Promise<string[]> {
  const received = await Promise.race([sender.idle, sleep(stuckMs, undefined)]);
  if (received === undefined) return ['stuck: cases are still queued'];
  const problems: string[] = [];
  const client = new Client({ connectionString: line.databaseUrl });
  await client.connect();
  try {
    const { rows: cases } = await client.query<
      Record<'id' | 'matter_number' | 'revisions', string>
    >(
      `select c.id, c.matter_number, string_agg(r.revision || case when r.receipt is null then '?' else '' end, ',') as revisions
       from cases c join revisions r on r.case_id = c.id group by c.id`,
    );
    const numbers = new Map(received.map(({ caseId, matterNumber }) => [caseId, matterNumber]));
    for (const id of line.submitted) if (!numbers.has(id)) problems.push(`${id} has no receipt`);
    for (const { id, matter_number, revisions } of cases) {
      if (revisions !== '1') problems.push(`${id} arrived as ${revisions}`);
      if (numbers.get(id) !== matter_number) problems.push(`${id} has another number here`);
      numbers.delete(id);
    }
    for (const id of numbers.keys()) problems.push(`${id} has a receipt and is not here`);
    const all = new Set(cases.map(({ matter_number }) => matter_number));
    if (all.size !== cases.length) problems.push('two cases have one number');
    const { rows: files } = await client.query<{ sha256: string }>(
      'select distinct sha256 from revision_files',
    );
    for (const { sha256 } of files) {
      const bytes = await readFile(join(line.files, 'files', sha256.slice(0, 2), sha256));
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
        problems.push(`file ${sha256.slice(0, 8)} differs`);
      }
    }
  } finally {
    await client.end();
  }
  return problems;
}
