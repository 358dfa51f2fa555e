/** What middleware leaves for handlers. */

/** A paired station as its requests are attributed to it. */
export type Station = {
  readonly id: string;
  readonly code: string;
  /** Raw Ed25519 public key, base64. */
  readonly publicKey: string;
};

export type PlatformEnvironment = { readonly Variables: { station: Station } };
