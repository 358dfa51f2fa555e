/** The platform put together: from a database, a folder, time and randomness to an application that answers. */
import { join } from 'node:path';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { addAdminRoutes } from './admin/admin-routes';
import { addCaseRoutes } from './cases/case-routes';
import { addReconciliationRoute } from './cases/reconciliation';
import { addChangeRoutes } from './changes/change-routes';
import { newsChannel, openChanges } from './changes/feed';
import { addCarriedRoutes } from './courier/carried-routes';
import { addCourierRoutes } from './courier/courier-routes';
import { addDigestRoutes } from './digests/digest-routes';
import { clearAnswers } from './courier/left-answers';
import type { Database } from './database/database';
import { migrate } from './database/migrate';
import { loggedInOnly, officialsOnly, stationsOnly } from './http/authentication';
import { boundedLook } from './departments/bounded-look';
import type { Departments } from './departments/departments';
import { syntheticDepartments } from './departments/synthetic-departments';
import { addOpenApiRoute } from './http/description';
import type { LogInSettings } from './http/log-in-check';
import { openLogInCheck } from './http/log-in-check';
import type { PlatformApp } from './http/platform-app';
import { emptyApp } from './http/platform-app';
import { Problem } from './http/problems';
import type { RateLimit } from './http/rate-limit';
import { RateLimiter } from './http/rate-limit';
import { answerError, answerUnknownPlace } from './http/refusals';
import { requestLog } from './http/request-log';
import type { Log } from './log';
import { errorFacts } from './log';
import { countRequests } from './operation/count-requests';
import { addHealthRoutes } from './operation/health-routes';
import type { Metrics } from './operation/metrics';
import { openMetrics } from './operation/metrics';
import type { PlatformContext } from './platform-context';
import { readPolicyPacks } from './policy-packs';
import type { Clock, Random } from './ports';
import { addRatingRoutes } from './ratings/rating-routes';
import { addOwnProblemsRoute } from './review/own-problems';
import { addProblemRoute } from './review/problem-routes';
import { addReviewRoutes } from './review/review-routes';
import { workOnJobs } from './review/jobs';
import { openSecrets } from './secrets';
import { addDirectoryRoute } from './stations/directory';
import { KnownStations } from './stations/known-stations';
import { refuseForgotten } from './stations/taken-count';
import { addIdentityRoute } from './stations/identity-route';
import { addPairingRoute, addStationRoutes } from './stations/station-routes';
import { addStatisticsRoute } from './statistics/statistics';
import { addFileCheckRoutes } from './uploads/file-check-routes';
import { checkFilesDaily } from './uploads/file-check';
import type { BucketSettings } from './uploads/bucket';
import { openVault } from './uploads/open-vault';
import { addUploadRoutes } from './uploads/upload-routes';
import type { Uploads } from './uploads/uploads';
import { openUploads } from './uploads/uploads';
import { addDataGapRoute } from './verifications/data-gaps';
import { addVerificationRoutes } from './verifications/verification-routes';
import { Wakeups } from './wakeups';

export type PlatformOptions = {
  /** Closed by whoever opened it, after `close`. */
  readonly database: Database;
  /** Folder of the content-addressed files; shared when several processes serve one database. */
  readonly files: string;
  /** Keeps the files in an S3 bucket instead. */
  readonly bucket?: BucketSettings | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly name: string;
  /** Where stations reach it, as its operator named it; with none, this computer alone. */
  readonly addresses?: readonly string[] | undefined;
  /** Folder of published policy packs; none are served without it. */
  readonly packs?: string | undefined;
  /** The departments' data; without it a synthetic population. */
  readonly departments?: Departments | undefined;
  readonly adminToken?: string | undefined;
  readonly pairingCode?: string | undefined;
  /** Asks every station for a log-in at this provider beside its token. */
  readonly logIn?: LogInSettings | undefined;
  readonly stationLimit?: RateLimit;
  readonly guessLimit?: RateLimit;
  /** How often a station may have packages of others read. */
  readonly carryLimit?: RateLimit;
  /** Counts what is asked of it; default a fresh one. */
  readonly metrics?: Metrics | undefined;
  /** How long an unfinished upload is kept, in milliseconds; default 14 days. */
  readonly uploadExpirationMs?: number;
};

export type Platform = {
  readonly app: PlatformApp;
  readonly pairingCode: string;
  readonly adminToken: string;
  readonly metrics: Metrics;
  /** Lets go of who waits for news and of jobs to come, and says that it is not ready: before its listener stops. */
  readonly letGo: () => void;
  /** After its listener stopped, ends what is left; resolves when nothing of it uses database or files any more. */
  readonly close: () => Promise<void>;
};

/** A revision's text may hold 2,000,000 characters, most of them three bytes in UTF-8, and is escaped once more. */
const largestJsonBytes = 8 * 1024 * 1024;
const twoWeeksMs = 14 * 86_400_000;
const hourMs = 3_600_000;
/** Every platform has the same people, so that a station and its platform can be tried with families known before. */
const populationSeed = 1;

