/** Calls about packages 归档信息包: which there are, what is in one, whether they are whole, and taking them out. */
import * as z from 'zod';
import { exportForms } from '../../archive/export/export-order';
import { archiveFilterSchema } from '../../archive/archive-filter';
import { stampStatusSchema } from '../../archive/signing/stamp-status';
import { timestampTroubles } from '../../archive/signing/timestamp-trouble';
import { caseKindSchema } from '../../domain/case-kind';
import { outcomes } from '../../domain/delivery';
import { applicantGroupSchema } from '../../domain/group';
import { instantSchema, sha256Schema, uuidSchema } from '../../domain/ids';
import {
  failedCheckSchema,
  mostFailedChecks,
  packageStampSchema,
} from '../../domain/sealed-package';
import { locales } from '../../i18n/locale';
import { stationCodeSchema } from '../../protocol/directory';
import { call, nothing } from '../call';

const count = z.number().int().nonnegative();
const path = z.string().min(1).max(1_000);
const packageName = z.string().min(1).max(200);

/** Cases that are told of in one answer. */
export const mostLines = 100;
/** Cases that are chosen one by one; more are chosen by a filter. */
export const mostChosen = 1_000;
/** Findings that are shown; a longer list is cut and says so. */
export const mostFindings = 500;

const lineSchema = z.strictObject({
  caseId: uuidSchema,
  caseNumber: z.string().max(40),
  childName: z.string().max(200),
  kind: caseKindSchema,
  group: applicantGroupSchema,
  season: z.number().int(),
  outcome: z.enum(outcomes).optional(),
  school: z.string().max(200).optional(),
  sealedAt: instantSchema.optional(),
  /** The package itself and every supplement to it; empty where an older program sealed only the PDF. */
  packages: z.array(
    z.strictObject({
      name: packageName,
      root: sha256Schema,
      files: count,
      bytes: count,
      /** Absent while no time-stamp authority answered for it. */
      stamp: packageStampSchema.pick({ at: true, authority: true }).optional(),
      /** Why it has none though one was asked for. */
      stampTrouble: z.enum(timestampTroubles).optional(),
    }),
  ),
});
/** An archived case and its packages. */
export type ArchiveLine = z.infer<typeof lineSchema>;

/** Which cases something is done with: named ones, or all that fit. */
const whichSchema = z.union([
  z.strictObject({ caseIds: z.array(uuidSchema).min(1).max(mostChosen) }),
  z.strictObject({ filter: archiveFilterSchema }),
]);
export type WhichArchives = z.infer<typeof whichSchema>;

const checkedItemSchema = z.strictObject({
  group: z.string().max(20),
  id: z.string().max(40),
  title: z.string().max(200),
  result: z.enum(['passed', 'failed', 'notRun']),
  evidence: z.string().max(2_000),
});

const packageFacts = {
  name: packageName,
  root: sha256Schema,
  files: z.array(z.strictObject({ path, bytes: count, sha256: sha256Schema })).max(20_000),
  /** 四性检测, as it stands in the package. */
  checks: z.array(checkedItemSchema).max(200),
};

const openedSchema = z.strictObject({
  line: lineSchema,
  /** What the four checks found when sealing was tried last; empty where it was sealed. */
  refused: z.array(failedCheckSchema).max(mostFailedChecks),
  packages: z.array(z.strictObject(packageFacts)),
});
/** What is in the packages of a case. */
export type OpenedArchive = z.infer<typeof openedSchema>;
export type CheckedItem = z.infer<typeof checkedItemSchema>;

/** In words. */
const what = z.string().max(600);

const faultSchema = z.strictObject({ caseId: uuidSchema, name: packageName, path, what });
/** Something that is wrong with a package, or why it was left out. */
export type ArchiveFault = z.infer<typeof faultSchema>;

const signingStationSchema = z.discriminatedUnion('known', [
  z.strictObject({ known: z.literal('own') }),
  z.strictObject({
    known: z.literal('listed'),
    code: stationCodeSchema,
    name: z.string().max(100),
    revokedAt: instantSchema.optional(),
    asOf: instantSchema.optional(),
  }),
  z.strictObject({ known: z.literal('notListed'), code: stationCodeSchema }),
]);
/** The station that signed a package, by what the directories of platforms know of its key. */
export type SigningStation = z.infer<typeof signingStationSchema>;

