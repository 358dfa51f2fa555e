/** Pictures as the models want them: planes of blue, green and red, scaled about zero. */
import type { Raster } from '../vision/raster';
import { cornersOf, type Rectangle } from './rectangle';

/** What a model was trained on; both lists in the order blue, green, red. */
export type Normalisation = {
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
};

type Size = { readonly width: number; readonly height: number };

/** The whole picture in another size, each pixel the mean of those it stands for. */
export function wholePlanes(raster: Raster, size: Size, of: Normalisation): Float32Array {
  return sampledPlanes(raster, size, of, {
    origin: [0, 0],
    right: [raster.width / size.width, 0],
    down: [0, raster.height / size.height],
  });
}

/** A line cut out and laid flat; one that is much taller than wide runs downwards and is turned. */
export function linePlanes(
  raster: Raster,
  line: Rectangle,
  size: Size,
  of: Normalisation,
): Float32Array {
  const [first, second, third, fourth] = cornersOf(line);
  const [start, end, side] = isDownwards(line) ? [second, third, first] : [first, second, fourth];
  return sampledPlanes(raster, size, of, {
    origin: [start.x, start.y],
    right: [(end.x - start.x) / size.width, (end.y - start.y) / size.width],
    down: [(side.x - start.x) / size.height, (side.y - start.y) / size.height],
  });
}

/** As PaddleOCR tells lines that run downwards. */
export function isDownwards({ width, height }: Rectangle): boolean {
  return height >= width * 1.5;
}

type Grid = {
  readonly origin: readonly [number, number];
  readonly right: readonly [number, number];
  readonly down: readonly [number, number];
};

function sampledPlanes(
  { data, width, height }: Raster,
  size: Size,
  { mean, deviation }: Normalisation,
  { origin, right, down }: Grid,
): Float32Array {
  const plane = size.width * size.height;
  const planes = new Float32Array(3 * plane);
  const [stepsX, stepsY] = [right, down].map((step) =>
    Math.min(8, Math.max(1, Math.ceil(Math.hypot(...step)))),
  ) as [number, number];
  const weight = 1 / (stepsX * stepsY);
  const factors = deviation.map((one) => 1 / (255 * one));
  const [sum0, sum1, sum2] = mean.map((one, k) => one * 255 * (factors[k] ?? 0)) as [
    number,
    number,
    number,
  ];
  const [f0 = 0, f1 = 0, f2 = 0] = factors;
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      let [red, green, blue] = [0, 0, 0];
      for (let j = 0; j < stepsY; j += 1) {
        const v = y + (j + 0.5) / stepsY;
        for (let i = 0; i < stepsX; i += 1) {
          const u = x + (i + 0.5) / stepsX;
          const px = origin[0] + u * right[0] + v * down[0] - 0.5;
          const py = origin[1] + u * right[1] + v * down[1] - 0.5;
          const left = Math.min(width - 1, Math.max(0, Math.floor(px)));
          const top = Math.min(height - 1, Math.max(0, Math.floor(py)));
          const fx = Math.min(1, Math.max(0, px - left));
          const fy = Math.min(1, Math.max(0, py - top));
          const a = (top * width + left) * 4;
          const b = left + 1 < width ? a + 4 : a;
          const below = top + 1 < height ? width * 4 : 0;
          const [wa, wb] = [(1 - fx) * (1 - fy), fx * (1 - fy)];
          const [wc, wd] = [(1 - fx) * fy, fx * fy];
          const [c, d] = [a + below, b + below];
          red += at(data, a) * wa + at(data, b) * wb + at(data, c) * wc + at(data, d) * wd;
          green +=
            at(data, a + 1) * wa +
            at(data, b + 1) * wb +
            at(data, c + 1) * wc +
            at(data, d + 1) * wd;
          blue +=
            at(data, a + 2) * wa +
            at(data, b + 2) * wb +
            at(data, c + 2) * wc +
            at(data, d + 2) * wd;
        }
      }
      const place = y * size.width + x;
      planes[place] = blue * weight * f0 - sum0;
      planes[plane + place] = green * weight * f1 - sum1;
      planes[2 * plane + place] = red * weight * f2 - sum2;
    }
  }
  return planes;
}

function at(data: Uint8ClampedArray | Uint8Array, index: number): number {
  return data[index] ?? 0;
}
