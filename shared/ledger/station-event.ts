/** What can happen to the station itself; each one is an entry of the ledger that belongs to no case. */
import * as z from 'zod';
import { instantSchema, sha256Schema, uuidSchema } from '../domain/ids';
import { numberBlockSchema } from '../domain/numbering';

/** More would make an entry that is slow to read. */
export const mostCasesPerProposal = 200;

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
  /** Somebody asks for the data of finished cases to be destroyed; another person decides. */
  stationEvent('destructionProposed', {
    id: uuidSchema,
    caseIds: z.array(uuidSchema).min(1).max(mostCasesPerProposal),
    reason: z.string().min(1).max(300),
    by: z.strictObject({ id: uuidSchema, name: z.string().max(60) }),
    at: instantSchema,
  }),
  stationEvent('destructionDecided', {
    id: uuidSchema,
    approved: z.boolean(),
    note: z.string().max(300),
    by: z.strictObject({ id: uuidSchema, name: z.string().max(60) }),
  }),
  /** What stays of a case whose key is destroyed: numbers and digests, nothing about the family. */
  stationEvent('caseDestroyed', {
    proposalId: uuidSchema,
    caseId: uuidSchema,
    caseNumber: z.string().max(40),
    matterNumber: z.string().max(80),
    manifestSha256: sha256Schema,
    archiveSha256: sha256Schema,
    /** Chain hash of the case's last entry. */
    lastEntryHash: sha256Schema,
    reason: z.string().max(300),
    proposedBy: z.string().max(60),
    approvedBy: z.string().max(60),
  }),
  /** Every case of an approved proposal is destroyed or was passed over because it was no longer due. */
  stationEvent('destructionFinished', {
    id: uuidSchema,
    destroyed: z.number().int().nonnegative(),
    passedOver: z.number().int().nonnegative(),
  }),
  stationEvent('feedAdvanced', { cursor: z.number().int().nonnegative() }),
  stationEvent('stationUnlocked', {}),
  stationEvent('unlockRefused', { tries: z.number().int().positive() }),
  stationEvent('stationLocked', { reason: z.string().max(20) }),
]);
export type StationEvent = z.infer<typeof stationEventSchema>;
