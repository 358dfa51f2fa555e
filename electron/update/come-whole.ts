/** Brings a file of the update server here, from where it broke off: whatever comes is worth nothing before it is whole and the one that was signed. */
import type { UpdateError } from '../../shared/domain/update-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { ReleaseFile } from '../../shared/update/release';
import { noReply, refusalOf, silenceMs } from './ask-server';
import type { FeedLine, FeedReply } from './feed-line';
import type { PartFile } from './part-file';

export type Coming = {
  readonly line: FeedLine;
  readonly url: URL;
  readonly file: ReleaseFile;
  /** So many bytes of the whole file are here; they can fall back to none. */
  readonly onReceived: (bytes: number) => void;
  readonly signal: AbortSignal;
};

/** A line that broke is taken up again at once, as long as so much more comes each time. */
const enoughBytes = 64 * 1024;
/** A disk that is slower than the line makes it wait. */
const mostWaiting = 8 * 1024 * 1024;

const brokenOff = err({ kind: 'updateBrokenOff' } as const);
const stopped = err({ kind: 'updateStopped' } as const);

/** The answer to a question for everything `from` a byte on, or why there is none; `ending` ends both. */
function askFrom(
  { line, url }: Coming,
  from: number,
  ending: AbortSignal,
): Promise<Result<FeedReply, UpdateError>> {
  return new Promise((resolve) => {
    // No If-Range: the signed digest tells one file from another better than what a server says of it.
    const range = from === 0 ? {} : { Range: `bytes=${String(from)}-` };
    const heard = (reply: FeedReply) => {
      // Told by the pieces that do not come.
      reply.on('error', () => undefined);
      resolve(ok(reply));
    };
    const request = line(url, heard, range);
    request.on('error', (error) => resolve(err(noReply(error))));
    ending.addEventListener('abort', () => {
      request.abort();
      resolve(err({ kind: 'updateServerUnreachable' }));
    });
    request.end();
  });
}

/** Whether a part of a file goes on exactly there, and is of a file of this size. */
function goesOn({ headers }: FeedReply, from: number, size: number): boolean {
  const said = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(String(headers['content-range'] ?? ''));
  const [, start, whole] = said ?? [];
  return Number(start) === from && (whole === '*' || Number(whole) === size);
}

/**
 * Puts behind the part what an answer brings, never more than was signed. Each piece is taken at once: what a stream still holds
 * when its line breaks is thrown away with it. Throws the file system's error.
 */
function take(
  reply: FeedReply,
  { file, onReceived }: Coming,
  part: PartFile,
  heard: () => void,
  ending: AbortSignal,
): Promise<Result<undefined, UpdateError>> {
  return new Promise((resolve, reject) => {
    let written = Promise.resolve();
    let [size, waiting, isOver] = [part.size(), 0, false];
    const over = (answer: Result<undefined, UpdateError>) => {
      isOver = true;
      void written.then(() => resolve(answer), reject);
    };
    const write = async (piece: Buffer) => {
      await part.append(piece);
      onReceived(part.size());
      waiting -= piece.length;
      if (waiting < mostWaiting) reply.resume();
    };
    reply.on('data', (piece: Buffer) => {
      if (isOver) return;
      heard();
      size += piece.length;
      if (size > file.size) {
        // Whatever its beginning is: it is another file.
        written = written.then(() => part.restart());
        return over(ok(undefined));
      }
      waiting += piece.length;
      if (waiting >= mostWaiting) reply.pause();
      written = written.then(() => write(piece));
      written.catch(reject);
    });
    reply.on('end', () => {
      // Where nobody said how much was to come, an end tells nothing.
      const wasToldSize = reply.headers['content-length'] !== undefined;
      over(size < file.size && !wasToldSize ? brokenOff : ok(undefined));
    });
    for (const broken of ['error', 'aborted', 'close']) reply.on(broken, () => over(brokenOff));
    ending.addEventListener('abort', () => over(brokenOff));
  });
}

/** Asks once for what the part has not; fine is also what will never make it whole. */
async function askForRest(of: Coming, part: PartFile): Promise<Result<undefined, UpdateError>> {
  const { name, size } = of.file;
  const from = part.size();
  if (from === size) return ok(undefined);
  const ending = new AbortController();
  const end = () => ending.abort();
  of.signal.addEventListener('abort', end);
  let silent: NodeJS.Timeout | undefined;
  const heard = () => {
    clearTimeout(silent);
    silent = setTimeout(end, silenceMs);
  };
  heard();
  try {
    const asked = await askFrom(of, from, ending.signal);
    if (!asked.ok) return asked;
    const reply = asked.value;
    if (from > 0 && reply.statusCode === 416) return ok(undefined);
    if (from > 0 && reply.statusCode === 206) {
      if (!goesOn(reply, from, size)) return ok(undefined);
    } else {
      const refusal = refusalOf(reply);
      if (refusal?.kind === 'updateServerMissing')
        return err({ kind: 'updateServerDamaged', name });
      if (refusal !== undefined) return err(refusal);
      // Such a server hands out whole files alone.
      if (from > 0) await part.restart();
    }
    return await take(reply, of, part, heard, ending.signal);
  } finally {
    clearTimeout(silent);
    of.signal.removeEventListener('abort', end);
    end();
  }
}

/**
 * Completes the part: it is then the file that was signed, byte for byte. What does not fit is thrown away and begun anew, once;
 * what is still wrong then is wrong at the server. Throws the file system's error.
 */
export async function comeWhole(
  of: Coming,
  part: PartFile,
): Promise<Result<undefined, UpdateError>> {
  let [furthest, asked] = [part.size(), 0];
  for (;;) {
    of.onReceived(part.size());
    if (of.signal.aborted) return stopped;
    const came = await askForRest(of, part);
    asked += 1;
    if (of.signal.aborted) return stopped;
    if (came.ok) {
      if (await part.isWhole()) return ok(undefined);
      const isServers = part.isFresh();
      await part.restart();
      if (isServers) return err({ kind: 'updateServerDamaged', name: of.file.name });
      continue;
    }
    const isBroken = came.error.kind === 'updateBrokenOff';
    if (!isBroken || part.size() < furthest + enoughBytes) {
      const isGone = came.error.kind === 'updateServerUnreachable' && asked > 1;
      return isGone ? brokenOff : came;
    }
    furthest = part.size();
  }
}
