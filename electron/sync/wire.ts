/** The lowest door to the platform: one HTTP request out, one whole answer or one named trouble back. */
import type { CancelSignal } from '../../shared/sync/cancel';
import type { WireAnswer } from '../../shared/sync/ports';

export type WireRequest = {
  readonly method: 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT';
  /** Absolute address that passed `parsePlatformUrl`. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string | Uint8Array;
  /** Time limit of the whole exchange in milliseconds. */
  readonly timeLimitMs: number;
  readonly cancel: CancelSignal;
  /**
   * Takes the bytes of an answer 200 that says it is a file, piece by piece; its `body` is empty then. What it throws
   * ends the exchange as `truncated`.
   */
  readonly save?: (pieces: AsyncIterable<Uint8Array>) => Promise<void>;
};

/** Never rejects. Follows no redirect. */
export type Wire = (request: WireRequest) => Promise<WireAnswer>;
