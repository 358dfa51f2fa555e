/** What the eyes look at: pixels in memory, wherever they were decoded. */

/** RGBA, eight bits, row by row from the top: what a canvas, an ImageBitmap and every decoder give. */
export type Raster = {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
};
