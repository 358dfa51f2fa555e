/** The platform's hidden inputs as ports: time and randomness, so that tests and simulations own them. */

/** Wall time and waiting. */
export type Clock = {
  readonly now: () => Date;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts; never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Unpredictable bytes: keys, tokens, codes and identifiers are made of them. */
export type Random = (bytes: number) => Uint8Array;
