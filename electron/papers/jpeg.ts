/** Reads the frame header of a JPEG (ITU-T T.81, B.2.2) to know whether its bytes may pass into PDF/A unchanged. */
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';

export type JpegFrame = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly colourSpace: 'DeviceGray' | 'DeviceRGB';
};

/** Baseline, extended sequential and progressive Huffman frames: what DCTDecode readers agree on. */
const acceptedFrames = new Set([0xc0, 0xc1, 0xc2]);
const otherFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** The frame of a JPEG; `imageCmyk` for four colours, `imageNotJpeg` for anything else that cannot pass. */
export function parseJpegFrame(bytes: Uint8Array): Result<JpegFrame, 'imageNotJpeg' | 'imageCmyk'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return err('imageNotJpeg');
  let at = 2;
  while (at + 10 <= bytes.length) {
    if (bytes[at] !== 0xff) return err('imageNotJpeg');
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
    } else if (acceptedFrames.has(marker)) {
      return parseFrame(view, at);
    } else if (otherFrames.has(marker) || marker === 0xda || marker === 0xd9) {
      return err('imageNotJpeg');
    } else {
      const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
      at += standsAlone ? 2 : 2 + view.getUint16(at + 2);
    }
  }
  return err('imageNotJpeg');
}

function parseFrame(view: DataView, at: number): Result<JpegFrame, 'imageNotJpeg' | 'imageCmyk'> {
  const [bits, heightPx, widthPx, colours] = [
    view.getUint8(at + 4),
    view.getUint16(at + 5),
    view.getUint16(at + 7),
    view.getUint8(at + 9),
  ];
  if (colours === 4) return err('imageCmyk');
  if (bits !== 8 || widthPx === 0 || heightPx === 0 || (colours !== 1 && colours !== 3)) {
    return err('imageNotJpeg');
  }
  return ok({ widthPx, heightPx, colourSpace: colours === 1 ? 'DeviceGray' : 'DeviceRGB' });
}
