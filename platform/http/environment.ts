/** What the listener and middleware leave for handlers. */
import type { HttpBindings } from '@hono/node-server';

/** A paired station as its requests are attributed to it. */
export type Station = {
  readonly id: string;
  readonly code: string;
  /** Raw Ed25519 public key, base64. */
  readonly publicKey: string;
  /** Which of its tokens is in force (tokens.ts). */
  readonly tokenEpoch: number;
};

export type PlatformEnvironment = {
  /**
   * `incoming`: the request as node:http reads it, so that bodies of files take the shortest way. `fromCourier`: asked
   * inside this process for a courier file, whose sender nobody is logged in for.
   */
  readonly Bindings: Partial<Pick<HttpBindings, 'incoming'>> & { readonly fromCourier?: true };
  readonly Variables: { station: Station; requestId: string };
};
