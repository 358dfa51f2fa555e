/** A QR code (GB/T 18284) as filled rectangles: one per run of dark modules, so no seams show. */
import { encode } from 'uqr';
import type { Mark } from './page-draft';
import { black } from './page-draft';

/** Draws a text as a QR code of a given width, error correction M, without its quiet zone. */
export function qrMark(text: string, leftPt: number, topPt: number, widthPt: number): Mark {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const modulePt = widthPt / size;
  const boxesPt: [number, number, number, number][] = [];
  for (const [row, modules] of data.entries()) {
    for (let from = 0; from < size; from++) {
      if (modules[from] !== true) continue;
      let to = from;
      while (modules[to] === true) to++;
      boxesPt.push([
        leftPt + from * modulePt,
        topPt + row * modulePt,
        (to - from) * modulePt,
        modulePt,
      ]);
      from = to;
    }
  }
  return { kind: 'boxes', boxesPt, colour: black };
}
