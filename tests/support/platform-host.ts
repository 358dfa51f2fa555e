/** The platform inside the test's process, behind a real socket, on either database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformOptions } from '../../platform/app';
import { createPlatform } from '../../platform/app';
import type { Database } from '../../platform/database/database';
import { openEmbedded } from '../../platform/database/embedded';
import { openServer } from '../../platform/database/server';
import { listen } from '../../platform/listener';
import { systemClock, systemRandom } from '../../platform/system-ports';
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
      open: () => openEmbedded(join(folder, String((count += 1)))),
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
  readonly adminToken: string;
  readonly database: Database;
  /** Folder of whole files and unfinished uploads. */
  readonly files: string;
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
  const listener = await listen(platform.app, '127.0.0.1', 0);
  const { url } = listener;
  const official = new Official({ url, adminToken: platform.adminToken });
  return {
    url,
    adminToken: platform.adminToken,
    database,
    files,
    official,
    logged,
    pairStation: async () => TestStation.pair(url, await official.newPairingCode()),
    stop: async () => {
      const closed = platform.close();
      await listener.stop(2000);
      await closed;
      if (options.files === undefined) rmSync(files, { recursive: true, force: true });
    },
  };
}
