/** Pixels into a JPEG in Node, by the package that the product has anyway. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import encode, { init } from '@jsquash/jpeg/encode.js';
import type { Raster } from '../../renderer/workers/vision/raster';

let started: Promise<unknown> | undefined;

async function start(): Promise<unknown> {
  const home = dirname(createRequire(import.meta.url).resolve('@jsquash/jpeg/package.json'));
  const wasm = readFileSync(join(home, 'codec/enc/mozjpeg_enc.wasm'));
  return init(await WebAssembly.compile(wasm));
}

/** `quality` from 0 to 100. */
export async function encodeJpeg(
  { data, width, height }: Raster,
  quality: number,
): Promise<Uint8Array> {
  started ??= start();
  await started;
  const image = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' as const };
  return new Uint8Array(await encode(image, { quality }));
}
