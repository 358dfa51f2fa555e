/** Makes pictures ready for the record, off the screen's thread; it may be killed at any moment. */
import type { ImageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { readImageHeader } from '../../shared/capture/image-header';
import { isPlainJpeg, readJpegStructure } from '../../shared/capture/jpeg-structure';
import { decodeBitmap } from './decode-bitmap';
import { drawn, jpegOf, thumbnailOf } from './draw-jpeg';
import type { ImageAnswer, ImageRequest, OwnBytes, ReadyImage } from './image-messages';

/** What a dedicated worker's global scope offers; the DOM types know only a window. */
type WorkerScope = {
  onmessage: ((event: MessageEvent<ImageRequest>) => void) | null;
  postMessage(answer: ImageAnswer, transfer: Transferable[]): void;
};
const scope = self as unknown as WorkerScope;

const undecodable = err({ kind: 'imageUndecodable' as const });

scope.onmessage = ({ data: { id, bytes } }) => {
  void prepare(bytes)
    .catch(() => undecodable)
    .then((result) => {
      const buffers = result.ok
        ? [result.value.thumbnail, result.value.corrected].flatMap((part) =>
            part === 'same' ? [] : [part.buffer],
          )
        : [];
      scope.postMessage({ id, result }, buffers);
    });
};

async function prepare(bytes: OwnBytes): Promise<Result<ReadyImage, ImageError>> {
  const header = readImageHeader(bytes);
  if (!header.ok) return header;
  const decoded = await decodeBitmap(bytes, header.value.format);
  if (!decoded.ok) return decoded;
  const bitmap = decoded.value;
  try {
    const { width: widthPx, height: heightPx } = bitmap;
    const thumbnail = await thumbnailOf(bitmap);
    const corrected = isReady(bytes) ? ('same' as const) : await jpegOf(drawn(bitmap));
    return ok({ corrected, widthPx, heightPx, thumbnail });
  } finally {
    bitmap.close();
  }
}

function isReady(bytes: OwnBytes): boolean {
  if (bytes[0] !== 0xff) return false;
  const jpeg = readJpegStructure(bytes);
  return jpeg.ok && isPlainJpeg(jpeg.value);
}
