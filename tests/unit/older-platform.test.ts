/** A platform of before data came with the creation of an upload: nothing is held up, and it is asked only once. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createTransport } from '../../electron/sync/http-transport';
import type { Wire } from '../../electron/sync/wire';
import { problemBase } from '../../shared/protocol/messages';
import { cancelSource } from '../../shared/sync/cancel';
import type { StationIdentity, WireAnswer } from '../../shared/sync/ports';
import { freeOfRules } from '../../shared/sync/traffic';

const identity = {
  stationId: '01890000-0000-7000-8000-000000000001',
  token: 'token',
  platformUrl: 'http://127.0.0.1:1',
} as StationIdentity;

const answered = (status: number, headers: Record<string, string> = {}, body = ''): WireAnswer => ({
  kind: 'answered',
  status,
  headers,
  body,
});

it('is given an empty creation and the bytes after it', async () => {
  const arrived = new Map<string, Buffer>();
  const asked: string[] = [];
  const wire: Wire = async ({ method, url, headers, body }) => {
    const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(body as Uint8Array);
    asked.push(`${method} ${bytes.length}`);
    if (method === 'POST') {
      if (bytes.length > 0) {
        const problem = { type: `${problemBase}invalid-request`, title: 'No', status: 415 };
        const type = { 'content-type': 'application/problem+json' };
        return answered(415, type, JSON.stringify(problem));
      }
      return answered(201, { 'upload-offset': '0', location: url });
    }
    const before = arrived.get(url) ?? Buffer.alloc(0);
    if (Number(headers['Upload-Offset']) !== before.length) return answered(409);
    arrived.set(url, Buffer.concat([before, bytes]));
    return answered(204, { 'upload-offset': String(before.length + bytes.length) });
  };
  const transport = createTransport(wire);
  const send = async (bytes: Buffer) =>
    transport.upload(identity, {
      caseId: '01890000-0002-7000-8000-000000000001',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes,
      chunkTimeLimitMs: 1000,
      cancel: cancelSource().signal,
      onProgress: () => undefined,
      mayContinue: () => true,
      budget: freeOfRules,
    });
  const [one, two] = [Buffer.alloc(1000, 1), Buffer.alloc(2000, 2)];
  expect(await send(one)).toEqual({ kind: 'whole' });
  expect(asked).toEqual(['POST 1000', 'POST 0', 'PATCH 1000']);
  expect(await send(two)).toEqual({ kind: 'whole' });
  expect(asked.slice(3)).toEqual(['POST 0', 'PATCH 2000']);
  expect([...arrived.values()]).toEqual([one, two]);
});
