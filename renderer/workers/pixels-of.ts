/** The pixels of a picture that was opened, in a worker. */

/** sRGB without transparency; closes the picture, also when there is no room for its pixels. */
export function pixelsOf(bitmap: ImageBitmap): ImageData {
  try {
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', {
      alpha: false,
      colorSpace: 'srgb',
      willReadFrequently: true,
    });
    if (context === null) throw new Error('No canvas');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, width, height);
  } finally {
    bitmap.close();
  }
}
