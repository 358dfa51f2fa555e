/** Events that only bear witness: who looked at what, what was refused, what the clock did. No personal data beyond ids. */
import * as z from 'zod';
import { exportForms } from '../archive/export/export-order';
import { cardPersons } from '../capture/card-proposals';
import { operatorRoles } from '../domain/command';
import { broughtHows } from '../domain/delivery';
import { eventSchema } from '../domain/event-schema';
import { fieldKeySchema } from '../domain/form';
import { daySchema, instantSchema, sha256Schema, uuidSchema } from '../domain/ids';
import { signedDigestSchema } from '../protocol/day-digest';
import { versionSchema } from '../update/release';

/** What of a case somebody can look at. */
export const viewedThings = [
  'case',
  'capture',
  'inspection',
  'page',
  'letter',
  'letterPreview',
  'archive',
  'searchResult',
] as const;
export type ViewedThing = (typeof viewedThings)[number];

/** Lists that show names of many cases at once. */
export const viewedLists = [
  'home',
  'review',
  'outbox',
  'search',
  'trail',
  'check',
  'batch',
  'archives',
  'classes',
] as const;
export type ViewedList = (typeof viewedLists)[number];

/** What leaves the station on paper or as a file. */
export const outputs = [
  'letter',
  'archive',
  'digest',
  'register',
  'reckoning',
  'recoverySheet',
  'pupils',
  'batchResult',
  'statistics',
  'guide',
  'classes',
  'mandates',
  'selfTest',
  'diagnostics',
] as const;

/** How class lists are taken out: a workbook, a table, and the page or data that prove the draw. */
export const classForms = ['xlsx', 'csv', 'html', 'json'] as const;
/** Papers of a class assignment: what is bound beforehand, the list to be put up, the slips for families. */
export const classPapers = ['commitment', 'list', 'slips'] as const;

const outputFacts = {
  how: z.enum(['print', 'save']),
  what: z.enum(outputs),
  caseId: uuidSchema.optional(),
  /** The letter. */
  id: uuidSchema.optional(),
  sheet: z.number().int().min(1).max(3).optional(),
};

/** Where an update of the program was found. */
export const updateSources = ['stick', 'server'] as const;
/** When somebody wants it installed; `dropped`: not at all. */
export const updateDecisions = ['now', 'closing', 'dropped'] as const;

/** What a person went on with although the station warned. */
export const overrides = ['missingGlyphs'] as const;

const count = z.number().int().positive();

