/** Calls about the record as a whole: whether it is sound, and whether the window's rows follow it. */
import * as z from 'zod';
import { sha256Schema } from '../../domain/ids';
import { integritySchema } from '../../ledger/integrity';
import { call, nothing } from '../call';

export const recordCalls = {
  /** What the record's check of itself found, and how far it is. */
  integrity: call(nothing, integritySchema),
  /** How far the working set knows the record; where the two differ it is noted, and the rows are built anew. */
  meet: call(
    z.strictObject({ seq: z.number().int().nonnegative(), hash: sha256Schema }),
    z.strictObject({ agrees: z.boolean() }),
  ),
};
