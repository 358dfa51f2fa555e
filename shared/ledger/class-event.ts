/** What happens to a roll of pupils who are dealt into classes 阳光分班: frozen, perhaps set aside, drawn once. */
import * as z from 'zod';
import { lineSchema, tradeOutcomes, tradeReasons } from '../classes/class-changes';
import {
  apartReasons,
  asideReasons,
  classRollSchema,
  classStrata,
  linkIdSchema,
  mostClasses,
  mostPupils,
  togetherReasons,
} from '../classes/class-roll';
import { eventSchema } from '../domain/event-schema';
import { instantSchema, sha256Schema, uuidSchema } from '../domain/ids';
import { operatorPerson } from '../domain/person';

export const classEventSchemas = [
  /** From here on nothing of it changes. Names stay with the cases: what is in the roll goes by digests. */
  eventSchema('classRollFrozen', {
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
    /** The roll of the first draw, where this one adds pupils to it. */
    first: uuidSchema.optional(),
    /** For each thing that is balanced: what its codes stand for, so that who comes later gets the same ones. */
    codes: z
      .array(z.array(z.string().max(40)).max(100))
      .max(classStrata.length)
      .optional(),
    /** In the order in which they were entered. */
    teachers: z.array(z.string().min(1).max(60)).max(mostClasses),
    /** 32 bytes in hexadecimal that nobody sees before the draw. */
    secret: sha256Schema,
    /** 32 bytes in hexadecimal that the codes of the families are made of. */
    codeKey: sha256Schema,
    by: operatorPerson,
    at: instantSchema,
  }),
  eventSchema('classRollSetAside', {
    id: uuidSchema,
    reason: z.enum(asideReasons),
    by: operatorPerson,
    at: instantSchema,
  }),
  /** The one draw of a roll: with the roll itself everything that follows from it. */
  eventSchema('classesDrawn', {
    id: uuidSchema,
    publicPart: z.string().min(1).max(200),
    /** Who was there. */
    witnesses: z.string().max(300),
    /** Of the lists that came out. */
    listsSha256: sha256Schema,
    by: operatorPerson,
    at: instantSchema,
  }),
  /** Somebody asks that two pupils trade places; the reason and what it rests on stay in this record. */
  eventSchema('classTradeAsked', {
    /** The roll of the first draw. */
    id: uuidSchema,
    trade: uuidSchema,
    lines: z.tuple([lineSchema, lineSchema]),
    reason: z.enum(tradeReasons),
    note: z.string().min(1).max(300),
    by: operatorPerson,
    at: instantSchema,
  }),
  /** From the approval on the two have each other's place. */
  eventSchema('classTradeSettled', {
    id: uuidSchema,
    trade: uuidSchema,
    outcome: z.enum(tradeOutcomes),
    /** Of those who left and whom nothing published names yet: the lines on whose leaving the approval rests. */
    left: z.array(lineSchema).min(1).max(mostPupils).optional(),
    by: operatorPerson,
    at: instantSchema,
  }),
  /** It is the same child, whatever the name or number was when the roll was frozen. */
  eventSchema('classNameConfirmed', {
    id: uuidSchema,
    line: lineSchema,
    /** Of the pupil as the case has it now. */
    digest: sha256Schema,
    by: operatorPerson,
    at: instantSchema,
  }),
] as const;
export type ClassEvent = z.infer<(typeof classEventSchemas)[number]>;
