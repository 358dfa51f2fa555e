/** 名录: the stations of a platform, as the station keeps them for the time without a line. */
import * as z from 'zod';
import { instantSchema } from '../../domain/ids';
import { platformKeySchema } from '../../domain/platform-route';
import { stationCodeSchema } from '../../protocol/directory';
import { call } from '../call';

/** Stations that are shown; the rest is counted. */
export const mostStationsShown = 200;

const directorySchema = z.strictObject({
  /** When all of it was looked through last; absent before the first time. */
  asOf: instantSchema.optional(),
  /** All that fit the words. */
  total: z.number().int().nonnegative(),
  stations: z
    .array(
      z.strictObject({
        code: stationCodeSchema,
        name: z.string().max(100),
        pairedAt: instantSchema,
        revokedAt: instantSchema.optional(),
        /** This very station. */
        own: z.literal(true).optional(),
      }),
    )
    .max(mostStationsShown),
});
export type DirectoryShown = z.infer<typeof directorySchema>;

/** Asks nobody. `words`: part of a code or name; without a platform, the one that was paired first. */
export const directoryCall = call(
  z.strictObject({ platform: platformKeySchema.optional(), words: z.string().max(100) }),
  directorySchema,
);
