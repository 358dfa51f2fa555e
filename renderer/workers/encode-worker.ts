/** Encodes page images again with MozJPEG, off the screen's thread; it may be killed at any moment. */
import encode, { init } from '@jsquash/jpeg/encode.js';
import wasmUrl from '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm?url';
import { readImageHeader } from '../../shared/capture/image-header';
import { decodeBitmap } from './decode-bitmap';
import type { EncodeAnswer, EncodeRequest, EncodeValue } from './encode-messages';
import type { OwnBytes } from './image-messages';
import { pixelsOf } from './pixels-of';

/** What a dedicated worker's global scope offers; the DOM types know only a window. */
type WorkerScope = {
  onmessage: ((event: MessageEvent<EncodeRequest>) => void) | null;
  postMessage(answer: EncodeAnswer, transfer: Transferable[]): void;
};
const scope = self as unknown as WorkerScope;

/** Baseline frames, which every reader of a PDF/A takes; print stays print to the eye at this quality. */
const options = { quality: 82, baseline: true, progressive: false, optimize_coding: true };

let opening: Promise<unknown> | undefined;

scope.onmessage = ({ data: { id, jpeg } }) => {
  void encoded(jpeg)
    .catch((): EncodeValue => ({ kind: 'unreadable' }))
    .then((result) => {
      scope.postMessage({ id, result }, result.kind === 'encoded' ? [result.jpeg.buffer] : []);
    });
};

async function encoded(jpeg: OwnBytes): Promise<EncodeValue> {
  const header = readImageHeader(jpeg);
  if (!header.ok) return { kind: 'unreadable' };
  opening ??= init({ locateFile: () => wasmUrl });
  await opening;
  const decoded = await decodeBitmap(jpeg, header.value.format);
  if (!decoded.ok) return { kind: 'unreadable' };
  const pixels = pixelsOf(decoded.value);
  return { kind: 'encoded', jpeg: new Uint8Array(await encode(pixels, options)) };
}
