/** The notes on back-up and restore, run as they are written: what was kept is there again, what came later is brought again. */
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltPlatform } from '../support/built-platform';
import { builtPlatform } from '../support/built-platform';
import type { PlatformStart, RunningPlatform } from '../support/platform';
import { Official, startPlatform } from '../support/platform';
import type { BuiltCase } from '../support/platform-builders';
import { buildCase } from '../support/platform-builders';
import { temporaryFolder } from '../support/platform-host';
import { bucketEnvironment } from '../support/platform-pair';
import { asProblem, TestStation } from '../support/platform-station';
import type { PostgresServer } from '../support/postgres';
import { startPostgres } from '../support/postgres';
import { startS3 } from '../support/s3-server';

/** Blocks of commands by what stands before them. */
function commandsIn(file: string): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(resolve('build/platform', file), 'utf8');
  const blocks = text.matchAll(/<!-- (.+) -->\n\n```sh\n([\s\S]+?)\n```/g);
  return new Map([...blocks].map(([, name = '', lines = '']) => [name, lines.split('\n')]));
}

const notes = commandsIn('backup.md');
const linesOf = (name: string): readonly string[] => {
  const lines = notes.get(name);
  if (lines === undefined) throw new Error(`The notes have no commands "${name}"`);
  return lines;
};

/** What stands between two lines for the service manager runs as one script; beside this process, which may be the bucket. */
async function run(
  lines: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const given = { env: { ...process.env, ...env }, timeout: 120_000 };
  return (await promisify(execFile)('sh', ['-euc', lines.join('\n')], given)).stdout;
}

/** The process that the notes call a service; `data` is where it finds its own. */
class Service {
  running: RunningPlatform | undefined;
  constructor(private start: PlatformStart) {}

  /** Other settings from the next start on. */
  set(change: Partial<PlatformStart>): void {
    this.start = { ...this.start, ...change };
  }

  async follow(lines: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
    let script: string[] = [];
    for (const line of [...lines, 'end']) {
      const order = /^systemctl (\w+) enrollment-platform$/.exec(line)?.[1];
      if (order === undefined && line !== 'end') script.push(line);
      else if (script.length > 0) {
        await run(script, env);
        script = [];
      }
      if (order === 'stop') await this.running?.stop();
      if (order === 'start') this.running = await startPlatform(this.start);
    }
  }

  get(): RunningPlatform {
    if (this.running === undefined) throw new Error('Not started');
    return this.running;
  }
}

