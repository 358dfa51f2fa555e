/** Pictures into pixels in Node, by the packages that the product has anyway. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import decodeJpeg, { init } from '@jsquash/jpeg/decode.js';
import { decode as readTiff, decodeImage, toRGBA8 } from 'utif2';
import type { Raster } from '../../renderer/workers/vision/raster';

let started: Promise<unknown> | undefined;

async function start(): Promise<unknown> {
  // The decoder answers with an ImageData, which Node does not have.
  globalThis.ImageData ??= class {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {}
  } as unknown as typeof ImageData;
  const home = dirname(createRequire(import.meta.url).resolve('@jsquash/jpeg/package.json'));
  const wasm = readFileSync(join(home, 'codec/dec/mozjpeg_dec.wasm'));
  return init(await WebAssembly.compile(wasm));
}

export async function decodePicture(bytes: Uint8Array, format: 'jpeg' | 'tiff'): Promise<Raster> {
  if (format === 'tiff') {
    const buffer = new Uint8Array(bytes).buffer;
    const [page] = readTiff(buffer);
    if (page === undefined) throw new Error('No page in the TIFF');
    decodeImage(buffer, page);
    return { data: new Uint8ClampedArray(toRGBA8(page)), width: page.width, height: page.height };
  }
  started ??= start();
  await started;
  const { data, width, height } = await decodeJpeg(new Uint8Array(bytes).buffer);
  return { data, width, height };
}
