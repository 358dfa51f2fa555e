/** What the vision worker and its client say to each other. */
import type { Corners } from '../../shared/domain/page-judgement';
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

/** All that it takes to make a page of a picture, decoded once: found, cut out and judged. */
type PageQuestion = { readonly kind: 'page'; readonly bytes: OwnBytes; readonly paper?: PaperSize };

/** The paper alone, flat and upright. */
type StraightenQuestion = {
  readonly kind: 'straighten';
  readonly bytes: OwnBytes;
  /** In pixels of the upright picture, clockwise as seen, from the corner nearest its top-left. */
  readonly corners: Quad;
  readonly rotation: Rotation;
  readonly paper?: PaperSize;
};

/** Only where a paper lies in what the camera shows now. */
type GlanceQuestion = { readonly kind: 'glance'; readonly frame: VideoFrame };

/** To be ready before the first picture comes. */
type OpenQuestion = { readonly kind: 'open' };

export type VisionQuestion =
  | OpenQuestion
  | FindQuestion
  | PageQuestion
  | StraightenQuestion
  | GlanceQuestion;
export type VisionRequest = VisionQuestion & { readonly id: number };

export type StraightPage = {
  /** Upright sRGB JPEG. */
  readonly jpeg: OwnBytes;
  /** JPEG whose long edge is at most 320 px. */
  readonly thumbnail: OwnBytes;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The paper's own size: the expected one when the corners have its proportions. */
  readonly paper: PaperSize | undefined;
  /** Pixels per inch of paper, where its size is known. */
  readonly dpi: number | undefined;
};

/** What was found, and the page that was made of it. */
export type FoundPage = {
  readonly finding: PageFinding;
  /** As the record has them; absent where no paper was found. */
  readonly corners?: Corners;
  /** Absent where the page is the picture itself, and where it could not be cut out. */
  readonly page?: StraightPage;
};

/** What the live picture shows, in pixels of the small copy that was looked at. */
export type Glance = {
  /** `null` where there is no paper. */
  readonly outline: Quad | null;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The picture in grey, very small, always of the same size. */
  readonly grey: Uint8Array;
};

export type VisionValue =
  | { readonly kind: 'opened' }
  | { readonly kind: 'found'; readonly finding: PageFinding }
  | { readonly kind: 'page'; readonly found: FoundPage }
  | { readonly kind: 'straight'; readonly page: StraightPage }
  | { readonly kind: 'glanced'; readonly glance: Glance }
  /** No picture, or one beyond the limits: the image worker says why. */
  | { readonly kind: 'unreadable' };

export type VisionAnswer = { readonly id: number; readonly result: VisionValue };
