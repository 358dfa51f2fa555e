/** A test station that speaks to a platform over real HTTP: pairs, puts, uploads by tus, commits, listens. */
import { Upload } from 'tus-js-client';
import type * as z from 'zod';
import type { Receipt } from '../../shared/domain/delivery';
import type { PairReply, RevisionReply, changesReplySchema } from '../../shared/protocol/messages';
import { pairReplySchema, problemBase } from '../../shared/protocol/messages';
import { holdAgainstDescription } from './described';
import type { BuiltCase, StationKey } from './platform-builders';
import { newStationKey, sha256Of, signedPairing, signedRevision } from './platform-builders';

export type Answer<T = unknown> = {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
};
export type ProblemBody = {
  readonly type: string;
  readonly detail?: string;
  readonly pointers?: string[];
};

const answerOf = ({ status, headers }: Response, text: string) => {
  const mediaType = headers.get('content-type')?.split(';')[0];
  return { status, mediaType, text };
};

/** Sends JSON and reads JSON; throws for no status, but for what the platform's own document does not describe. */
export async function ask<T = ProblemBody>(
  url: string,
  method: string,
  {
    token,
    body,
    headers,
  }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const sent = {
    headers: new Headers({
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    }),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
  const response = await fetch(url, { method, ...sent });
  const text = await response.text();
  await holdAgainstDescription({ url, method, request: sent, answer: answerOf(response, text) });
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, body: parsed as T, headers: response.headers };
}

/** The stable part of a problem's type, e.g. `revision-differs`. */
export function problemOf(answer: Answer<ProblemBody>): string {
  return answer.body.type.replace(problemBase, '');
}

/** What kept a request from being done: its status and the stable part of the problem's type. */
export function asProblem(answer: Answer): readonly [number, string] {
  return [answer.status, problemOf(answer as Answer<ProblemBody>)];
}

let pairedStations = 0;

/** A code no other test station of this process has. */
export function nextStationCode(): string {
  pairedStations += 1;
  return `T${pairedStations}`;
}

export class TestStation {
  private constructor(
    readonly url: string,
    readonly key: StationKey,
    readonly reply: PairReply,
  ) {}

  /** Pairs with a one-time code. */
  static async pair(url: string, code: string, key = newStationKey()): Promise<TestStation> {
    const answer = await ask(`${url}/v1/stations`, 'POST', {
      body: signedPairing(key, { code, stationCode: nextStationCode() }),
    });
    if (answer.status !== 200) throw new Error(`Not paired: ${answer.status}`);
    return new TestStation(url, key, pairReplySchema.parse(answer.body));
  }

  /** The same station seen at another address, e.g. after a restart or at a second process. */
  at(url: string): TestStation {
    return new TestStation(url, this.key, this.reply);
  }

  get token(): string {
    return this.reply.token;
  }

  ask<T = ProblemBody>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return ask<T>(`${this.url}${path}`, method, { token: this.token, body, headers });
  }

  /** `earlier` is the receipt a restored platform once gave for it. */
  put(
    value: BuiltCase['submission'],
    earlier?: Receipt,
    headers: Record<string, string> = {},
  ): Promise<Answer<RevisionReply>> {
    const receipt = earlier === undefined ? {} : { receipt: earlier };
    const body = { ...signedRevision(this.key, value), ...receipt };
    return this.ask('PUT', revisionPath(value), body, headers);
  }

  commit(value: BuiltCase['submission']): Promise<Answer<{ readonly receipt: Receipt }>> {
    return this.ask('POST', `${revisionPath(value)}/commit`);
  }

  changes(after = 0, waitSeconds = 0): Promise<Answer<z.infer<typeof changesReplySchema>>> {
    return this.ask('GET', `/v1/changes?after=${after}&waitSeconds=${waitSeconds}`);
  }

  /** Uploads one file by tus-js-client, in chunks, with quick retries. */
  upload(
    caseId: string,
    bytes: Buffer,
    { url = this.url, chunkSize = 65_536 }: { url?: string; chunkSize?: number } = {},
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const upload = new Upload(bytes, {
        endpoint: `${url}/v1/uploads`,
        headers: { Authorization: `Bearer ${this.token}` },
        metadata: { caseId, sha256: sha256Of(bytes) },
        chunkSize,
        retryDelays: [0, 50, 100, 200, 400, 800],
        storeFingerprintForResuming: false,
        onError: reject,
        onSuccess: () => resolve(),
      });
      upload.start();
    });
  }

  /** A bare tus request, for what a well-behaved client never sends. */
  async tus(
    method: string,
    path: string,
    given: Record<string, string>,
    body?: Buffer,
  ): Promise<Response> {
    const url = `${this.url}${path}`;
    const headers = new Headers({
      ...{ Authorization: `Bearer ${this.token}`, 'Tus-Resumable': '1.0.0' },
      ...given,
    });
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
    const answer = answerOf(response, await response.clone().text());
    await holdAgainstDescription({ url, method, request: { headers }, answer });
    return response;
  }

  /** Puts, uploads what is missing, commits. */
  async deliver({ submission, files }: BuiltCase): Promise<Receipt> {
    const put = await this.put(submission);
    if (put.status !== 200) throw new Error(`Not put: ${put.status} ${JSON.stringify(put.body)}`);
    for (const sha256 of put.body.missing) {
      await this.upload(submission.caseId, files.get(sha256) ?? Buffer.alloc(0));
    }
    const commit = await this.commit(submission);
    if (commit.status !== 200) throw new Error(`Not committed: ${commit.status}`);
    return commit.body.receipt;
  }
}

export function revisionPath({ caseId, revision }: { caseId: string; revision: number }): string {
  return `/v1/cases/${caseId}/revisions/${revision}`;
}

/** `Upload-Metadata` of a file. */
export function uploadMetadata(caseId: string, sha256: string): string {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return `caseId ${base64(caseId)},sha256 ${base64(sha256)}`;
}
