/** JPEGs of pictures that are drawn; for workers, where a canvas is encoded on another thread. */
import type { OwnBytes } from './image-messages';

const jpegQuality = 0.92;
const thumbnailPx = 320;

/** On white, because neither paper nor JPEG has transparency. */
export function whiteCanvas(
  width: number,
  height: number,
  options: CanvasRenderingContext2DSettings = {},
): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    alpha: false,
    colorSpace: 'srgb',
    ...options,
  });
  if (context === null) throw new Error('No canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  return context;
}

/** Upright sRGB JPEG at the size that the picture has. */
export async function jpegOf(canvas: OffscreenCanvas): Promise<OwnBytes> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality });
  return new Uint8Array(await blob.arrayBuffer());
}

/** JPEG whose long edge is at most 320 px. */
export function thumbnailOf(picture: ImageBitmap | OffscreenCanvas): Promise<OwnBytes> {
  return jpegOf(drawn(picture, Math.min(1, thumbnailPx / Math.max(picture.width, picture.height))));
}

/** The picture on a canvas of its own. */
export function drawn(picture: ImageBitmap | OffscreenCanvas, scale = 1): OffscreenCanvas {
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const context = whiteCanvas(width, height);
  context.drawImage(picture, 0, 0, width, height);
  return context.canvas;
}
