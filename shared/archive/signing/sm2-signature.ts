/** The SM2 signature of a package (GB/T 32918.2-2016 with SM3, GB/T 32905-2016), kept as JSON beside the CMS one. */
import { sm2 } from 'sm-crypto-v2';
import * as z from 'zod';
import { instantSchema } from '../../domain/ids';
import { parseJsonAs } from '../../protocol/parse-json';
import { sm2PublicKeySchema } from './archive-key-schema';
import { bytesOfHex, hexOf } from './der';
import { rawEcdsa } from './signature-crypto';

/** The identifier that GM/T 0009-2012 (clause 10) gives for signers who agreed on no other. */
export const sm2UserId = '1234567812345678';
export const sm2Algorithm = 'SM2 with SM3 (GB/T 32918.2)';

const sm2SignatureSchema = z.strictObject({
  version: z.literal(1),
  algorithm: z.literal(sm2Algorithm),
  userId: z.literal(sm2UserId),
  publicKey: sm2PublicKeySchema,
  /** DER of r and s, hexadecimal (GM/T 0009-2012, 7.3). */
  signature: z
    .string()
    .max(160)
    .regex(/^(?:[0-9a-f]{2})+$/),
  signedFile: z.string().max(100),
  signedAt: instantSchema,
});
export type Sm2Signature = z.infer<typeof sm2SignatureSchema>;

/** Larger files are not read as one. */
const mostBytes = 4_096;

/** The signature that a file holds; nothing when it holds none. */
export function readSm2Signature(bytes: Uint8Array): Sm2Signature | undefined {
  if (bytes.byteLength > mostBytes) return undefined;
  // Nothing but ASCII is allowed in it.
  return parseJsonAs(sm2SignatureSchema, String.fromCharCode(...bytes));
}

/** Whether the signature is by its own public key over `content`; never throws. */
export function isSm2Right({ signature, publicKey }: Sm2Signature, content: Uint8Array): boolean {
  try {
    const raw = rawEcdsa(bytesOfHex(signature) ?? new Uint8Array(), 32);
    if (raw === undefined || !sm2.verifyPublicKey(publicKey)) return false;
    const options = { hash: true, userId: sm2UserId };
    return sm2.doVerifySignature(content, hexOf(raw), publicKey, options);
  } catch {
    return false;
  }
}
