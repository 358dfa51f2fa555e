/** What can happen to the station itself; each one is an entry of the ledger that belongs to no case. */
import * as z from 'zod';
import { uuidSchema } from '../domain/ids';
import { numberBlockSchema } from '../domain/numbering';
import { auditEventSchemas } from './audit-event';

const stationEvent = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** What can happen to the station itself. */
export const stationEventSchema = z.discriminatedUnion('type', [
  stationEvent('stationCreated', {
    school: z.string().max(100),
    stationCode: z.string().max(8),
    operator: z.strictObject({
      id: uuidSchema,
      name: z.string().max(60),
      role: z.literal('admin'),
    }),
    blocks: z.array(numberBlockSchema).max(10),
    /** The station's Ed25519 key pair: PKCS #8 and raw public key, base64. */
    signingKey: z.string().max(200),
    publicKey: z.string().max(60),
  }),
  stationEvent('stationPaired', {
    stationId: uuidSchema,
    stationCode: z.string().max(8),
    platformUrl: z.string().max(300),
    platformName: z.string().max(100),
    platformKeyId: z.string().max(80),
    platformPublicKey: z.string().max(60),
    token: z.string().max(200),
    blocks: z.array(numberBlockSchema).max(50),
  }),
  stationEvent('feedAdvanced', { cursor: z.number().int().nonnegative() }),
  stationEvent('stationUnlocked', {}),
  stationEvent('unlockRefused', { tries: z.number().int().positive() }),
  stationEvent('stationLocked', { reason: z.string().max(20) }),
  ...auditEventSchemas,
]);
export type StationEvent = z.infer<typeof stationEventSchema>;
