/** The codes that a station gives itself, for numbers that no platform reserved. */
import { createHash } from 'node:crypto';
import { drillCodePrefix } from '../../shared/domain/drill';
import { readableLetters } from '../readable-letters';

/**
 * The code of a station by its raw public key, so that no two agree; a drill's has one letter. The code for one restore
 * of it is told apart by `restoreId`: another computer, or the same one after a second restore, draws under another.
 */
export function ownCode(
  rawPublicKey: Uint8Array,
  kind: 'real' | 'drill',
  restoreId?: string,
): string {
  const hash = createHash('sha256').update(rawPublicKey);
  if (restoreId !== undefined) hash.update(restoreId);
  const own = readableLetters(hash.digest().subarray(0, 5));
  return kind === 'drill' ? `${drillCodePrefix}${own.slice(0, 1)}` : `L${own}`;
}
