/** Time stamps: a real authority's token is taken and kept, and nothing else is. */
import { webcrypto } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fetchTimestamp } from '../../electron/archive/signing/fetch-timestamp';
import { signRoot } from '../../electron/archive/signing/sign-root';
import { timestampRequest } from '../../electron/archive/signing/timestamp-request';
import { childrenOf, readDer } from '../../shared/archive/signing/der';
import { cryptoOver } from '../../shared/archive/signing/signature-crypto';
import { signaturePaths, signedFile } from '../../shared/archive/signing/signature-files';
import { signedDataOf } from '../../shared/archive/signing/signed-data';
import { verifySignatures } from '../../shared/archive/signing/verify-signatures';
import { cancelSource } from '../../shared/sync/cancel';
import { answering, newAuthority, serve } from '../support/local-tsa';

import { sourceOf } from '../support/package-samples';
import { scratchFolder } from '../support/scratch-folder';
import { anArchiveKey } from '../support/archive-keys';

const root = Buffer.from('c0ffee  manifest-sha256.txt\n');
const at = '2026-08-15T02:03:04.000Z';
const crypto = cryptoOver(webcrypto.subtle);
const idle = cancelSource().signal;
const authorities = {
  rsa: newAuthority('rsa', scratchFolder('authority')),
  ec: newAuthority('ec', scratchFolder('authority')),
};
const honest = authorities.ec;

let files: Map<string, Uint8Array>;
let missing: { request: Uint8Array; root: Uint8Array };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});
beforeAll(async () => {
  const key = await anArchiveKey({ school: '望潮小学', stationCode: 'LAB2CD', drill: false }, at);
  const signed = await signRoot(key, root, at);
  files = new Map([[signedFile, root], ...signed.map((one) => [one.path, one.bytes] as const)]);
  missing = { request: files.get(signaturePaths.request) ?? new Uint8Array(), root };
});

async function ask(listener: RequestListener, limitMs = 15_000) {
  const { address, close } = await serve(listener);
  closing.push(close);
  return fetchTimestamp(missing, { address }, idle, limitMs);
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
    expect(await fetchTimestamp(missing, { address }, idle)).toEqual({
      ok: false,
      error: 'addressInvalid',
    });
  });

  it('when somebody stops it', async () => {
    const stop = cancelSource();
    const { address, close } = await serve(() => stop.cancel());
    closing.push(close);
    expect(await fetchTimestamp(missing, { address }, stop.signal)).toEqual({
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
