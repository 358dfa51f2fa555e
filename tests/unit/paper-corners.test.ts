/** Corners of a paper: what may be cut, and which way is up. */
import { describe, expect, it } from 'vitest';
import {
  isCuttable,
  isWholePicture,
  snappedToPicture,
  turned,
  wholePicture,
  withCorner,
} from '../../shared/capture/paper-corners';
import type { Corners } from '../../shared/domain/page-judgement';

const size = { widthPx: 400, heightPx: 300 };
const paper: Corners = [
  [50, 40],
  [350, 60],
  [340, 250],
  [60, 260],
];

describe('corners', () => {
  it('of the whole picture are told from any others, also from the same ones turned', () => {
    expect(isWholePicture(wholePicture(size), size)).toBe(true);
    expect(isWholePicture(turned(wholePicture(size), 'right'), size)).toBe(false);
    expect(isWholePicture(paper, size)).toBe(false);
  });

  it('that all but fill the picture are the picture, and others stay', () => {
    const inset = (by: number): Corners => [
      [by, by],
      [400 - by, by],
      [400 - by, 300 - by],
      [by, 300 - by],
    ];
    expect(snappedToPicture(inset(1), size)).toEqual(wholePicture(size));
    expect(snappedToPicture(inset(6), size)).toEqual(inset(6));
    const onItsSide = turned(inset(1), 'right');
    expect(snappedToPicture(onItsSide, size)).toEqual(onItsSide);
  });

  it('turn to the right so that the bottom left becomes the top left, and back', () => {
    expect(turned(paper, 'right')[0]).toEqual(paper[3]);
    expect(turned(turned(paper, 'right'), 'left')).toEqual(paper);
    const four = [1, 2, 3, 4].reduce<Corners>((corners) => turned(corners, 'left'), paper);
    expect(four).toEqual(paper);
  });

  it('stay inside the picture wherever they are dragged', () => {
    expect(withCorner(paper, 0, [-20, 500], size)[0]).toEqual([0, 300]);
    expect(withCorner(paper, 2, [12.34, 56.78], size)).toEqual([
      paper[0],
      paper[1],
      [12.3, 56.8],
      paper[3],
    ]);
    expect(withCorner(paper, 7, [1, 1], size)).toEqual(paper);
  });

  it('can be cut when they go clockwise without crossing', () => {
    expect(isCuttable(paper)).toBe(true);
    expect(isCuttable(turned(paper, 'left'))).toBe(true);
    const [a, b, c, d] = paper;
    expect(isCuttable([a, c, b, d])).toBe(false);
    expect(isCuttable([b, a, d, c])).toBe(false);
    expect(isCuttable([a, a, c, d])).toBe(false);
    // A dent: the third corner lies inside the others.
    expect(isCuttable([a, b, [100, 80], d])).toBe(false);
  });
});
