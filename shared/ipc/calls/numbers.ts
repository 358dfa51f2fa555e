/** Calls about numbers: how many are left, and what became of every one. */
import * as z from 'zod';
import { caseKindSchema } from '../../domain/case-kind';
import { instantSchema, sha256Schema, uuidSchema } from '../../domain/ids';
import { numberSeries } from '../../domain/numbering';
import { stockLevels } from '../../domain/number-stock';
import { ofPlatform } from '../../domain/platform-route';
import { serialStates } from '../../domain/number-register';
import { locales } from '../../i18n/locale';
import { call, nothing, savedSchema } from '../call';
import { letterCodeCalls } from './letter-codes';
import { drawnPaperSchema, printChoice } from './papers';

const count = z.number().int().nonnegative();

const stockSchema = z.strictObject({
  ...ofPlatform,
  series: z.enum(numberSeries),
  reserved: count,
  own: count,
  level: z.enum(stockLevels),
});
/** What is left of one series for the cases of one platform. */
export type SeriesStock = z.infer<typeof stockSchema>;

const lineSchema = z.strictObject({
  series: z.enum(numberSeries),
  stationCode: z.string().max(8),
  from: z.number().int().positive(),
  to: z.number().int().positive(),
  state: z.enum(serialStates),
  /** The number as people quote it; absent for serials without one, and for cases whose data is destroyed. */
  number: z.string().max(80).optional(),
  caseId: uuidSchema.optional(),
  caseNumber: z.string().max(40).optional(),
  at: instantSchema.optional(),
  by: z.string().max(60).optional(),
  voided: z
    .strictObject({
      at: instantSchema,
      by: z.string().max(60),
      reason: z.string().max(200),
    })
    .optional(),
  /** The case's data was destroyed when its retention was over: only serial and case remain. */
  destroyed: z.literal(true).optional(),
});
/** One line of the register. */
export type NumberLine = z.infer<typeof lineSchema>;

const totalsSchema = z.strictObject({
  series: z.enum(numberSeries),
  blocks: count,
  ...(Object.fromEntries(serialStates.map((state) => [state, count])) as {
    [state in (typeof serialStates)[number]]: typeof count;
  }),
});
/** What became of all serials of a series. */
export type NumberTotals = z.infer<typeof totalsSchema>;

const placesSchema = z.strictObject({
  ...ofPlatform,
  quotaId: z.string().max(60),
  season: z.number().int(),
  kind: caseKindSchema,
  school: z.strictObject({ code: z.string().max(40), name: z.string().max(100) }),
  places: count,
  /** Promised here, those given back included. */
  used: count,
  givenBack: count,
  left: count,
  /** Nothing is drawn from it any more. */
  closed: z.literal(true).optional(),
});
/** What is left of one 学位额度. */
export type PlaceStock = z.infer<typeof placesSchema>;

const filter = {
  series: z.enum(numberSeries).optional(),
  state: z.enum(serialStates).optional(),
};
const requestSchema = z.strictObject({
  offset: count,
  limit: z.number().int().min(1).max(200),
  ...filter,
});
/** A stretch of the register. */
export type NumbersRequest = z.infer<typeof requestSchema>;

export const numberCalls = {
  stock: call(nothing, z.array(stockSchema).max(200)),
  /** Places that this desk may promise by itself, quota by quota. */
  places: call(nothing, z.array(placesSchema).max(500)),
  /** The case that a 受理编号, 收存编号 or 文书编号 belongs to. */
  find: call(
    z.strictObject({ number: z.string().min(6).max(80) }),
    z.strictObject({ caseId: uuidSchema }),
  ),
  ...letterCodeCalls,
  register: call(
    requestSchema,
    z.strictObject({
      lines: z.array(lineSchema).max(400),
      /** Lines of the whole register under this filter. */
      total: count,
      totals: z.array(totalsSchema).max(40),
    }),
  ),
  /** Writes the whole register as a table where the person chooses. */
  saveRegister: call(z.strictObject({ locale: z.enum(locales) }), savedSchema),
  /** The whole register as a paper, to be looked at before it is printed. */
  registerPdf: call(nothing, drawnPaperSchema),
  /** Prints the paper that was looked at, and no other. */
  printRegister: call(z.strictObject({ sha256: sha256Schema, ...printChoice }), nothing),
} as const;
