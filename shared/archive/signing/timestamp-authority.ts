/** The time-stamp authority 时间戳机构 that a district names for its packages: data of its policy pack. */
import * as z from 'zod';
import { sha256Schema } from '../../domain/ids';

export const timestampAuthoritySchema = z.strictObject({
  /** Where it takes requests (RFC 3161, 3.4); http will do, since a token is signed and tells nothing but a digest. */
  address: z
    .string()
    .max(300)
    .regex(/^https?:\/\/[\w.-]+(:\d{1,5})?(\/[^\s@#]*)?$/i),
  /** SHA-256 of the certificate that signs its tokens; left out, every right token is taken and its signer shown. */
  fingerprint: sha256Schema.optional(),
});
export type TimestampAuthority = z.infer<typeof timestampAuthoritySchema>;
