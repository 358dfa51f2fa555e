/** Everything that the fault proxy does to a line, by name: each as rules for one case, drawn by chance. */
import type { Chance } from '../sim/world';
import type { ProxyAct, ProxyRule } from './fault-proxy';
import { withOtherLength } from './whole-reply';

const put = /^PUT \/v1\/cases/;
const head = /^HEAD /;
const create = /^POST \/v1\/uploads /;
const patch = /^PATCH /;
const commit = /^POST .*\/commit /;
const file = /^(POST \/v1\/uploads|PATCH) /;
const word = /^(PUT .*\/desk-reports|POST \/v1\/(ratings|verifications)) /;
const feed = /^GET \/v1\/changes/;
const steps = [put, create, patch, commit, word] as const;
/** What waits for news for half a minute is not held on purpose. */
const any = [...steps, head, feed] as const;

const page = '<!DOCTYPE html><html><body>Sign in</body></html>';
const raw = (first: string, body = '') =>
  `HTTP/1.1 ${first}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
const problem = (status: string, type: string) =>
  raw(
    `${status}\r\nRetry-After: 1\r\nContent-Type: application/problem+json`,
    JSON.stringify({ type: `urn:enrollment-platform:problem:${type}`, title: type, status: 0 }),
  );
const json = (body: string) => raw('200 OK\r\nContent-Type: application/json', body);
const answer = (text: string | Buffer): ProxyAct => ({ kind: 'answer', raw: text });

/** TLS 1.2 to somebody who speaks HTTP, and the alert `protocol_version` that such a one says (RFC 8446, 5.1 and 6). */
const tlsHello = Buffer.from('16030100310100002d0303' + '5a'.repeat(32) + '000002c02b0100', 'hex');
const tlsAlert = Buffer.from('15030300020246', 'hex');

const rule = (when: RegExp, act: ProxyAct, times = 1): ProxyRule => ({ when, act, times });
const each = (whens: readonly RegExp[], act: () => ProxyAct, times = 1): ProxyRule[] =>
  whens.map((when) => rule(when, act(), times));

export type LineFault = {
  readonly name: string;
  readonly rules: (chance: Chance) => ProxyRule[];
};

/** So many bytes of a request: the middle of its head, of its case or of its file. */
const someBytes = (chance: Chance) =>
  chance.pick([1, 20, 400, chance.whole(400, 6_000), 60_000] as const);

export const lineFaults: readonly LineFault[] = [
  {
    name: 'cuts in the middle of chunks',
    rules: (chance) =>
      each([file], () => ({ kind: 'cutAfter', bytes: chance.whole(500, 100_000) }), 3),
  },
  {
    name: 'cuts in the headers',
    rules: () => [rule(/ \/v1\/(cases|uploads)/, { kind: 'cutAfter', bytes: 20 }, 4)],
  },
  { name: 'lost replies of every kind', rules: () => each(any, () => ({ kind: 'dropReply' })) },
  {
    name: 'truncated replies',
    rules: (chance) =>
      each(steps, () => ({ kind: 'cutReplyAfter', bytes: chance.whole(1, 400) }), 2),
  },
  {
    name: 'resets in the middle of a request',
    rules: (chance) =>
      each(any, () => ({ kind: 'reset', of: 'request', bytes: someBytes(chance) })),
  },
  {
    name: 'resets in the middle of a reply',
    rules: (chance) =>
      each(any, () => ({ kind: 'reset', of: 'reply', bytes: chance.whole(0, 300) })),
  },
  { name: 'refused connections', rules: () => [rule(/./, { kind: 'refuse' }, 5)] },
  {
    name: 'half closed towards the station',
    rules: (chance) =>
      each(steps, () => ({ kind: 'halfClosed', towards: 'station', bytes: someBytes(chance) })),
  },
  {
    name: 'half closed towards the platform',
    rules: (chance) =>
      each(steps, () => ({ kind: 'halfClosed', towards: 'platform', bytes: someBytes(chance) })),
  },
  {
    name: 'requests that never end',
    rules: (chance) => [
      rule(chance.pick(steps), {
        ...{ kind: 'hold', of: 'request', bytes: someBytes(chance) },
        held: () => undefined,
      }),
    ],
  },
  {
    name: 'replies that never end',
    rules: (chance) => [
      rule(chance.pick(steps), {
        ...{ kind: 'hold', of: 'reply', bytes: chance.whole(0, 200) },
        held: () => undefined,
      }),
    ],
  },
  {
    name: 'a slow line',
    rules: (chance) => [
      rule(/ \/v1\//, { kind: 'slow', delayMs: chance.whole(5, 60) }, chance.whole(5, 50)),
    ],
  },
  {
    name: 'bytes one by one',
    rules: () => [
      ...each(steps, () => ({ kind: 'sliced', of: 'request', bytes: 1_500 })),
      ...each([put, commit, feed], () => ({ kind: 'sliced', of: 'reply', bytes: 1_500 })),
    ],
  },
  {
    name: 'replies whose last byte comes late',
    rules: (chance) => each(steps, () => ({ kind: 'lateEnd', laterMs: chance.whole(20, 300) })),
  },
  {
    name: 'requests that come twice at once',
    rules: () => each(any, () => ({ kind: 'twice' }), 2),
  },
  {
    name: 'requests that come again later',
    rules: (chance) => each(any, () => ({ kind: 'twice', laterMs: chance.whole(1, 400) }), 2),
  },
  {
    name: 'replies that come twice',
    rules: () =>
      each(
        [...steps, feed],
        () => ({ kind: 'changed', change: (whole) => Buffer.concat([whole, whole]) }),
        2,
      ),
  },
  {
    name: 'replies that change places',
    rules: (chance) => {
      const act: ProxyAct = { kind: 'swapped' };
      const when = chance.pick([/ \/v1\/(cases|uploads|ratings|verifications)/, file, / /]);
      return [rule(when, act, chance.whole(2, 8))];
    },
  },
  {
    name: 'a cache that gives old answers',
    rules: () => each([put, commit, patch, word, feed], () => ({ kind: 'remembered' }), 3),
  },
  {
    name: 'a wrong Content-Length',
    rules: (chance) =>
      each([...steps, feed], () => {
        const by = chance.pick([-300, -40, -1, 1, 5_000]);
        return { kind: 'changed', change: (whole) => withOtherLength(whole, by) };
      }),
  },
  {
    name: 'a bit of a file turned over',
    rules: () => [rule(file, { kind: 'corrupted' }, 2)],
  },
  {
    name: 'TLS towards a platform without it',
    rules: () => each(steps, () => ({ kind: 'garbled', before: tlsHello })),
  },
  {
    name: 'TLS instead of HTTP',
    rules: () => each(any, () => answer(tlsAlert)),
  },
  {
    name: 'garbage instead of HTTP and JSON',
    rules: () => [
      rule(put, answer('\u0000\u0001\u0002 nonsense\r\n\r\n')),
      rule(put, answer(json('{"a":'))),
      rule(patch, answer(raw('204 No Content\r\nUpload-Offset: 99999999'))),
      rule(commit, answer(json('{"receipt":{}}'))),
      rule(word, answer(json('[]'))),
      rule(feed, answer(json('{"changes":[{}],"cursor":99999}'))),
    ],
  },
  {
    name: 'a captive portal',
    rules: () => each(any, () => answer(raw('200 OK\r\nContent-Type: text/html', page))),
  },
  {
    name: 'redirects to a portal',
    rules: () =>
      each([put, patch, word, feed], () =>
        answer(raw('302 Found\r\nLocation: http://127.0.0.1:1/')),
      ),
  },
  {
    name: 'bursts of 500, 502 and 503',
    rules: (chance) =>
      each(
        any,
        () =>
          answer(
            chance.pick([
              raw('500 Internal Server Error\r\nContent-Type: text/plain', 'oops'),
              raw('502 Bad Gateway\r\nContent-Type: text/html', page),
              raw('503 Service Unavailable'),
              raw('504 Gateway Timeout\r\nRetry-After: 2'),
            ]),
          ),
        chance.whole(1, 2),
      ),
  },
  {
    name: 'a busy platform',
    rules: () => each(any, () => answer(problem('503 Busy', 'busy'))),
  },
  {
    name: 'too many requests',
    rules: () => each([put, commit, word], () => answer(problem('429 Slow', 'too-many-requests'))),
  },
];
