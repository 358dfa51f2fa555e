/** Files in memory for a page of ours, each to be read once. */
import { randomBytes } from 'node:crypto';
import type { OneTimeFiles } from '../app-protocol';

export type OneTimeShelf = OneTimeFiles & {
  readonly put: (bytes: Uint8Array) => string;
  /** Aborted when the shelf is emptied next. */
  readonly untilEmptied: () => AbortSignal;
  /** The station is locked: nothing on it is to be had any more, and windows that draw from it are closed. */
  readonly empty: () => void;
};

/** Files in memory, each to be read once under an unguessable name. */
export function createOneTimeShelf(): OneTimeShelf {
  const shelf = new Map<string, Uint8Array>();
  let filled = new AbortController();
  return {
    put: (bytes) => {
      const token = randomBytes(16).toString('hex');
      shelf.set(token, bytes);
      return token;
    },
    take: (token) => {
      const bytes = shelf.get(token);
      shelf.delete(token);
      return bytes;
    },
    untilEmptied: () => filled.signal,
    empty: () => {
      shelf.clear();
      const emptied = filled;
      filled = new AbortController();
      emptied.abort();
    },
  };
}
