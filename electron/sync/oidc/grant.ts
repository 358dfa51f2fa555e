/** What every way of logging in has in common: who the station is, what it asks for, and what it gets. */
import * as oauth from 'oauth4webapi';
import type { OidcIdentity } from '../../../shared/connector/profile';
import type { LogInError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import type { LoopbackWords } from './loopback';
import type { ProviderLine } from './provider-line';

/** What a provider gave; neither ever reaches a log, a status or a window. */
export type Tokens = {
  readonly accessToken: string;
  /** Milliseconds it is good for, from its arrival. */
  readonly goodForMs: number;
  /** Absent where the provider gives none: then the log-in lasts as long as the access token. */
  readonly refreshToken?: string;
};

/** A log-in under way. */
export type LogIn = {
  /** To be opened by a person, on this computer or another one. */
  readonly address: string;
  /** To be typed there, for a log-in on another device. */
  readonly userCode?: string;
  /** Never rejects. */
  readonly done: Promise<Result<Tokens, LogInError>>;
  readonly stop: () => void;
};

export type LogInParts = {
  readonly line: ProviderLine;
  readonly identity: OidcIdentity;
  readonly words: LoopbackWords;
  /** How long a person may take, in milliseconds. */
  readonly limitMs: number;
};

/** Where an access token that names no end is asked for anew, in milliseconds. */
const usualLifeMs = 5 * 60_000;

/** The station is a public client: what is on a desk keeps no secret of a county (RFC 8252, 8.5). */
export function clientOf({ clientId }: OidcIdentity, line: ProviderLine): oauth.Client {
  return {
    client_id: clientId,
    token_endpoint_auth_method: 'none',
    [oauth.clockSkew]: line.clockSkewSeconds(),
    [oauth.clockTolerance]: 60,
  };
}

/** The resource the token is for, as RFC 8707 asks it to be told. */
export function forAudience({ audience }: OidcIdentity) {
  return audience === undefined ? {} : { additionalParameters: { resource: audience } };
}

export function tokensOf(answer: oauth.TokenEndpointResponse): Tokens {
  const { access_token: accessToken, expires_in: seconds, refresh_token: refreshToken } = answer;
  return {
    accessToken,
    goodForMs: seconds === undefined ? usualLifeMs : seconds * 1_000,
    ...(refreshToken === undefined ? {} : { refreshToken }),
  };
}
