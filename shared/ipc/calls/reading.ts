/** Calls about what the program does with pages behind the clerk's work: it reads them, and makes their images smaller. */
import * as z from 'zod';
import { fieldKeySchema } from '../../domain/form';
import { sha256Schema, uuidSchema } from '../../domain/ids';
import { pageTextSchema } from '../../domain/page-text';
import { call, nothing, pictureBytes } from '../call';

export const readingCalls = {
  /** Stores the text of a page, sealed; for an image that the page no longer shows it changes nothing. */
  recordText: call(
    z.strictObject({
      caseId: uuidSchema,
      documentId: uuidSchema,
      pageId: uuidSchema,
      /** The image that was read. */
      of: sha256Schema,
      text: pageTextSchema,
    }),
    nothing,
  ),
  /** Stores a page image that was encoded again; one that is no smaller, or of a page cut anew since, changes nothing. */
  reencodePage: call(
    z.strictObject({
      caseId: uuidSchema,
      documentId: uuidSchema,
      pageId: uuidSchema,
      of: sha256Schema,
      corrected: pictureBytes,
    }),
    nothing,
  ),
  /** Which fields were filled with what was read on these pages: the source of what stands in them, kept in the trail. */
  textTaken: call(
    z.strictObject({
      caseId: uuidSchema,
      pages: z.array(uuidSchema).min(1).max(50),
      fields: z.array(fieldKeySchema).min(1).max(100),
    }),
    nothing,
  ),
};
