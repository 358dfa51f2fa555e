/** Every call between the window and main, once: name, what goes in, what comes out. All sides derive from it. */
import * as z from 'zod';
import { caseEventSchema, caseSchema } from '../domain/case';
import { deskCommandSchema, operatorRoles } from '../domain/command';
import { captureSources } from '../domain/document';
import { judgedFacts, pageFaultsSchema, pageShapeSchema } from '../domain/page-judgement';
import { drillAnswers } from '../domain/drill';
import { identityInputSchema } from '../domain/identity-check';
import { stampStatusSchema } from '../archive/signing/stamp-status';
import { instantSchema, sha256Schema, uuidSchema } from '../domain/ids';
import { integritySchema } from '../ledger/integrity';
import { policyPackSchema } from '../policy/pack';
import { auditCalls, clockStateSchema, verifyProgressSchema } from './audit-calls';
import { call, nothing, pictureBytes } from './call';
import { blobCalls } from './calls/blobs';
import { workingSetCalls } from './calls/working-set';
import { conflictCall } from './calls/conflict';
import { courierCalls, courierProgressSchema } from './calls/courier';
import { recordCalls } from './calls/record';
import { reckoningCalls } from './calls/reckoning';
import { archiveCalls, archiveProgressSchema } from './calls/archives';
import { classCalls } from './calls/classes';
import { connectorCalls, pairBySchema } from './calls/connectors';
import { batchCalls } from './calls/batch';
import { backupCalls, backupStatusSchema, jobProgressSchema } from './calls/backup';
import { diagnosticsCalls } from './calls/diagnostics';
import { diskCalls, diskStatusSchema } from './calls/disk';
import { familyCalls, familyStatusSchema } from './calls/family';
import { folderCalls, folderStatusSchema } from './calls/folder';
import { kinCalls } from './calls/kin';
import { numberCalls } from './calls/numbers';
import { paperCalls } from './calls/papers';
import { policyCalls } from './calls/policy';
import { problemsCall } from './calls/problems';
import { pupilCalls } from './calls/pupils';
import { readerCalls, readerProgressSchema } from './calls/reader';
import { readingCalls } from './calls/reading';
import { replacedCalls } from './calls/replaced';
import { restoreCalls } from './calls/restore';
import { retentionCalls } from './calls/retention';
import type { entryProgressSchema, platformStatusSchema } from './calls/sync';
import { selfServiceCallsOver, selfServiceSchema } from './calls/self-service';
import { selfTestCalls } from './calls/self-test';
import { statisticsCalls } from './calls/statistics';
import { trainingCalls } from './calls/training';
import { givingUpCalls } from './calls/giving-up';
import { syncCalls, syncStatusSchema } from './calls/sync';
import { scannedPageSchema, scannerCalls, scanProgressSchema } from './calls/scanners';
import { updateCalls } from './calls/updates';
import { lockReasons } from './lock-reasons';
import { operatorCalls, passphrase } from './operator-calls';
import { recoveryCalls } from './recovery-calls';

const bytes = z.instanceof(Uint8Array);
const operatorCode = z.string().min(1).max(40);
const sheetText = z.string().min(1).max(1_000);

export type LockReason = (typeof lockReasons)[number];

const signature = bytes.refine((value) => value.byteLength <= 512 * 1024);

const operatorSchema = z.strictObject({
  id: z.string().max(60),
  name: z.string().max(60),
  role: z.enum(operatorRoles),
});
export type Operator = z.infer<typeof operatorSchema>;

/** Pictures that a lock catches on their way: `lost` are not stored, of `unsure` nobody can say. */
const caughtPicturesSchema = z.strictObject({
  lost: z.number().int().nonnegative(),
  unsure: z.number().int().nonnegative(),
});
export type CaughtPictures = z.infer<typeof caughtPicturesSchema>;

export const stationStatusSchema = z.strictObject({
  state: z.enum(['new', 'locked', 'unlocked']),
  /** Seconds until the next try is accepted after wrong passphrases. */
  waitSeconds: z.number().nonnegative(),
  /** Whether the door asks for a 工号, and whether a recovery key was ever made. */
  asksForCode: z.boolean(),
  canRecover: z.boolean(),
  /** Why the station is locked, when it was open since the program started. */
  lockedBy: z.enum(lockReasons).optional(),
  /** Whether the window said at that lock that everything typed is on the disk; absent where there was nothing to keep. */
  allSaved: z.boolean().optional(),
  /** The pictures that the lock caught; absent when there were none. */
  pictures: caughtPicturesSchema.optional(),
  version: z.string(),
});

