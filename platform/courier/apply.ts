/** What a courier brings is asked of the platform as if it came by line: the same routes, checks and answers. */
import type { AnswerRecord, StationRecord } from '../../shared/protocol/courier';
import { directoryReplySchema } from '../../shared/protocol/directory';
import { changesReplySchema } from '../../shared/protocol/messages';
import { knownTakenHeader, takenHeader } from '../../shared/protocol/taken';
import { uploadPath } from '../uploads/uploads';
import type { Clock } from '../ports';
import type { ReadRecord } from './records';

/** One call of the platform by the station whose file is read. */
type Call = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
};

export type CourierLine = {
  /** The application's own door. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** The station's bearer token. */
  readonly token: string;
  /** How much the station was told that this platform took in of it; undefined where it does not say. */
  readonly knownTaken?: number | undefined;
  readonly clock: Clock;
  readonly closing: AbortSignal;
};

/** How often a platform that says it is busy is asked again before its word goes into the answer. */
const mostTries = 20;
const noOrigin = 'http://courier.invalid';

/** Applies one record; undefined for `hello`, which asks nothing. */
export async function applyRecord(
  line: CourierLine,
  { record, bytes }: ReadRecord,
  position: number,
): Promise<AnswerRecord | undefined> {
  if (record.type === 'hello' || record.type === 'end') return undefined;
  const response = await (record.type === 'file'
    ? sendFile(line, record, bytes)
    : call(line, {
        method: record.method,
        path: record.path,
        headers: { 'Content-Type': 'application/json' },
        ...(record.body === undefined ? {} : { body: record.body }),
      }));
  const body = await response.text();
  return { type: 'result', record: position, status: response.status, body };
}

/**
 * All that the platform has to say to the station after a cursor, page by page. Where `known` shows that the cursor is one
 * of before this platform was restored, a page that leads back says so and all of the feed follows.
 */
export async function* readChanges(
  line: CourierLine,
  { after, known }: Pick<Extract<StationRecord, { type: 'hello' }>, 'after' | 'known'>,
): AsyncGenerator<AnswerRecord> {
  let named = known?.afterId === undefined ? '' : `&afterId=${known.afterId}`;
  for (let cursor = after; ;) {
    const path = `/v1/changes?after=${cursor}${named}`;
    const response = await call(line, { method: 'GET', path });
    if (!response.ok) throw new Error(`The feed answered ${response.status}`);
    const page = changesReplySchema.parse(await response.json());
    yield { type: 'changes', page };
    const isLedBack = page.cursor < cursor;
    if (page.changes.length === 0 && !(isLedBack && known !== undefined)) return;
    cursor = isLedBack ? 0 : page.cursor;
    named = '';
  }
}

/** Who takes part, page by page. */
export async function* readDirectory(line: CourierLine): AsyncGenerator<AnswerRecord> {
  for (let after = ''; ;) {
    const query = after === '' ? '' : `?after=${encodeURIComponent(after)}`;
    const response = await call(line, { method: 'GET', path: `/v1/directory${query}` });
    if (!response.ok) throw new Error(`The directory answered ${response.status}`);
    const page = directoryReplySchema.parse(await response.json());
    yield { type: 'directory', page };
    if (page.next === undefined) return;
    after = page.next;
  }
}

/** Creation and one chunk of tus; a file that is here already is not taken in again. */
async function sendFile(
  line: CourierLine,
  file: Extract<StationRecord, { type: 'file' }>,
  bytes: Uint8Array,
): Promise<Response> {
  const encoded = (text: string) => Buffer.from(text).toString('base64');
  const created = await call(line, {
    method: 'POST',
    path: uploadPath,
    headers: {
      'Tus-Resumable': '1.0.0',
      'Upload-Length': String(file.bytes),
      'Upload-Metadata': `caseId ${encoded(file.caseId)},sha256 ${encoded(file.sha256)}`,
    },
  });
  const location = created.headers.get('location');
  if (!created.ok || location === null) return created;
  const offset = Number(created.headers.get('upload-offset') ?? 0);
  if (offset === file.bytes) return created;
  return call(line, {
    method: 'PATCH',
    path: location,
    headers: {
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': String(file.bytes - offset),
    },
    body: new Uint8Array(bytes.subarray(offset)),
  });
}

async function call(line: CourierLine, { method, path, headers, body }: Call): Promise<Response> {
  const known = line.knownTaken === undefined ? {} : { [knownTakenHeader]: `${line.knownTaken}` };
  for (let tries = 1; ; tries += 1) {
    const response = await line.fetch(
      new Request(`${noOrigin}${path}`, {
        method,
        headers: { ...headers, ...known, Authorization: `Bearer ${line.token}` },
        ...(body === undefined ? {} : { body }),
      }),
    );
    // One that says how little it holds waits for the station, and not the station for it.
    const isForgotten = response.status === 503 && response.headers.has(takenHeader);
    const isPassing = (response.status === 429 || response.status === 503) && !isForgotten;
    if (!isPassing || tries === mostTries || line.closing.aborted) return response;
    const waitSeconds = Number(response.headers.get('retry-after') ?? 1);
    await line.clock.sleep(waitSeconds * 1000, line.closing);
  }
}
