/** What can happen to the station itself; each one is an entry of the ledger that belongs to no case. */
import * as z from 'zod';
import { instantSchema, uuidSchema } from '../domain/ids';
import { numberBlockSchema } from '../domain/numbering';

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
  /** An empty folder: beside the data. `ownVolume`: it was on another disk when it was chosen. */
  stationEvent('backupFolderChosen', { folder: z.string().max(1000), ownVolume: z.boolean() }),
  stationEvent('backupMade', {
    headSeq: z.number().int().nonnegative(),
    files: z.number().int().nonnegative(),
    /** Present when the ones before had failed. */
    recovered: z.literal(true).optional(),
  }),
  /** The first failure after a back-up that was made. */
  stationEvent('backupFailed', { reason: z.string().max(40) }),
  stationEvent('restoreRehearsed', {
    at: instantSchema,
    headSeq: z.number().int().nonnegative(),
    files: z.number().int().nonnegative(),
    /** `whole`, or why the back-up would not have restored. */
    outcome: z.string().max(40),
  }),
  /** From here on the station goes on from a back-up, on whatever computer. */
  stationEvent('stationRestored', {
    restoreId: uuidSchema,
    fromHeadSeq: z.number().int().nonnegative(),
    madeAt: instantSchema,
    /** Files that were damaged in the back-up and left out. */
    lost: z.number().int().nonnegative(),
  }),
  /** Serials that the computer before may have drawn after the back-up: never drawn again. */
  stationEvent('numbersVoided', {
    blockId: z.string().max(60),
    from: z.number().int().positive(),
    to: z.number().int().positive(),
  }),
  stationEvent('stationUnlocked', {}),
  stationEvent('unlockRefused', { tries: z.number().int().positive() }),
  stationEvent('stationLocked', { reason: z.string().max(20) }),
]);
export type StationEvent = z.infer<typeof stationEventSchema>;
