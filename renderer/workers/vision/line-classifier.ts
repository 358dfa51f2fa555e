/** PP-OCR's classifier of lines, upright or upside down, by onnxruntime on one thread. */
import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { LineClassifier } from './orientation';
import { lineSize } from './orientation';

/** The part of onnxruntime-web that is used: the worker and Node load it differently. */
export type Runtime = {
  readonly InferenceSession: { create(model: Uint8Array): Promise<InferenceSession> };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
};

/** Loads `ch_ppocr_mobile_v2.0_cls_infer.onnx` (PaddleOCR, Apache-2.0). */
export async function loadLineClassifier(
  { InferenceSession, Tensor }: Runtime,
  model: Uint8Array,
): Promise<LineClassifier> {
  const session = await InferenceSession.create(model);
  const [input = 'x'] = session.inputNames;
  const [output = 'softmax_0.tmp_0'] = session.outputNames;
  return async (lines, count) => {
    const shape = [count, 3, lineSize.height, lineSize.width];
    const answer = await session.run({ [input]: new Tensor('float32', lines, shape) });
    const data = answer[output]?.data;
    const upright = new Float32Array(count);
    for (let i = 0; i < count; i += 1) upright[i] = Number(data?.[i * 2] ?? 0.5);
    return upright;
  };
}
