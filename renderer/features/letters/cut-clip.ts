/** Cuts a character out of the picture of its page, as letters will show it. */
import { inkBox, inkOf, inSquare } from '../../../shared/capture/glyph-ink';
import type { ClipBox } from '../../../shared/domain/glyph-clip';
import { whiteCanvas } from '../../workers/draw-jpeg';

/** Long edge while the ink is looked for, and edge of what is kept: finer than any printer at the size of a heading. */
const workPx = 384;
const keptPx = 256;

/** In memory and not on a graphics card: its pixels are read. */
const readBack = { willReadFrequently: true };

/** A square PNG, black on white; nothing where the frame has no print in it. */
export async function cutClip(
  page: ImageBitmap,
  { x, y, width, height }: ClipBox,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const scale = workPx / Math.max(width, height);
  const [wide, high] = [
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  ];
  const work = whiteCanvas(wide, high, readBack);
  work.drawImage(page, x, y, width, height, 0, 0, wide, high);
  const ink = inkOf(work.getImageData(0, 0, wide, high).data, wide, high);
  const found = ink === undefined ? undefined : inkBox(ink);
  if (ink === undefined || found === undefined) return undefined;
  const shown = work.createImageData(wide, high);
  for (const [at, value] of ink.grey.entries()) {
    shown.data.set([value, value, value, 255], at * 4);
  }
  work.putImageData(shown, 0, 0);
  const kept = whiteCanvas(keptPx, keptPx, readBack);
  const to = inSquare(found, keptPx);
  kept.drawImage(
    work.canvas,
    found.x,
    found.y,
    found.width,
    found.height,
    to.x,
    to.y,
    to.width,
    to.height,
  );
  const blob = await kept.canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
