/** The access token of requests against the real provider library: renewed, refused, ended, and the provider away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccessKeeper } from '../../electron/sync/oidc/access-keeper';
import { refreshLogIn } from '../../electron/sync/oidc/log-in';
import { claimsOf, closeLines, loggedInAt, logInParts } from '../support/log-in-desk';
import type { HostedProvider } from '../support/oidc-provider';
import { audience, hostProvider } from '../support/oidc-provider';

let provider: HostedProvider;
beforeAll(async () => {
  provider = await hostProvider();
});
afterAll(async () => {
  closeLines();
  await provider.close();
});

describe('access', () => {
  /** A keeper over the provider, and what is written down for it. */
  function keeperWith(first: string | undefined) {
    const kept: string[] = first === undefined ? [] : [first];
    let nowMs = 0;
    const keeper = createAccessKeeper({
      refreshToken: () => kept.at(-1),
      refresh: (token) => refreshLogIn(logInParts(provider.issuer), token),
      save: async (token) => kept.push(token) > 0,
      nowMs: () => nowMs,
    });
    return { keeper, kept, pass: (ms: number) => (nowMs += ms) };
  }

  it('is asked for once for all who wait, and again before it ends; another refresh token is kept', async () => {
    const { refreshToken } = await loggedInAt(provider.issuer);
    const { keeper, kept, pass } = keeperWith(refreshToken);
    const before = provider.tokenCalls();
    const [one, two] = await Promise.all([keeper.current(), keeper.current()]);
    expect(one).toEqual(two);
    expect(one.ok && claimsOf(one.value)['aud']).toBe(audience);
    expect(provider.tokenCalls()).toBe(before + 1);
    expect(kept).toHaveLength(2);
    expect(await keeper.current()).toEqual(one);
    pass(590_000);
    const later = await keeper.current();
    expect(later.ok).toBe(true);
    expect(later).not.toEqual(one);
    expect(kept).toHaveLength(3);
  });

  it('that the platform refused is asked for anew', async () => {
    const { refreshToken } = await loggedInAt(provider.issuer);
    const { keeper } = keeperWith(refreshToken);
    const first = await keeper.current();
    if (first.ok) keeper.refused(first.value);
    const second = await keeper.current();
    expect(second.ok).toBe(true);
    expect(second).not.toEqual(first);
  });

  it('that somebody ended stays ended until somebody logs in', async () => {
    const tokens = await loggedInAt(provider.issuer);
    const { keeper, pass } = keeperWith(tokens.refreshToken);
    await provider.revoke(tokens.refreshToken ?? '');
    expect(await keeper.current()).toEqual({ ok: false, error: { kind: 'logInExpired' } });
    const calls = provider.tokenCalls();
    expect(await keeper.current()).toEqual({ ok: false, error: { kind: 'logInExpired' } });
    expect(provider.tokenCalls()).toBe(calls);
    expect(keeper.isLoggedIn()).toBe(false);
    keeper.take(await loggedInAt(provider.issuer));
    expect(keeper.isLoggedIn()).toBe(true);
    expect((await keeper.current()).ok).toBe(true);
    pass(1_000_000);
  });

  it('waits for a provider that is away, and is there when it is back', async () => {
    const { refreshToken } = await loggedInAt(provider.issuer);
    const { keeper } = keeperWith(refreshToken);
    provider.instead = (_request, response) => {
      response.destroy();
      return true;
    };
    expect(await keeper.current()).toEqual({ ok: false, error: { kind: 'logInUnreachable' } });
    expect(keeper.isLoggedIn()).toBe(true);
    provider.instead = undefined;
    expect((await keeper.current()).ok).toBe(true);
  });

  it('is not there before anybody logged in', async () => {
    const { keeper } = keeperWith(undefined);
    expect(await keeper.current()).toEqual({ ok: false, error: { kind: 'logInMissing' } });
    expect(keeper.isLoggedIn()).toBe(false);
  });
});