/** What the window gets when it opens: who works here, and the key of its working set. */
const sessionSchema = z.strictObject({
  operator: operatorSchema,
  school: z.string().max(100),
  stationCode: z.string().max(8),
  /** Everything behind this door is practice 演练. */
  drill: z.boolean(),
  /** Whoever works here was never led round. */
  isNewcomer: z.boolean(),
  /** Name and 32-byte AES key of the working set in IndexedDB, and the names that other people's have now. */
  workingSet: z.strictObject({
    name: z.string().max(80),
    key: bytes,
    others: z.array(z.string().max(80)).max(200),
  }),
  /** In force for new cases of the first grade, and every pack the station holds, the last one in force. */
  pack: policyPackSchema,
  packs: z.array(policyPackSchema).min(1).max(200),
  /** Present for a 自助 terminal: the window holds this one case, in a working set that is thrown away with it. */
  selfService: selfServiceSchema.optional(),
});
export type Session = z.infer<typeof sessionSchema>;

/** One acknowledged ledger entry as the working set of one operator needs it; entries that are not for them are left out. */
export const batchSchema = z.strictObject({
  seq: z.number().int().positive(),
  /** Number of the case's entry before this one, 0 for its first; told with every new entry. */
  previous: z.number().int().nonnegative().optional(),
  /** Chain hash of the entry: two sides that know it as the same know the same record up to here. */
  hash: sha256Schema,
  caseId: uuidSchema,
  at: instantSchema,
  by: z.string().max(60),
  events: z.array(caseEventSchema),
  /** In place of events: the case as it stands after its entry `seq`, for a reader far behind or who sees it from now on. */
  whole: z.strictObject({ current: caseSchema, seq: z.number().int().positive() }).optional(),
  /** In place of events: the case goes out of sight with this entry. */
  gone: z.literal(true).optional(),
});
export type Batch = z.infer<typeof batchSchema>;

const ackSchema = z.strictObject({ seq: z.number().int().nonnegative() });

export type EntryProgress = z.infer<typeof entryProgressSchema>;

