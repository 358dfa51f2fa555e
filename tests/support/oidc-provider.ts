/** A county's log-in service: the real provider library on a loopback port, and people who log in there by its own pages. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { Configuration } from 'oidc-provider';

export const clientId = 'enrollment-station';
/** Whom access tokens are for. */
export const audience = 'urn:wangchao:enrolment';

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
type Key = ReturnType<typeof newKey>;
/** Made once: they take a second. */
const [key, strange] = [newKey(), newKey()];
type Claims = Record<string, unknown>;

export type HostedProvider = {
  readonly issuer: string;
  /** Changes what the provider says in its ID tokens, signed with its own key or a strange one. */
  forge: ((claims: Claims) => Claims) | undefined;
  forgeWithStrangeKey: boolean;
  /** Answers in place of the provider; `true` when it did. */
  instead: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  /** Every request to the token endpoint so far. */
  readonly tokenCalls: () => number;
  /** Ends a refresh token, as an administrator would (RFC 7009). */
  readonly revoke: (refreshToken: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens a provider; access tokens last `accessSeconds`. */
export async function hostProvider({ accessSeconds = 600 } = {}): Promise<HostedProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(issuer, configuration(accessSeconds));
  let tokenCalls = 0;
  provider.use(async (context, next) => {
    if (context.path === '/token') tokenCalls += 1;
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.path !== '/token' || typeof body?.id_token !== 'string') return;
    const { forge, forgeWithStrangeKey } = hosted;
    if (forge === undefined && !forgeWithStrangeKey) return;
    const forged = resigned(body.id_token, forge, forgeWithStrangeKey ? strange : key);
    context.body = { ...body, id_token: forged };
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (hosted.instead?.(request, response) !== true) void answer(request, response);
  });
  const hosted: HostedProvider = {
    issuer,
    forge: undefined,
    forgeWithStrangeKey: false,
    instead: undefined,
    tokenCalls: () => tokenCalls,
    revoke: async (token) => {
      const body = new URLSearchParams({ token, client_id: clientId });
      const revoked = await fetch(`${issuer}/token/revocation`, { method: 'POST', body });
      if (!revoked.ok) throw new Error(`Revocation answered ${String(revoked.status)}`);
    },
    close: () => closed(server),
  };
  return hosted;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

function configuration(accessSeconds: number): Configuration {
  const grants = ['authorization_code', 'refresh_token', deviceGrant];
  return {
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: grants,
        response_types: ['code'],
        redirect_uris: ['http://127.0.0.1/callback'],
      },
    ],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['a cookie key of a test'] },
    scopes: ['openid', 'offline_access', 'cases'],
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    rotateRefreshToken: true,
    features: {
      devInteractions: { enabled: true },
      deviceFlow: { enabled: true },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => ({
          scope: 'cases',
          audience: resource,
          accessTokenTTL: accessSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** The same token with other claims, under the provider's own header. */
function resigned(token: string, forge: HostedProvider['forge'], signer: Key): string {
  const [head = '', payload = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  const body = Buffer.from(JSON.stringify(forge?.(claims) ?? claims)).toString('base64url');
  const signature = createSign('RSA-SHA256').update(`${head}.${body}`).sign(signer, 'base64url');
  return `${head}.${body}.${signature}`;
}

/** A browser as far as a log-in needs one: cookies, redirects, and forms that are sent as they stand. */
class Browser {
  readonly #cookies = new Map<string, string>();

  async go(url: string, form?: Record<string, string>): Promise<{ url: string; text: string }> {
    let [at, body] = [url, form === undefined ? undefined : new URLSearchParams(form)];
    for (let hops = 0; hops < 20; hops += 1) {
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(at, {
        redirect: 'manual',
        headers: { cookie },
        ...(body === undefined ? {} : { method: 'POST', body }),
      });
      for (const set of response.headers.getSetCookie()) {
        const [name = '', value = ''] = set.split(';', 1)[0]?.split(/=(.*)/s) ?? [];
        this.#cookies.set(name, value);
      }
      const next = response.headers.get('location');
      if (next === null) return { url: at, text: await response.text() };
      [at, body] = [new URL(next, at).href, undefined];
    }
    throw new Error('Too many redirects');
  }

  /** Sends the only form of a page, with its hidden fields and what is typed. */
  async send(page: { url: string; text: string }, typed: Record<string, string>) {
    const action = /<form[^>]*action="([^"]*)"/.exec(page.text)?.[1];
    if (action === undefined) throw new Error(`No form at ${page.url}`);
    const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const fields = hidden.map(([, name = '', value = '']) => [name, value] as const);
    return this.go(new URL(action, page.url).href, { ...Object.fromEntries(fields), ...typed });
  }
}

/** Logs in at the address of a log-in, and answers the page that is shown in the end. */
export async function logInAt(address: string): Promise<{ url: string; text: string }> {
  const browser = new Browser();
  const asked = await browser.go(address);
  const known = await browser.send(asked, { login: 'desk-of-school-7', password: 'any' });
  return browser.send(known, {});
}

/** Says no where a person is asked for a name and password. */
export async function refuseAt(address: string): Promise<{ url: string; text: string }> {
  const browser = new Browser();
  const asked = await browser.go(address);
  const abort = /href="([^"]*\/abort)"/.exec(asked.text)?.[1];
  if (abort === undefined) throw new Error('No way out');
  return browser.go(new URL(abort, asked.url).href);
}

/** Types the code of a log-in on another device, logs in and agrees. */
export async function logInOnDevice(address: string, userCode: string): Promise<string> {
  const browser = new Browser();
  const asked = await browser.go(address);
  const confirm = await browser.send(asked, { user_code: userCode });
  const known = await browser.send(confirm, { confirm: 'yes' });
  const consent = await browser.send(known, { login: 'desk-of-school-7', password: 'any' });
  return (await browser.send(consent, {})).text;
}
