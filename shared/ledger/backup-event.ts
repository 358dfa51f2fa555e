/** What can happen to the back-ups of a station: part of its events. */
import * as z from 'zod';
import { eventSchema } from '../domain/event-schema';
import { instantSchema, uuidSchema } from '../domain/ids';
import { numberBlockSchema } from '../domain/numbering';
import { operatorPerson } from '../domain/person';

export const backupEventSchemas = [
  /** An empty folder: beside the data. `ownVolume`: it was on another disk when it was chosen. */
  eventSchema('backupFolderChosen', { folder: z.string().max(1000), ownVolume: z.boolean() }),
  eventSchema('backupMade', {
    headSeq: z.number().int().nonnegative(),
    files: z.number().int().nonnegative(),
    /** Present when the ones before had failed. */
    recovered: z.literal(true).optional(),
    /** Where the one lies that was there: its newest entry is none of this record. */
    aside: z.string().max(1200).optional(),
  }),
  /** The first failure after a back-up that was made. */
  eventSchema('backupFailed', { reason: z.string().max(40) }),
  /** Nothing is left in a back-up of cases that were destroyed up to entry `upTo`; `folder` is empty for the one beside the data. */
  eventSchema('backupCleared', {
    folder: z.string().max(1000),
    upTo: z.number().int().nonnegative(),
    files: z.number().int().nonnegative(),
  }),
  /** The first time that files of cases destroyed up to `upTo` could not be taken out of a back-up. */
  eventSchema('backupNotCleared', {
    folder: z.string().max(1000),
    upTo: z.number().int().nonnegative(),
    reason: z.string().max(40),
  }),
  eventSchema('restoreRehearsed', {
    at: instantSchema,
    headSeq: z.number().int().nonnegative(),
    files: z.number().int().nonnegative(),
    /** `whole`, or why the back-up would not have restored. */
    outcome: z.string().max(40),
  }),
  /** From here on the station goes on from a back-up, on whatever computer. */
  eventSchema('stationRestored', {
    restoreId: uuidSchema,
    fromHeadSeq: z.number().int().nonnegative(),
    madeAt: instantSchema,
    /** Files that were damaged in the back-up and left out. */
    lost: z.number().int().nonnegative(),
    /** Blocks that the station gave itself, under a new code, where nothing was left of its own. */
    blocks: z.array(numberBlockSchema).max(40).optional(),
  }),
  /** Somebody asks for a station that a restore put aside to be destroyed; another person decides. */
  eventSchema('replacedProposed', {
    id: uuidSchema,
    /** The restore that put it aside. */
    restoreId: uuidSchema,
    putAsideAt: instantSchema,
    reason: z.string().min(1).max(300),
    by: operatorPerson,
    at: instantSchema,
  }),
  eventSchema('replacedDecided', {
    id: uuidSchema,
    approved: z.boolean(),
    note: z.string().max(300),
    by: operatorPerson,
  }),
  /** Nothing of it is left beside the station. */
  eventSchema('replacedDestroyed', {
    id: uuidSchema,
    restoreId: uuidSchema,
    putAsideAt: instantSchema,
    proposedBy: z.string().max(60),
    approvedBy: z.string().max(60),
  }),
] as const;
export type BackupEvent = z.infer<(typeof backupEventSchemas)[number]>;
