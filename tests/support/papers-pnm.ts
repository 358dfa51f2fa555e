/** A paper of a case as a PNM picture: what SANE's `pnm` device takes for the paper on its glass. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';

const a4Points = [595.28, 841.89] as const;

/** An A4 sheet with a photographed page on it, in 100 dots an inch unless said otherwise. */
export async function papersPnm(
  folder: string,
  dpi = 100,
): Promise<{ readonly path: string; readonly widthPx: number; readonly heightPx: number }> {
  const sheet = await PDFDocument.create();
  const picture = await sheet.embedJpg(readFileSync(join(import.meta.dirname, 'papers-page.jpg')));
  const [width, height] = a4Points;
  sheet.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  const pdf = join(folder, 'sheet.pdf');
  writeFileSync(pdf, await sheet.save());
  execFileSync('pdftoppm', ['-r', String(dpi), '-singlefile', pdf, join(folder, 'sheet')]);
  const path = join(folder, 'sheet.ppm');
  const [, widthPx = '', heightPx = ''] =
    /^P6\s(\d+) (\d+)\s/.exec(readFileSync(path).subarray(0, 40).toString('latin1')) ?? [];
  return { path, widthPx: Number(widthPx), heightPx: Number(heightPx) };
}
