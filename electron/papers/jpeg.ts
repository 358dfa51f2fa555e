/** Reads the frame of a JPEG (ITU-T T.81, B.2.2) to know whether its bytes may pass into PDF/A unchanged. */
import { imageLimits } from '../../shared/capture/image-header';
import { readJpegStructure } from '../../shared/capture/jpeg-structure';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';

export type JpegFrame = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly colourSpace: 'DeviceGray' | 'DeviceRGB';
};

type JpegProblem = 'imageNotJpeg' | 'imageCmyk' | 'imageTruncated' | 'imageTooLarge';

/** Baseline, extended sequential and progressive Huffman frames: what DCTDecode readers agree on. */
const lastAcceptedProcess = 2;

/** The frame of a JPEG that can pass; what stands before the pixels is read, and whether they end. */
export function parseJpegFrame(bytes: Uint8Array): Result<JpegFrame, JpegProblem> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return err('imageNotJpeg');
  const read = readJpegStructure(bytes);
  if (!read.ok) {
    return err(read.error.kind === 'imageTruncated' ? 'imageTruncated' : 'imageNotJpeg');
  }
  const { process, bitsPerSample, components, widthPx, heightPx } = read.value;
  if (components === 4) return err('imageCmyk');
  const isAccepted = process <= lastAcceptedProcess && bitsPerSample === 8;
  if (!isAccepted || widthPx === 0 || heightPx === 0) return err('imageNotJpeg');
  if (widthPx * heightPx > imageLimits.pixels) return err('imageTooLarge');
  if (components !== 1 && components !== 3) return err('imageNotJpeg');
  return ok({ widthPx, heightPx, colourSpace: components === 1 ? 'DeviceGray' : 'DeviceRGB' });
}