describe('the notes on back-up and restore', () => {
  const folders: string[] = [];
  let built: BuiltPlatform;
  let postgres: PostgresServer;
  const folder = () => {
    const one = temporaryFolder();
    folders.push(one);
    return one;
  };

  beforeAll(async () => {
    built = await builtPlatform('platform-backup-test');
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres.stop();
    built.remove();
    for (const one of folders) rmSync(one, { recursive: true, force: true });
  });

  const deliver = async (service: Service, station: TestStation, one: BuiltCase) => {
    const { url } = service.get();
    const receipt = await station.at(url).deliver(one);
    await new Official(service.get()).untilState(one.submission.caseId, 'firstReview');
    return receipt;
  };

  /** What came after the back-up is noticed and brought again as what it was; what came before is untouched. */
  const isRestored = async (
    service: Service,
    station: TestStation,
    cases: readonly { readonly built: BuiltCase; readonly receipt: object }[],
  ) => {
    const { url, adminToken } = service.get();
    const said = await run(linesOf('after'), {
      PLATFORM_URL: url,
      PLATFORM_ADMIN_TOKEN: adminToken,
    });
    expect(said).toContain('"status":"ok"');
    expect(said).toMatch(/"revisions":1,"lost":0/);
    const here = station.at(url);
    const [kept, ...later] = cases;
    if (kept === undefined) throw new Error('No case');
    expect((await here.commit(kept.built.submission)).body.receipt).toEqual(kept.receipt);
    const known = { 'Station-Knows': String(cases.length) };
    const refused = await here.put(buildCase().submission, undefined, known);
    expect([asProblem(refused), refused.headers.get('station-taken')]).toEqual([
      [503, 'busy'],
      '1',
    ]);
    for (const one of later) {
      const { submission, files } = one.built;
      const put = await here.put(submission, one.receipt as never);
      expect(put.status).toBe(200);
      for (const sha256 of put.body.missing) {
        await here.upload(submission.caseId, files.get(sha256) ?? Buffer.alloc(0));
      }
      expect((await here.commit(submission)).body.receipt).toEqual(one.receipt);
    }
  };

  it('say the same in both languages', () => {
    expect(commandsIn('backup.zh-CN.md')).toEqual(notes);
    expect(notes.size).toBe(7);
  });

  it('bring the embedded database and its files back after both are gone', async () => {
    const [data, backup] = [folder(), folder()];
    const env = { PLATFORM_DATA: data, BACKUP: backup };
    const service = new Service({ dataDir: data, entry: built.entry });
    await service.follow(['systemctl start enrollment-platform'], env);
    const { url, pairingCode } = service.get();
    const station = await TestStation.pair(url, pairingCode);
    const first = buildCase();
    const receipts = [await deliver(service, station, first)];
    const between = buildCase();
    const late = buildCase();
    const lines = linesOf('embedded: back up');
    const restart = lines.indexOf('systemctl start enrollment-platform') + 1;
    await service.follow(lines.slice(0, restart), env);
    // Between the two copies: its files are in the second one, and nothing misses them.
    receipts.push(await deliver(service, station, between));
    await service.follow(lines.slice(restart), env);
    receipts.push(await deliver(service, station, late));
    await service.get().kill();
    for (const name of ['files', 'database']) {
      rmSync(join(data, name), { recursive: true });
    }
    await service.follow(linesOf('embedded: restore'), env);
    const cases = [first, between, late].map((one, n) => ({
      built: one,
      receipt: receipts[n] ?? {},
    }));
    await isRestored(service, station, cases);
    await service.get().stop();
  });

  const onServer = async (bucket?: Awaited<ReturnType<typeof startS3>>['bucket']) => {
    const [data, elsewhere, backup] = [folder(), folder(), folder()];
    const [databaseUrl, restoredUrl] = [
      await postgres.createDatabase(),
      await postgres.createDatabase(),
    ];
    const env = {
      ...{ BACKUP: backup, DATABASE_URL: databaseUrl, RESTORED_URL: restoredUrl },
      ...(bucket === undefined ? {} : bucketEnvironment(bucket)),
      ...{ AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' },
      AWS_DEFAULT_REGION: 'us-east-1',
    };
    const start = { dataDir: data, databaseUrl, entry: built.entry };
    const service = new Service({
      ...start,
      ...(bucket === undefined ? {} : { env: bucketEnvironment(bucket) }),
    });
    const named = (name: string) =>
      linesOf(name).filter((line) => bucket === undefined || !/ files$|files(\.tar)?"$/.test(line));
    await service.follow(['systemctl start enrollment-platform'], env);
    const { url, pairingCode } = service.get();
    const station = await TestStation.pair(url, pairingCode);
    const [first, late] = [buildCase(), buildCase()];
    const receipts = [await deliver(service, station, first)];
    await service.follow(named('server: back up'), { ...env, PLATFORM_DATA: data });
    if (bucket !== undefined) await run(linesOf('bucket: back up'), env);
    receipts.push(await deliver(service, station, late));
    await service.get().kill();
    const cases = [first, late].map((one, n) => ({ built: one, receipt: receipts[n] ?? {} }));
    return {
      ...{ service, station, cases },
      /** On another computer, where there is nothing yet. */
      restore: async (there?: typeof bucket) => {
        const settings = there === undefined ? {} : bucketEnvironment(there);
        service.set({ dataDir: elsewhere, databaseUrl: restoredUrl, env: settings });
        if (there !== undefined) await run(linesOf('bucket: restore'), { ...env, ...settings });
        await service.follow(named('server: restore'), { ...env, PLATFORM_DATA: elsewhere });
      },
    };
  };

  it('bring a PostgreSQL database and a folder of files back on another computer', async () => {
    const { service, station, cases, restore } = await onServer();
    await restore();
    await isRestored(service, station, cases);
    await service.get().stop();
  });

  it.runIf(spawnSync('aws', ['--version']).status === 0)(
    'bring a PostgreSQL database and a bucket back in another one',
    async () => {
      const [s3, other] = [await startS3(), await startS3()];
      try {
        const { service, station, cases, restore } = await onServer(s3.bucket);
        await restore(other.bucket);
        await isRestored(service, station, cases);
        await service.get().stop();
      } finally {
        await s3.stop();
        await other.stop();
      }
    },
  );
});
