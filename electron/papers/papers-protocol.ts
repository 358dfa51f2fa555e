/** What main and the papers process say to each other: parsed on both sides, named errors instead of thrown ones. */
import * as z from 'zod';
import { archivePlanSchema } from '../../shared/archive/archive-plan-schema';
import { documentPlanSchema } from '../../shared/archive/document-plan';
import { letterContentSchema, letterMarkSchema } from '../../shared/archive/letter-content';
import { classSlipsSchema } from '../../shared/archive/class-papers';
import { guidePaperSchema } from '../../shared/archive/guide-paper';
import { mandatesSchema } from '../../shared/archive/mandate-paper';
import { registerPaperSchema } from '../../shared/archive/register-paper';
import { clipLimits, clippedCodePointSchema, mostClips } from '../../shared/domain/glyph-clip';
import { sha256Schema } from '../../shared/domain/ids';
import { recoverySheetSchema } from '../../shared/vault/recovery-sheet';

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const job = z.number().int().positive();
const plain = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind) });
const ofFile = <K extends string>(kind: K) =>
  z.strictObject({ kind: z.literal(kind), sha256: sha256Schema });

/** What some flavour of PDF/A does not allow (flavour-check.ts). */
const forbidden = [
  'transparency',
  'layers',
  'jpeg2000',
  'longArray',
  'attachment',
  'action',
  'interpolation',
  'fontNotEmbedded',
  'externalStream',
  'lzw',
  'postScript',
] as const;
export type Forbidden = (typeof forbidden)[number];

/** Why a paper was not made; never holds a name, a number or any text of a case. */
const papersErrorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fontUnreadable'), file: z.string().max(200) }),
  /** The file asked for is not in the store. */
  ofFile('fileMissing'),
  /** The bytes, or their width and height, are not those of the plan. */
  ofFile('fileDiffers'),
  /** Not a JPEG that can pass unchanged: baseline or progressive, 8 bits, grey or three colours. */
  ofFile('imageNotJpeg'),
  /** Four-colour JPEG: PDF/A with an RGB output intent forbids it (ISO 19005-2, 6.2.4.3). */
  ofFile('imageCmyk'),
  /** A JPEG that ends before its picture does. */
  ofFile('imageTruncated'),
  /** More pixels than any page of a desk has (shared/capture/image-header.ts). */
  ofFile('imageTooLarge'),
  /** A letter that cannot be opened as a PDF, or has not the planned number of pages. */
  ofFile('letterUnreadable'),
  /** A letter's pages bring something into the archive that its flavour of PDF/A forbids. */
  z.strictObject({ kind: z.literal('flavourForbids'), what: z.enum(forbidden) }),
  /** The paper was drawn, but its embedded glyphs are not those of the fonts; it is thrown away. */
  z.strictObject({ kind: z.literal('glyphsBroken'), count: z.number().int().positive() }),
  /** The drawing itself failed: a fault of the program. */
  z.strictObject({ kind: z.literal('drawingFailed'), detail: z.string().max(300) }),
  /** A message did not have the agreed shape: a fault of the program. */
  plain('messageUnreadable'),
  plain('cancelled'),
  plain('papersCrashed'),
  plain('papersTimedOut'),
  plain('papersStopped'),
]);
export type PapersError = z.infer<typeof papersErrorSchema>;

/** Where a character that no font can draw stands on a paper. */
const missingPlaceSchema = z.strictObject({
  codePoint: z.number().int().min(0).max(0x10ffff),
  /** Counted from 1. */
  page: z.number().int().positive(),
  /** What stands around it on its line, as printed: personal data, for the screen alone. */
  line: z.string().max(400),
});
export type MissingPlace = z.infer<typeof missingPlaceSchema>;

/** The picture of a character that no font has, as a PNG. */
const paperClipSchema = z.strictObject({
  codePoint: clippedCodePointSchema,
  png: bytesSchema.refine(({ byteLength }) => byteLength <= clipLimits.bytes),
});
export type PaperClip = z.infer<typeof paperClipSchema>;

/** A finished paper. */
const madePaperSchema = z.strictObject({
  bytes: bytesSchema,
  pages: z.number().int().positive(),
  /** Code points that no bundled font can draw; printed as 〔U+XXXXX〕. */
  missingGlyphs: z.array(z.number().int()),
  /** Code points that no bundled font can draw and a clip shows; absent when there are none. */
  clippedGlyphs: z.array(z.number().int()).max(200).optional(),
  /** Where they stand, in reading order; absent when there are none. */
  missingPlaces: z.array(missingPlaceSchema).max(200).optional(),
  /** Where the signature whose place is open begins, in bytes; absent when the paper is not to be signed. */
  signatureAt: z.number().int().nonnegative().optional(),
});
export type MadePaper = z.infer<typeof madePaperSchema>;

/** From main to the papers process. */
export const toPapersSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), fontsDir: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('letter'),
    job,
    content: letterContentSchema,
    clips: z.array(paperClipSchema).max(mostClips).optional(),
  }),
  z.strictObject({ kind: z.literal('archive'), job, plan: archivePlanSchema }),
  z.strictObject({ kind: z.literal('document'), job, plan: documentPlanSchema }),
  z.strictObject({ kind: z.literal('recoverySheet'), job, content: recoverySheetSchema }),
  z.strictObject({ kind: z.literal('register'), job, content: registerPaperSchema }),
  z.strictObject({ kind: z.literal('guide'), job, content: guidePaperSchema }),
  z.strictObject({ kind: z.literal('classSlips'), job, content: classSlipsSchema }),
  z.strictObject({ kind: z.literal('mandates'), job, content: mandatesSchema }),
  /** A stored letter, to be printed once more or shown though it is void. */
  z.strictObject({ kind: z.literal('reprint'), job, pdf: bytesSchema, mark: letterMarkSchema }),
  /** Answer to `needFile`; without bytes when the store does not have the file. */
  z.strictObject({
    kind: z.literal('file'),
    job,
    sha256: sha256Schema,
    bytes: bytesSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('cancel'), job }),
]);
export type ToPapers = z.infer<typeof toPapersSchema>;
/** A paper to be drawn. */
export type PaperJob = Exclude<ToPapers, { kind: 'start' | 'file' | 'cancel' }>;

/** From the papers process to main. */
export const fromPapersSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ready'),
    /** Files for rare characters that are not there: a station works without them. */
    missingFonts: z.array(z.string().max(200)).max(10),
  }),
  z.strictObject({ kind: z.literal('notReady'), error: papersErrorSchema }),
  z.strictObject({ kind: z.literal('needFile'), job, sha256: sha256Schema }),
  z.strictObject({
    kind: z.literal('progress'),
    job,
    done: z.number().int().nonnegative(),
    total: z.number().int().positive(),
  }),
  z.strictObject({ kind: z.literal('made'), job, paper: madePaperSchema }),
  z.strictObject({ kind: z.literal('failed'), job, error: papersErrorSchema }),
]);
export type FromPapers = z.infer<typeof fromPapersSchema>;
