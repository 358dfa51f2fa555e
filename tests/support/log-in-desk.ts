/** A station's side of a log-in for tests: who it is to a provider, and its line there. */
import { openHttpWire } from '../../electron/sync/http-wire';
import type { LogIn, Tokens } from '../../electron/sync/oidc/grant';
import { beginLogIn } from '../../electron/sync/oidc/log-in';
import { openProviderLine } from '../../electron/sync/oidc/provider-line';
import type { OidcIdentity } from '../../shared/connector/profile';
import { cancelSource } from '../../shared/sync/cancel';
import { audience, clientId, logInAt } from './oidc-provider';

const { wire, close } = openHttpWire();
const cancel = cancelSource();
export const logInWords = { done: '可以关闭', notOurs: '不是在等的' };

/** Closes what was kept open to providers. */
export const closeLines = close;

const identityAt = (issuer: string, change: Partial<OidcIdentity>): OidcIdentity => ({
  kind: 'oidc',
  issuer,
  clientId,
  scopes: ['openid', 'offline_access', 'cases'],
  audience,
  way: 'browser',
  ...change,
});

/** What a log-in at `issuer` needs; `limitMs` for the person, `exchangeMs` for each answer. */
export function logInParts(
  issuer: string,
  {
    change = {},
    limitMs = 60_000,
    exchangeMs = 5_000,
  }: { change?: Partial<OidcIdentity>; limitMs?: number; exchangeMs?: number } = {},
) {
  const identity = identityAt(issuer, change);
  const line = openProviderLine(wire, issuer, cancel.signal, { limitMs: exchangeMs });
  return { identity, line, words: logInWords, limitMs };
}

/** A log-in under way. @throws when it cannot even begin. */
export async function begunAt(
  issuer: string,
  settings?: Parameters<typeof logInParts>[1],
): Promise<LogIn> {
  const logIn = await beginLogIn(logInParts(issuer, settings));
  if (!logIn.ok) throw new Error(logIn.error.kind);
  return logIn.value;
}

/** The tokens of somebody who logged in. */
export async function loggedInAt(issuer: string): Promise<Tokens> {
  const logIn = await begunAt(issuer);
  await logInAt(logIn.address);
  const done = await logIn.done;
  if (!done.ok) throw new Error(done.error.kind);
  return done.value;
}

/** What a token says; its signature is not looked at. */
export const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
