/** What the vision worker and its client say to each other. */
import type { OwnBytes } from './image-messages';
import type { PageFinding, Rotation } from './vision/finding';
import type { Quad } from './vision/geometry';
import type { PaperSize } from './vision/paper-size';

/** Where the paper lies, which way up, and what speaks against the picture. */
type FindQuestion = {
  readonly kind: 'find';
  readonly bytes: OwnBytes;
  /** Size of the paper that is expected, upright; without it no resolution is told. */
  readonly paper?: PaperSize;
};

/** The paper alone, flat and upright. */
type StraightenQuestion = {
  readonly kind: 'straighten';
  readonly bytes: OwnBytes;
  /** In pixels of the upright picture, clockwise as seen, from the corner nearest its top-left. */
  readonly corners: Quad;
  readonly rotation: Rotation;
  readonly paper?: PaperSize;
};

/** Only where a paper lies in a small picture of the camera. */
type GlanceQuestion = { readonly kind: 'glance'; readonly small: ImageBitmap };

/** To be ready before the first picture comes. */
type OpenQuestion = { readonly kind: 'open' };

export type VisionQuestion = OpenQuestion | FindQuestion | StraightenQuestion | GlanceQuestion;
export type VisionRequest = VisionQuestion & { readonly id: number };

export type StraightPage = {
  /** Upright sRGB JPEG. */
  readonly jpeg: OwnBytes;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The paper's own size: the expected one when the corners have its proportions. */
  readonly paper: PaperSize | undefined;
  /** Pixels per inch of paper, where its size is known. */
  readonly dpi: number | undefined;
};

export type VisionValue =
  | { readonly kind: 'opened' }
  | { readonly kind: 'found'; readonly finding: PageFinding }
  | { readonly kind: 'straight'; readonly page: StraightPage }
  | { readonly kind: 'glanced'; readonly outline: Quad | null }
  /** No picture, or one beyond the limits: the image worker says why. */
  | { readonly kind: 'unreadable' };

export type VisionAnswer = { readonly id: number; readonly result: VisionValue };
