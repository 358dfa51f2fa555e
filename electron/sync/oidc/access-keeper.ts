/** The access token that requests carry now: asked for anew before it ends, once for all who wait for it. */
import type { LogInError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import type { Tokens } from './grant';

export type AccessKeeper = {
  /** A token that is good for a while yet, or why there is none. */
  readonly current: () => Promise<Result<string, LogInError>>;
  /** The platform did not take this one: it is not given out again. */
  readonly refused: (accessToken: string) => void;
  /** Whether there is something to ask for a token with, or a token. */
  readonly isLoggedIn: () => boolean;
  /** Somebody logged in. */
  readonly take: (tokens: Tokens) => void;
};

export type AccessParts = {
  /** The refresh token on the disk; nothing while nobody is logged in. */
  readonly refreshToken: () => string | undefined;
  readonly refresh: (refreshToken: string) => Promise<Result<Tokens, LogInError>>;
  /** Writes another refresh token down; the one before may be of no use any more. */
  readonly save: (refreshToken: string) => Promise<boolean>;
  readonly nowMs: () => number;
};

/** A token is asked for anew this long before it ends, so that none ends on its way; milliseconds. */
const earlierMs = 30_000;

export function createAccessKeeper(parts: AccessParts): AccessKeeper {
  let held: { readonly token: string; readonly endsMs: number } | undefined;
  /** Newer than the one on the disk, which would not take it. */
  let unsaved: string | undefined;
  /** The provider ended it. */
  let isOver = false;
  let asking: Promise<Result<string, LogInError>> | undefined;

  const hold = ({ accessToken, goodForMs }: Tokens) => {
    held = { token: accessToken, endsMs: parts.nowMs() + goodForMs };
  };
  const refresh = async (): Promise<Result<string, LogInError>> => {
    const before = unsaved ?? parts.refreshToken();
    if (isOver) return err({ kind: 'logInExpired' });
    if (before === undefined) return err({ kind: 'logInMissing' });
    const answer = await parts.refresh(before);
    if (!answer.ok) {
      isOver = answer.error.kind === 'logInExpired';
      return answer;
    }
    const { refreshToken = before } = answer.value;
    // A provider that rotates refuses the one before from now on.
    if (refreshToken !== parts.refreshToken()) {
      unsaved = (await parts.save(refreshToken)) ? undefined : refreshToken;
    }
    hold(answer.value);
    return ok(answer.value.accessToken);
  };
  return {
    current: () => {
      const left = held === undefined ? 0 : held.endsMs - parts.nowMs();
      if (held !== undefined && left > earlierMs) return Promise.resolve(ok(held.token));
      asking ??= refresh().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    isLoggedIn: () =>
      !isOver &&
      ((unsaved ?? parts.refreshToken()) !== undefined ||
        (held !== undefined && held.endsMs > parts.nowMs())),
    refused: (token) => {
      if (held?.token === token) held = undefined;
    },
    take: (tokens) => {
      unsaved = undefined;
      isOver = false;
      hold(tokens);
    },
  };
}
