/** Starts the reference platform: settings, database, application, listener; and stops them in turn. */
import { createPlatform } from './app';
import { importCommand } from './courier/import-command';
import { openEmbedded } from './database/embedded';
import { openServer } from './database/server';
import { listen } from './listener';
import { errorFacts, lineLog } from './log';
import { openMetrics } from './operation/metrics';
import { listenForMetrics } from './operation/metrics-listener';
import { findBucket, findLogIn, readSettings } from './settings';
import { systemClock, systemRandom } from './system-ports';

const graceMs = 5000;
const log = lineLog(systemClock, (line) => process.stderr.write(line));

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const database =
    settings.DATABASE_URL === undefined
      ? await openEmbedded(settings.PLATFORM_DATA)
      : await openServer(settings.DATABASE_URL);
  const metrics = openMetrics(database, { ofProcess: true });
  const platform = await createPlatform({
    database,
    metrics,
    files: settings.PLATFORM_DATA,
    bucket: findBucket(settings),
    clock: systemClock,
    random: systemRandom,
    log,
    name: settings.PLATFORM_NAME,
    addresses: settings.PLATFORM_ADDRESSES,
    packs: settings.PLATFORM_PACKS,
    adminToken: settings.PLATFORM_ADMIN_TOKEN,
    pairingCode: settings.PAIRING_CODE,
    logIn: findLogIn(settings),
  });
  const listener = await listen(platform.app, settings.HOST, settings.PORT);
  const collected =
    settings.METRICS_PORT === undefined
      ? undefined
      : await listenForMetrics(metrics, settings.METRICS_HOST, settings.METRICS_PORT);
  const stop = async (signal: string) => {
    log('stopping', { signal });
    const closed = platform.close();
    await listener.stop(graceMs);
    await closed;
    await collected?.stop();
    await database.close();
    log('stopped');
    process.exit(0);
  };
  const { url } = listener;
  const { pairingCode, adminToken } = platform;
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void stop(signal));
  process.stdout.write(
    `${JSON.stringify({ ready: true, url, pairingCode, adminToken, metricsUrl: collected?.url })}\n`,
  );
  log('ready');
}

const [command, ...operands] = process.argv.slice(2);
const isImport = command === 'import';

(isImport ? importCommand(operands, process.env) : start()).catch((error: unknown) => {
  // Nothing was taken in yet: a start error speaks of settings and files, never of people.
  const reason = error instanceof Error ? error.message : 'unknown';
  log(isImport ? 'import-failed' : 'start-failed', { ...errorFacts(error), reason });
  process.exit(1);
});
