/** The wire over real sockets: limits, refusals of addresses, what is not followed. */
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openHttpWire } from '../../electron/sync/http-wire';
import { pairStation } from '../../electron/sync/pairing';
import { parsePlatformUrl } from '../../electron/sync/platform-url';
import { cancelSource } from '../../shared/sync/cancel';

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function wireTo(url: string, timeLimitMs = 5_000, cancel = cancelSource()) {
  const { wire, close } = openHttpWire();
  closers.push(close);
  const request = { method: 'GET', url, headers: {}, timeLimitMs } as const;
  return () => wire({ ...request, cancel: cancel.signal });
}

test.each([
  ['https://platform.example/', 'https://platform.example'],
  [' https://platform.example/edu/ ', 'https://platform.example/edu'],
  ['http://10.1.2.3:8080', 'http://10.1.2.3:8080'],
  ['http://localhost:80/', 'http://localhost'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
  ['http://[fd00::1]', 'http://[fd00::1]'],
  ['http://172.32.0.1', undefined],
  ['http://platform.example', undefined],
  ['http://127.0.0.1.evil.example', undefined],
  ['http://[2001:db8::1]', undefined],
  ['https://user:secret@platform.example', undefined],
  ['https://platform.example/?a=1', undefined],
  ['https://platform.example/#a', undefined],
  ['ftp://platform.example', undefined],
  ['file:///etc/passwd', undefined],
  ['javascript:alert(1)', undefined],
  ['platform.example', undefined],
  ['', undefined],
])('address %s', (typed, expected) => {
  expect(parsePlatformUrl(typed)).toBe(expected);
});

test('plain http to a public host needs the rule', () => {
  const rules = { allowPlainHttp: true };
  expect(parsePlatformUrl('http://platform.example', rules)).toBe('http://platform.example');
});

test('a redirect is an answer and is not followed', async () => {
  let asked = 0;
  const url = await serve((_request, response) => {
    asked += 1;
    response.writeHead(302, { Location: '/elsewhere' }).end();
  });
  expect(await wireTo(url)()).toMatchObject({ kind: 'answered', status: 302 });
  expect(asked).toBe(1);
});

test('an endless answer, a half answer and silence end as what they are', async () => {
  const endless = await serve((_request, response) => {
    const timer = setInterval(() => response.write(Buffer.alloc(512 * 1024)), 1);
    response.on('close', () => clearInterval(timer));
  });
  const half = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Length': 100 });
    response.write('half', () => response.destroy());
  });
  const silent = await serve(() => undefined);
  expect(await wireTo(endless)()).toEqual({ kind: 'noAnswer', trouble: 'tooLarge' });
  expect(await wireTo(half)()).toEqual({ kind: 'noAnswer', trouble: 'truncated' });
  expect(await wireTo(silent, 50)()).toEqual({ kind: 'noAnswer', trouble: 'timedOut' });
  const cancel = cancelSource();
  const asked = wireTo(silent, 5_000, cancel)();
  cancel.cancel();
  expect(await asked).toEqual({ kind: 'noAnswer', trouble: 'cancelled' });
});

test('what is asked after everything was cancelled is not begun', async () => {
  let asked = 0;
  const url = await serve((_request, response) => {
    asked += 1;
    response.end();
  });
  const cancel = cancelSource();
  cancel.cancel();
  const answer = await wireTo(url, 5_000, cancel)();
  expect(answer).toEqual({ kind: 'noAnswer', trouble: 'cancelled' });
  expect(asked).toBe(0);
});

test('nobody there, and a server that speaks no TLS', async () => {
  const url = await serve((_request, response) => response.end('plain'));
  expect(await wireTo('http://127.0.0.1:1')()).toEqual({
    kind: 'noAnswer',
    trouble: 'unreachable',
  });
  const secure = await wireTo(url.replace('http:', 'https:'))();
  expect(secure).toEqual({ kind: 'noAnswer', trouble: 'notTrusted' });
});

test('a kept connection that was closed meanwhile is replaced without anybody noticing', async () => {
  let answered = 0;
  const url = await serve((request, response) => {
    answered += 1;
    response.end('fine', () => {
      if (answered === 1) setTimeout(() => request.socket.destroy(), 20);
    });
  });
  const ask = wireTo(url);
  expect(await ask()).toMatchObject({ status: 200, body: 'fine' });
  for (let more = 0; more < 5; more += 1) {
    expect(await ask()).toMatchObject({ status: 200, body: 'fine' });
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
});

test.each([
  [302, {}, '', 'platformAnswersHtml'],
  [200, { 'Content-Type': 'text/html' }, '<html>', 'platformAnswersHtml'],
  [200, { 'Content-Type': 'application/json' }, '{}', 'platformAnswersNonsense'],
  [503, {}, '', 'platformBusy'],
])('pairing answered %i %o %s is %s', async (status, headers, body, kind) => {
  const url = await serve((_request, response) => response.writeHead(status, headers).end(body));
  const { wire, close } = openHttpWire();
  closers.push(close);
  const facts = { name: 'desk', stationCode: 'S1', publicKey: 'A'.repeat(44) };
  const paired = await pairStation(wire, url, 'CODE-1', facts, cancelSource().signal, {
    sign: () => 'signature',
  });
  expect(paired).toEqual({ ok: false, error: { kind } });
});
