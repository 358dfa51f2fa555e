/** Letters 文书: numbered papers the desk hands to the family, and the electronic archive that holds them all. */
import * as z from 'zod';
import { custodySchema } from './custody';
import type { Decision } from './delivery';
import type { FieldKey } from './form';
import { fieldKeySchema } from './form';
import { daySchema, instantSchema, sha256Schema, uuidSchema } from './ids';
import { byPerson } from './person';
import { packageFacts } from './sealed-package';
import { servedSchema } from './service';

export const letterKinds = [
  'receipt',
  'supplementNotice',
  'placeNotice',
  'refusalNotice',
  'custodyReceipt',
] as const;
export const letterKindSchema = z.enum(letterKinds);
export type LetterKind = z.infer<typeof letterKindSchema>;

/** Which serial of which block a number is made of. */
export const drawnSerialSchema = z.strictObject({
  blockId: z.string().max(60),
  serial: z.number().int().positive(),
});

/** A PDF that the papers process made: where it is, how big, how many pages. */
export const paperFileSchema = z.strictObject({
  sha256: sha256Schema,
  bytes: z.number().int().positive(),
  pages: z.number().int().positive(),
  /** Code points that no bundled font can draw; printed as 〔U+XXXXX〕. */
  missingGlyphs: z.array(z.number().int()).max(200),
  /** Code points that no bundled font can draw and a clip of the register page shows; absent when there are none. */
  clippedGlyphs: z.array(z.number().int()).max(200).optional(),
});
export type PaperFile = z.infer<typeof paperFileSchema>;

/** 作废: who declared a letter void, when and why; its number stays used up for ever. */
export const letterVoidSchema = z.strictObject({
  at: instantSchema,
  ...byPerson,
  reason: z.string().max(200),
});

/**
 * What a 一次性告知书 told the family, frozen as it was told: everything still missing in one letter, why each thing is
 * needed, what may be handed in instead, and until when (mission: the norm of government services, 行政许可法 article 32).
 */
const supplementSchema = z.strictObject({
  deadline: daySchema,
  items: z
    .array(
      z.strictObject({
        title: z.string().max(400),
        reason: z.string().max(400),
        /** `anew`: the platform wants it put right, and says why in `reason`. */
        want: z.enum(['paper', 'pages', 'unclear', 'original', 'doubt', 'anew']),
        /** Papers of which one will do, when it is `paper`. */
        options: z.array(z.string().max(400)).max(12),
        /** Pages that are missing, when it is `pages`; those that nobody can read, when it is `unclear`. */
        pages: z.array(z.string().max(400)).max(20),
      }),
    )
    .max(120),
  fields: z.array(fieldKeySchema),
  /** What stands in the form and cannot be right, by the kind of the problem; absent where it was told as missing. */
  wrong: z.array(z.strictObject({ key: fieldKeySchema, problem: z.string().max(40) })).optional(),
  /** What the platform wants put right in the form, with its reasons. */
  asked: z
    .array(z.strictObject({ key: fieldKeySchema, reason: z.string().max(400) }))
    .max(60)
    .optional(),
  /** The case was accepted 受理 before it came back: nobody tells its family that it will be. */
  accepted: z.literal(true).optional(),
});
export type Supplement = z.infer<typeof supplementSchema>;

/** A letter from the moment its number is drawn; `file` follows when the PDF is safely stored. */
export const letterSchema = z.strictObject({
  id: uuidSchema,
  kind: letterKindSchema,
  number: z.string().max(80),
  numberedAt: instantSchema,
  by: z.string().max(60),
  supplement: supplementSchema.optional(),
  custody: custodySchema.optional(),
  file: paperFileSchema.optional(),
  printedCopies: z.number().int().nonnegative(),
  /** How often it was printed, however many copies at a time; absent where prints were not counted from the first on. */
  prints: z.number().int().nonnegative().optional(),
  savedCopies: z.number().int().nonnegative(),
  /** The school that a 学位告知书 was numbered for; absent in what was folded before it was kept. */
  toldSchool: z.string().max(100).optional(),
  /** Every way to appeal is told in it; absent in a 不予受理通知书 numbered before, which is drawn again as it was. */
  appealWhole: z.literal(true).optional(),
  /** Absent in what was kept before letters could be void. */
  drawn: drawnSerialSchema.optional(),
  voided: letterVoidSchema.optional(),
  /** Absent until somebody said that it reached the family. */
  served: servedSchema.optional(),
});
export type Letter = z.infer<typeof letterSchema>;

/** Why a letter could not be written now: fields of the form to be typed first, or a fault of its template or the case. */
export type LetterGaps = { readonly fields: readonly FieldKey[]; readonly isBroken: boolean };

const decisionLetters = { accepted: 'placeNotice', refused: 'refusalNotice' } as const;

/**
 * The letter that a decision is told with; nothing for what is decided elsewhere or anew. Source: domain.md "Letter"; a
 * refusal is given in writing, 行政许可法 article 32 paragraph 2.
 */
export function letterOf(decision: Decision | undefined) {
  const outcome = decision?.outcome;
  return outcome === 'accepted' || outcome === 'refused' ? decisionLetters[outcome] : undefined;
}

/**
 * Whether a family has such a letter of a case as it stands. Of receipts it is the newest: each submission has its own,
 * and those of before prove nothing of what was handed in last.
 */
export function isThere(
  { letters }: { readonly letters: readonly Letter[] },
  kind: LetterKind,
): boolean {
  const some = letters.filter((letter) => letter.kind === kind);
  return kind === 'receipt' ? some.slice(-1).some(isValid) : some.some(isValid);
}

/** Whether a letter tells a decision. */
export function tellsDecision({ kind }: Pick<Letter, 'kind'>): boolean {
  return kind === 'placeNotice' || kind === 'refusalNotice';
}

/** Whether a letter is handed over against a 送达回证: a receipt is the family's own proof, a custody has its 领回记录. */
export function isServed({ kind }: Pick<Letter, 'kind'>): boolean {
  return kind !== 'receipt' && kind !== 'custodyReceipt';
}

/** Which print the next one is; nothing for the first, and where nobody counted those before. */
export function nextPrint({ prints = 0 }: Letter): number | undefined {
  return prints > 0 && prints < 99 ? prints + 1 : undefined;
}

/** Whether somebody beyond the desk may have it: printed, saved or received. */
export function isHandedOut({ printedCopies, savedCopies, served }: Letter): boolean {
  return printedCopies > 0 || savedCopies > 0 || served !== undefined;
}

/** Whether a letter was not declared void. */
export function isValid({ voided }: Letter): boolean {
  return voided === undefined;
}

export const archiveSchema = z.strictObject({
  id: uuidSchema,
  plannedAt: instantSchema,
  by: z.string().max(60),
  file: paperFileSchema.optional(),
  sealedAt: instantSchema.optional(),
  ...packageFacts,
});
