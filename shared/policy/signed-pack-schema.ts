/** The shape of the file in which a signed policy pack travels. */
import * as z from 'zod';

export const signedPackFormat = 'enrollment-signed-pack/1';

export const signedPackSchema = z.strictObject({
  format: z.literal(signedPackFormat),
  keyId: z.string().min(1).max(80),
  /** Base64 of 64 bytes. */
  signature: z.string().max(100),
  pack: z.looseObject({}),
});
export type SignedPack = z.infer<typeof signedPackSchema>;
