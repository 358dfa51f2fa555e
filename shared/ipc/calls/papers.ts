/** Calls about letters and the archive of a case. */
import * as z from 'zod';
import { uuidSchema } from '../../domain/ids';
import { serviceFacts } from '../../domain/service';
import { call, pictureBytes } from '../call';

const bytes = z.instanceof(Uint8Array);
const ack = z.strictObject({ seq: z.number().int().nonnegative() });
const letterRef = z.strictObject({ caseId: uuidSchema, letterId: uuidSchema });
const caseRef = z.strictObject({ caseId: uuidSchema });
const savedSchema = z.strictObject({ saved: z.boolean(), fileName: z.string() });

export const paperCalls = {
  letterPdf: call(letterRef, bytes),
  /** Hands the letter to the printer; recorded only after the spooler took it. */
  printLetter: call(letterRef.extend({ copies: z.number().int().min(1).max(20) }), ack),
  /** Asks where, writes the file, and records it when it is on the disk; `saved` is false when cancelled. */
  saveLetter: call(letterRef, savedSchema),
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
