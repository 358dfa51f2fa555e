/** What the image worker and its client say to each other. */
import type { ImageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';

/** Bytes that own their buffer, so that they can be handed over. */
export type OwnBytes = Uint8Array<ArrayBuffer>;

/** A picture to make ready. */
export type ImageRequest = { readonly id: number; readonly bytes: OwnBytes };

/** What was made of it. */
export type ReadyImage = {
  /** Upright sRGB JPEG; `same` when the bytes that came in are one already. */
  readonly corrected: OwnBytes | 'same';
  readonly widthPx: number;
  readonly heightPx: number;
  /** JPEG whose long edge is at most 320 px. */
  readonly thumbnail: OwnBytes;
};

/** The worker's answer; every refusal is a value. */
export type ImageAnswer = { readonly id: number; readonly result: Result<ReadyImage, ImageError> };
