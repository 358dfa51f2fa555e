/** Checking the code of a letter offline: what a scanned or typed text proves. */
import * as z from 'zod';
import { longestScan } from '../../capture/scanned-number';
import { daySchema, instantSchema, uuidSchema } from '../../domain/ids';
import { letterKindSchema } from '../../domain/letter';
import { call } from '../call';

/** What the station's own record says of a number; `absent` also when the data of its case was destroyed. */
const hereSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('valid'),
    /** Where the operator may see it. */
    caseId: uuidSchema.optional(),
  }),
  z.strictObject({
    state: z.literal('void'),
    at: instantSchema,
    caseId: uuidSchema.optional(),
  }),
  z.strictObject({ state: z.literal('absent') }),
]);
export type HereState = z.infer<typeof hereSchema>;

const number = z.string().max(longestScan);
const letter = z.strictObject({ number, kind: letterKindSchema, day: daySchema });

/** The issuing station as the directory of its platform lists it. */
const listedSchema = z.strictObject({
  name: z.string().max(100),
  /** The platform takes nothing of it from then on. */
  revokedAt: instantSchema.optional(),
  /** How old the directory is; absent where it was not looked through to its end yet. */
  asOf: instantSchema.optional(),
});

/**
 * `genuine`: a station of this platform, or this one (then with `here`), issued a letter with this number; `differs`: the
 * code was changed after it was signed; `unknownIssuer`: signed, but by nobody whom this platform knows; `unsigned`: a
 * number without a signed code, as on letters from before there were codes; `damaged`: not the whole code was read.
 */
const verdictSchema = z.discriminatedUnion('verdict', [
  z.strictObject({
    verdict: z.literal('genuine'),
    letter,
    stationCode: z.string().max(20),
    here: hereSchema.optional(),
    listed: listedSchema.optional(),
  }),
  z.strictObject({ verdict: z.literal('differs'), letter }),
  z.strictObject({ verdict: z.literal('unknownIssuer'), letter }),
  z.strictObject({ verdict: z.literal('unsigned'), number, here: hereSchema }),
  z.strictObject({ verdict: z.literal('damaged') }),
  z.strictObject({ verdict: z.literal('noCode') }),
]);
export type LetterVerdict = z.infer<typeof verdictSchema>;

export const letterCodeCalls = {
  /** Asks nobody: works without a line. */
  checkCode: call(z.strictObject({ text: z.string().max(longestScan) }), verdictSchema),
} as const;
