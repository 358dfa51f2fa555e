/**
 * Where a picture stops being fit for the record. Data, not code: chosen by `npm run capture-bench`
 * on the sample families, and to be chosen again when a school's own pictures say so.
 */
export const pageLimits = {
  /** An outline with less evidence is none. */
  outline: 0.6,
  /** Lightness of bare paper, of 255, under which a picture is too dark. */
  white: 70,
  /** Edges of writing less steep than this per pixel of the half-size picture are blurred in any case, */
  steepness: 0.135,
  /** and less than this when they are wide as well. */
  steepnessWhenWide: 0.19,
  edgeWidth: 2.95,
  /** One direction this many times steeper than the other: the paper or the camera moved. */
  motionRatio: 1.28,
  /** Share of pixels that are edges of writing, under which a sheet is empty. */
  ink: 0.0012,
  /** Level of the least colour at which a lamp burns out the paper, and its height over the page. */
  glarePeak: 245,
  glareAbove: 12,
  /** Share of the page in spots brighter than the paper around, and how much brighter. */
  glareSpot: 0.02,
  glareExcess: 0.09,
  /** Share of the page under something that reaches in across its edge. */
  covering: 0.008,
  /** Share of such a thing with the hue of skin that makes it a finger. */
  skin: 0.5,
  /** Area of another paper beside the page, as a share of the page. */
  beside: 0.1,
  /** Longest straight edge askew on the page, as a share of its shorter side. */
  oblique: 0.6,
  /** Share of the outline that is desk and reaches its side. */
  gap: 0.012,
  /** Share of a side on the border of the picture. */
  cut: 0.3,
  /** Pixels of the look (800 for the longer side) that a corner must be away from the border. */
  margin: 2.4,
  /**
   * Share by which the proportions may be off the expected paper's while a side along the border
   * still counts as whole: a sheet laid flush into the corner of a scanner's glass.
   */
  proportions: 0.025,
  /**
   * Pixels per inch of paper. The archive asks for 200 (DA/T 31-2017, 7.2), which an eight-megapixel
   * document camera just misses for A4 (2448 px over 297 mm are 209 dpi at best), and pages of 150
   * dpi can be read: under 200 a page is told as coarse (shared/capture/page-resolution.ts), under
   * this the writing (10.5 pt) has too few pixels to be read for certain.
   */
  dpi: 120,
  /** Longer side of the page in pixels, where no size of paper is known: a card at 136 dpi. */
  longSidePx: 460,
} as const;

export type PageLimits = { readonly [Name in keyof typeof pageLimits]: number };
