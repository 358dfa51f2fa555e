/** Two platform processes on one PostgreSQL and one folder of files, behind a load balancer, as one hosted platform. */
import { rmSync } from 'node:fs';
import { openServer } from '../../platform/database/server';
import { builtPlatform } from './built-platform';
import { Official, startPlatform } from './platform';
import type { HostedPlatform } from './platform-host';
import { onDisk, temporaryFolder } from './platform-host';
import { TestStation } from './platform-station';
import { startPostgres } from './postgres';
import { openRoundRobin } from './round-robin';

export type PlatformPair = HostedPlatform & {
  /** How many requests went to each process. */
  readonly turns: readonly number[];
};

/** Starts both at the same moment; what the suites read of a platform beside HTTP is its database, its folder and its log. */
export async function startPair(): Promise<PlatformPair> {
  const postgres = await startPostgres();
  const built = await builtPlatform('platform-pair');
  const databaseUrl = await postgres.createDatabase();
  const files = temporaryFolder();
  const start = {
    ...{ dataDir: files, databaseUrl, entry: built.entry },
    env: { PLATFORM_PACKS: 'shared/policy/packs', PLATFORM_NAME: '测试平台' },
  };
  const processes = await Promise.all([startPlatform(start), startPlatform(start)]);
  const balancer = await openRoundRobin(processes.map(({ url }) => url));
  const database = await openServer(databaseUrl);
  const { url, turns } = balancer;
  const adminToken = processes[0]?.adminToken ?? '';
  const official = new Official({ url, adminToken });
  return {
    ...{ url, turns, adminToken, database, files, official, ...onDisk(files) },
    get logged() {
      return processes.flatMap(({ log }) => log().split('\n'));
    },
    pairStation: async () => TestStation.pair(url, await official.newPairingCode()),
    stop: async () => {
      await balancer.stop();
      for (const process of processes) await process.stop();
      await database.close();
      await postgres.stop();
      built.remove();
      rmSync(files, { recursive: true, force: true });
    },
  };
}
