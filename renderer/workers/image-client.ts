/** Hands pictures to the image worker one by one. */
import { readPageHeader } from '../../shared/capture/image-header';
import type { ImageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { ImageAnswer, ImageRequest, OwnBytes, ReadyImage } from './image-messages';
import { patientWorker, type AskedWorker } from './patient-worker';

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

export type ImageWorker = AskedWorker<ImageAnswer>;

/** Prepares pictures until closed. */
export type ImageClient = ReturnType<typeof startImageClient>;

const limitMs = 20_000;

/**
 * Starts no worker before the first picture. A picture that takes longer than `timeLimitMs` or
 * kills the worker is tried once more with a fresh one, then refused as `imageUndecodable`.
 */
export function startImageClient(
  spawn: () => ImageWorker = () =>
    new Worker(new URL('./image-worker.ts', import.meta.url), { type: 'module' }),
  timeLimitMs = limitMs,
) {
  const worker = patientWorker<Omit<ImageRequest, 'id'>, Result<ReadyImage, ImageError>>(
    spawn,
    timeLimitMs,
  );
  return {
    /** Makes a picture of one page ready; pictures wait for each other, refusals are values. */
    async prepare(original: OwnBytes): Promise<Result<PreparedImage, ImageError>> {
      const header = readPageHeader(original);
      if (!header.ok) return header;
      const result = await worker.ask({ bytes: original });
      if (result === undefined) return err({ kind: 'imageUndecodable' });
      if (!result.ok) return result;
      const { corrected, ...rest } = result.value;
      return ok({ ...rest, original, corrected: corrected === 'same' ? original : corrected });
    },
    /** Ends the worker; pictures still waiting are refused. */
    close(): void {
      worker.close();
    },
  };
}
