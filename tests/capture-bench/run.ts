/** Runs the eyes over every sample and compares with the truth. */
import type { PageFinding, Rotation } from '../../renderer/workers/vision/finding';
import { findPage, type Stage } from '../../renderer/workers/vision/find-page';
import type { Quad } from '../../renderer/workers/vision/geometry';
import { cutPage, placeOf } from '../../renderer/workers/vision/cut-page';
import { warmUp } from '../../renderer/workers/vision/warm-up';
import { openEyes } from '../support/open-eyes';
import { decodePicture } from './decode';
import { paperOf } from './papers';
import type { Sample, Truth } from './samples';

export type Row = {
  readonly name: string;
  readonly truth: Truth;
  readonly finding: PageFinding;
  /** Greatest distance of a corner from its true place, in per cent of the picture's diagonal. */
  readonly cornerError: number | undefined;
  readonly milliseconds: { readonly [stage in Stage]?: number };
  /** Time of the processor, which neighbours on a busy machine do not stretch. */
  readonly processor: number;
};

export async function runSamples(
  samples: readonly Sample[],
  options: { readonly tellKind: boolean },
): Promise<Row[]> {
  const eyes = await openEyes();
  // As the worker does before the first picture comes.
  await warmUp(eyes);
  const rows: Row[] = [];
  for (const { name, truth, read } of samples) {
    const { bytes, format } = await read();
    const raster = await decodePicture(bytes, format);
    const milliseconds: { [stage in Stage]?: number } = {};
    const before = process.cpuUsage();
    let last = performance.now();
    const paper = options.tellKind ? paperOf(truth.kind) : undefined;
    const finding = await findPage(eyes, raster, paper, {
      onPlace: (picture, outline, rotation) =>
        void cutPage(eyes.cv, picture, placeOf(picture, outline, rotation), paper),
      onStage: (stage) => {
        const now = performance.now();
        milliseconds[stage] = now - last;
        last = now;
      },
    });
    const { user, system } = process.cpuUsage(before);
    rows.push({
      name,
      truth,
      finding,
      cornerError: errorOf(truth, finding.outline),
      milliseconds,
      processor: (user + system) / 1000,
    });
  }
  return rows;
}

function errorOf({ corners, size }: Truth, outline: Quad | undefined): number | undefined {
  if (corners === null || corners === undefined) return undefined;
  if (outline === undefined) return 100;
  const errors = [0, 1, 2, 3].map((shift) =>
    Math.max(
      ...corners.map(([x, y], i) => {
        const corner = outline[((i + shift) % 4) as 0 | 1 | 2 | 3];
        return Math.hypot(corner.x - x, corner.y - y);
      }),
    ),
  );
  return (Math.min(...errors) / Math.hypot(size[0], size[1])) * 100;
}

/** The rotation that the truth asks for; nothing for a picture without a paper to read. */
export function trueRotation({ rotation, kind }: Truth): Rotation | undefined {
  if (kind === 'none' || kind === 'blankSheet') return undefined;
  const turns: readonly Rotation[] = [0, 90, 180, 270];
  return turns.find((turn) => turn === rotation);
}
