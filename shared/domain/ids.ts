/** Identifiers: made at the desk, final for ever, and free of personal data. */
import * as z from 'zod';

/** A UUID version 7 (RFC 9562), lower case: ordered by the time it was made. */
export const uuidSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

/** SHA-256 of some bytes, 64 lower-case hexadecimal digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** An instant of wall-clock time, ISO 8601 in UTC with milliseconds. */
export const instantSchema = z.iso.datetime({ precision: 3 });

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = z.iso.date();

export type Sha256 = z.infer<typeof sha256Schema>;
export type Instant = z.infer<typeof instantSchema>;
export type Day = z.infer<typeof daySchema>;
