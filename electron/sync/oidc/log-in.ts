/** Log-in at a county's provider by OpenID Connect: code and PKCE in the browser, or a code for another device. */
import * as oauth from 'oauth4webapi';
import type { LogInError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import { deviceLogIn } from './device-log-in';
import type { LogIn, LogInParts, Tokens } from './grant';
import { clientOf, forAudience, tokensOf } from './grant';
import { logInErrorOf, ProviderTrouble } from './log-in-trouble';
import { openLoopback } from './loopback';

/** Finds the provider and begins; nobody is logged in before `done` says so. */
export async function beginLogIn(parts: LogInParts): Promise<Result<LogIn, LogInError>> {
  try {
    const server = await discover(parts);
    return ok(
      await (parts.identity.way === 'device'
        ? deviceLogIn(parts, server)
        : browserLogIn(parts, server)),
    );
  } catch (error) {
    return err(logInErrorOf(error));
  }
}

/** Asks for another access token; with it comes another refresh token, or none where the one before stays good. */
export async function refreshLogIn(
  { line, identity }: Pick<LogInParts, 'line' | 'identity'>,
  refreshToken: string,
): Promise<Result<Tokens, LogInError>> {
  try {
    const server = await discover({ line, identity });
    const client = clientOf(identity, line);
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      refreshToken,
      { ...line.http, ...forAudience(identity) },
    );
    const answer = await oauth.processRefreshTokenResponse(server, client, response);
    return ok(tokensOf(answer));
  } catch (error) {
    return err(logInErrorOf(error));
  }
}

async function discover({
  line,
  identity,
}: Pick<LogInParts, 'line' | 'identity'>): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(identity.issuer);
  const response = await oauth.discoveryRequest(issuer, { ...line.http, algorithm: 'oidc' });
  return oauth.processDiscoveryResponse(issuer, response).catch((error: unknown) => {
    const isOdd = error instanceof oauth.OperationProcessingError;
    if (!isOdd || error.code !== oauth.INVALID_RESPONSE) throw error;
    throw new ProviderTrouble({ kind: 'nonsense', status: response.status });
  });
}

/** The system opens what it is given with whatever program it is for: pages only, plain ones where the provider itself is. */
function isForBrowser(address: string, issuer: string): boolean {
  const protocol = /^https?:/i.exec(address)?.[0].toLowerCase();
  return protocol === 'https:' || (protocol === 'http:' && issuer.startsWith('http:'));
}

async function browserLogIn(
  { line, identity, words, limitMs }: LogInParts,
  server: oauth.AuthorizationServer,
): Promise<LogIn> {
  const endpoint = server.authorization_endpoint;
  if (endpoint === undefined) throw new Error('No authorization endpoint');
  if (!isForBrowser(endpoint, identity.issuer)) {
    throw new ProviderTrouble({ kind: 'addressNotAllowed' });
  }
  const client = clientOf(identity, line);
  const [verifier, state, nonce] = [
    oauth.generateRandomCodeVerifier(),
    oauth.generateRandomState(),
    oauth.generateRandomNonce(),
  ];
  const challenge = await oauth.calculatePKCECodeChallenge(verifier);
  let settle: (answer: URL | LogInError) => void = () => undefined;
  const brought = new Promise<URL | LogInError>((resolve) => {
    settle = resolve;
  });
  const loopback = await openLoopback((url) => {
    // Only the answer to this very question: anybody's page can call an address of this computer.
    if (url.searchParams.get('state') !== state) return false;
    settle(url);
    return true;
  }, words);
  const timer = setTimeout(() => settle({ kind: 'logInTimedOut' }), limitMs);
  const { redirectUri } = loopback;
  const finish = async (): Promise<Result<Tokens, LogInError>> => {
    const url = await brought;
    clearTimeout(timer);
    loopback.close();
    if (!(url instanceof URL)) return err(url);
    try {
      const params = oauth.validateAuthResponse(server, client, url, state);
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
        params,
        redirectUri,
        verifier,
        { ...line.http, ...forAudience(identity) },
      );
      const answer = await oauth.processAuthorizationCodeResponse(server, client, response, {
        expectedNonce: nonce,
        requireIdToken: true,
      });
      await oauth.validateApplicationLevelSignature(server, response, { ...line.http });
      return ok(tokensOf(answer));
    } catch (error) {
      return err(logInErrorOf(error));
    }
  };
  const address = new URL(endpoint);
  const asked = {
    client_id: identity.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: identity.scopes.join(' '),
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(identity.scopes.includes('offline_access') ? { prompt: 'consent' } : {}),
    ...(identity.audience === undefined ? {} : { resource: identity.audience }),
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return {
    address: address.href,
    done: finish(),
    stop: () => settle({ kind: 'logInStopped' }),
  };
}
