/** Every call between the window and main, once: name, what goes in, what comes out. All sides derive from it. */
import * as z from 'zod';
import { caseEventSchema } from '../domain/case';
import { deskCommandSchema, operatorRoles } from '../domain/command';
import { captureSources } from '../domain/document';
import { instantSchema, sha256Schema, uuidSchema } from '../domain/ids';
import { policyPackSchema } from '../policy/pack';
import { call, nothing } from './call';
import { retentionCalls } from './calls/retention';

const bytes = z.instanceof(Uint8Array);
const passphrase = z.string().min(1).max(200);

/** Longest side channel for pixels: both images of one page. */
const largestImageBytes = 40 * 1024 * 1024;
const image = bytes.refine((value) => value.byteLength <= largestImageBytes);

export const operatorSchema = z.strictObject({
  id: z.string().max(60),
  name: z.string().max(60),
  role: z.enum(operatorRoles),
});
export type Operator = z.infer<typeof operatorSchema>;

export const stationStatusSchema = z.strictObject({
  state: z.enum(['new', 'locked', 'unlocked']),
  /** Seconds until the next try is accepted after wrong passphrases. */
  waitSeconds: z.number().nonnegative(),
  version: z.string(),
});

/** What the window gets when it opens: who works here, and the key of its working set. */
export const sessionSchema = z.strictObject({
  operator: operatorSchema,
  school: z.string().max(100),
  stationCode: z.string().max(8),
  /** Name and 32-byte AES key of the working set in IndexedDB. */
  workingSet: z.strictObject({ name: z.string().max(80), key: bytes }),
  pack: policyPackSchema,
});
export type Session = z.infer<typeof sessionSchema>;

/** One acknowledged ledger entry as the working set needs it. */
export const batchSchema = z.strictObject({
  seq: z.number().int().positive(),
  caseId: uuidSchema,
  at: instantSchema,
  by: z.string().max(60),
  events: z.array(caseEventSchema),
});
export type Batch = z.infer<typeof batchSchema>;

const ackSchema = z.strictObject({ seq: z.number().int().nonnegative() });

export const entryProgressSchema = z.discriminatedUnion('phase', [
  z.strictObject({
    phase: z.literal('sending'),
    entryId: uuidSchema,
    /** File `part` of `parts`, 1-based; 0 while the case itself is handed over. */
    part: z.number().int().nonnegative(),
    parts: z.number().int().nonnegative(),
    sentBytes: z.number().nonnegative(),
    totalBytes: z.number().nonnegative(),
  }),
  z.strictObject({
    phase: z.literal('waiting'),
    entryId: uuidSchema,
    reason: z.string().max(60),
    attempts: z.number().int(),
    retryAt: instantSchema,
  }),
]);
export type EntryProgress = z.infer<typeof entryProgressSchema>;

export const syncStatusSchema = z.strictObject({
  line: z.enum(['notPaired', 'unknown', 'online', 'offline', 'captivePortal', 'platformTrouble']),
  platform: z.strictObject({ name: z.string(), url: z.string() }).optional(),
  /** Address to offer for pairing, when whoever installed the station gave one. */
  suggestedUrl: z.string().max(300).optional(),
  lastContactAt: instantSchema.optional(),
  /** Revisions still waiting for a receipt. */
  unsent: z.number().int().nonnegative(),
  progress: z.array(entryProgressSchema),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

const letterRef = z.strictObject({ caseId: uuidSchema, letterId: uuidSchema });
const caseRef = z.strictObject({ caseId: uuidSchema });
const savedSchema = z.strictObject({ saved: z.boolean(), fileName: z.string() });

export const contract = {
  station: {
    status: call(nothing, stationStatusSchema),
    create: call(
      z.strictObject({
        passphrase,
        operatorName: z.string().trim().min(1).max(40),
        school: z.string().trim().min(1).max(60),
      }),
      sessionSchema,
    ),
    unlock: call(z.strictObject({ passphrase }), sessionSchema),
    lock: call(nothing, z.undefined()),
  },
  desk: {
    /** Answers only after the entry is on the disk. */
    execute: call(deskCommandSchema, ackSchema),
    /** Stores both images, then the page; answers after all three are on the disk. */
    addPage: call(
      z.strictObject({
        caseId: uuidSchema,
        documentId: uuidSchema,
        requirementId: z.string().max(60),
        kind: z.string().max(60),
        pageId: uuidSchema,
        role: z.string().max(40),
        source: z.enum(captureSources),
        replaces: uuidSchema.optional(),
        original: image,
        /** Upright JPEG made by the image worker; byte-equal to `original` when that needed no change. */
        corrected: image,
      }),
      ackSchema,
    ),
    resumeSending: call(z.strictObject({ caseId: uuidSchema, entryId: uuidSchema }), ackSchema),
  },
  ledger: {
    /** Entries of cases after `after`, oldest first; `head` is the newest sequence number there is. */
    read: call(
      z.strictObject({
        after: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(500),
      }),
      z.strictObject({
        batches: z.array(batchSchema),
        head: z.number().int().nonnegative(),
        done: z.boolean(),
      }),
    ),
  },
  blobs: {
    read: call(z.strictObject({ caseId: uuidSchema, sha256: sha256Schema }), bytes),
  },
  papers: {
    letterPdf: call(letterRef, bytes),
    /** Hands the letter to the printer; recorded only after the spooler took it. */
    printLetter: call(letterRef.extend({ copies: z.number().int().min(1).max(20) }), ackSchema),
    /** Asks where, writes the file, and records it when it is on the disk; `saved` is false when cancelled. */
    saveLetter: call(letterRef, savedSchema),
    archivePdf: call(caseRef, bytes),
    saveArchive: call(caseRef, savedSchema),
  },
  sync: {
    status: call(nothing, syncStatusSchema),
    pair: call(
      z.strictObject({ url: z.string().max(300), code: z.string().max(40) }),
      syncStatusSchema,
    ),
    sendNow: call(nothing, syncStatusSchema),
  },
  retention: retentionCalls,
} as const;

/** What main tells the window without being asked. */
export const notices = {
  ledgerAppended: batchSchema,
  syncChanged: syncStatusSchema,
  stationLocked: z.strictObject({ reason: z.enum(['asked', 'idle', 'suspend', 'session']) }),
} as const;

export type Contract = typeof contract;
export type Notices = typeof notices;
