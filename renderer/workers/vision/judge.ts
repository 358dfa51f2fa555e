/** The legibility gate: rules over measures, nothing else. */
import type { PageIssue, PageIssueKind } from './finding';
import type { PageLimits } from './limits';
import type { PageMeasures } from './measures';

/** Every reason against the picture, worst first. */
export function judgePage(measures: PageMeasures, limits: PageLimits): PageIssue[] {
  const { outline, white, sharpness, covering, surroundings } = measures;
  const issues: PageIssue[] = [];
  const add = (kind: PageIssueKind, measure: number, limit: number) =>
    issues.push({ kind, measure, limit });
  if (outline < limits.outline)
    return [{ kind: 'noPaper', measure: outline, limit: limits.outline }];
  const small = smallness(measures, limits);
  if (small !== undefined) issues.push(small);
  // In the dark noise looks like writing and light like anything.
  if (white < limits.white)
    return [...issues, { kind: 'tooDark', measure: white, limit: limits.white }];
  // Desk inside the outline may be as brown as skin.
  const gaping = surroundings.gap > limits.gap;
  const finger = !gaping && covering.share > limits.covering && covering.skin > limits.skin;
  if (finger) add('finger', covering.share, limits.covering);
  if (surroundings.beside > limits.beside) add('twoPapers', surroundings.beside, limits.beside);
  else if (surroundings.oblique > limits.oblique && !finger)
    add('twoPapers', surroundings.oblique, limits.oblique);
  else if (surroundings.gap > limits.gap && !finger) add('twoPapers', surroundings.gap, limits.gap);
  if (!finger) issues.push(...cutIssues(measures, limits));
  if (small === undefined && sharpness.ink < limits.ink && sharpness.across < 0.05)
    add('blankSheet', sharpness.ink, limits.ink);
  else if (small === undefined) issues.push(...sharpnessIssues(measures, limits));
  issues.push(...glareIssues(measures, limits));
  return issues;
}

function smallness({ dpi, longSidePx }: PageMeasures, limits: PageLimits): PageIssue | undefined {
  if (dpi !== undefined)
    return dpi < limits.dpi ? { kind: 'tooSmall', measure: dpi, limit: limits.dpi } : undefined;
  return longSidePx < limits.longSidePx
    ? { kind: 'tooSmall', measure: longSidePx, limit: limits.longSidePx }
    : undefined;
}

function cutIssues({ surroundings, proportions }: PageMeasures, limits: PageLimits): PageIssue[] {
  const { cut, cutSides, margin } = surroundings;
  // A page that fills the whole picture came from a scanner with the lid closed over it.
  if (cutSides === 4) return [];
  const flush = proportions !== undefined && proportions < limits.proportions && margin > -1;
  if (flush) return [];
  if (cut > limits.cut) return [{ kind: 'edgeCut', measure: cut, limit: limits.cut }];
  if (margin < limits.margin) return [{ kind: 'edgeCut', measure: margin, limit: limits.margin }];
  return [];
}

function sharpnessIssues({ sharpness }: PageMeasures, limits: PageLimits): PageIssue[] {
  const { across, down, widthAcross, widthDown } = sharpness;
  const least = Math.min(across, down);
  const wide = Math.max(widthAcross, widthDown) > limits.edgeWidth;
  const limit = wide ? limits.steepnessWhenWide : limits.steepness;
  if (least >= limit) return [];
  const moved = Math.max(across, down) / Math.max(1e-3, least) > limits.motionRatio;
  return [{ kind: moved ? 'motion' : 'blurred', measure: least, limit }];
}

function glareIssues({ glare }: PageMeasures, limits: PageLimits): PageIssue[] {
  if (glare.peak > limits.glarePeak && glare.above > limits.glareAbove)
    return [{ kind: 'glare', measure: glare.above, limit: limits.glareAbove }];
  if (glare.spot > limits.glareSpot && glare.excess > limits.glareExcess)
    return [{ kind: 'glare', measure: glare.excess, limit: limits.glareExcess }];
  return [];
}
