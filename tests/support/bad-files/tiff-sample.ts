/** A whole TIFF of 64 x 48 in colours. */
import { createRequire } from 'node:module';
import type { encodeImage } from 'utif2';

// It exports in a way that only some loaders see.
const utif = createRequire(import.meta.url)('utif2') as {
  readonly encodeImage: typeof encodeImage;
};

export function tiffSample(): Uint8Array {
  const rgba = Uint8Array.from({ length: 64 * 48 * 4 }, (_, index) => (index * 7) % 256);
  return new Uint8Array(utif.encodeImage(rgba, 64, 48));
}
