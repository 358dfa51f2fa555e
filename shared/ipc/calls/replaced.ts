/** Calls about stations that a restore put aside: how many lie there, and how two people destroy one. */
import * as z from 'zod';
import { instantSchema, uuidSchema } from '../../domain/ids';
import { operatorPerson } from '../../domain/person';
import { call, nothing } from '../call';

/** Nobody restores so often; more are listed once some are gone. */
export const mostReplacedListed = 50;

const replacedSchema = z.strictObject({
  /** The restore that put it aside: nothing else names it. */
  restoreId: uuidSchema,
  putAsideAt: instantSchema,
  files: z.number().int().nonnegative(),
  bytes: z.number().nonnegative(),
  /** There are more files than are counted. */
  more: z.boolean(),
  proposal: z
    .strictObject({
      id: uuidSchema,
      reason: z.string().max(300),
      by: operatorPerson,
      at: instantSchema,
      /** Approved, and not yet destroyed to the end. */
      underWay: z.boolean(),
    })
    .optional(),
});
/** A station that a restore put aside, told without anything that is in it. */
export type ReplacedStation = z.infer<typeof replacedSchema>;

export const replacedCalls = {
  list: call(nothing, z.array(replacedSchema).max(mostReplacedListed)),
  propose: call(
    z.strictObject({ restoreId: uuidSchema, reason: z.string().trim().min(1).max(300) }),
    nothing,
  ),
  /** Answers when nothing of it is left, or the refusal is on the disk. */
  decide: call(
    z.strictObject({ id: uuidSchema, approved: z.boolean(), note: z.string().trim().max(300) }),
    nothing,
  ),
};
