/** What the worker that reads codes and its client say to each other. */
import type { ImageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import type { OwnBytes } from './image-messages';

/** A picture to look for codes in: a file as it is, or a frame of the camera. */
export type CodeQuestion = { readonly bytes: OwnBytes } | { readonly frame: ImageBitmap };
export type CodeRequest = CodeQuestion & { readonly id: number };

/** The texts of the codes that were found; none is no error. */
export type CodeAnswer = {
  readonly id: number;
  readonly result: Result<readonly string[], ImageError>;
};
