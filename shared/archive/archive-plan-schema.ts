/** The electronic archive 电子档案 of one whole case as a value: what stands on every sheet and which files follow. */
import * as z from 'zod';
import { imageFileSchema } from '../domain/document';
import { clippedCodePointSchema, mostClips } from '../domain/glyph-clip';
import type { Instant, Sha256 } from '../domain/ids';
import { instantSchema, sha256Schema } from '../domain/ids';
import { readTextSchema } from '../domain/page-text';
import { pdfaFlavourSchema } from './pdfa-flavour';

const cell = z.string().max(4000);
const rowSchema = z.strictObject({ label: cell, value: cell });

/** One line of 办理痕迹: an entry of the ledger in words, with the hash that chains it. */
export type TraceLine = {
  readonly seq: number;
  readonly at: Instant;
  readonly actorName: string;
  /** What happened, in words. */
  readonly what: string;
  /** SHA-256 of the ledger entry. */
  readonly entryHash: Sha256;
};

/** A block of labelled values, or a table with a heading row. */
const archiveSheetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rows'), title: cell, rows: z.array(rowSchema).max(200) }),
  z.strictObject({
    kind: z.literal('table'),
    title: cell,
    columns: z
      .array(
        z.strictObject({
          title: cell,
          /** Share of the width of the table, in any unit. */
          share: z.number().positive(),
          style: z.enum(['text', 'hash', 'number']),
        }),
      )
      .min(1)
      .max(10),
    lines: z.array(z.array(cell)).max(20_000),
    /** Shown instead of the lines when there are none. */
    whenEmpty: cell,
  }),
]);
export type ArchiveSheet = z.infer<typeof archiveSheetSchema>;

/** One picture of a paper. What is optional came later: a plan without it is drawn as plans were then. */
export const imagePageSchema = z.strictObject({
  title: cell,
  image: imageFileSchema,
  /** Width of the paper in the hand, in millimetres; absent where it is not known. */
  widthMm: z.number().positive().max(1_000).optional(),
  /** The other side of the card whose first side is the page before: they stand on one sheet. */
  isOtherSide: z.literal(true).optional(),
  /** What was read on this very picture; absent where nobody read it. */
  text: readTextSchema.optional(),
});

export const archivePlanSchema = z.strictObject({
  title: cell,
  caseNumber: cell,
  /** Present when the case is practice 演练: every page says so. */
  drill: z.literal(true).optional(),
  /** Absent for the usual one, as in plans of before. */
  flavour: pdfaFlavourSchema.optional(),
  /** Present when a place is left open for a signature of the station inside the PDF. */
  toBeSigned: z.literal(true).optional(),
  /** The office that keeps the archive; the author of the PDF. */
  office: cell,
  /** Moment of sealing: the date of the PDF, so that an equal plan gives equal bytes. */
  sealedAt: instantSchema,
  cover: z.array(rowSchema).max(30),
  /** Chapters in order, each beginning a new sheet and a bookmark. */
  chapters: z
    .array(z.strictObject({ title: cell, sheets: z.array(archiveSheetSchema).max(40) }))
    .max(20),
  documentsTitle: cell,
  documents: z
    .array(
      z.strictObject({
        title: cell,
        pages: z.array(imagePageSchema).max(200),
      }),
    )
    .max(60),
  /** Pictures of characters that no font has; absent when the case has none. */
  clips: z
    .array(z.strictObject({ codePoint: clippedCodePointSchema, image: imageFileSchema }))
    .max(mostClips)
    .optional(),
  lettersTitle: cell,
  /** Letters already made; their pages are copied in unchanged. */
  letters: z
    .array(
      z.strictObject({
        title: cell,
        number: cell,
        sha256: sha256Schema,
        bytes: z.number().int().positive(),
        pages: z.number().int().positive().max(200),
      }),
    )
    .max(60),
});

/** What the papers process needs to draw the archive; the files come one by one. */
export type ArchivePlan = z.infer<typeof archivePlanSchema>;
