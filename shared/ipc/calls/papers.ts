/** Calls about letters and the archive of a case. */
import * as z from 'zod';
import { clipFacts, clipLimits } from '../../domain/glyph-clip';
import { deskVerdictSchema } from '../../domain/desk-decision';
import { uuidSchema } from '../../domain/ids';
import { letterKindSchema, paperFileSchema } from '../../domain/letter';
import { serviceFacts } from '../../domain/service';
import { call, nothing, pictureBytes, savedSchema } from '../call';

const bytes = z.instanceof(Uint8Array);
const ack = z.strictObject({ seq: z.number().int().nonnegative() });
const letterRef = z.strictObject({ caseId: uuidSchema, letterId: uuidSchema });
const caseRef = z.strictObject({ caseId: uuidSchema });
const printerName = z.string().max(300);
const printerSchema = z.strictObject({
  /** As the system knows it. */
  name: printerName,
  title: printerName,
  /** Stopped in the system: what it is given waits. */
  paused: z.boolean(),
});
export type Printer = z.infer<typeof printerSchema>;

/** A paper of the station as a whole, drawn to be looked at before it is printed. */
export const drawnPaperSchema = z.strictObject({
  pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  file: paperFileSchema,
});
export type DrawnPaper = z.infer<typeof drawnPaperSchema>;

/** A letter before its number is drawn. */
const letterPreviewSchema = drawnPaperSchema.extend({ kind: letterKindSchema });
export type LetterPreview = z.infer<typeof letterPreviewSchema>;

/** Where a paper goes; without `printer` to the system's usual one. */
export const printChoice = {
  copies: z.number().int().min(1).max(20),
  printer: printerName.optional(),
};

export const paperCalls = {
  /** The printers there are, and the one that was chosen last at this computer. */
  printers: call(
    nothing,
    z.strictObject({ printers: z.array(printerSchema).max(100), last: printerName.optional() }),
  ),
  letterPdf: call(letterRef, bytes),
  /**
   * The letter that tells the decision as it would be printed now, marked and without a number; of a `verdict` that was not
   * given yet, as if it were. It is kept nowhere, and no number or place is used up.
   */
  previewLetter: call(
    caseRef.extend({ verdict: deskVerdictSchema.optional() }),
    letterPreviewSchema,
  ),
  /** Hands the letter to the printer; recorded only after the spooler took it. */
  printLetter: call(letterRef.extend(printChoice), ack),
  /** Asks where, writes the file, and records it when it is on the disk; `saved` is false when cancelled. */
  saveLetter: call(letterRef, savedSchema),
  /** Keeps the picture of a character that no font has, a PNG; letters that nobody has yet are drawn anew with it. */
  clipCharacter: call(
    caseRef.extend({
      ...clipFacts,
      picture: bytes.refine(({ byteLength }) => byteLength <= clipLimits.bytes),
    }),
    ack,
  ),
  /** Keeps the photo of the signed 送达回证, if there is one, and records that the letter was received. */
  recordServed: call(
    letterRef.extend({
      ...serviceFacts,
      slip: z.strictObject({ original: pictureBytes, corrected: pictureBytes }).optional(),
    }),
    ack,
  ),
  archivePdf: call(caseRef, bytes),
  saveArchive: call(caseRef, savedSchema),
} as const;
