/** The platform inside the test's process, behind a real socket, on either database. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformOptions } from '../../platform/app';
import { createPlatform } from '../../platform/app';
import type { Database } from '../../platform/database/database';
import { openServer } from '../../platform/database/server';
import type { Metrics } from '../../platform/operation/metrics';
import type { Patience } from '../../platform/listener';
import { listen } from '../../platform/listener';
import { Bucket } from '../../platform/uploads/bucket';
import { systemClock, systemRandom } from '../../platform/system-ports';
import { openLaidEngine } from './empty-engine';
import { Official } from './platform';
import { TestStation } from './platform-station';
import { startPostgres } from './postgres';

/** Opens empty databases of one kind, and ends what is behind them. */
export type DatabaseKind = {
  readonly open: () => Promise<Database>;
  readonly end: () => Promise<void>;
};

/** Both kinds, by the names under which their tests are reported. */
export const databaseKinds: Record<'embedded' | 'server', () => Promise<DatabaseKind>> = {
  embedded: async () => {
    const folder = temporaryFolder();
    let count = 0;
    return {
      open: () => openLaidEngine(join(folder, String((count += 1)))),
      end: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
  server: async () => {
    const server = await startPostgres();
    return { open: async () => openServer(await server.createDatabase()), end: server.stop };
  },
};

export type HostedPlatform = {
  readonly url: string;
  /** What the application answers, where it can be looked into; middleware has the method ALL. */
  readonly routes?: readonly { readonly method: string; readonly path: string }[];
  readonly adminToken: string;
  /** What it counts of itself, where it runs in this process. */
  readonly metrics?: Metrics;
  readonly database: Database;
  /** The platform's own folder. */
  readonly files: string;
  /** The bytes of a whole file as they are kept; undefined when it is not there. */
  readonly stored: (sha256: string) => Promise<Buffer | undefined>;
  /** Takes a whole file away, as a disk or a back-up may. */
  readonly lose: (sha256: string) => Promise<void>;
  /** What is kept of unfinished uploads, by name. */
  readonly unfinished: () => Promise<readonly string[]>;
  readonly official: Official;
  /** Every line the platform logged. */
  readonly logged: readonly string[];
  readonly pairStation: () => Promise<TestStation>;
  readonly stop: () => Promise<void>;
};

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'platform-test-'));
}

/** Hosts a platform over `database`, which stays the caller's to close. */
export async function hostPlatform(
  database: Database,
  options: Partial<PlatformOptions> = {},
  patience: Partial<Patience> = {},
): Promise<HostedPlatform> {
  const files = options.files ?? temporaryFolder();
  const logged: string[] = [];
  const platform = await createPlatform({
    database,
    clock: systemClock,
    random: systemRandom,
    log: (kind, facts) => logged.push(JSON.stringify({ kind, ...facts })),
    name: '测试平台',
    packs: 'shared/policy/packs',
    ...options,
    files,
  });
  const listener = await listen(platform.app, '127.0.0.1', 0, patience);
  const { url } = listener;
  const official = new Official({ url, adminToken: platform.adminToken });
  return {
    url,
    routes: platform.app.routes,
    adminToken: platform.adminToken,
    metrics: platform.metrics,
    database,
    files,
    ...(options.bucket === undefined ? onDisk(files) : inBucket(new Bucket(options.bucket))),
    official,
    logged,
    pairStation: async () => TestStation.pair(url, await official.newPairingCode()),
    stop: async () => {
      platform.letGo();
      await listener.stop(2000);
      await platform.close();
      if (options.files === undefined) rmSync(files, { recursive: true, force: true });
    },
  };
}

/** Hosts a platform over a database of its own in `folder`, which ends with it. */
export async function hostEmbedded(
  folder: string,
  options: Partial<PlatformOptions> = {},
): Promise<HostedPlatform> {
  const database = await openLaidEngine(folder);
  const platform = await hostPlatform(database, options);
  return {
    ...platform,
    stop: async () => {
      await platform.stop();
      await database.close();
    },
  };
}

type Kept = Pick<HostedPlatform, 'stored' | 'lose' | 'unfinished'>;

/** What is kept below the folder of a platform without a bucket. */
export function onDisk(folder: string): Kept {
  const pathOf = (sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256);
  return {
    lose: async (sha256) => rmSync(pathOf(sha256)),
    stored: async (sha256) => {
      const path = pathOf(sha256);
      return existsSync(path) ? readFileSync(path) : undefined;
    },
    unfinished: async () => readdirSync(join(folder, 'uploads')),
  };
}

/** What is kept in the bucket of a platform that has one. */
export function inBucket(bucket: Bucket): Kept {
  const keyOf = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`;
  return {
    lose: (sha256) => bucket.remove([keyOf(sha256)]),
    stored: (sha256) => bucket.find(keyOf(sha256)),
    unfinished: async () => {
      const names: string[] = [];
      for await (const { key } of bucket.list('uploads/')) names.push(key);
      return names;
    },
  };
}
