/** Time stamps: a real authority's token is taken and kept, and nothing else is. */
import { webcrypto } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeArchiveKey } from '../../electron/archive/signing/archive-key';
import { fetchTimestamp } from '../../electron/archive/signing/fetch-timestamp';
import type { MissingStamp } from '../../electron/archive/signing/missing-timestamps';
import { createMissingTimestamps } from '../../electron/archive/signing/missing-timestamps';
import { signRoot } from '../../electron/archive/signing/sign-root';
import { timestampRequest } from '../../electron/archive/signing/timestamp-request';
import { childrenOf, readDer } from '../../shared/archive/signing/der';
import { cryptoOver } from '../../shared/archive/signing/signature-crypto';
import { signaturePaths, signedFile } from '../../shared/archive/signing/signature-files';
import { signedDataOf } from '../../shared/archive/signing/signed-data';
import { timestampWaitMs } from '../../shared/archive/signing/timestamp-schedule';
import { verifySignatures } from '../../shared/archive/signing/verify-signatures';
import { cancelSource } from '../../shared/sync/cancel';
import { answering, newAuthority, serve } from '../support/local-tsa';

import { sourceOf } from '../support/package-samples';

const root = Buffer.from('c0ffee  manifest-sha256.txt\n');
const at = '2026-08-15T02:03:04.000Z';
const crypto = cryptoOver(webcrypto.subtle);
const idle = cancelSource().signal;
const authorities = { rsa: newAuthority('rsa'), ec: newAuthority('ec') };
const honest = authorities.ec;

let files: Map<string, Uint8Array>;
let missing: { request: Uint8Array; root: Uint8Array };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});
beforeAll(async () => {
  const key = await makeArchiveKey({ school: '望潮小学', stationCode: 'LAB2CD', drill: false }, at);
  const signed = await signRoot(key, root, at);
  files = new Map([[signedFile, root], ...signed.map((one) => [one.path, one.bytes] as const)]);
  missing = { request: files.get(signaturePaths.request) ?? new Uint8Array(), root };
});

async function ask(listener: RequestListener, limitMs = 15_000) {
  const { address, close } = await serve(listener);
  closing.push(close);
  return fetchTimestamp(missing, address, idle, limitMs);
}
const told = async (listener: RequestListener, limitMs?: number) => {
  const answer = await ask(listener, limitMs);
  return answer.ok ? 'taken' : answer.error;
};
const reportWith = (reply: Uint8Array) =>
  verifySignatures(sourceOf(new Map([...files, [signaturePaths.timestamp, reply]])), crypto);
const broken = (bytes: Uint8Array, back: number) => {
  const copy = Uint8Array.from(bytes);
  const place = copy.length - back;
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
};

describe('an authority', () => {
  it.each(['rsa', 'ec'] as const)(
    'with a key of %s is asked, and OpenSSL takes what is kept',
    async (kind) => {
      const authority = authorities[kind];
      const seen: (string | undefined)[] = [];
      const answer = await ask((request, response) => {
        seen.push(request.method, request.headers['content-type'], request.url);
        answering(authority.reply)(request, response);
      });
      expect(seen).toEqual(['POST', 'application/timestamp-query', '/tsa']);
      if (!answer.ok) throw new Error(answer.error);
      const { reply, timestamp } = answer.value;
      expect(authority.verify(reply, root)).toContain('Verification: OK');
      expect(timestamp.authority.subject).toBe('国家授时测试机构');
      const report = await reportWith(reply);
      expect(report.findings).toEqual([]);
      expect(report.timestamp).toEqual({ at: timestamp.at, authority: '国家授时测试机构' });
    },
  );
});

