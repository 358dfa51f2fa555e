/**
 * What the platform counts of itself, in the text format of Prometheus (exposition format 0.0.4). No label is ever taken
 * from what a request brought: routes as templates, the types of our own problems, statuses. So nobody can be found in
 * it, and nobody can make it grow.
 */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { problemTypes } from '../../shared/protocol/messages';
import type { ProblemType } from '../../shared/protocol/messages';
import type { Database, Queries } from '../database/database';
import { onlyRow } from '../database/database';

/** An answered request, by what the platform itself knows of it. */
export type AnsweredRequest = {
  readonly method: string;
  /** Template as in the OpenAPI document; undefined for an address that is not ours. */
  readonly route: string | undefined;
  readonly status: number;
  /** From its head to the head of the answer. */
  readonly seconds: number;
  /** Why it was refused, when it was. */
  readonly problem: ProblemType | undefined;
};

export type Metrics = {
  readonly answered: (request: AnsweredRequest) => void;
  /** A revision got its receipt. */
  readonly caseTaken: () => void;
  /** Bytes of files that were acknowledged to their sender. */
  readonly uploaded: (bytes: number) => void;
  /** A station begins to wait for news; call what is answered when it is over. */
  readonly feedWaits: () => () => void;
  /** The present state of everything as text; of the database nothing when it does not answer. */
  readonly text: () => Promise<string>;
};

export const metricsMediaType = Registry.PROMETHEUS_CONTENT_TYPE;

/** Whatever else is asked with counts as `other`: a method is a word of the sender's. */
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Seconds. A wait for news may last 25, a file over a weak line much longer. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];
const uploadRoute = /^\/v1\/(uploads|carried-packages)(\/|$)/;

/** Opens the counts of one platform. `ofProcess`: also processor time, memory, event loop and garbage collection. */
export function openMetrics(
  database: Database,
  { ofProcess = false }: { readonly ofProcess?: boolean } = {},
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'platform_request_seconds',
    help: 'Requests answered and how long each took; waits for news (/v1/changes) are long by intent',
    labelNames: ['method', 'route', 'status'] as const,
    buckets,
    registers,
  });
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const byProblem = (name: string, help: string) =>
    new Counter({ name, help, labelNames: ['problem'] as const, registers });
  const refused = byProblem(
    'platform_refused_requests_total',
    'Requests refused, by the type of the problem: too-many-requests, signature-invalid, unauthorised, …',
  );
  const uploadsRefused = byProblem(
    'platform_upload_failures_total',
    'Requests that brought bytes of a file and were refused, by the type of the problem',
  );
  // There from the start, so that the first one is a step that an alarm sees.
  for (const problem of problemTypes) refused.inc({ problem }, 0);
  const cases = counter('platform_cases_taken_total', 'Revisions of cases that got their receipt');
  const bytes = counter('platform_upload_bytes_total', 'Bytes of files acknowledged to stations');
  const waits = new Gauge({
    name: 'platform_feed_waits',
    help: 'Stations that wait for news at this moment',
    registers,
  });
  const fill = databaseGauges(registers, database);
  return {
    answered: ({ method, route = 'other', status, seconds, problem }) => {
      const known = methods.includes(method) ? method : 'other';
      requests.observe({ method: known, route, status }, seconds);
      if (problem === undefined) return;
      refused.inc({ problem });
      if (known !== 'HEAD' && uploadRoute.test(route)) uploadsRefused.inc({ problem });
    },
    caseTaken: () => cases.inc(),
    uploaded: (count) => bytes.inc(count),
    feedWaits: () => {
      waits.inc();
      return () => waits.dec();
    },
    text: async () => {
      await fill();
      return registry.metrics();
    },
  };
}

/** Gauges of the database; answers what looks their values up. */
function databaseGauges(registers: Registry[], database: Database): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const up = gauge('platform_database_up', '1 while the database answers');
  const feed = gauge('platform_feed_length', 'Changes in the feeds of all stations together');
  const jobs = gauge('platform_jobs_waiting', 'Cases that wait for their system check');
  const connections = new Gauge({
    name: 'platform_database_connections',
    help: 'Connections of the pool: open, idle among them, and requests that wait for one; none with the embedded engine',
    labelNames: ['state'] as const,
    registers,
  });
  return async () => {
    // Before the look, which takes a connection itself.
    for (const [state, count] of Object.entries(database.connections?.() ?? {})) {
      connections.set({ state }, count);
    }
    const found = await lengthsOf(database).catch(() => undefined);
    up.set(found === undefined ? 0 : 1);
    // What is not known is not said: the last figure would look like the present one.
    if (found === undefined) return void [feed, jobs].forEach((each) => each.remove());
    feed.set(found.feed);
    jobs.set(found.jobs);
  };
}

/** By stations, of which there are thousands, and not by changes, of which there are millions. */
async function lengthsOf(queries: Queries) {
  return onlyRow(
    await queries.query<{ readonly feed: number; readonly jobs: number }>(
      `select (select coalesce(sum(last_cursor), 0) from stations)::double precision as feed,
         (select count(*) from jobs)::double precision as jobs`,
    ),
  );
}
