/** What is left of a character cut out of a photo, and the frame that it is cut out with. */
import { describe, expect, it } from 'vitest';
import {
  drawnFrame,
  firstFrame,
  leastFramePx,
  movedFrame,
  sizedFrame,
} from '../../shared/capture/clip-frame';
import { inkBox, inkOf, inSquare } from '../../shared/capture/glyph-ink';

type Rgb = readonly [number, number, number];

/** A picture from a colour for each place. */
function pixels(width: number, height: number, colour: (x: number, y: number) => Rgb) {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    rgba.set([...colour(at % width, Math.floor(at / width)), 255], at * 4);
  }
  return rgba;
}

/** A black bar on tinted paper that grows darker to the right, as under a lamp, with a red seal across it. */
const photographed = pixels(60, 40, (x, y) => {
  const paper = 230 - x * 0.4;
  if (x >= 20 && x < 40 && y >= 18 && y < 23) return [38, 36, 45];
  if (Math.hypot(x - 30, y - 20) < 14 && Math.hypot(x - 30, y - 20) > 11)
    return [paper - 15, 60, 70];
  return [paper - 12, paper, paper - 20];
});

describe('the ink of a character', () => {
  it('stays, and paper, tint, shade and red seal go', () => {
    const ink = inkOf(photographed, 60, 40);
    if (ink === undefined) throw new Error('No ink');
    for (let y = 0; y < 40; y++) {
      for (let x = 0; x < 60; x++) {
        const isBar = x >= 20 && x < 40 && y >= 18 && y < 23;
        expect(ink.grey[y * 60 + x], `${x} ${y}`).toBe(isBar ? 0 : 255);
      }
    }
    expect(inkBox(ink)).toEqual({ x: 20, y: 18, width: 20, height: 5 });
  });

  it('is found only where there is print', () => {
    expect(
      inkOf(
        pixels(30, 30, (x) => [200 + (x % 30), 205, 210]),
        30,
        30,
      ),
    ).toBeUndefined();
    expect(
      inkOf(
        pixels(30, 30, () => [20, 20, 20]),
        30,
        30,
      ),
    ).toBeUndefined();
    expect(
      inkBox({ widthPx: 2, heightPx: 2, grey: new Uint8ClampedArray(4).fill(255) }),
    ).toBeUndefined();
  });

  it('stands in the middle of its square, as large as a printed character', () => {
    expect(inSquare({ x: 7, y: 9, width: 50, height: 50 }, 256)).toEqual({
      x: 10,
      y: 10,
      width: 236,
      height: 236,
    });
    // 一 stays as flat as it is.
    const flat = inSquare({ x: 0, y: 0, width: 100, height: 8 }, 256);
    expect(flat).toMatchObject({ x: 10, width: 236, height: 19 });
    expect(flat.y * 2 + flat.height).toBeGreaterThanOrEqual(255);
  });
});

describe('the frame of a character', () => {
  const size = { widthPx: 1_000, heightPx: 700 };
  it('begins in the middle and never leaves the page, however it is moved and sized', () => {
    const first = firstFrame(size);
    expect(first.x * 2 + first.width).toBeGreaterThanOrEqual(999);
    let frame = first;
    const moves = [-2_000, -7.5, 0.4, 3, 900, 2_000];
    for (const dx of moves) {
      for (const dy of moves) {
        for (const next of [movedFrame(frame, [dx, dy], size), sizedFrame(frame, [dx, dy], size)]) {
          expect(Object.values(next).every(Number.isInteger)).toBe(true);
          expect(next.x).toBeGreaterThanOrEqual(0);
          expect(next.y).toBeGreaterThanOrEqual(0);
          expect(next.width).toBeGreaterThanOrEqual(leastFramePx);
          expect(next.height).toBeGreaterThanOrEqual(leastFramePx);
          expect(next.x + next.width).toBeLessThanOrEqual(size.widthPx);
          expect(next.y + next.height).toBeLessThanOrEqual(size.heightPx);
          frame = next;
        }
      }
    }
  });

  it('is drawn from any corner to any other, also from the very edge', () => {
    const drawn = { x: 100, y: 50, width: 40, height: 30 };
    expect(drawnFrame([100, 50], [140, 80], size)).toEqual(drawn);
    expect(drawnFrame([140, 80], [100, 50], size)).toEqual(drawn);
    expect(drawnFrame([140, 50], [100, 80], size)).toEqual(drawn);
    const edge = drawnFrame([1_000, 700], [1_100, 900], size);
    expect(edge).toEqual({ x: 992, y: 692, width: 8, height: 8 });
    expect(drawnFrame([-50, -50], [10, 10], size)).toMatchObject({ x: 0, y: 0 });
  });
});
