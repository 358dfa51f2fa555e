/** The lowest door to the platform: one HTTP request out, one whole answer or one named trouble back. */
import type { CancelSignal } from '../../shared/sync/cancel';
import type { WireAnswer } from '../../shared/sync/ports';

export type WireRequest = {
  readonly method: 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT';
  /** Absolute address that passed `parsePlatformUrl`. */
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string | Uint8Array;
  /** Time limit of the whole exchange in milliseconds. */
  readonly timeLimitMs: number;
  readonly cancel: CancelSignal;
};

/** Never rejects. Follows no redirect. */
export type Wire = (request: WireRequest) => Promise<WireAnswer>;
