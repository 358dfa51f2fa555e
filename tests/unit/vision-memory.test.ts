/** Pages in a row, thirty of them when thorough, leave nothing behind in the eyes: matrices live outside the reach of the collector. */
import { beforeAll, describe, expect, it } from 'vitest';
import { cutPage, placeOf } from '../../renderer/workers/vision/cut-page';
import { findPage, glance, type Eyes } from '../../renderer/workers/vision/find-page';
import { straighten } from '../../renderer/workers/vision/straighten';
import { warmUp } from '../../renderer/workers/vision/warm-up';
import { countMats } from '../support/counted-mats';
import { backgrounds, drawScene, type Defect } from '../support/desk-scenes';
import { openEyes } from '../support/open-eyes';
import { asMany } from '../support/thorough';

let eyes: Eyes;
let live: () => number;
beforeAll(async () => {
  const { cv, classify } = await openEyes();
  const counted = countMats(cv);
  eyes = { cv: counted.cv, classify };
  ({ live } = counted);
});

/** As many bytes as OpenCV has taken of the computer; it gives none back. */
const taken = () => (eyes.cv as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8.byteLength;

async function take(seed: number, defect: Defect = 'none') {
  const background = backgrounds[seed % backgrounds.length] ?? 'plain';
  const { raster } = drawScene(seed, background, defect);
  let seenLive = 0;
  const { outline } = await findPage(eyes, raster, undefined, {
    onPlace: (picture, found, rotation) => {
      seenLive = live();
      cutPage(eyes.cv, picture, placeOf(picture, found, rotation));
    },
  });
  return { raster, outline, seenLive };
}

describe('the memory of the eyes', () => {
  it('holds nothing of pages that were made, also of those that were refused', async () => {
    const pages = Array.from({ length: asMany(1, 3) }).flatMap((_, round) =>
      backgrounds.map((_background, i) => () => take(round * 100 + i)),
    );
    const spoilt = (['dark', 'two', 'cut', 'glare', 'finger', 'blank'] as const).map(
      (defect, i) => () => take(i, defect),
    );
    const all = [...pages, ...spoilt];
    expect(all).toHaveLength(asMany(14, 30));
    for (const one of all.slice(0, 10)) await one();
    const atFirst = taken();
    for (const one of all.slice(10)) {
      const { seenLive } = await one();
      expect(seenLive).toBeGreaterThan(0);
      expect(live()).toBe(0);
    }
    expect(taken()).toBe(atFirst);
  });

  it('holds nothing of the drawing that the eyes are tried on before the first picture', async () => {
    const seen = await warmUp(eyes);
    expect(seen?.outline).toBeDefined();
    expect(seen?.measures?.sharpness.ink).toBeGreaterThan(0);
    expect(live()).toBe(0);
  });

  it('holds nothing of a look at the live picture, or of a page cut by hand', async () => {
    const { raster, outline } = await take(3);
    glance(eyes.cv, raster);
    if (outline === undefined) throw new Error('No paper');
    straighten(eyes.cv, raster, outline, 90);
    expect(live()).toBe(0);
  });

  it('holds nothing of a picture over which the classifier gave out', async () => {
    const broken: Eyes = { cv: eyes.cv, classify: () => Promise.reject(new Error('gave out')) };
    const { raster } = drawScene(5, 'grain');
    await expect(findPage(broken, raster)).rejects.toThrow('gave out');
    expect(live()).toBe(0);
  });
});
