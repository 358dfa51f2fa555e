/** Asks the update server for its description of an update: small, bounded, and no page of somebody else. */
import type { UpdateError } from '../../shared/domain/update-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { mostReleaseBytes, releaseName, releaseSignatureName } from '../../shared/update/release';
import type { FeedLine, FeedReply } from './feed-line';
import type { SignedRelease } from './read-release';
import { mostSignatureBytes } from './signed-list';

/** Who says nothing for so long is not there. */
export const silenceMs = 60_000;

/** `undefined`: there is no such file. */
type Answer = Result<Buffer | undefined, UpdateError>;

/** Why an answer is not the file that was asked for; nothing when it is. */
export function refusalOf({ statusCode = 0, headers }: FeedReply): UpdateError | undefined {
  const isPage = String(headers['content-type'] ?? '').includes('text/html');
  // The log-in of a network answers with its page, or sends there.
  if (statusCode >= 300 && statusCode < 400) return { kind: 'updateServerOther' };
  if (statusCode === 200) return isPage ? { kind: 'updateServerOther' } : undefined;
  if (statusCode === 404 || statusCode === 410) return { kind: 'updateServerMissing' };
  return statusCode === 511
    ? { kind: 'updateServerOther' }
    : { kind: 'updateServerRefused', status: statusCode };
}

/** Why a request has no answer. */
export const noReply = ({ message }: Error): UpdateError => ({
  // Electron ends a request that is sent elsewhere with an error of this name.
  kind: /redirect/i.test(message) ? 'updateServerOther' : 'updateServerUnreachable',
});

function ask(line: FeedLine, url: URL, most: number): Promise<Answer> {
  return new Promise((resolve) => {
    const silent = setTimeout(() => end(err({ kind: 'updateServerUnreachable' })), silenceMs);
    const request = line(url, (reply) => {
      const refusal = refusalOf(reply);
      if (refusal?.kind === 'updateServerMissing') return end(ok(undefined));
      if (refusal !== undefined) return end(err(refusal));
      const pieces: Buffer[] = [];
      let size = 0;
      reply.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > most) end(err({ kind: 'updateServerOther' }));
        else pieces.push(piece);
      });
      reply.on('error', () => end(err({ kind: 'updateServerUnreachable' })));
      reply.on('aborted', () => end(err({ kind: 'updateServerUnreachable' })));
      reply.on('end', () => end(ok(Buffer.concat(pieces))));
    });
    const end = (answer: Answer) => {
      clearTimeout(silent);
      resolve(answer);
      request.abort();
    };
    request.on('error', (error) => end(err(noReply(error))));
    request.end();
  });
}

/** Below the address, which may or may not end with a slash. */
export const addressOf = (server: string, name: string): URL =>
  new URL(name, `${server.replace(/\/+$/, '')}/`);

/** The description and its signature, neither believed yet. */
export async function askServer(
  line: FeedLine,
  server: string,
): Promise<Result<SignedRelease, UpdateError>> {
  const bytes = await ask(line, addressOf(server, releaseName), mostReleaseBytes);
  if (!bytes.ok) return bytes;
  if (bytes.value === undefined) return err({ kind: 'updateServerMissing' });
  // A page of a network says often enough that it is something else.
  if (bytes.value.toString('utf8', 0, 200).trimStart().startsWith('<')) {
    return err({ kind: 'updateServerOther' });
  }
  const signature = await ask(line, addressOf(server, releaseSignatureName), mostSignatureBytes);
  if (!signature.ok) return signature;
  return signature.value === undefined
    ? err({ kind: 'updateUnsigned' })
    : ok({ bytes: bytes.value, signature: signature.value });
}
