/** A letter with every blank filled: what the papers process draws, and nothing else of the case. */
import * as z from 'zod';
import { instantSchema } from '../domain/ids';
import { letterKindSchema } from '../domain/letter';
import { pdfaFlavourSchema } from './pdfa-flavour';

const word = z.string().max(200);
/** About a page of it: what is longer is told in several rows. */
export const longestRowValue = 600;
const rowSchema = z.strictObject({ label: word, value: z.string().max(longestRowValue) });

/** Marks printed across or above a letter: a drill 演练, a void letter 作废, one without a number 预览, a later print of the same letter. */
export const letterMarkSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('drill') }),
  z.strictObject({ kind: z.literal('void') }),
  z.strictObject({ kind: z.literal('preview') }),
  z.strictObject({
    kind: z.literal('reprint'),
    /** Which print it is; absent where nobody counted. */
    copy: z.number().int().min(2).max(99).optional(),
  }),
]);
export type LetterMark = z.infer<typeof letterMarkSchema>;

export const letterContentSchema = z.strictObject({
  kind: letterKindSchema,
  title: word,
  number: word,
  caseNumber: word,
  salutation: word,
  /** One more than a pack may have: a refusal always tells how to appeal. */
  paragraphs: z.array(z.string().max(2000)).max(21),
  rows: z.array(rowSchema).max(200),
  /** Papers received, for the receipt; empty for every other letter. */
  documents: z.array(z.strictObject({ title: word, pages: z.number().int().positive() })).max(60),
  /** Lines before the signature, e.g. who handled the matter. */
  notes: z.array(word).max(6),
  /** 落款: the office, the day, and what stands where the seal will be (GB/T 9704-2012, 7.3.5). */
  signOff: z.strictObject({ office: word, date: word, sealMark: word }),
  /** 送达回证, signed by the family and kept by the desk. */
  stub: z
    .strictObject({ title: word, cutLine: word, note: word, rows: z.array(rowSchema).max(12) })
    .optional(),
  /** Text of the QR code: case number and the signed code (letter-code.ts), no personal data. */
  qrText: z.string().max(720),
  marks: z.array(letterMarkSchema).max(3),
  /** Absent for the usual one. */
  flavour: pdfaFlavourSchema.optional(),
  /** When the number was drawn: the date of the PDF, so that equal content gives equal bytes. */
  at: instantSchema,
});

/** Everything printed on one letter, in plain words. */
export type LetterContent = z.infer<typeof letterContentSchema>;
