/** The line to the update server: Electron's own network in a session of its own, that keeps nothing and reaches nobody else. */
import type { Session } from 'electron';
import { net, session } from 'electron';

/** What is asked of a request here; Node's has it as well as Electron's. */
export type FeedRequest = {
  on(event: 'error', listener: (error: Error) => void): unknown;
  end(): unknown;
  abort(): void;
};

/** An answer, of which only the bytes and these facts are used. */
export type FeedReply = NodeJS.ReadableStream & {
  readonly statusCode?: number | undefined;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
};

/** Asks for an address, or for a part of what is there; a redirection is an answer of its own or an error, and never followed. */
export type FeedLine = (
  url: URL,
  onReply: (reply: FeedReply) => void,
  headers?: { readonly Range?: string },
) => FeedRequest;

/** The same for every station: nothing in it says who asks, on what, or with which version. */
const asker = 'enrollment-station';

function guarded(own: Session, origin: string): Session {
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  own.setPermissionCheckHandler(() => false);
  own.setUserAgent(asker);
  own.webRequest.onBeforeRequest(({ url, method }, answer) =>
    answer({ cancel: method !== 'GET' || new URL(url).origin !== origin }),
  );
  return own;
}

/** In memory: no cookies, no cache, and no password of a proxy outlives the program. */
export const systemLine: FeedLine = (url, onReply, headers = {}) => {
  const own = guarded(session.fromPartition('update-feed', { cache: false }), url.origin);
  const request = net.request({
    ...{ url: url.href, method: 'GET', session: own, redirect: 'error' },
    ...{ credentials: 'omit', useSessionCookies: false },
  });
  request.setHeader('Cache-Control', 'no-cache');
  for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
  request.on('login', (_facts, answer) => answer());
  request.on('response', (reply) => onReply(reply as unknown as FeedReply));
  return request;
};
