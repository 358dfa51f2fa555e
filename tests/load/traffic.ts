/** Stations that hand over cases over real HTTP and wait for news all the time, with what each request took. */
import { Agent, request } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import type { StationKey } from '../support/platform-builders';
import {
  buildCase,
  newStationKey,
  signedPairing,
  signedRevision,
} from '../support/platform-builders';

/** What a case weighs. */
export type Weight = { readonly images: number; readonly imageBytes: number };

/** Milliseconds of each request, by what it was for; `news` is from the receipt to the system check in the feed. */
export type Took = Readonly<Record<'put' | 'file' | 'commit' | 'news', number[]>>;

type Answer = { readonly status: number; readonly body: string };
type Sent = {
  readonly method: string;
  readonly path: string;
  readonly token?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Buffer | string;
};

/** Requests over kept connections, to each address in its turn as a load balancer deals them. */
export class Line {
  readonly #agent = new Agent({ keepAlive: true });
  #turn = 0;
  #isClosed = false;

  constructor(private readonly urls: readonly string[]) {}

  ask(sent: Sent): Promise<Answer> {
    const { method, path, token, headers, body } = sent;
    this.#turn += 1;
    const url = new URL(path, this.urls[this.#turn % this.urls.length]);
    return new Promise((resolve, reject) => {
      const outgoing = request(url, {
        agent: this.#agent,
        method,
        headers: {
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }),
          ...headers,
        },
      });
      outgoing.on('error', (error) => {
        // The platform let go of a kept connection at the moment it was used again; every request may be sent twice.
        const isStale = outgoing.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
        if (isStale && !this.#isClosed) resolve(this.ask(sent));
        else reject(error);
      });
      outgoing.on('response', (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(pieces).toString() }),
        );
      });
      outgoing.end(body);
    });
  }

  async json<T>(sent: Sent & { readonly json?: object }): Promise<T> {
    const { json, ...rest } = sent;
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    const headers = json === undefined ? {} : { headers: { 'Content-Type': 'application/json' } };
    const answer = await this.ask({ ...rest, ...body, ...headers });
    if (answer.status !== 200) {
      throw new Error(`${sent.method} ${sent.path}: ${answer.status} ${answer.body}`);
    }
    return JSON.parse(answer.body) as T;
  }

  close(): void {
    this.#isClosed = true;
    this.#agent.destroy();
  }
}

export type LoadStation = { readonly key: StationKey; readonly token: string };

/** Pairs stations one after the other. */
export async function pairStations(
  line: Line,
  adminToken: string,
  count: number,
): Promise<LoadStation[]> {
  const stations: LoadStation[] = [];
  for (let n = 1; n <= count; n += 1) {
    const path = '/v1/admin/pairing-codes';
    const { code } = await line.json<{ code: string }>({ method: 'POST', path, token: adminToken });
    const key = newStationKey();
    const json = signedPairing(key, { code, stationCode: `L${n}` });
    const sent = { method: 'POST', path: '/v1/stations', json };
    stations.push({ key, token: (await line.json<{ token: string }>(sent)).token });
  }
  return stations;
}

/**
 * Every station hands over `casesEach` cases, one after the other, and hears its feed beside. Resolves when the system
 * check of each was heard of. `cursor` is the end of each one's feed.
 */
export async function handOver(
  line: Line,
  stations: readonly (LoadStation & { readonly cursor: number })[],
  casesEach: number,
  weight: Weight,
): Promise<Took> {
  const took: Took = { put: [], file: [], commit: [], news: [] };
  await Promise.all(
    stations.map(async ({ cursor, ...station }) => {
      const receivedMs = new Map<string, number>();
      const heard = hear(line, station, { cursor, count: casesEach }, (caseId, atMs) => {
        took.news.push(atMs - (receivedMs.get(caseId) ?? atMs));
      });
      const handOverAll = async () => {
        for (let n = 0; n < casesEach; n += 1) {
          const caseId = await deliver(line, station, weight, took);
          receivedMs.set(caseId, performance.now());
        }
      };
      await Promise.all([handOverAll(), heard]);
    }),
  );
  return took;
}

type Page = {
  readonly changes: readonly { readonly caseId?: string }[];
  readonly cursor: number;
};

function news(line: Line, { token }: LoadStation, after: number, waitSeconds: number) {
  const path = `/v1/changes?after=${after}&waitSeconds=${waitSeconds}`;
  return line.json<Page>({ method: 'GET', path, token });
}

/** Where its feed ends now. */
export async function endOfFeed(line: Line, station: LoadStation): Promise<number> {
  let cursor = 0;
  for (;;) {
    const page = await news(line, station, cursor, 0);
    if (page.changes.length === 0) return cursor;
    cursor = page.cursor;
  }
}

/** Waits for news until it heard of `count` cases after a place in the feed. */
async function hear(
  line: Line,
  station: LoadStation,
  { cursor: from, count }: { readonly cursor: number; readonly count: number },
  heardOf: (caseId: string, atMs: number) => void,
): Promise<void> {
  let cursor = from;
  let left = count;
  while (left > 0) {
    const page = await news(line, station, cursor, 25);
    cursor = page.cursor;
    for (const { caseId } of page.changes)
      if (caseId !== undefined) heardOf(caseId, performance.now());
    left -= page.changes.length;
  }
}

/** As the station does it: the revision, each file that is missing with the request that begins it, the commit. */
async function deliver(
  line: Line,
  { key, token }: LoadStation,
  { images, imageBytes }: Weight,
  took: Took,
): Promise<string> {
  const { submission, files } = buildCase({ pages: images / 2, imageBytes });
  const { caseId, revision } = submission;
  const path = `/v1/cases/${caseId}/revisions/${revision}`;
  const json = signedRevision(key, submission);
  const timed = async <T>(times: number[], work: () => Promise<T>): Promise<T> => {
    const startedMs = performance.now();
    const done = await work();
    times.push(performance.now() - startedMs);
    return done;
  };
  const { missing } = await timed(took.put, () =>
    line.json<{ missing: readonly string[] }>({ method: 'PUT', path, token, json }),
  );
  for (const sha256 of missing) {
    const body = files.get(sha256) ?? Buffer.alloc(0);
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const headers = {
      ...{ 'Tus-Resumable': '1.0.0', 'Content-Type': 'application/offset+octet-stream' },
      'Upload-Length': body.length,
      'Upload-Metadata': `caseId ${base64(caseId)},sha256 ${base64(sha256)}`,
    };
    const sent = { method: 'POST', path: '/v1/uploads', token, headers, body };
    const { status } = await timed(took.file, () => line.ask(sent));
    if (status !== 201) throw new Error(`POST /v1/uploads: ${status}`);
  }
  await timed(took.commit, () => line.json({ method: 'POST', path: `${path}/commit`, token }));
  return caseId;
}

/** Keeps `count` waits for news open until `over`, dealt among the stations; resolves when all have ended. */
export async function holdWaits(
  line: Line,
  stations: readonly LoadStation[],
  count: number,
  over: AbortSignal,
): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const token = stations[n % stations.length]?.token ?? '';
      // Where nothing follows, so that it waits for as long as it may.
      const path = '/v1/changes?after=1000000000&waitSeconds=15';
      while (!over.aborted) {
        await line.json({ method: 'GET', path, token }).catch((error: unknown) => {
          // The line is closed under those that still wait.
          if (!over.aborted) throw error;
        });
      }
    }),
  );
}
