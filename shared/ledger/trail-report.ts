/** What a verification of the trail found, as data for the screen and the command line. */
import * as z from 'zod';
import { instantSchema, sha256Schema, uuidSchema } from '../domain/ids';

/** What can be wrong at one place of the trail. */
const trailFaults = [
  'segmentMissing',
  'segmentHead',
  'unreadable',
  'torn',
  'changed',
  'missing',
  'repeated',
  'reordered',
  'seal',
  'keyDamaged',
  'newer',
  'gap',
  'dropped',
  'digestDisagrees',
  'endMissing',
] as const;
export type TrailFault = (typeof trailFaults)[number];

const count = z.number().int().nonnegative();
const seq = z.number().int().positive();

const brokenEntrySchema = z.strictObject({
  /** The number that the entry at this place has to have. */
  seq,
  what: z.enum(trailFaults),
  segment: z.string().max(20),
  offset: count,
  /** Time of the entry before, as its identifier tells it. */
  previousAt: instantSchema.optional(),
  /** The case it belongs to, where that can still be read. */
  caseId: uuidSchema.optional(),
  /** The newest entry that may be concerned, when one digest covers several. */
  untilSeq: seq.optional(),
  /** Entries after it that are what they were. */
  wholeAfter: z.strictObject({ count, from: seq.optional(), to: seq.optional() }),
  /** Further places that are not. */
  brokenAfter: count,
});
export type BrokenEntry = z.infer<typeof brokenEntrySchema>;

/** Why a digest file proves nothing. */
export const digestFaults = ['unreadable', 'badSignature', 'otherKey'] as const;

export const trailReportSchema = z.strictObject({
  /** Entries from the first one on that are whole and in order. */
  entries: count,
  headHash: sha256Schema,
  /** Seals opened with the key; absent without one. */
  sealsOpened: count.optional(),
  /** Entries whose case key was destroyed: their place in the chain is checked, their content no longer exists. */
  keysDestroyed: count,
  /** Entries that were lost and noted as such; `proved`: the station's key says that the station noted it. */
  lost: z.array(z.strictObject({ from: seq, to: seq, proved: z.boolean() })).max(1000),
  /** Cases whose key is gone although no entry says that they were destroyed; empty where keys were not looked for. */
  keysMissing: z.array(uuidSchema).max(1000),
  digestsAgreed: count,
  /** The newest entry that an agreeing digest covers. */
  attestedTo: count,
  badDigests: z
    .array(z.strictObject({ file: z.string().max(80), why: z.enum(digestFaults) }))
    .max(1000),
  broken: brokenEntrySchema.optional(),
});
export type TrailReport = z.infer<typeof trailReportSchema>;

/** Whether nothing at all is wrong. */
export function isWhole({ broken, badDigests, lost, keysMissing }: TrailReport): boolean {
  return (
    broken === undefined && badDigests.length === 0 && lost.length === 0 && keysMissing.length === 0
  );
}
