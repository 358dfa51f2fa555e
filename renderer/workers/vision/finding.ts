/** What the eyes say of one picture. */
import type { Quad } from './geometry';
import type { PageMeasures } from './measures';

/** Why a person would ask for a new picture. */
export type PageIssueKind =
  | 'noPaper'
  | 'tooDark'
  | 'twoPapers'
  | 'finger'
  | 'edgeCut'
  | 'tooSmall'
  | 'motion'
  | 'blurred'
  | 'glare'
  | 'blankSheet';

/** A reason with what was measured and the limit that it passed. */
export type PageIssue = {
  readonly kind: PageIssueKind;
  readonly measure: number;
  readonly limit: number;
};

/** By how many degrees clockwise the paper lies turned in the picture. */
export type Rotation = 0 | 90 | 180 | 270;

export type PageFinding = {
  /**
   * The paper's corners in pixels of the picture, clockwise as seen, beginning at the one nearest
   * the picture's top-left; `undefined` when there is no paper.
   */
  readonly outline: Quad | undefined;
  /** 0 to 1: how sure the outline is; under 0.5 a person should look at the corners. */
  readonly confidence: number;
  readonly rotation: Rotation;
  /** 0 to 1: how sure the rotation is; 0 when nothing on the page told. */
  readonly rotationConfidence: number;
  /** Pixels per inch of paper, when the size of the paper is known. */
  readonly dpi: number | undefined;
  /** Worst first; empty for a page fit for the record. */
  readonly issues: readonly PageIssue[];
  /** `undefined` without an outline. */
  readonly measures: PageMeasures | undefined;
};
