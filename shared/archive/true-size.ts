/** How large a page is in the hand, from what the camera's eye measured; archives show papers in that size where they fit. */
import { mmPerInch } from '../capture/scan';
import type { Page } from '../domain/document';
import type { Corners } from '../domain/page-judgement';

/** Width and height of an ID-1 card in millimetres: GB/T 14916 (ISO/IEC 7810), as 身份证 and 居住证 are made. */
export const id1Mm = { width: 85.6, height: 53.98 } as const;

/** A card that was laid flat is off by less; no other paper of the desk comes as near. */
const mostOff = 0.02;

/** What would be shorter or longer than this was measured wrongly. */
const believableMm = { least: 20, most: 1_000 } as const;

/** Millimetres of the upright page; nothing where its resolution is not known or cannot be true. */
export function trueSizeMm({
  shape,
  corrected: { widthPx, heightPx },
}: Pick<Page, 'shape' | 'corrected'>):
  | { readonly width: number; readonly height: number }
  | undefined {
  const area = shape === undefined ? 0 : areaOf(shape.corners);
  if (shape?.dpi === undefined || area <= 0) return undefined;
  // The resolution is that of the original; the upright page may have been made with fewer pixels.
  const dpi = shape.dpi * Math.sqrt((widthPx * heightPx) / area);
  const size = { width: (widthPx / dpi) * mmPerInch, height: (heightPx / dpi) * mmPerInch };
  const { least, most } = believableMm;
  return Math.min(size.width, size.height) < least || Math.max(size.width, size.height) > most
    ? undefined
    : size;
}

/** Whether a page is one side of an ID-1 card. */
export function isCardSide(page: Pick<Page, 'shape' | 'corrected'>): boolean {
  const size = trueSizeMm(page);
  return (
    size !== undefined &&
    Math.abs(size.width / id1Mm.width - 1) < mostOff &&
    Math.abs(size.height / id1Mm.height - 1) < mostOff
  );
}

/** Whether a document is both sides of one card and nothing else. */
export function isOneCard(pages: readonly Pick<Page, 'shape' | 'corrected'>[]): boolean {
  return pages.length === 2 && pages.every(isCardSide);
}

/** By the shoelace formula. */
function areaOf(corners: Corners): number {
  const twice = corners.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}
