/** What the worker that makes page images smaller and its client say to each other. */
import type { OwnBytes } from './image-messages';

/** A page as papers show it. */
export type EncodeQuestion = { readonly jpeg: OwnBytes };
export type EncodeRequest = EncodeQuestion & { readonly id: number };

export type EncodeValue =
  | { readonly kind: 'encoded'; readonly jpeg: OwnBytes }
  /** No picture, or one beyond the limits. */
  | { readonly kind: 'unreadable' };

export type EncodeAnswer = { readonly id: number; readonly result: EncodeValue };
