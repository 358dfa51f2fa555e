/** Rolls that were set aside, for whoever gets the next one. */
import type { ClassRoll } from '../../shared/classes/class-roll';
import { rollDigest } from '../../shared/classes/class-roll';
import type { KeptRoll } from './class-facts';

/** A roll that was set aside, as the next one tells of it. */
export function toldAside({ roll, secret, setAside }: KeptRoll): ClassRoll['setAside'] {
  if (setAside === undefined) return [];
  const { reason, at } = setAside;
  const publicKnown = at >= roll.publicKnownFrom;
  return [{ rollSha256: rollDigest(roll), secret, reason, at, publicKnown }];
}
