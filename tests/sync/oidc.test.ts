/** Log-in by OpenID Connect against the real provider library over loopback: done, refused, stopped and forged. */
import type { Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { beginLogIn } from '../../electron/sync/oidc/log-in';
import type { OidcIdentity } from '../../shared/connector/profile';
import { begunAt, claimsOf, closeLines, logInParts, logInWords } from '../support/log-in-desk';
import type { HostedProvider } from '../support/oidc-provider';
import { audience, hostProvider, logInAt, logInOnDevice, refuseAt } from '../support/oidc-provider';

let provider: HostedProvider;
const others: Server[] = [];

beforeAll(async () => {
  provider = await hostProvider();
});
afterAll(() => provider.close());
afterEach(() => {
  provider.forge = undefined;
  provider.forgeWithStrangeKey = false;
  for (const server of others.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  closeLines();
});

const begun = (change?: Partial<OidcIdentity>, limitMs?: number) =>
  begunAt(provider.issuer, {
    ...(change === undefined ? {} : { change }),
    ...(limitMs === undefined ? {} : { limitMs }),
  });

/** A server that answers everything in one way. */
async function answering(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_request, response) => answer(response));
  others.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

describe('a log-in in the browser', () => {
  it('brings an access token for the platform, and tells the person that it is done', async () => {
    const logIn = await begun();
    const asked = new URL(logIn.address).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    const last = await logInAt(logIn.address);
    expect(last.text).toBe(logInWords.done);
    const done = await logIn.done;
    expect(done).toMatchObject({ ok: true, value: { goodForMs: 600_000 } });
    if (!done.ok) return;
    expect(claimsOf(done.value.accessToken)).toMatchObject({ aud: audience, scope: 'cases' });
    expect(done.value.refreshToken).toBeDefined();
    // Nobody answers there any more.
    await expect(fetch(asked.get('redirect_uri') ?? '')).rejects.toThrow();
  });

  it('is not ended by the answer to another question, or by another host', async () => {
    const logIn = await begun();
    const redirect = new URL(logIn.address).searchParams.get('redirect_uri') ?? '';
    for (const wrong of ['', '?state=another&code=x', '?error=access_denied']) {
      const answer = await fetch(redirect + wrong);
      expect([answer.status, await answer.text()]).toEqual([400, logInWords.notOurs]);
    }
    expect((await fetch(redirect.replace('callback', ''))).status).toBe(400);
    expect((await fetch(redirect, { method: 'POST' })).status).toBe(400);
    await logInAt(logIn.address);
    expect((await logIn.done).ok).toBe(true);
  });

  it('that the person refuses, stops or never finishes says so', async () => {
    const refused = await begun();
    await refuseAt(refused.address);
    expect(await refused.done).toEqual({ ok: false, error: { kind: 'logInRefused' } });
    const stopped = await begun();
    stopped.stop();
    expect(await stopped.done).toEqual({ ok: false, error: { kind: 'logInStopped' } });
    const late = await begun({}, 50);
    expect(await late.done).toEqual({ ok: false, error: { kind: 'logInTimedOut' } });
  });

  it.each([
    ['nonce', { nonce: 'another' }, 'logInNotGenuine'],
    ['audience', { aud: 'somebody-else' }, 'logInNotGenuine'],
    ['issuer', { iss: 'http://127.0.0.1:1' }, 'logInNotGenuine'],
    ['end', { exp: 1_000 }, 'logInClockOff'],
  ])('whose ID token has another %s is not taken', async (_, change, kind) => {
    provider.forge = (claims) => ({ ...claims, ...change });
    const logIn = await begun();
    await logInAt(logIn.address);
    expect(await logIn.done).toEqual({ ok: false, error: { kind } });
  });

  it('whose ID token somebody else signed is not taken', async () => {
    provider.forgeWithStrangeKey = true;
    const logIn = await begun();
    await logInAt(logIn.address);
    expect(await logIn.done).toEqual({ ok: false, error: { kind: 'logInNotGenuine' } });
  });

  it('whose code comes from another log-in is not taken', async () => {
    // Another question's nonce and challenge under this one's state: what an attacker could mix.
    const [mine, other] = [await begun(), await begun()];
    const mixed = new URL(mine.address);
    const theirs = new URL(other.address).searchParams;
    for (const name of ['code_challenge', 'nonce']) {
      mixed.searchParams.set(name, theirs.get(name) ?? '');
    }
    await logInAt(mixed.href);
    const done = await mine.done;
    expect(done).toMatchObject({ ok: false });
    other.stop();
  });
});

describe('a log-in on another device', () => {
  it('waits until the code was typed there', async () => {
    const logIn = await begun({ way: 'device' });
    expect(logIn.userCode).toMatch(/^[A-Z]{4}-[A-Z]{4}$/);
    await logInOnDevice(logIn.address, logIn.userCode ?? '');
    const done = await logIn.done;
    expect(done).toMatchObject({ ok: true });
    if (done.ok) expect(claimsOf(done.value.accessToken)).toMatchObject({ aud: audience });
  }, 30_000);

  it('can be stopped', async () => {
    const logIn = await begun({ way: 'device' });
    logIn.stop();
    expect(await logIn.done).toEqual({ ok: false, error: { kind: 'logInStopped' } });
  });
});

describe('a provider', () => {
  const tried = (issuer: string, exchangeMs?: number) =>
    beginLogIn(logInParts(issuer, exchangeMs === undefined ? {} : { exchangeMs }));

  it('that says it is another one is not spoken with', async () => {
    const answer = await tried(provider.issuer.replace('127.0.0.1', 'localhost'));
    expect(answer).toEqual({ ok: false, error: { kind: 'logInProviderWrong' } });
  });

  /** Says where its parts are; `change` is what it says else. */
  async function saying(change: Readonly<Record<string, string>>): Promise<string> {
    const issuer: string = await answering((response) => {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          issuer,
          authorization_endpoint: `${issuer}/a`,
          token_endpoint: `${issuer}/t`,
          jwks_uri: `${issuer}/j`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          ...change,
        }),
      );
    });
    return issuer;
  }

  it.each([
    ...['file:///etc/passwd', 'smb://127.0.0.1/x', 'mailto:a@example.invalid', 'x-other:y'],
    ...['javascript:1', ' https://example.invalid/', 'httpsx://example.invalid/', '//x', ''],
  ])('that would have the browser opened at "%s" is left', async (endpoint) => {
    const answer = await tried(await saying({ authorization_endpoint: endpoint }));
    expect(answer).toEqual({ ok: false, error: { kind: 'logInProviderWrong' } });
  });

  it('that sends to an address which may not be spoken to is left', async () => {
    const issuer = await saying({ token_endpoint: 'http://example.com/t' });
    const logIn = await tried(issuer);
    if (!logIn.ok) throw new Error(logIn.error.kind);
    const asked = new URL(logIn.value.address).searchParams;
    await fetch(`${asked.get('redirect_uri') ?? ''}?code=x&state=${asked.get('state') ?? ''}`);
    expect(await logIn.value.done).toEqual({ ok: false, error: { kind: 'logInProviderWrong' } });
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    [
      'a web page',
      (to) => to.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      'logInAnswersHtml',
    ],
    [
      'a redirect',
      (to) => to.writeHead(302, { location: 'http://portal/' }).end(),
      'logInAnswersHtml',
    ],
    ['that it is busy', (to) => to.writeHead(503).end(), 'logInBusy'],
    [
      'nonsense',
      (to) => to.writeHead(200, { 'content-type': 'application/json' }).end('{'),
      'logInAnswersNonsense',
    ],
    [
      'another form',
      (to) => to.writeHead(200, { 'content-type': 'application/json' }).end('[]'),
      'logInAnswersNonsense',
    ],
    [
      'too much',
      (to) =>
        to.writeHead(200, { 'content-type': 'application/json' }).end(' '.repeat(5 * 1024 * 1024)),
      'logInAnswersNonsense',
    ],
    ['nothing', (to) => to.destroy(), 'logInUnreachable'],
  ])('that answers %s is told as that', async (_, answer, kind) => {
    expect(await tried(await answering(answer))).toEqual({ ok: false, error: { kind } });
  });

  it('that drips its answer is left when its time is over', async () => {
    const drips: NodeJS.Timeout[] = [];
    const issuer = await answering((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      drips.push(setInterval(() => response.write(' '), 20));
    });
    expect(await tried(issuer, 300)).toEqual({ ok: false, error: { kind: 'logInUnreachable' } });
    drips.forEach(clearInterval);
  });

  it('that is not there is told as no line', async () => {
    const gone = await hostProvider();
    await gone.close();
    expect(await tried(gone.issuer)).toEqual({
      ok: false,
      error: { kind: 'logInUnreachable' },
    });
  });
});