export type SyncStatus = z.infer<typeof syncStatusSchema>;
export type PlatformStatus = z.infer<typeof platformStatusSchema>;

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
    /**
     * `newPassphrase` replaces a start passphrase, which opens nothing without it; `drill` opens the sealed store for
     * practice instead of the real one, with the same passphrase.
     */
    unlock: call(
      z.strictObject({
        passphrase,
        code: operatorCode.optional(),
        newPassphrase: passphrase.optional(),
        mode: z.enum(['real', 'drill']).optional(),
      }),
      sessionSchema,
    ),
    /** Two sheets of the recovery key as typed or scanned, and a new passphrase for an administrator. */
    recover: call(
      z.strictObject({
        sheets: z.tuple([sheetText, sheetText]),
        newPassphrase: passphrase,
        code: operatorCode.optional(),
      }),
      sessionSchema,
    ),
    /** The window tries to save everything typed before it asks, and says whether that came through. */
    lock: call(
      z.strictObject({ allSaved: z.boolean(), pictures: caughtPicturesSchema }),
      z.undefined(),
    ),
    /** Answer to the notice `stationLocking`: whether everything typed is on the disk, and which pictures are not. */
    settled: call(
      z.strictObject({ allSaved: z.boolean(), pictures: caughtPicturesSchema, last: z.boolean() }),
      nothing,
    ),
    /** Answer to the notice `stationLocked`: rows are closed, keys wiped; main gives the window a page of a new process. */
    cleared: call(nothing, nothing),
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
        /** `inTray`: main has it under this page's id, from a scanner or a batch, and takes it from there: it travels once. */
        original: z.union([pictureBytes, z.literal('inTray')]),
        /** Upright JPEG made by the image worker; byte-equal to `original` when that needed no change. */
        corrected: pictureBytes,
        shape: pageShapeSchema.optional(),
        faults: pageFaultsSchema.optional(),
        /** Why it stays in spite of its faults. */
        keptBecause: z.string().trim().min(1).max(200).optional(),
        device: judgedFacts.device,
      }),
      ackSchema,
    ),
    /** Stores the page as it was cut anew; the original stays what it was. */
    adjustPage: call(
      z.strictObject({
        caseId: uuidSchema,
        documentId: uuidSchema,
        pageId: uuidSchema,
        corrected: pictureBytes,
        shape: pageShapeSchema,
        faults: pageFaultsSchema,
      }),
      ackSchema,
    ),
    /** A finding at the counter; the signature is on the disk before it is acknowledged. */
    checkIdentity: call(
      z.strictObject({
        caseId: uuidSchema,
        finding: identityInputSchema,
        signature: signature.optional(),
      }),
      ackSchema,
    ),
    resumeSending: call(z.strictObject({ caseId: uuidSchema, entryId: uuidSchema }), ackSchema),
    ...kinCalls,
    ...readingCalls,
  },
  help: {
    /** Whoever works here was led round, or does not want to be; the second time nothing is written. */
    tourEnded: call(z.strictObject({ taken: z.boolean() }), z.undefined()),
  },
  operators: {
    /** Who works at this station, to hand a draft to. */
    colleagues: call(nothing, z.array(operatorSchema).max(200)),
    ...operatorCalls,
  },
  training: trainingCalls,
  ledger: {
    /** Entries of cases after `after` up to `to`, oldest first; `head` is the newest sequence number there is. */
    read: call(
      z.strictObject({
        after: z.number().int().nonnegative(),
        limit: z.number().int().min(1).max(500),
        /** One batch a case instead of one an entry. */
        whole: z.boolean().optional(),
      }),
      z.strictObject({
        batches: z.array(batchSchema),
        to: z.number().int().nonnegative(),
        head: z.number().int().nonnegative(),
        /** Chain hash of entry `to`; empty when there is none. */
        hash: z.union([sha256Schema, z.literal('')]),
        done: z.boolean(),
      }),
    ),
    ...recordCalls,
  },
  workingSet: workingSetCalls,
  blobs: blobCalls,
  papers: paperCalls,
  recovery: recoveryCalls,
  drill: {
    /** Lets the drill's pretended platform speak about a case; refused in a real station. */
    answer: call(z.strictObject({ caseId: uuidSchema, answer: z.enum(drillAnswers) }), ackSchema),
    /** Submits a sample family that is being loaded; refused in a real station. */
    submitSample: call(z.strictObject({ caseId: uuidSchema }), ackSchema),
    /** Throws the whole drill away, its keys first, and locks; refused in a real station. */
    reset: call(nothing, z.undefined()),
  },
  sync: {
    ...syncCalls,
    ...givingUpCalls,
    conflict: conflictCall,
    problems: problemsCall,
    ...reckoningCalls,
    ...courierCalls,
  },
  connectors: { ...connectorCalls, pair: call(pairBySchema, syncStatusSchema) },
  audit: auditCalls,
  disk: diskCalls,
  backup: backupCalls,
  restore: restoreCalls,
  policy: policyCalls,
  replaced: replacedCalls,
  retention: retentionCalls,
  archives: archiveCalls,
  numbers: numberCalls,
  pupils: pupilCalls,
  batch: batchCalls,
  statistics: statisticsCalls,
  classes: classCalls,
  reader: readerCalls,
  scanners: scannerCalls,
  folder: folderCalls,
  family: familyCalls,
  selfTest: selfTestCalls,
  diagnostics: diagnosticsCalls,
  selfService: selfServiceCallsOver(sessionSchema),
  updates: updateCalls,
} as const;

/** What main tells the window without being asked. */
export const notices = {
  ledgerAppended: batchSchema,
  integrityChanged: integritySchema,
  syncChanged: syncStatusSchema,
  /** Main is about to lock: save what is typed now. */
  stationLocking: nothing,
  diskChanged: diskStatusSchema,
  backupChanged: backupStatusSchema,
  restoreProgress: jobProgressSchema,
  stationLocked: nothing,
  clockChanged: clockStateSchema,
  verifyProgress: verifyProgressSchema,
  archiveProgress: archiveProgressSchema,
  stampsChanged: stampStatusSchema,
  courierProgress: courierProgressSchema,
  readerProgress: readerProgressSchema,
  scanProgress: scanProgressSchema,
  /** A scanned page is on the disk, and waits in the tray to be filed. */
  pageScanned: scannedPageSchema,
  folderChanged: folderStatusSchema,
  familyChanged: familyStatusSchema,
} as const;

export type Contract = typeof contract;
export type Notices = typeof notices;