/** Every kind of witness. */
export const auditEventSchemas = [
  eventSchema('caseViewed', {
    caseId: uuidSchema,
    what: z.enum(viewedThings),
    /** The page or letter. */
    id: uuidSchema.optional(),
    /** Present when the station was locked before the view could be noted: who looked, and when it was told. */
    late: z.strictObject({ by: z.string().max(60), at: instantSchema }).optional(),
  }),
  eventSchema('listViewed', { what: z.enum(viewedLists) }),
  /** More views in a short time than are kept one by one. */
  eventSchema('viewsCrowded', { count, since: instantSchema }),
  /** Before anything leaves; that it left is an entry of its own, which a lock in between can keep from being written. */
  eventSchema('outputStarted', outputFacts),
  eventSchema('outputFailed', outputFacts),
  eventSchema('archiveSaved', { caseId: uuidSchema }),
  /** A table with many people's data left the station. */
  eventSchema('exported', {
    what: z.enum(['pupils']),
    count: z.number().int().nonnegative(),
    leftOut: z.number().int().nonnegative(),
    reason: z.string().max(300),
    sha256: sha256Schema,
  }),
  /** Every byte of so many packages was read and compared. */
  eventSchema('packagesVerified', {
    packages: z.number().int().nonnegative(),
    faults: z.number().int().nonnegative(),
    stopped: z.boolean(),
  }),
  /** Packages of elsewhere were looked at; nothing of them was kept. */
  eventSchema('outsidePackagesRead', {
    packages: z.number().int().nonnegative(),
    faults: z.number().int().nonnegative(),
  }),
  /** Before packages leave the archive; how it ended is an entry of its own. */
  eventSchema('packagesLeaving', {
    form: z.enum(exportForms),
    masked: z.boolean(),
    /** SHA-256 of the certificate they are sealed to. */
    recipient: sha256Schema.optional(),
    packages: z.number().int().positive(),
    reason: z.string().max(300),
    approver: z.string().max(60),
  }),
  eventSchema('packagesLeft', {
    packages: z.number().int().nonnegative(),
    leftOut: z.number().int().nonnegative(),
    /** SHA-256 of 文件目录.XML, which names the root of every package that left. */
    sha256: sha256Schema,
  }),
  eventSchema('packagesStayed', { why: z.string().max(60) }),
  /** An agent begins to take in the families of a spreadsheet, whose SHA-256 it is. */
  eventSchema('batchBegun', {
    batchId: uuidSchema,
    families: z.number().int().positive(),
    leftOut: z.number().int().nonnegative(),
    sha256: sha256Schema,
  }),
  eventSchema('batchResultSaved', { batchId: uuidSchema, families: z.number().int().positive() }),
  /** Figures without any person in them left the station. */
  eventSchema('statisticsSaved', {
    season: z.number().int(),
    form: z.enum(['xlsx', 'csv', 'png']),
  }),
  eventSchema('statisticsPrinted', { season: z.number().int() }),
  /** Class lists, or the page that proves them, left the station. */
  eventSchema('classesSaved', { id: uuidSchema, form: z.enum(classForms) }),
  eventSchema('classesPrinted', {
    id: uuidSchema,
    paper: z.enum(classPapers),
    at: instantSchema,
  }),
  eventSchema('problemListRead', { rows: z.number().int().nonnegative(), sha256: sha256Schema }),
  /** An identity card was read for somebody of the case. */
  eventSchema('idCardRead', { caseId: uuidSchema, person: z.enum(cardPersons) }),
  /** Where the texts of these fields come from: the card that was read before. */
  eventSchema('idCardTaken', {
    caseId: uuidSchema,
    person: z.enum(cardPersons),
    fields: z.array(fieldKeySchema).max(12),
  }),
  /** Where the texts of these fields come from: what the program read on these pages. */
  eventSchema('pageTextTaken', {
    caseId: uuidSchema,
    pages: z.array(uuidSchema).max(50),
    fields: z.array(fieldKeySchema).max(100),
  }),
  eventSchema('callRefused', {
    command: z.string().max(60),
    reason: z.string().max(40),
    role: z.enum(operatorRoles).optional(),
    caseId: uuidSchema.optional(),
    /** Repeats of the same refusal are one entry. */
    count,
    since: instantSchema,
  }),
  /** An update of the program that is what it says it is: before it is kept on this computer. */
  eventSchema('updateChosen', { version: versionSchema, from: z.enum(updateSources) }),
  eventSchema('updateDecided', { version: versionSchema, decision: z.enum(updateDecisions) }),
  eventSchema('overridden', { caseId: uuidSchema, what: z.enum(overrides), id: uuidSchema }),
  eventSchema('clockJumped', {
    byMs: z.number().int(),
    direction: z.enum(['forward', 'back']),
    /** Seen while the program ran, or against the newest entry when the station was opened. */
    seen: z.enum(['running', 'atOpening']),
  }),
  /** The clock was held against the platform's; 0 when it is right again. */
  eventSchema('clockCompared', {
    /** Above 0: this computer is ahead. */
    offMs: z.number().int(),
    /** Whose clock it was held against, where the station has several platforms. */
    platform: z.string().max(100).optional(),
  }),
  eventSchema('dayDigest', signedDigestSchema.shape),
  eventSchema('digestSaved', { day: daySchema }),
  /** The register of numbers was taken out as a table. */
  eventSchema('registerSaved', { numbers: z.number().int().nonnegative() }),
  /** A season was compared with the platform. */
  eventSchema('seasonReckoned', {
    season: z.number().int(),
    agreeing: z.number().int().nonnegative(),
    differing: z.number().int().nonnegative(),
  }),
  /** What became of a revision that a platform restored from an older back-up had lost. */
  eventSchema('revisionBroughtAgain', {
    caseId: uuidSchema,
    revision: count,
    how: z.enum(broughtHows),
  }),
  eventSchema('reckoningPrinted', { season: z.number().int() }),
  /** The register of numbers was printed. */
  eventSchema('registerPrinted', { numbers: z.number().int().nonnegative() }),
  eventSchema('trailVerified', {
    entries: z.number().int().nonnegative(),
    whole: z.boolean(),
    firstBroken: count.optional(),
    /** Cases whose key is gone without a destruction. */
    keysMissing: count.optional(),
  }),
] as const;
export type AuditEvent = z.infer<(typeof auditEventSchemas)[number]>;