/** Migrates the database, opens what is kept, starts the worker and answers the application. */
export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const { database, clock, random, log } = options;
  await migrate(database, clock);
  const secrets = await openSecrets(database, { clock, random }, options);
  const wakeups = new Wakeups(clock);
  const expirationMs = options.uploadExpirationMs ?? twoWeeksMs;
  const vault = await openVault(options, { expirationMs, now: clock.now });
  const stations = new KnownStations(database, clock, log);
  const platform: PlatformContext = {
    ...{ name: options.name, database, clock, random, log, secrets, stations },
    vault,
    changes: openChanges(database, { clock, random }, wakeups),
    packs: readPolicyPacks(options.packs, secrets.key),
    metrics: options.metrics ?? openMetrics(database),
    look: boundedLook(options.departments ?? syntheticDepartments(populationSeed), { clock, log }),
  };
  const uploads = openUploads(platform);
  await clearAnswers(courierFolder(options), clock.now());
  await database.listen(newsChannel, (key) => {
    stations.heard(key);
    wakeups.wake(key);
  });
  const closing = new AbortController();
  const background = [
    workOnJobs(platform, wakeups, closing.signal),
    removeExpiredUploads(platform, uploads, closing.signal),
    checkFilesDaily(platform, closing.signal),
  ];
  return {
    app: assemble(platform, uploads, options, closing.signal),
    pairingCode: secrets.pairingCode,
    adminToken: secrets.adminToken,
    metrics: platform.metrics,
    letGo: () => closing.abort(),
    close: async () => {
      closing.abort();
      await Promise.all(background);
      vault.close();
    },
  };
}

/** Bodies of these are files, each bounded by what was announced of it; every other body is JSON. */
const placesOfFiles = ['/v1/uploads/*', '/v1/carried-packages/*', '/v1/courier/packages/*'];

function assemble(
  platform: PlatformContext,
  uploads: Uploads,
  options: PlatformOptions,
  closing: AbortSignal,
): PlatformApp {
  const { clock, secrets, log } = platform;
  const app = emptyApp();
  const stationLimiter = new RateLimiter(
    options.stationLimit ?? { burst: 1000, perSecond: 200 },
    clock,
  );
  const guesses = new RateLimiter(options.guessLimit ?? { burst: 20, perSecond: 0.1 }, clock);
  const logIn = options.logIn && openLogInCheck(options.logIn, log);
  const stations = stationsOnly(platform.stations, secrets.tokenSecret, stationLimiter, logIn);
  const officials = officialsOnly(secrets.adminToken);
  const limit = bodyLimit({
    maxSize: largestJsonBytes,
    onError: () => new Problem('request-too-large').response(),
  });
  app.onError((error, context) => answerError(error, context, log));
  answerUnknownPlace(app);
  app.use(countRequests(platform.metrics));
  app.use(requestLog(platform, log));
  for (const path of [
    'cases',
    'changes',
    'uploads',
    'number-blocks',
    'place-quotas',
    'policy-packs',
    'verifications',
    'ratings',
    'reconciliation',
    'problems',
    'digests',
    'directory',
    'carried-packages',
  ]) {
    app.use(`/v1/${path}/*`, stations);
  }
  for (const path of ['cases', 'verifications', 'ratings']) {
    app.use(`/v1/${path}/*`, refuseForgotten(platform.database, log));
  }
  if (logIn !== undefined) app.use('/v1/stations', loggedInOnly(logIn));
  for (const path of ['review', 'admin', 'data-gaps', 'statistics', 'courier']) {
    app.use(`/v1/${path}/*`, officials);
  }
  app.use('/v1/*', except(placesOfFiles, limit));
  addPairingRoute(app, platform, guesses);
  addIdentityRoute(app, platform, options.addresses ?? []);
  addStationRoutes(app, platform);
  addDirectoryRoute(app, platform);
  addCaseRoutes(app, platform);
  addReconciliationRoute(app, platform);
  addOwnProblemsRoute(app, platform);
  addDigestRoutes(app, platform);
  addVerificationRoutes(app, platform);
  addDataGapRoute(app, platform);
  addUploadRoutes(app, platform, uploads);
  addChangeRoutes(app, platform, closing);
  addRatingRoutes(app, platform);
  addReviewRoutes(app, platform);
  addProblemRoute(app, platform);
  addStatisticsRoute(app, platform);
  addAdminRoutes(app, platform);
  addFileCheckRoutes(app, platform);
  const courier = { folder: courierFolder(options), closing };
  addCourierRoutes(app, platform, courier);
  const carriers = new RateLimiter(options.carryLimit ?? { burst: 20, perSecond: 1 / 30 }, clock);
  addCarriedRoutes(app, platform, courier, carriers);
  addHealthRoutes(app, platform, closing);
  addOpenApiRoute(app, logIn !== undefined);
  return app;
}

const courierFolder = ({ files }: PlatformOptions): string => join(files, 'courier');

async function removeExpiredUploads(
  { clock, log }: PlatformContext,
  uploads: Uploads,
  stopped: AbortSignal,
): Promise<void> {
  while (!stopped.aborted) {
    try {
      const removed = await uploads.removeExpired();
      if (removed > 0) log('uploads-expired', { removed });
    } catch (error) {
      log('uploads-expiry-failed', errorFacts(error), 'error');
    }
    await clock.sleep(hourMs, stopped);
  }
}
