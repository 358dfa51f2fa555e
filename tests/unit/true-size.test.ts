import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCardSide, isOneCard, trueSizeMm } from '../../shared/archive/true-size';
import type { Page } from '../../shared/domain/document';

type Measured = Pick<Page, 'shape' | 'corrected'>;

/** A paper of this size as a camera with this resolution sees it, the upright page made with `kept` of its pixels. */
function photographed(
  widthMm: number,
  heightMm: number,
  dpi: number | undefined,
  kept = 1,
): Measured {
  const [width, height] = [widthMm, heightMm].map((mm) => (mm / 25.4) * (dpi ?? 300)) as [
    number,
    number,
  ];
  return {
    shape: {
      corners: [
        [100, 50],
        [100 + width, 50],
        [100 + width, 50 + height],
        [100, 50 + height],
      ],
      by: 'program',
      ...(dpi === undefined ? {} : { dpi }),
    },
    corrected: {
      sha256: 'a'.repeat(64),
      bytes: 1,
      mediaType: 'image/jpeg',
      widthPx: Math.round(width * kept),
      heightPx: Math.round(height * kept),
    },
  };
}

describe('the size of a page in the hand', () => {
  it('is that of the paper, however many pixels the upright page kept', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 40, max: 400, noNaN: true }),
        fc.double({ min: 40, max: 400, noNaN: true }),
        fc.double({ min: 100, max: 600, noNaN: true }),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        (width, height, dpi, kept) => {
          const size = trueSizeMm(photographed(width, height, dpi, kept));
          expect(Math.abs((size?.width ?? 0) / width - 1)).toBeLessThan(0.02);
          expect(Math.abs((size?.height ?? 0) / height - 1)).toBeLessThan(0.02);
        },
      ),
    );
  });

  it('is not known without a resolution, without a shape, and where it cannot be true', () => {
    const { corrected, shape } = photographed(210, 297, 300);
    expect(trueSizeMm({ corrected })).toBeUndefined();
    expect(trueSizeMm(photographed(210, 297, undefined))).toBeUndefined();
    expect(trueSizeMm(photographed(15, 60, 300))).toBeUndefined();
    expect(trueSizeMm(photographed(400, 1_200, 100))).toBeUndefined();
    const line = shape && { ...shape, corners: Array(4).fill([7, 7]) as never };
    expect(trueSizeMm({ corrected, shape: line })).toBeUndefined();
  });

  it('tells a card from every other paper of the desk', () => {
    expect(isCardSide(photographed(85.6, 53.98, 300))).toBe(true);
    expect(isCardSide(photographed(85.6, 54, 150, 0.7))).toBe(true);
    for (const [width, height] of [
      [53.98, 85.6],
      [143, 105],
      [90, 54],
      [85.6, 60],
      [210, 297],
    ] as const) {
      expect(isCardSide(photographed(width, height, 300)), `${width} × ${height}`).toBe(false);
    }
    const side = photographed(85.6, 53.98, 300);
    expect(isOneCard([side, side])).toBe(true);
    expect(isOneCard([side])).toBe(false);
    expect(isOneCard([side, side, side])).toBe(false);
    expect(isOneCard([side, photographed(85.6, 54, undefined)])).toBe(false);
  });
});
