/** What the listener and middleware leave for handlers. */
import type { HttpBindings } from '@hono/node-server';

/** A paired station as its requests are attributed to it. */
export type Station = {
  readonly id: string;
  readonly code: string;
  /** Raw Ed25519 public key, base64. */
  readonly publicKey: string;
};

export type PlatformEnvironment = {
  /** The request as node:http reads it: bodies of files take the shortest way. */
  readonly Bindings: Pick<HttpBindings, 'incoming'>;
  readonly Variables: { station: Station };
};
