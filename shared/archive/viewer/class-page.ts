/** The page that verifies a class draw, with the data of one draw in it. */
import type { ClassProof } from '../../classes/class-proof';
import { pageHtml } from './viewer-data';

/** Equal proofs give equal bytes. */
export function classPageHtml(template: string, proof: ClassProof): Uint8Array {
  const { school, season } = proof.roll;
  return pageHtml(template, `${school} ${String(season)}`, proof);
}
