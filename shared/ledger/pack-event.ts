/** What the station is told of policy packs by its line; nothing of it changes any rule. */
import * as z from 'zod';
import { eventSchema } from '../domain/event-schema';
import { instantSchema, sha256Schema } from '../domain/ids';
import { operatorPerson } from '../domain/person';
import { signedPackSchema } from '../protocol/signed-pack-schema';

/** Why a pack that came by the line was turned down: as with a file that somebody brings. */
export const packRefusals = [
  'packTooLarge',
  'packUnreadable',
  'packKeyUnknown',
  'packSignatureWrong',
  'packTooNew',
  'packFaulty',
  'packVersionTaken',
  'packOutdated',
] as const;
export type PackRefusal = (typeof packRefusals)[number];

export const packEventSchemas = [
  /** A platform has a pack that concerns this station: it waits for an administrator, or was turned down. */
  eventSchema('policyPackCame', {
    at: instantSchema,
    /** Of the file's text. */
    sha256: sha256Schema,
    /** As the platform lists them, where it was turned down. */
    title: z.string().max(400),
    version: z.string().max(60),
    keyId: z.string().max(80),
    /** The platform that it came from. */
    from: z.string().max(100),
    /** The whole file; absent where it was turned down. */
    signed: signedPackSchema.optional(),
    refused: z.enum(packRefusals).optional(),
  }),
  /** An administrator will not install it; it is told no more. */
  eventSchema('policyPackSetAside', {
    sha256: sha256Schema,
    title: z.string().max(400),
    version: z.string().max(60),
    by: operatorPerson,
    reason: z.string().min(1).max(300),
  }),
] as const;
