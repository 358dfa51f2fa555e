/** Hands pictures to the image worker one by one; a worker that hangs or dies is replaced. */
import { readImageHeader } from '../../shared/capture/image-header';
import type { ImageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { ImageAnswer, ImageRequest, OwnBytes, ReadyImage } from './image-messages';

/** A picture ready for the record. */
export type PreparedImage = {
  /** The bytes that came in, untouched. */
  readonly original: OwnBytes;
  /** Upright sRGB JPEG; the very same bytes as `original` when nothing had to be done. */
  readonly corrected: OwnBytes;
  readonly widthPx: number;
  readonly heightPx: number;
  /** JPEG whose long edge is at most 320 px. */
  readonly thumbnail: OwnBytes;
};

/** The part of a Worker that is used; tests give another. */
export type ImageWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<ImageAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

/** Prepares pictures until closed. */
export type ImageClient = ReturnType<typeof startImageClient>;

const limitMs = 20_000;
const tries = 2;

/**
 * Starts no worker before the first picture. A picture that takes longer than `timeLimitMs` or
 * kills the worker is tried once more with a fresh one, then refused as `imageUndecodable`.
 */
export function startImageClient(
  spawn: () => ImageWorker = () =>
    new Worker(new URL('./image-worker.ts', import.meta.url), { type: 'module' }),
  timeLimitMs = limitMs,
) {
  let worker: ImageWorker | undefined;
  let lastId = 0;
  let closed = false;
  let abandon: () => void = () => undefined;
  let tail: Promise<unknown> = Promise.resolve();

  const dismiss = () => {
    worker?.terminate();
    worker = undefined;
  };

  /** One try; `undefined` when the worker hung or died. */
  const ask = (bytes: OwnBytes) =>
    new Promise<Result<ReadyImage, ImageError> | undefined>((resolve) => {
      const request: ImageRequest = { id: (lastId += 1), bytes };
      const lost = () => {
        clearTimeout(timer);
        dismiss();
        resolve(undefined);
      };
      const timer = setTimeout(lost, timeLimitMs);
      abandon = lost;
      worker ??= spawn();
      worker.onerror = (event) => {
        event.preventDefault();
        lost();
      };
      worker.onmessage = ({ data }) => {
        if (data.id !== request.id) return;
        clearTimeout(timer);
        resolve(data.result);
      };
      // Copied, not transferred: what the clerk brought must outlive a dead worker.
      worker.postMessage(request);
    });

  const prepare = async (original: OwnBytes): Promise<Result<PreparedImage, ImageError>> => {
    const header = readImageHeader(original);
    if (!header.ok) return header;
    for (let left = tries; left > 0 && !closed; left -= 1) {
      const result = await ask(original);
      if (result === undefined) continue;
      if (!result.ok) return result;
      const { corrected, ...rest } = result.value;
      return ok({ ...rest, original, corrected: corrected === 'same' ? original : corrected });
    }
    return err({ kind: 'imageUndecodable' });
  };

  return {
    /** Makes a picture ready; pictures wait for each other, refusals are values. */
    prepare(original: OwnBytes): Promise<Result<PreparedImage, ImageError>> {
      const turn = tail.then(() => prepare(original));
      tail = turn.catch(() => undefined);
      return turn;
    },
    /** Ends the worker; pictures still waiting are refused. */
    close(): void {
      closed = true;
      abandon();
      dismiss();
    },
  };
}