const outsideSchema = z.strictObject({
  ...packageFacts,
  /** A masked copy 脱敏副本 and no package. */
  masked: z.boolean(),
  /** Absent where the package has none, or a file that stands for it cannot be read. */
  root: sha256Schema.optional(),
  faults: z.array(z.strictObject({ path, what })).max(mostFindings),
  faultsInAll: count,
  /** Who signed it, as its certificate says; absent where no signature is right. */
  signer: z
    .strictObject({
      name: z.string().max(1_000),
      fingerprint: sha256Schema,
      at: instantSchema.optional(),
      /** Whose key it is; absent where the certificate does not prove it. */
      station: signingStationSchema.optional(),
    })
    .optional(),
});
/** A package that lies outside this station: looked at, verified, never taken in. */
export type OutsidePackage = z.infer<typeof outsideSchema>;

/** Packages of one folder or zip that are shown; more are for the command line. */
export const mostOutside = 50;

const progressFacts = { done: count, total: count, bytes: count, totalBytes: count };
/** How far a verification or an export is, in packages and bytes. */
export const archiveProgressSchema = z.strictObject(progressFacts);

export const archiveCalls = {
  /** A stretch of the archived cases that fit, newest first; asked again with `next` until there is none. */
  list: call(
    z.strictObject({ filter: archiveFilterSchema, after: uuidSchema.optional() }),
    z.strictObject({
      lines: z.array(lineSchema).max(mostLines),
      next: uuidSchema.optional(),
      /** Archived cases in all, whatever the filter. */
      archived: count,
    }),
  ),
  /** Those of the named cases that are archived. */
  lines: call(
    z.strictObject({ caseIds: z.array(uuidSchema).max(mostLines) }),
    z.array(lineSchema).max(mostLines),
  ),
  open: call(z.strictObject({ caseId: uuidSchema }), openedSchema),
  /** The bytes of one file of a package. */
  file: call(
    z.strictObject({ caseId: uuidSchema, root: sha256Schema, path }),
    z.instanceof(Uint8Array),
  ),
  /** Reads every byte of the chosen packages; `archiveProgress` tells how far it is. */
  verify: call(
    z.strictObject({ which: whichSchema, locale: z.enum(locales) }),
    z.strictObject({
      stopped: z.boolean(),
      packages: count,
      files: count,
      bytes: count,
      /** Cases that have no package. */
      without: count,
      faults: z.array(faultSchema).max(mostFindings),
      faultsInAll: count,
    }),
  ),
  /** Asks for a folder or a zip with packages and verifies each; nothing of it is kept. */
  outside: call(
    z.strictObject({ form: z.enum(exportForms), locale: z.enum(locales) }),
    z.strictObject({
      chosen: z.boolean(),
      packages: z.array(outsideSchema).max(mostOutside),
      /** How many there are in all. */
      inAll: count,
    }),
  ),
  /** The bytes of a file of a package that was opened last. */
  outsideFile: call(z.strictObject({ index: count, path }), z.instanceof(Uint8Array)),
  stop: call(nothing, nothing),
  /** Asks for the certificate of an office that packages may be sealed to. */
  recipient: call(
    nothing,
    z.strictObject({
      chosen: z.boolean(),
      recipient: z
        .strictObject({
          subject: z.string().max(300),
          fingerprint: sha256Schema,
          notAfter: instantSchema,
        })
        .optional(),
    }),
  ),
  /** Asks for a folder and writes packages and lists to it; answers when all is there. */
  export: call(
    z.strictObject({
      which: whichSchema,
      form: z.enum(exportForms),
      /** Copies without personal data in place of the packages. */
      masked: z.boolean(),
      /** Fingerprint of the certificate chosen before; what leaves is then sealed to it, in volumes. */
      recipient: sha256Schema.optional(),
      reason: z.string().trim().min(1).max(300),
      approver: z.string().trim().min(1).max(60),
      locale: z.enum(locales),
    }),
    z.strictObject({
      saved: z.boolean(),
      folderName: z.string().max(300),
      packages: count,
      without: count,
      leftOut: z.array(faultSchema).max(mostFindings),
      leftOutInAll: count,
    }),
  ),
  /** How far the time stamps are; `stampsChanged` tells what follows. */
  stamps: call(nothing, stampStatusSchema),
  /** Asks the authority again at once, whatever it refused before. */
  stampNow: call(nothing, nothing),
};
