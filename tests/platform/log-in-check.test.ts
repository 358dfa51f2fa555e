/** The log-in that a county asks for: a provider that is away says nothing against anybody, and a token that fails stays out. */
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loggedInOnly } from '../../platform/http/authentication';
import type { PlatformEnvironment } from '../../platform/http/environment';
import { openLogInCheck } from '../../platform/http/log-in-check';
import { answerError } from '../../platform/http/refusals';
import { closeLines, loggedInAt } from '../support/log-in-desk';
import type { HostedProvider } from '../support/oidc-provider';
import { audience, hostProvider } from '../support/oidc-provider';

let provider: HostedProvider;
let token: string;
beforeAll(async () => {
  provider = await hostProvider();
  token = (await loggedInAt(provider.issuer)).accessToken;
});
afterAll(async () => {
  closeLines();
  await provider.close();
});

/** A door that was never opened before: it knows neither provider nor keys. */
function aDoor(issuer = provider.issuer) {
  const logged: string[] = [];
  const log = (kind: string) => void logged.push(kind);
  const app = new Hono<PlatformEnvironment>();
  app.use(loggedInOnly(openLogInCheck({ issuer, audience }, log)));
  app.get('/', (context) => context.text('in'));
  app.onError((error, context) => answerError(error, context, log));
  const knock = async (shown?: string) => {
    const headers: HeadersInit = shown === undefined ? {} : { Authorization: `Bearer ${shown}` };
    const { status, headers: told } = await app.request('/', { headers });
    return { status, retryAfter: told.get('retry-after') };
  };
  return { knock, logged };
}

type Instead = NonNullable<HostedProvider['instead']>;
const troubles: readonly (readonly [string, Instead])[] = [
  ['breaks the line', (_, response) => response.destroy() !== undefined],
  ['fails', (_, response) => response.writeHead(502).end() !== undefined],
  [
    'answers with a page',
    (_, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>') !== undefined,
  ],
];
const isAboutKeys = (path = '') => path.includes('jwks');

it.each(troubles)(
  'a provider that %s makes the platform busy, and nobody unknown',
  async (_, instead) => {
    for (const only of [undefined, isAboutKeys]) {
      const { knock, logged } = aDoor();
      provider.instead = (request, response) =>
        (only === undefined || only(request.url)) && instead(request, response);
      expect(await knock(token)).toEqual({ status: 503, retryAfter: '15' });
      expect(logged).toContain('log-in-provider-away');
      expect(logged).not.toContain('log-in-refused');
      // Who shows nothing is nobody, with or without it.
      expect((await knock()).status).toBe(401);
      provider.instead = undefined;
      expect((await knock(token)).status).toBe(200);
    }
  },
);

it('a provider that is not there makes it busy as well', async () => {
  const { knock } = aDoor('http://127.0.0.1:9');
  expect((await knock(token)).status).toBe(503);
});

it('a token that fails stays out, and is no trouble of the provider', async () => {
  const { knock, logged } = aDoor();
  const forged = `${token.slice(0, -8)}AAAAAAAA`;
  for (const bad of ['x', 'a.b.c', forged]) expect((await knock(bad)).status).toBe(401);
  expect(new Set(logged)).toEqual(new Set(['log-in-refused']));
  expect((await knock(token)).status).toBe(200);
});
