/** The directory 名录 of a platform's stations: names, keys, and the platform's word for each key. */
import * as z from 'zod';
import { instantSchema } from '../domain/ids';
import { publicKeySchema, signatureSchema } from './messages';

export const stationCodeSchema = z.string().min(1).max(8);

export const directoryStationSchema = z.strictObject({
  code: stationCodeSchema,
  name: z.string().max(100),
  publicKey: publicKeySchema,
  /** Signature over `stationCertificateText`. */
  certificate: signatureSchema,
  pairedAt: instantSchema,
  /** From then on nothing of this station is taken in; what it signed before stays good. */
  revokedAt: instantSchema.optional(),
});
export type DirectoryStation = z.infer<typeof directoryStationSchema>;

/** Stations on one page at most. */
export const mostStationsOnPage = 500;

export const directoryReplySchema = z.strictObject({
  platform: z.strictObject({
    name: z.string().max(100),
    keyId: z.string().max(60),
    /** Raw Ed25519 public key, base64; certificates are by it. */
    publicKey: publicKeySchema,
  }),
  stations: z.array(directoryStationSchema).max(mostStationsOnPage),
  /** The code after which the next page begins; absent on the last one. */
  next: stationCodeSchema.optional(),
});
export type Directory = z.infer<typeof directoryReplySchema>;