describe('no token is taken', () => {
  const html = Buffer.from('<html>请先登录</html>');
  const other = () => honest.reply(timestampRequest(Buffer.from('another package')));
  const again = () => honest.reply(timestampRequest(root));
  it.each<[string, string, RequestListener]>([
    ['a page to log in', 'otherAnswer', answering(() => html, 'text/html')],
    ['a page that calls itself a token', 'unreadable', answering(() => html)],
    ['nothing', 'unreadable', answering(() => new Uint8Array())],
    ['more than a token ever is', 'tooLarge', answering(() => Buffer.alloc(3_000_000))],
    ['a refusal', 'notGranted', answering(() => honest.reply(Buffer.from('no request')))],
    ['a token over another package', 'otherBytes', answering(other)],
    ['a token that another request asked for', 'otherRequest', answering(again)],
    ['a broken signature', 'wrong', answering((query) => broken(honest.reply(query), 4))],
    ['an error of the server', 'otherAnswer', (_, response) => response.writeHead(503).end()],
    [
      'an address elsewhere',
      'otherAnswer',
      (_, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end(),
    ],
    ['a line that breaks', 'noAnswer', (request) => request.socket.destroy()],
    [
      'half an answer',
      'noAnswer',
      (_, response) => {
        response.writeHead(200, {
          'Content-Type': 'application/timestamp-reply',
          'Content-Length': 900,
        });
        response.write('x', () => response.destroy());
      },
    ],
  ])('from %s', async (_name, trouble, listener) => {
    expect(await told(listener)).toBe(trouble);
  });

  it('from one that drips, however long it goes on', async () => {
    let timer: NodeJS.Timeout | undefined;
    const drips: RequestListener = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/timestamp-reply' });
      timer = setInterval(() => response.write('.'), 20);
    };
    expect(await told(drips, 300)).toBe('noAnswer');
    clearInterval(timer);
  });

  it('from a signature that is none of a time stamp', async () => {
    const report = await reportWith(files.get(signaturePaths.cms) ?? new Uint8Array());
    expect(report.findings.map(({ kind }) => kind)).toEqual(['timestampUnreadable']);
  });

  it.each([
    'ftp://tsa.example/',
    'http://name:word@tsa.example/',
    'tsa.example',
    '',
    `http://x/${'y'.repeat(300)}`,
  ])('from the address %s', async (address) => {
    expect(await fetchTimestamp(missing, address, idle)).toEqual({
      ok: false,
      error: 'addressInvalid',
    });
  });

  it('when somebody stops it', async () => {
    const stop = cancelSource();
    const { address, close } = await serve(() => stop.cancel());
    closing.push(close);
    expect(await fetchTimestamp(missing, address, stop.signal)).toEqual({
      ok: false,
      error: 'noAnswer',
    });
  });

  it('of which any bit was changed that says something', async () => {
    const reply = Buffer.from(honest.reply(missing.request));
    const [, token = undefined] = childrenOf(readDer(reply)) ?? [];
    const signed = signedDataOf(token);
    const { content, signature, signer, signedAttributes } = signed ?? {};
    for (const part of [content, signature, signer?.der, signedAttributes?.subarray(1)]) {
      const start = reply.indexOf(part ?? '');
      const bytes = part?.byteLength ?? 0;
      expect(bytes).toBeGreaterThan(60);
      expect(start).toBeGreaterThan(0);
      for (let place = start; place < start + bytes; place += 1) {
        const { findings, timestamp } = await reportWith(broken(reply, reply.length - place));
        expect(timestamp, String(place)).toBeUndefined();
        expect(findings.map(({ path }) => path)).toEqual([signaturePaths.timestamp]);
      }
    }
  });
});

