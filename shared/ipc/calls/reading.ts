/** Calls about what the program reads on pages. */
import * as z from 'zod';
import { fieldKeySchema } from '../../domain/form';
import { sha256Schema, uuidSchema } from '../../domain/ids';
import { pageTextSchema } from '../../domain/page-text';
import { call, nothing } from '../call';

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
