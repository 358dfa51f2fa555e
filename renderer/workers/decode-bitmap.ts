/** Decodes a picture whose header was read and found within the limits. */
import type { ImageFormat } from '../../shared/capture/image-header';
import type { ImageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { OwnBytes } from './image-messages';

/** Upright, as the picture's own orientation asks; throws where the browser cannot decode it. */
export async function decodeBitmap(
  bytes: OwnBytes,
  format: ImageFormat,
): Promise<Result<ImageBitmap, ImageError>> {
  if (format === 'tiff') return (await import('./tiff-decode')).decodeTiff(bytes);
  return ok(await createImageBitmap(new Blob([bytes], { type: `image/${format}` })));
}
