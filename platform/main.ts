/** Starts the reference platform: settings, database, application, listener; and stops them in turn. */
import { createPlatform } from './app';
import { importCommand } from './courier/import-command';
import { openEmbedded } from './database/embedded';
import { openServer } from './database/server';
import { listen, stopGraceMs } from './listener';
import { errorFacts, lineLog } from './log';
import { isJournal } from './operation/journal';
import { openMetrics } from './operation/metrics';
import { listenForMetrics } from './operation/metrics-listener';
import { findBucket, findLogIn, readSettings } from './settings';
import { systemClock, systemRandom } from './system-ports';

const lines = {
  write: (line: string) => void process.stderr.write(line),
  toJournal: isJournal(2, process.env),
};
/** Before the settings are known. */
const startLog = lineLog(systemClock, lines);

// Node would print the error itself, and the message of a database quotes the values it refused.
process.on('uncaughtException', (error) => {
  startLog('crashed', errorFacts(error), 'error');
  process.exit(1);
});

/** Nothing more is answered of a database that is not on the disk; the next start reads what is. */
function endAtOnce(error: unknown): void {
  startLog('database-lost', errorFacts(error), 'error');
  process.exit(1);
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const log = lineLog(systemClock, { ...lines, from: settings.LOG_LEVEL });
  const database =
    settings.DATABASE_URL === undefined
      ? await openEmbedded(settings.PLATFORM_DATA, endAtOnce)
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
    platform.letGo();
    await listener.stop(stopGraceMs);
    await collected?.stop();
    await platform.close();
    await database.close();
    log('stopped');
    process.exit(0);
  };
  const { url } = listener;
  const { pairingCode, adminToken } = platform;
  // A journal is read by more people than may decide cases; there the token comes from the settings, and codes from it.
  const secrets = isJournal(1, process.env) ? {} : { pairingCode, adminToken };
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void stop(signal));
  process.stdout.write(
    `${JSON.stringify({ ready: true, url, ...secrets, metricsUrl: collected?.url })}\n`,
  );
  log('ready');
}

const [command, ...operands] = process.argv.slice(2);
const isImport = command === 'import';

(isImport ? importCommand(operands, process.env) : start()).catch((error: unknown) => {
  // Nothing was taken in yet: a start error speaks of settings and files, never of people.
  const reason = error instanceof Error ? error.message : 'unknown';
  startLog(isImport ? 'import-failed' : 'start-failed', { ...errorFacts(error), reason }, 'error');
  process.exit(1);
});
