/** What the program read on a page: lines of writing and where each of them stands. Help for people, never a proof. */
import * as z from 'zod';
import { sha256Schema } from './ids';

/** Pixels of the page that papers show; a line that leans may hang over an edge. */
const coordinate = z.number().min(-100_000).max(100_000);
const point = z.tuple([coordinate, coordinate]);

/** Corners of a line, clockwise from where its reading begins. */
const lineBoxSchema = z.tuple([point, point, point, point]);
export type LineBox = z.infer<typeof lineBoxSchema>;

/** One line of writing. */
const textLineSchema = z.strictObject({
  text: z.string().min(1).max(400),
  /** 0 to 1: how sure the reader is of the line, the mean over its characters. */
  sure: z.number().min(0).max(1),
  /** Characters the reader was unsure of, as places in `Array.from(text)`. */
  doubtful: z.array(z.number().int().nonnegative()).max(400),
  box: lineBoxSchema,
});
export type TextLine = z.infer<typeof textLineSchema>;

/** The writing of one page in reading order; no line is an answer as well: nothing was found. */
export const pageTextSchema = z.strictObject({
  /** Names of the models that read it, for when a better one comes. */
  reader: z.string().max(120),
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  lines: z.array(textLineSchema).max(1_000),
});
export type PageText = z.infer<typeof pageTextSchema>;

/** A page's text as the record knows it: sealed as a file of its own, because it is long. */
export const readTextSchema = z.strictObject({
  /** The file that holds the text as JSON. */
  sha256: sha256Schema,
  bytes: z.number().int().positive(),
  /** The page image that was read; a page cut anew since has no text. */
  of: sha256Schema,
});
export type ReadText = z.infer<typeof readTextSchema>;
