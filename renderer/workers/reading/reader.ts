/**
 * Reads a page's writing with two models of PP-OCR (PaddleOCR, Apache-2.0), by onnxruntime on one
 * thread. Post-processing is written out here, not done with OpenCV: pages lie straight already, and
 * so the worker starts sooner and needs no policy of its own.
 */
import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { LineBox, PageText, TextLine } from '../../../shared/domain/page-text';
import type { Raster } from '../vision/raster';
import { readCharacters } from './characters';
import { inReadingOrder } from './reading-order';
import { cornersOf, scaled, type Rectangle } from './rectangle';
import { isDownwards, linePlanes, wholePlanes, type Normalisation } from './sampling';
import { textRegions } from './text-regions';
import { withUnreadCharacters } from './unread-characters';

/** The part of onnxruntime-web that is used: the worker and Node load it differently. */
export type Runtime = {
  readonly InferenceSession: { create(model: Uint8Array): Promise<InferenceSession> };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
};

/** A pair of models with their dictionary; another pack may take its place. */
export type ReadingModels = {
  /** Kept with every text that they read. */
  readonly name: string;
  readonly detection: Uint8Array;
  readonly recognition: Uint8Array;
  /** One character a line, in the order of the recogniser's classes. */
  readonly dictionary: string;
};

export type Reader = {
  readonly read: (raster: Raster) => Promise<PageText>;
  readonly close: () => Promise<void>;
};

/** As PaddleOCR trained them (configs/det and configs/rec of PP-OCRv4). */
const detectorSees: Normalisation = {
  mean: [0.485, 0.456, 0.406],
  deviation: [0.229, 0.224, 0.225],
};
const recogniserSees: Normalisation = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] };

/** The longest side that the detector is shown: the smallest print of a page of A4 keeps ten pixels. */
const longestSidePx = 1_280;
const lineHeightPx = 48;
/** Longer than any line of print; more would only cost memory. */
const longestLinePx = 2_400;
/** Less sure lines are specks, edges and seals (PaddleOCR's drop_score). */
const lineFrom = 0.5;
/** Below, a character is shown as doubtful. */
const characterFrom = 0.85;
const mostCharacters = 400;

export async function openReader(runtime: Runtime, models: ReadingModels): Promise<Reader> {
  const { InferenceSession, Tensor } = runtime;
  const detector = await InferenceSession.create(models.detection);
  const recogniser = await InferenceSession.create(models.recognition);
  // PaddleOCR's classes end with the blank between words, which the file does not name.
  const dictionary = [...models.dictionary.replace(/\r?\n$/, '').split(/\r?\n/), ' '];

  /** Runs a model and frees its tensors: they live outside the reach of the collector. */
  async function run(session: InferenceSession, planes: Float32Array, dims: readonly number[]) {
    const input = new Tensor('float32', planes, dims);
    const [name = 'x'] = session.inputNames;
    const answers = await session.run({ [name]: input });
    input.dispose();
    const [answer] = Object.values(answers);
    if (!(answer?.data instanceof Float32Array)) throw new Error('The model answers no numbers');
    const told = { data: new Float32Array(answer.data), dims: answer.dims };
    answer.dispose();
    return told;
  }

  async function regions(raster: Raster): Promise<Rectangle[]> {
    const scale = Math.min(1, longestSidePx / Math.max(raster.width, raster.height));
    const side = (px: number) => Math.max(32, Math.round((px * scale) / 32) * 32);
    const size = { width: side(raster.width), height: side(raster.height) };
    const planes = wholePlanes(raster, size, detectorSees);
    const { data } = await run(detector, planes, [1, 3, size.height, size.width]);
    const [byX, byY] = [raster.width / size.width, raster.height / size.height];
    return textRegions({ data, ...size }).map((region) => scaled(region, byX, byY));
  }

  async function readLine(raster: Raster, place: Rectangle): Promise<TextLine | undefined> {
    const [long, short] = isDownwards(place)
      ? [place.height, place.width]
      : [place.width, place.height];
    const width = Math.round((lineHeightPx * long) / short / 8) * 8;
    const size = { width: Math.min(longestLinePx, Math.max(16, width)), height: lineHeightPx };
    const planes = linePlanes(raster, place, size, recogniserSees);
    const { data, dims } = await run(recogniser, planes, [1, 3, size.height, size.width]);
    const [, steps = 0, classes = 0] = dims;
    const read = trimmed(readCharacters(data, steps, classes, dictionary));
    const sure = read.reduce((sum, one) => sum + one.sure, 0) / read.length;
    // Also where nothing was read and the mean is no number.
    if (!(sure >= lineFrom)) return undefined;
    const strip = { planes, ...size, stepPx: size.width / Math.max(1, steps) };
    const characters = withUnreadCharacters(read, strip).slice(0, mostCharacters);
    const doubtful = characters.flatMap((one, i) => (one.sure < characterFrom ? [i] : []));
    const text = characters.map((one) => one.text).join('');
    return { text, sure: Math.min(1, sure), doubtful, box: boxOf(place) };
  }

  return {
    async read(raster) {
      const lines: { line: TextLine; place: Rectangle }[] = [];
      for (const place of await regions(raster)) {
        const line = await readLine(raster, place);
        if (line !== undefined) lines.push({ line, place });
      }
      return {
        reader: models.name,
        widthPx: raster.width,
        heightPx: raster.height,
        lines: inReadingOrder(lines).map(({ line }) => line),
      };
    },
    async close() {
      await detector.release();
      await recogniser.release();
    },
  };
}

function trimmed<One extends { readonly text: string }>(characters: readonly One[]): One[] {
  const start = characters.findIndex(({ text }) => text.trim() !== '');
  const end = characters.findLastIndex(({ text }) => text.trim() !== '');
  return start < 0 ? [] : characters.slice(start, end + 1);
}

function boxOf(place: Rectangle): LineBox {
  const at = ({ x, y }: { x: number; y: number }): [number, number] => [
    Math.round(x * 10) / 10,
    Math.round(y * 10) / 10,
  ];
  const [first, second, third, fourth] = cornersOf(place);
  return [at(first), at(second), at(third), at(fourth)];
}
