/**
 * 字图: the picture of one character that no font has, clipped from the page of the register 户口簿 that shows it, to
 * stand in letters in the place of the character (GB 18030-2022 is the set that fonts are asked for; names go beyond it).
 */
import * as z from 'zod';
import { imageFileSchema } from './document';
import { instantSchema, sha256Schema, uuidSchema } from './ids';
import { byPerson } from './person';

/** Bytes and edges of the picture; a character of a page scanned at 200 dpi has some 30 pixels, and is enlarged. */
export const clipLimits = { bytes: 400_000, leastPx: 24, mostPx: 512 } as const;

/** Clips that one paper is drawn with at most. */
export const mostClips = 200;

/** What is no character of its own: controls, halves of pairs, blanks, marks upon other characters, no characters at all. */
const notClipped = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\p{Noncharacter_Code_Point}]/u;

/** Whether a picture can stand for the code point; private use may, because registers of before have such names. */
export function isClippable(codePoint: number): boolean {
  const isPoint = Number.isInteger(codePoint) && codePoint >= 0x21 && codePoint <= 0x10ffff;
  return isPoint && !notClipped.test(String.fromCodePoint(codePoint));
}

/** How a code point is written (Unicode 15, appendix A: at least four digits). */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

export const clippedCodePointSchema = z.number().refine(isClippable);

/** A place on a page as papers show it, in its pixels. */
const clipBoxSchema = z.strictObject({
  x: z.number().int().nonnegative(),
  y: z.number().int().nonnegative(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type ClipBox = z.infer<typeof clipBoxSchema>;

/** What the desk says of a clip: which character, and where it stands. */
export const clipFacts = {
  codePoint: clippedCodePointSchema,
  documentId: uuidSchema,
  pageId: uuidSchema,
  /** The image of the page that it was clipped from. */
  of: sha256Schema,
  box: clipBoxSchema,
};

export const glyphClipSchema = z.strictObject({
  ...clipFacts,
  /** The character alone, black on white, as letters show it. */
  image: imageFileSchema,
  at: instantSchema,
  ...byPerson,
});
export type GlyphClip = z.infer<typeof glyphClipSchema>;
