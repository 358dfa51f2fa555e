/** The first pages of a day should not be slower than the rest: code runs fast only after it ran a while. */
import { cutPage, placeOf } from './cut-page';
import type { PageFinding } from './finding';
import { findPage, type Eyes } from './find-page';
import type { Raster } from './raster';

/** Large enough to be halved, as the picture of every document camera is. */
const size = { width: 1760, height: 1320 } as const;
const rounds = 2;

/** Looks at a drawn sheet of lines on a drawn desk, and cuts it out; answers what was seen of it. */
export async function warmUp(eyes: Eyes): Promise<PageFinding | undefined> {
  const drawing = drawnSheet();
  let finding: PageFinding | undefined;
  for (let round = 0; round < rounds; round += 1)
    finding = await findPage(eyes, drawing, undefined, {
      onPlace: (picture, outline, rotation) =>
        void cutPage(eyes.cv, picture, placeOf(picture, outline, rotation)),
    });
  return finding;
}

function drawnSheet(): Raster {
  const { width, height } = size;
  const levels = new Uint32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      // Aslant by as much as hands are.
      const [u, v] = [x + y * 0.03 - 300, y - x * 0.03 - 120];
      const onSheet = u > 0 && v > 0 && u < 1200 && v < 1000;
      const isInk =
        onSheet &&
        u > 90 &&
        u < 1000 &&
        v > 90 &&
        v < 900 &&
        v % 40 < 14 &&
        (u * 7 + v * 3) % 23 < 9;
      const level = isInk ? 40 : onSheet ? 226 : 108 + ((x * 31 + y * 17) % 13);
      levels[y * width + x] = 0xff000000 | (level << 16) | (level << 8) | level;
    }
  }
  return { data: new Uint8ClampedArray(levels.buffer), width, height };
}
