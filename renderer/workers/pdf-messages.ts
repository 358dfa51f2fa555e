/** What the worker that takes pages out of a PDF and its client say to each other. */
import type { PdfError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import type { OwnBytes } from './image-messages';

export type PdfRequest =
  | { readonly id: number; readonly kind: 'open'; readonly bytes: OwnBytes }
  /** `index` from 0. */
  | { readonly id: number; readonly kind: 'page'; readonly index: number };

export type OpenedPdf = {
  readonly pages: number;
  /** It has scripts, none of which is ever run. */
  readonly hasScripts: boolean;
};

export type PdfAnswer = { readonly id: number } & (
  | { readonly kind: 'open'; readonly result: Result<OpenedPdf, PdfError> }
  /** A JPEG: the very one in the PDF where the page is nothing else, drawn where it is more. */
  | { readonly kind: 'page'; readonly result: Result<OwnBytes, PdfError> }
);
