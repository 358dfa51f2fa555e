/** What the reading worker and its client say to each other. */
import type { PageText } from '../../shared/domain/page-text';
import type { OwnBytes } from './image-messages';

/** A page as papers show it: upright, the paper alone. */
export type ReadingQuestion = { readonly jpeg: OwnBytes };
export type ReadingRequest = ReadingQuestion & { readonly id: number };

export type ReadingValue =
  | { readonly kind: 'read'; readonly text: PageText }
  /** No picture, or one beyond the limits. */
  | { readonly kind: 'unreadable' };

export type ReadingAnswer = { readonly id: number; readonly result: ReadingValue };
