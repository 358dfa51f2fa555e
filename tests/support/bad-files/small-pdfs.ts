/** Small whole PDFs of the kinds that families bring: one drawn, and one that is a photograph. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';

/** One with its objects in the open, one with them packed together as most programs write. */
export async function smallPdfs(): Promise<readonly Uint8Array[]> {
  const drawn = await PDFDocument.create();
  const font = await drawn.embedFont(StandardFonts.Helvetica);
  for (const text of ['first', 'second'])
    drawn.addPage([300, 400]).drawText(text, { font, x: 40, y: 200 });
  const photographed = await PDFDocument.create();
  const bytes = await readFile(join(import.meta.dirname, '../papers-page.jpg'));
  const picture = await photographed.embedJpg(bytes);
  photographed.addPage([picture.width, picture.height]).drawImage(picture);
  return [
    await drawn.save({ useObjectStreams: false }),
    await drawn.save(),
    await photographed.save({ useObjectStreams: false }),
  ];
}
