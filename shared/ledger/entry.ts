/** One entry of the ledger: a clear header without personal data, a sealed body, now and then a sealed snapshot; the chain of hashes is the audit trail. */
import * as z from 'zod';
import { caseEventSchema, caseSchema, caseStates } from '../domain/case';
import { operatorRoles } from '../domain/command';
import { byFamilyFacts } from '../domain/family-facts';
import { instantSchema, uuidSchema } from '../domain/ids';
import { drawnSerialSchema } from '../domain/letter';
import { platformKeySchema } from '../domain/platform-route';
import { askedPattern } from '../protocol/taken';
import { stationEventSchema } from './station-event';

/** Format of the bytes that are written; a ledger with a higher one is refused untouched. */
export const ledgerFormat = 2;
export type LedgerFormat = 1 | 2;

/**
 * First bytes of a segment file, with the format as the last one. Segments of format 1 are read for ever, and never
 * compacted: no part of their entries has a digest of its own to stand in for it.
 */
export const segmentMagic = 'ESLEDGR';

/** How much a platform told it took in of this station (protocol/taken.ts); `owed`: it had told more before, and not all of that is there again; `asked`: the word of its last asking. */
export const feedTakenSchema = z.strictObject({
  count: z.number().int().nonnegative(),
  owed: z.literal(true).optional(),
  asked: z.string().regex(askedPattern).optional(),
});
export type FeedTaken = z.infer<typeof feedTakenSchema>;

/** What can be read while the station is locked: ids, states and counters only. */
export const entryHeaderSchema = z.strictObject({
  v: z.union([z.literal(1), z.literal(ledgerFormat)]),
  seq: z.number().int().positive(),
  id: uuidSchema,
  /** Whose key seals the body: a case's own, or the station's when absent. */
  caseId: uuidSchema.optional(),
  /** Number of the same case's entry before this one: shows by itself when that one is lost. */
  before: z.number().int().positive().optional(),
  /** AES-GCM nonce, base64, 12 bytes. */
  nonce: z.string().length(16),
  /** State of the case after this entry. */
  state: z.enum(caseStates).optional(),
  /** Letters or archive of the case still to be drawn as PDF after this entry. */
  openPapers: z.number().int().positive().optional(),
  /** Present while a revision of the case still waits for its receipt after this entry. */
  unsent: z.literal(true).optional(),
  /** Serials this entry used up. */
  drawn: z.array(drawnSerialSchema).max(4).optional(),
  /** Serials whose letter this entry declared void. */
  voided: z.array(drawnSerialSchema).max(4).optional(),
  /** Present when the entry only bears witness: it changes nothing, neither a case nor the station. */
  audit: z.literal(true).optional(),
  /** Operator whose draft the case is from this entry on; present when that changes. */
  owner: uuidSchema.optional(),
  /** Present on the entry from which everybody at the desk may see the case. */
  shared: z.literal(true).optional(),
  /** Whether a paper of a draft waits for another person 第二人核验, from this entry on; present when that changes. */
  toRead: z.boolean().optional(),
  /** Position of a platform's feed that this entry reached. */
  feedCursor: z.number().int().nonnegative().optional(),
  /** Change of the platform at `feedCursor`, when the entry reached one. */
  feedChangeId: uuidSchema.optional(),
  /** What the platform told of how much it took in, from this entry on; the cursor stays where it is. */
  feedTaken: feedTakenSchema.optional(),
  /** Whose feed that is, by the id of its key; absent for the platform that was paired first. */
  feedOf: platformKeySchema.optional(),
  /** Present on the entry from which nothing of the case opens any more; the station's key seals it. */
  destroyed: z.literal(true).optional(),
});
export type EntryHeader = z.infer<typeof entryHeaderSchema>;

/** What stands in the place of entries that were lost and could not be brought back. */
export const gapSchema = z.strictObject({
  v: z.literal(ledgerFormat),
  /** First and last number lost. */
  from: z.number().int().positive(),
  to: z.number().int().positive(),
  /** Cases that lost something, as far as it is known. */
  cases: z.array(uuidSchema).max(50_000),
  /** Entries of which nobody knows to which case they belonged. */
  unknown: z.number().int().nonnegative(),
});
export type Gap = z.infer<typeof gapSchema>;

const actorSchema = z.strictObject({
  id: z.string().max(60),
  name: z.string().max(60),
  role: z.enum([...operatorRoles, 'platform', 'station']),
  ...byFamilyFacts,
});

/** The sealed part: who did what when, and what followed. */
export const entryBodySchema = z.strictObject({
  v: z.literal(1),
  at: instantSchema,
  actor: actorSchema,
  command: z.string().max(40),
  events: z.array(caseEventSchema).max(50).optional(),
  stationEvents: z.array(stationEventSchema).max(20).optional(),
  /** The whole case after this entry, every few entries, so that reading a case stays short; sealed apart since format 2. */
  snapshot: caseSchema.optional(),
});
export type EntryBody = z.infer<typeof entryBodySchema>;

/** An entry opened for reading, with its place in the chain. */
export type LedgerEntry = {
  readonly header: EntryHeader;
  readonly body: EntryBody;
  /** SHA-256 of this entry chained to the one before, hexadecimal. */
  readonly hash: string;
};
