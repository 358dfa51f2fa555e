/** The shape of the file in which a signed policy pack travels. */
import * as z from 'zod';
import { canonicalJson } from './canonical-json';

export const signedPackFormat = 'enrollment-signed-pack/1';

export const signedPackSchema = z.strictObject({
  format: z.literal(signedPackFormat),
  keyId: z.string().min(1).max(80),
  /** Base64 of 64 bytes. */
  signature: z.string().max(100),
  pack: z.looseObject({}),
});
export type SignedPack = z.infer<typeof signedPackSchema>;

/** The text that a signature covers: the format and the key are part of it, so that neither can be exchanged. */
export function packSigningText({ keyId, pack }: Pick<SignedPack, 'keyId' | 'pack'>): string {
  return canonicalJson({ format: signedPackFormat, keyId, pack });
}

/** A pack of 6,500 schools and 20,000 catchments has 3 MB; a larger file than this is not read at all. */
export const largestPackBytes = 6 * 1024 * 1024;
