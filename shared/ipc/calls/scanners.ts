/** Calls about scanners: which there are, what they can do, a scan, and the pages that no document has yet. */
import * as z from 'zod';
import {
  scanInputSchema,
  scanSettingsSchema,
  scanTroubles,
  shotSources,
  trayedSources,
} from '../../capture/scan';
import { uuidSchema } from '../../domain/ids';
import { call, nothing, pictureBytes } from '../call';

const deviceId = z.string().min(1).max(300);

const shownScannerSchema = z.strictObject({
  id: deviceId,
  name: z.string().max(300),
  /** In the network; absent for a scanner on a cable. */
  address: z.string().max(200).optional(),
  /** Somebody typed its address: it stays in the list, and can be taken out. */
  typed: z.boolean(),
});
export type ShownScanner = z.infer<typeof shownScannerSchema>;

const scannersSchema = z.strictObject({
  devices: z.array(shownScannerSchema).max(300),
  /** False where this computer has no SANE: scanners on a cable are not found then. */
  drivers: z.boolean(),
});
export type Scanners = z.infer<typeof scannersSchema>;

const factsSchema = z.strictObject({
  inputs: z.array(scanInputSchema).min(1).max(3),
  /** `direct`: on a cable; `open`: not encrypted; `unproved`: encrypted, with a certificate nobody vouches for. */
  line: z.enum(['direct', 'open', 'proved', 'unproved']),
  /** What was chosen for it last. */
  last: scanSettingsSchema.optional(),
});
export type ShownFacts = z.infer<typeof factsSchema>;

/** A page that lies in the tray: scanned or photographed, sealed, and in no document yet. */
const keptPageSchema = z.strictObject({
  id: uuidSchema,
  requirementId: z.string().max(60),
  kind: z.string().max(60),
  number: z.number().int().positive(),
  /** What the scanner or the camera calls itself. */
  device: z.string().max(100),
  source: z.enum(['scanner', ...trayedSources]),
});
export type KeptPage = z.infer<typeof keptPageSchema>;
const keptPagesSchema = z.array(keptPageSchema).max(1_000);

/** Cases with pages in the tray that are told at once; those that go beyond follow when these are done with. */
export const mostWaitingCases = 200;

/** Tells the window of a page that is on the disk. */
export const scannedPageSchema = keptPageSchema.extend({ caseId: uuidSchema });
export type ScannedPage = z.infer<typeof scannedPageSchema>;

/** How far the page that is being scanned is. */
export const scanProgressSchema = z.strictObject({
  number: z.number().int().positive(),
  done: z.number().min(0).max(1).optional(),
});
export type ScanProgress = z.infer<typeof scanProgressSchema>;

const bytes = z.instanceof(Uint8Array);
const ofCase = z.strictObject({ caseId: uuidSchema });

export const scannerCalls = {
  /**
   * The scanners on cables and in the network. To look for them takes some seconds: unless `afresh` is wanted, those of
   * the last look are told, where it found any.
   */
  list: call(z.strictObject({ afresh: z.boolean() }), scannersSchema),
  /** Takes a scanner into the list by its address, if one answers there. */
  add: call(z.strictObject({ address: z.string().max(300) }), shownScannerSchema),
  forget: call(z.strictObject({ deviceId }), nothing),
  facts: call(z.strictObject({ deviceId }), factsSchema),
  /**
   * Answers when the scan is over; every page is told by `pageScanned` when it is on the disk. `trouble` says why it ended
   * early; a scan that was stopped has none.
   */
  scan: call(
    z.strictObject({
      deviceId,
      settings: scanSettingsSchema,
      caseId: uuidSchema,
      requirementId: z.string().max(60),
      kind: z.string().max(60),
      /** Number of the first page, where a heap goes on after a trouble. */
      from: z.number().int().min(1).max(10_000),
    }),
    z.strictObject({
      pages: z.number().int().nonnegative(),
      trouble: z.enum(scanTroubles).optional(),
    }),
  ),
  stop: call(nothing, nothing),
  /** Puts a picture into the tray that is nowhere else yet; the page that is made of it has the same id. */
  keep: call(
    ofCase.extend({
      id: uuidSchema,
      requirementId: z.string().max(60),
      kind: z.string().max(60),
      source: z.enum(shotSources),
      device: z.string().max(100),
      picture: pictureBytes,
    }),
    nothing,
  ),
  /** The pages of a case that lie in the tray, in the order they were scanned. */
  kept: call(ofCase, keptPagesSchema),
  /** The same for every case that the operator may work on and that has any; cases that do not open are left out. */
  waiting: call(
    nothing,
    z.array(z.strictObject({ caseId: uuidSchema, pages: keptPagesSchema })).max(mostWaitingCases),
  ),
  page: call(ofCase.extend({ id: uuidSchema }), bytes),
  /** Throws pages in the tray away. */
  discard: call(ofCase.extend({ ids: z.array(uuidSchema).max(1_000) }), nothing),
};