describe('missing time stamps', () => {
  const clock = { ms: 0 };
  type Parts = Parameters<typeof createMissingTimestamps>[0];
  const newFetcher = (address: string | undefined, parts: Partial<Parts> = {}) =>
    createMissingTimestamps({
      address: () => address,
      monotonicMs: () => clock.ms,
      random: () => 1,
      log: () => undefined,
      ...parts,
    });
  const stamps = (kept: string[], count = 3): MissingStamp[] =>
    Array.from({ length: count }, (_, index) => ({
      id: String(index),
      request: timestampRequest(root),
      root,
      keep: async () => {
        kept.push(String(index));
        return true;
      },
    }));

  it('are fetched one after the other, and are then no longer missing', async () => {
    const { address, close } = await serve(answering(honest.reply));
    closing.push(close);
    const kept: string[] = [];
    const found = await newFetcher(address).fetchMissing(stamps(kept), idle);
    expect(found).toEqual({ kept: 3, waitMs: undefined });
    expect(kept).toEqual(['0', '1', '2']);
  });

  it('wait longer and longer while nobody answers, ask once a round, and ask at once when the line is back', async () => {
    let asked = 0;
    let works = false;
    const { address, close } = await serve((request, response) => {
      asked += 1;
      if (works) answering(honest.reply)(request, response);
      else response.writeHead(502).end();
    });
    closing.push(close);
    const fetcher = newFetcher(address);
    const kept: string[] = [];
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const { waitMs = 0 } = await fetcher.fetchMissing(stamps(kept), idle);
      waits.push(waitMs);
      clock.ms += waitMs;
    }
    expect(asked).toBe(4);
    expect(waits.every((wait) => wait >= 60_000)).toBe(true);
    works = true;
    fetcher.lineBack();
    expect(await fetcher.fetchMissing(stamps(kept), idle)).toEqual({ kept: 3, waitMs: undefined });
  });

  it('pass over a request that cannot be read, and try again what could not be kept', async () => {
    const { address, close } = await serve(answering(honest.reply));
    closing.push(close);
    const [one, two] = stamps([], 2) as [MissingStamp, MissingStamp];
    const bad = { ...one, request: Buffer.from('no request') };
    const full = { ...two, keep: async () => false };
    const fetcher = newFetcher(address);
    const first = await fetcher.fetchMissing([bad, full], idle);
    expect(first.kept).toBe(0);
    expect(first.waitMs).toBeGreaterThan(0);
    clock.ms += first.waitMs ?? 0;
    expect(await fetcher.fetchMissing([bad, two], idle)).toEqual({ kept: 1, waitMs: undefined });
    expect(await newFetcher(undefined).fetchMissing([two], idle)).toEqual({
      kept: 0,
      waitMs: undefined,
    });
  });

  it('are asked for when the wait that was told is over, whatever is drawn afterwards', async () => {
    let asked = 0;
    const { address, close } = await serve((_, response) => {
      asked += 1;
      response.writeHead(502).end();
    });
    closing.push(close);
    const drawn = [0, 1, 1, 1, 1, 1];
    const told: unknown[] = [];
    const fetcher = newFetcher(address, {
      random: () => drawn.shift() ?? 1,
      log: (_, facts) => told.push(facts),
    });
    const missingOne = stamps([], 1);
    const { waitMs = 0 } = await fetcher.fetchMissing(missingOne, idle);
    expect(told).toEqual([{ id: '0', kind: 'otherAnswer', waitMs }]);
    clock.ms += waitMs - 1;
    await fetcher.fetchMissing(missingOne, idle);
    expect(asked).toBe(1);
    clock.ms += 1;
    await fetcher.fetchMissing(missingOne, idle);
    expect(asked).toBe(2);
  });

  it('are asked for at once at another address than the one that did not answer', async () => {
    const dead = await serve((request) => request.socket.destroy());
    const alive = await serve(answering(honest.reply));
    closing.push(dead.close, alive.close);
    let address = dead.address;
    const fetcher = newFetcher(undefined, { address: () => address });
    const kept: string[] = [];
    expect((await fetcher.fetchMissing(stamps(kept, 2), idle)).kept).toBe(0);
    address = alive.address;
    expect(await fetcher.fetchMissing(stamps(kept, 2), idle)).toEqual({
      kept: 2,
      waitMs: undefined,
    });
  });

  it('of which one fails to be kept are told, and the others are kept', async () => {
    const { address, close } = await serve(answering(honest.reply));
    closing.push(close);
    const told: unknown[] = [];
    const kept: string[] = [];
    const [one, two, three] = stamps(kept) as [MissingStamp, MissingStamp, MissingStamp];
    const failing = {
      ...one,
      keep: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOSPC' })),
    };
    const full = { ...two, keep: async () => false };
    const fetcher = newFetcher(address, { log: (event, facts) => told.push([event, facts]) });
    const found = await fetcher.fetchMissing([failing, full, three], idle);
    expect(kept).toEqual(['2']);
    expect(found.kept).toBe(1);
    expect(found.waitMs).toBeGreaterThan(0);
    expect(told).toEqual([
      ['timestampNotKept', { id: '0', kind: 'Error:ENOSPC' }],
      ['timestampNotKept', { id: '1' }],
    ]);
  });

  it('are asked for at last twice a day, never more often than once a minute', () => {
    for (let tries = 1; tries < 60; tries += 1) {
      for (const jitter of [0, 0.5, 1]) {
        const wait = timestampWaitMs({ tries, lastMs: 1_000 }, 1_000, jitter);
        expect(wait).toBeGreaterThanOrEqual(60_000);
        expect(wait).toBeLessThanOrEqual(43_200_000);
      }
    }
    expect(timestampWaitMs({ tries: 0, lastMs: 0 }, 5, 0)).toBe(0);
    expect(timestampWaitMs({ tries: 1, lastMs: 0 }, 900_000_000, 1)).toBe(0);
  });
});
