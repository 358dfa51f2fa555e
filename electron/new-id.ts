/** Fresh identifiers in main, whose older runtimes have no global crypto for the library to draw from. */
import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A UUID version 7 from this instant and fresh randomness. */
export function newId(): string {
  return v7({ random: randomBytes(16) });
}
