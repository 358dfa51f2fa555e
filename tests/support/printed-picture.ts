/** A JPEG of an invented paper whose writing and size are known, made by the program's own typesetting and poppler. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPages } from '../../electron/papers/draw-paper';
import { finishPaper } from '../../electron/papers/finish-paper';
import type { Mark } from '../../electron/papers/page-draft';
import { black } from '../../electron/papers/page-draft';
import { ptPerMm } from '../../electron/papers/page-geometry';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import { createPaper, makePdfA } from '../../electron/papers/pdfa';
import { Typesetter } from '../../electron/papers/typesetter';
import type { LineBox } from '../../shared/domain/page-text';
import { savePdf } from './papers-tools';
import { scratchFolder } from './scratch-folder';

/** A line of writing, in millimetres of the paper; `degrees` counter-clockwise around the start of its base line. */
export type PrintedLine = {
  readonly text: string;
  readonly xMm: number;
  readonly yMm: number;
  readonly sizeMm: number;
  readonly degrees?: number;
};

export type PrintedPaper = {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly dpi: number;
  readonly lines: readonly PrintedLine[];
};

/** How far writing of the bundled 黑 reaches above and below its base line, as shares of its size. */
const above = 0.88;
const below = 0.12;

/** The picture; a frame runs round its edge, so that it can be found on a sheet. */
export async function printedPicture(paper: PrintedPaper, fonts: PaperFonts): Promise<Buffer> {
  const [widthPt, heightPt] = [paper.widthMm * ptPerMm, paper.heightMm * ptPerMm];
  const document = await createPaper();
  const edge = { kind: 'line', widthPt: 2, colour: black } as const;
  const corners = [
    [0, 0],
    [widthPt, 0],
    [widthPt, heightPt],
    [0, heightPt],
  ] as const;
  const frame = corners.map((from, index): Mark => ({
    ...edge,
    fromPt: from,
    toPt: corners[(index + 1) % 4] ?? from,
  }));
  const words = paper.lines.map((line): Mark => ({
    kind: 'text',
    text: line.text,
    face: 'hei',
    sizePt: line.sizeMm * ptPerMm,
    xPt: line.xMm * ptPerMm,
    yPt: line.yMm * ptPerMm,
    spacingPt: 0,
    colour: black,
    turnDegrees: line.degrees ?? 0,
  }));
  drawPages(document, [{ widthPt, heightPt, marks: [...frame, ...words] }], fonts, []);
  const about = { title: 't', author: 'a', subject: 's', keywords: [] };
  makePdfA(document, { ...about, at: '2026-08-15T00:00:00.000Z' });
  const made = await finishPaper(document, [], fonts, { drafts: [], missingGlyphs: [] });
  if (!made.ok) throw new Error(made.error.kind);
  const prefix = join(scratchFolder('printed'), 'paper');
  const pixels = (mm: number) => String(Math.round((mm / 25.4) * paper.dpi));
  const scaled = ['-scale-to-x', pixels(paper.widthMm), '-scale-to-y', pixels(paper.heightMm)];
  execFileSync('pdftoppm', ['-jpeg', '-singlefile', ...scaled, savePdf(made.value.bytes), prefix]);
  return readFileSync(`${prefix}.jpg`);
}

/** Where a line stands on the picture, as a reader would say it. */
export function boxOf(line: PrintedLine, { dpi }: PrintedPaper, fonts: PaperFonts): LineBox {
  const set = new Typesetter(fonts);
  const widthMm = set.widthPt(line.text, { face: 'hei', sizePt: line.sizeMm * ptPerMm }) / ptPerMm;
  const radians = ((line.degrees ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const corner = (along: number, up: number): [number, number] =>
    [line.xMm + along * cos - up * sin, line.yMm - along * sin - up * cos].map(
      (mm) => (mm / 25.4) * dpi,
    ) as [number, number];
  const [top, bottom] = [line.sizeMm * above, -line.sizeMm * below];
  return [corner(0, top), corner(widthMm, top), corner(widthMm, bottom), corner(0, bottom)];
}
