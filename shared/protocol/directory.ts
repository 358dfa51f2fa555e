/** The directory of a platform's stations: names, keys, and the platform's word for each key. */
import * as z from 'zod';
import { instantSchema } from '../domain/ids';
import { signatureSchema } from './messages';

const rawKeySchema = z.string().max(60);

export const directoryReplySchema = z.strictObject({
  platform: z.strictObject({
    name: z.string().max(100),
    keyId: z.string().max(60),
    /** Raw Ed25519 public key, base64; certificates are by it. */
    publicKey: rawKeySchema,
  }),
  stations: z
    .array(
      z.strictObject({
        code: z.string().max(8),
        name: z.string().max(100),
        publicKey: rawKeySchema,
        /** Signature over `stationCertificateText`. */
        certificate: signatureSchema,
        pairedAt: instantSchema,
        /** From then on nothing of this station is taken in; what it signed before stays good. */
        revokedAt: instantSchema.optional(),
      }),
    )
    .max(20_000),
});
export type Directory = z.infer<typeof directoryReplySchema>;
