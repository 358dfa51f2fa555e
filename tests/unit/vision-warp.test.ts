/** Laying flat by hand gives the pixels that OpenCV gives. */
import { expect, it } from 'vitest';
import { matOf } from '../../renderer/workers/vision/look';
import { withMats } from '../../renderer/workers/vision/open-cv';
import { flattening, unflattening } from '../../renderer/workers/vision/sheet';
import { warped } from '../../renderer/workers/vision/warp';
import { drawScene } from '../support/desk-scenes';
import { openEyes } from '../support/open-eyes';

it.each([0, 40])('agrees with OpenCV, also beyond the border (%i pixels)', async (beyond) => {
  const { cv } = await openEyes();
  const { raster, corners } = drawScene(21, 'grain');
  const [p, q, r, s] = corners;
  const quad = [{ x: p.x, y: beyond === 0 ? p.y : -beyond }, q, r, s] as const;
  const [width, height] = [701, 503];
  const expected = withMats((keep) => {
    const transform = keep(flattening(cv, quad, width, height));
    const flat = keep(new cv.Mat());
    const size = new cv.Size(width, height);
    const whole = keep(matOf(cv, raster));
    cv.warpPerspective(whole, flat, transform, size, cv.INTER_LINEAR, cv.BORDER_REPLICATE);
    return Uint8Array.from(flat.data);
  });
  const { data } = warped(raster, unflattening(cv, quad, width, height), { width, height });
  let off = 0;
  let most = 0;
  for (const [i, level] of data.entries()) {
    const gap = Math.abs(level - (expected[i] ?? 0));
    off += gap;
    most = Math.max(most, gap);
  }
  // OpenCV tells 32 places between two pixels apart, this 256.
  expect(off / data.length).toBeLessThan(1);
  expect(most).toBeLessThan(16);
});
