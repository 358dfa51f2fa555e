/** The keys of a station for its archive packages, as its sealed record keeps them. */
import * as z from 'zod';

/** An uncompressed point of the curve SM2, hexadecimal. */
export const sm2PublicKeySchema = z.string().regex(/^04[0-9a-f]{128}$/);

export const archiveKeySchema = z.strictObject({
  /** Of the station when the certificate was made; under another code there is another certificate. */
  stationCode: z.string().max(8),
  /** ECDSA P-256, PKCS #8, base64. */
  signingKey: z.string().max(300),
  /** X.509, DER, base64. */
  certificate: z.string().max(4_000),
  sm2PrivateKey: z.string().regex(/^[0-9a-f]{64}$/),
  sm2PublicKey: sm2PublicKeySchema,
});
export type ArchiveKey = z.infer<typeof archiveKeySchema>;
