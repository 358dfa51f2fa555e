/** Measures of a page in points: A4 and the text block of official papers (GB/T 9704-2012, clauses 5 and 7). */

export const ptPerMm = 72 / 25.4;

/** GB/T 148 A4. */
export const a4 = { widthPt: 210 * ptPerMm, heightPt: 297 * ptPerMm };

/** 版心 (5.1, 5.2.2): 156 x 225 mm, 28 mm from the binding edge, 37 mm from the top, 22 lines of 28 characters. */
export const textBlock = {
  leftPt: 28 * ptPerMm,
  topPt: 37 * ptPerMm,
  widthPt: 156 * ptPerMm,
  heightPt: 225 * ptPerMm,
  lines: 22,
  charactersPerLine: 28,
};

export const textBlockRightPt = textBlock.leftPt + textBlock.widthPt;
export const textBlockBottomPt = textBlock.topPt + textBlock.heightPt;

/** Distance between base lines: 22 lines fill the block. */
export const lineHeightPt = textBlock.heightPt / textBlock.lines;

/** 3号 for the body, 2号 for the title, 4号 for page numbers (5.2.1, 7.3.1, 7.5). */
export const bodyPt = 16;
export const titlePt = 22;
export const pageNumberPt = 14;

/** 28 characters of 16 pt are wider than 156 mm: this much (negative) space between them makes them fit. */
export const bodySpacingPt =
  (textBlock.widthPt - textBlock.charactersPerLine * bodyPt) / (textBlock.charactersPerLine - 1);

/** The page number stands 7 mm below the text block (7.5). */
export const pageNumberGapPt = 7 * ptPerMm;

/** Printed red of official papers in sRGB (5.2.4: Y80 M80). */
export const sealRed = [0.82, 0.14, 0.11] as const;
