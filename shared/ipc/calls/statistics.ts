/** Calls of the statistics: read step by step, looked at, saved and printed. */
import * as z from 'zod';
import { caseKindSchema, caseKinds } from '../../domain/case-kind';
import { operatorRoles } from '../../domain/command';
import { outcomes } from '../../domain/delivery';
import { applicantGroups } from '../../domain/group';
import { daySchema, instantSchema, sha256Schema } from '../../domain/ids';
import { verifiedFacts } from '../../domain/verified-fact';
import { locales } from '../../i18n/locale';
import { gapReasons } from '../../statistics/case-facts';
import { mostNames, mostWeeks, visitCounts } from '../../statistics/statistics';
import { call, nothing, savedSchema } from '../call';
import { drawnPaperSchema, printChoice } from './papers';

const count = z.number().int().nonnegative();
const season = z.number().int().min(2000).max(2200);
const name = z.string().max(200);

const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const scopeFacts = {
  season,
  kind: caseKindSchema.optional(),
  month: monthSchema.optional(),
};
const scopeSchema = z.strictObject(scopeFacts);

const minutes = {
  measured: count,
  median: z.number().nonnegative().optional(),
  most90: z.number().nonnegative().optional(),
};
const namedSchema = z.array(
  z.strictObject({ name, cases: count, accepted: count, others: count.optional() }),
);
const gapCounts = Object.fromEntries(gapReasons.map((why) => [why, count])) as {
  readonly [Why in (typeof gapReasons)[number]]: typeof count;
};
const withheldSchema = z.strictObject({
  columns: z.array(name).max(20),
  rows: z
    .array(
      z.strictObject({ name, total: count, cells: z.array(z.union([count, z.null()])).max(20) }),
    )
    .max(10_000),
  totals: z.array(count).max(20),
});

const statisticsSchema = z.strictObject({
  progress: z.strictObject({
    cases: count,
    submitted: count,
    received: count,
    decided: count,
    archived: count,
  }),
  kinds: z.array(z.strictObject({ kind: caseKindSchema, cases: count })).max(caseKinds.length),
  groups: z.array(
    z.strictObject({
      group: z.enum(applicantGroups),
      cases: count,
      submitted: count,
      accepted: count,
    }),
  ),
  outcomes: z.array(z.strictObject({ outcome: z.enum([...outcomes, 'waiting']), cases: count })),
  days: z
    .array(z.strictObject({ day: daySchema, opened: count, submitted: count, decided: count }))
    .max(400),
  schools: namedSchema.max(mostNames + 2),
  catchments: namedSchema.max(mostNames + 2),
  firstTry: z.strictObject({ judged: count, passed: count }),
  minutes: z.strictObject(minutes),
  minutesByGroup: z.array(z.strictObject({ ...minutes, group: z.enum(applicantGroups) })),
  reviewWeeks: z.array(z.strictObject({ ...minutes, week: daySchema })).max(mostWeeks),
  reviewRoles: z
    .array(z.strictObject({ ...minutes, role: z.enum(operatorRoles) }))
    .max(operatorRoles.length),
  reviews: z.strictObject(minutes),
  visits: z.array(z.strictObject({ days: z.literal(visitCounts), cases: count })),
  gaps: z.array(z.strictObject({ fact: z.enum(verifiedFacts), ...gapCounts, cases: count })),
  planning: z
    .array(
      z.strictObject({
        kind: caseKindSchema,
        ages: withheldSchema.optional(),
        origins: withheldSchema.optional(),
      }),
    )
    .max(caseKinds.length),
});

export type StatisticsTold = z.infer<typeof statisticsSchema>;

/** Larger than any chart that a screen draws. */
const largestChartBytes = 8 * 1024 * 1024;
const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const chartSchema = z
  .instanceof(Uint8Array)
  .refine(
    (bytes) =>
      bytes.byteLength <= largestChartBytes &&
      pngStart.every((octet, index) => bytes[index] === octet),
  );
const locale = z.enum(locales);
/** One table of those that the scope gives. */
const tableKey = z.string().regex(/^[a-zA-Z]{1,20}(-\d)?$/);

export const statisticsCalls = {
  /** Reads some more cases that changed since they were counted last; to be called until `done` is `total`. */
  gather: call(nothing, z.strictObject({ done: count, total: count })),
  /** What there is to choose from, of what was gathered. */
  scopes: call(
    nothing,
    z.strictObject({
      seasons: z.array(season).max(100),
      months: z.array(z.strictObject({ season, month: monthSchema })).max(1_000),
      at: instantSchema,
    }),
  ),
  read: call(scopeSchema, statisticsSchema),
  /** Every table as a workbook. */
  saveBook: call(z.strictObject({ ...scopeFacts, locale }), savedSchema),
  saveCsv: call(z.strictObject({ ...scopeFacts, table: tableKey, locale }), savedSchema),
  /** A chart as the screen drew it. */
  savePicture: call(
    z.strictObject({ ...scopeFacts, table: tableKey, locale, png: chartSchema }),
    savedSchema,
  ),
  /** The report as a paper, to be looked at before it is printed. */
  drawReport: call(scopeSchema, drawnPaperSchema),
  /** Prints the report that was looked at, and no other. */
  printReport: call(z.strictObject({ sha256: sha256Schema, ...printChoice }), nothing),
} as const;
