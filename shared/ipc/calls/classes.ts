/** Calls of class assignment 阳光分班: who there is, freezing, drawing, and every way out. */
import * as z from 'zod';
import { admittedPupilSchema, classGroupSchema } from '../../classes/admitted-pupil';
import { classLimitSchema } from '../../classes/class-limits';
import { tradeOutcomes, tradeReasons } from '../../classes/class-changes';
import {
  apartReasons,
  asideReasons,
  classStrata,
  mostClasses,
  mostLines,
  togetherReasons,
} from '../../classes/class-roll';
import { latePlanSchema } from '../../classes/compose-late';
import { classPlanSchema } from '../../classes/compose-roll';
import { sexes } from '../../classes/deal-classes';
import { instantSchema, sha256Schema, uuidSchema } from '../../domain/ids';
import { locales } from '../../i18n/locale';
import { classPapers } from '../../ledger/audit-event';
import { call, nothing, savedSchema } from '../call';
import { drawnPaperSchema, printChoice } from './papers';

const count = z.number().int().nonnegative();
const person = z.string().max(60);
const locale = z.enum(locales);
const rollRef = z.strictObject({ id: uuidSchema });

const keptRollSchema = z.strictObject({
  id: uuidSchema,
  ...classGroupSchema.shape,
  number: z.number().int().positive(),
  pupils: count,
  classes: count,
  teachers: z.array(person).max(mostClasses),
  balanced: z.array(z.enum(classStrata)),
  publicSource: z.string().max(200),
  publicNumbers: z.number().int().positive(),
  publicKnownFrom: instantSchema,
  /** Absent until its commitment is printed, and for ever when that came too late. */
  committedAt: instantSchema.optional(),
  rollSha256: sha256Schema,
  secretSha256: sha256Schema,
  frozenBy: person,
  frozenAt: instantSchema,
  /** Of a roll that adds pupils: the roll of the first draw, and the round. */
  late: z.strictObject({ first: uuidSchema, round: z.number().int().positive() }).optional(),
  /** Whoever froze it does not draw it. */
  isOwn: z.boolean(),
  setAside: z
    .strictObject({ reason: z.enum(asideReasons), by: person, at: instantSchema })
    .optional(),
  drawn: z
    .strictObject({
      publicPart: z.string().max(200),
      witnesses: z.string().max(300),
      by: person,
      at: instantSchema,
    })
    .optional(),
});
export type KeptRollTold = z.infer<typeof keptRollSchema>;

const listSchema = z.strictObject({
  number: z.number().int().positive(),
  teacher: person,
  girls: count,
  boys: count,
  pupils: z
    .array(
      z.strictObject({
        caseId: uuidSchema,
        caseNumber: z.string().max(40),
        name: z.string().max(60),
        sex: z.enum(sexes),
        /** The round of a pupil who came after the draw. */
        late: z.number().int().positive().optional(),
        /** The class before a trade of places. */
        from: z.number().int().positive().optional(),
        isLeft: z.boolean(),
        /** A name or number that is not the one of the roll; `digest` stands for it, `was` is the name before. */
        renamed: z.strictObject({ digest: sha256Schema, was: person }).optional(),
      }),
    )
    .max(mostLines),
});

const tradeSchema = z.strictObject({
  trade: uuidSchema,
  pupils: z.array(z.strictObject({ name: person, classNumber: count })).length(2),
  reason: z.enum(tradeReasons),
  note: z.string().max(300),
  askedBy: person,
  askedAt: instantSchema,
  /** Whoever asked does not approve. */
  isOwn: z.boolean(),
  settled: z
    .strictObject({ outcome: z.enum(tradeOutcomes), by: person, at: instantSchema })
    .optional(),
});
export type TradeTold = z.infer<typeof tradeSchema>;

/** A link of a roll, to the people of the station with names and reason. */
const linkSchema = z.strictObject({
  id: count,
  kind: z.enum(['together', 'apart']),
  names: z.array(person).max(10),
  reason: z.enum([...togetherReasons, ...apartReasons]).optional(),
});

export const classCalls = {
  /** Reads some more cases that changed; to be called until `done` is `total`. */
  gather: call(nothing, z.strictObject({ done: count, total: count })),
  /** Schools with admitted pupils, and every roll there was. */
  overview: call(
    nothing,
    z.strictObject({
      groups: z.array(classGroupSchema.extend({ pupils: count })).max(10_000),
      rolls: z.array(keptRollSchema).max(1_000),
    }),
  ),
  pupils: call(
    classGroupSchema,
    z.strictObject({
      pupils: z.array(admittedPupilSchema),
      limit: classLimitSchema,
      seen: sha256Schema,
    }),
  ),
  /** Of what was looked at, and no other; nothing of it changes any more. */
  freeze: call(
    z.strictObject({ group: classGroupSchema, plan: classPlanSchema, seen: sha256Schema }),
    z.strictObject({ id: uuidSchema }),
  ),
  setAside: call(rollRef.extend({ reason: z.enum(asideReasons) }), nothing),
  /** Once for each roll. */
  draw: call(
    rollRef.extend({
      publicPart: z.string().trim().min(1).max(200),
      witnesses: z.string().trim().max(300),
    }),
    nothing,
  ),
  lists: call(rollRef, z.strictObject({ lists: z.array(listSchema).max(mostClasses) })),
  /** After a draw: who waits for a class, and which pupils trade places. */
  after: call(
    rollRef,
    z.strictObject({
      pupils: z.array(admittedPupilSchema),
      present: count,
      left: count,
      limit: classLimitSchema,
      seen: sha256Schema,
      trades: z.array(tradeSchema),
      links: z.array(linkSchema),
    }),
  ),
  /** A roll of those who wait, bound to everything that stands. */
  freezeLate: call(
    rollRef.extend({ plan: latePlanSchema, seen: sha256Schema }),
    z.strictObject({ id: uuidSchema }),
  ),
  askTrade: call(
    rollRef.extend({
      caseIds: z.tuple([uuidSchema, uuidSchema]),
      reason: z.enum(tradeReasons),
      note: z.string().trim().min(1).max(300),
    }),
    nothing,
  ),
  settleTrade: call(rollRef.extend({ trade: uuidSchema, outcome: z.enum(tradeOutcomes) }), nothing),
  /** It is the same child; `digest` is what the list gave for the name that was looked at. */
  confirmName: call(rollRef.extend({ caseId: uuidSchema, digest: sha256Schema }), nothing),
  saveBook: call(rollRef.extend({ locale }), savedSchema),
  saveCsv: call(rollRef.extend({ locale }), savedSchema),
  /** The page that draws again in any browser, or the data alone. */
  saveProof: call(rollRef.extend({ form: z.enum(['html', 'json']) }), savedSchema),
  /** To be looked at; `caseId` for the slip of one family alone. */
  drawPaper: call(
    rollRef.extend({ paper: z.enum(classPapers), caseId: uuidSchema.optional() }),
    drawnPaperSchema,
  ),
  /** Prints the paper that was looked at, and no other. */
  printPaper: call(z.strictObject({ sha256: sha256Schema, ...printChoice }), nothing),
} as const;
