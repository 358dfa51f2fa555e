/** What happens to a roll of pupils who are dealt into classes 阳光分班: frozen, perhaps set aside, drawn once. */
import * as z from 'zod';
import {
  apartReasons,
  asideReasons,
  classRollSchema,
  linkIdSchema,
  mostClasses,
  mostPupils,
  togetherReasons,
} from '../classes/class-roll';
import { instantSchema, sha256Schema, uuidSchema } from '../domain/ids';

const classEvent = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

const by = z.strictObject({ id: uuidSchema, name: z.string().max(60) });

export const classEventSchemas = [
  /** From here on nothing of it changes. Names stay with the cases: what is in the roll goes by digests. */
  classEvent('classRollFrozen', {
    id: uuidSchema,
    roll: classRollSchema,
    /** The cases of the roll's pupils, in the roll's order. */
    caseIds: z.array(uuidSchema).min(1).max(mostPupils),
    /** Of the links of the roll, by their numbers; absent where the roll itself has the reasons. */
    linkReasons: z
      .array(
        z.strictObject({
          id: linkIdSchema,
          reason: z.enum([...togetherReasons, ...apartReasons]),
        }),
      )
      .optional(),
    /** In the order in which they were entered. */
    teachers: z.array(z.string().min(1).max(60)).max(mostClasses),
    /** 32 bytes in hexadecimal that nobody sees before the draw. */
    secret: sha256Schema,
    /** 32 bytes in hexadecimal that the codes of the families are made of. */
    codeKey: sha256Schema,
    by,
    at: instantSchema,
  }),
  classEvent('classRollSetAside', {
    id: uuidSchema,
    reason: z.enum(asideReasons),
    by,
    at: instantSchema,
  }),
  /** The one draw of a roll: with the roll itself everything that follows from it. */
  classEvent('classesDrawn', {
    id: uuidSchema,
    publicPart: z.string().min(1).max(200),
    /** Who was there. */
    witnesses: z.string().max(300),
    /** Of the lists that came out. */
    listsSha256: sha256Schema,
    by,
    at: instantSchema,
  }),
] as const;
export type ClassEvent = z.infer<(typeof classEventSchemas)[number]>;
