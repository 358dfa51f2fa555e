/** Reads every sample as the program would: found and laid flat by the eyes, kept as a JPEG, then read. */
import { findPage } from '../../renderer/workers/vision/find-page';
import { straighten } from '../../renderer/workers/vision/straighten';
import { openEyes } from '../support/open-eyes';
import { openReading } from '../support/open-reader';
import { decodePicture } from './decode';
import { encodeJpeg } from './encode';
import { paperOf } from './papers';
import { measure, type ReadingRow } from './reading-measures';
import { readFamily } from './reading-truth';
import type { Sample } from './samples';

/** Quality of the page's JPEG, as the eyes' worker writes it. */
const jpegQuality = 92;

export async function readSamples(
  samples: readonly Sample[],
  folder: string,
): Promise<ReadingRow[]> {
  const [eyes, reader] = [await openEyes(), await openReading()];
  const rows: ReadingRow[] = [];
  for (const { name, truth, read } of samples) {
    const { bytes, format } = await read();
    const raster = await decodePicture(bytes, format);
    const paper = paperOf(truth.kind);
    const { outline, rotation } = await findPage(eyes, raster, paper);
    // Where no paper was found the picture stays as it came.
    const page =
      outline === undefined ? raster : straighten(eyes.cv, raster, outline, rotation, paper).raster;
    const kept = await decodePicture(await encodeJpeg(page, jpegQuality), 'jpeg');
    const started = performance.now();
    const text = await reader.read(kept);
    const milliseconds = performance.now() - started;
    const family = readFamily(folder, truth.family ?? '');
    rows.push(measure({ name, truth, text, milliseconds }, family));
  }
  await reader.close();
  return rows;
}
