/** Pictures as no scanner of ours would make them, all of the same page: turned by EXIF, four colours, 16 bits, very wide. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { greyPng } from './png-file';

const photograph = join(import.meta.dirname, 'papers-page.jpg');

export type OddPicture = { readonly name: string; readonly bytes: Buffer };

/** Written below `folder`, where poppler needs files too. */
export async function oddPictures(folder: string): Promise<readonly OddPicture[]> {
  const page = readFileSync(photograph);
  const paper = join(folder, 'page.pdf');
  const pdf = await PDFDocument.create();
  const image = await pdf.embedJpg(page);
  const sheet = pdf.addPage([595, 842]);
  sheet.drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  writeFileSync(paper, await pdf.save());
  execFileSync('pdftoppm', ['-jpegcmyk', '-r', '120', '-singlefile', paper, join(folder, 'cmyk')]);
  const grey = greyOf(
    execFileSync('pdftoppm', ['-gray', '-r', '120', paper], { maxBuffer: 1 << 26 }),
  );
  return [
    { name: '横着存的.jpg', bytes: turned(page, 6) },
    { name: '四色.jpg', bytes: readFileSync(join(folder, 'cmyk.jpg')) },
    { name: '十六位.png', bytes: png(grey, 16, 1) },
    { name: '两万像素宽.png', bytes: png(grey, 8, 20_000 / grey.width) },
  ];
}

type Grey = { readonly width: number; readonly height: number; readonly dots: Buffer };

function greyOf(pgm: Buffer): Grey {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 40));
  if (head === null) throw new Error('Not a PGM picture');
  return { width: Number(head[1]), height: Number(head[2]), dots: pgm.subarray(head[0].length) };
}

/** The same JPEG that says it is to be turned (EXIF 2.32, tag 274). */
function turned(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.from(
    '457869660000' + '4d4d002a00000008' + '0001' + '0112000300000001',
    'hex',
  );
  const value = Buffer.from([0, orientation, 0, 0, 0, 0, 0, 0]);
  const body = Buffer.concat([exif, value]);
  const length = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), length, body, jpeg.subarray(2)]);
}

/** A grey PNG of so many bits, every dot repeated `wider` times across (PNG, 11.2.2). */
function png({ width, height, dots }: Grey, bits: 8 | 16, wider: number): Buffer {
  const across = Math.round(width * wider);
  const octets = bits / 8;
  const rows = Buffer.alloc(height * (1 + across * octets));
  for (let y = 0; y < height; y += 1) {
    const start = y * (1 + across * octets) + 1;
    for (let x = 0; x < across; x += 1) {
      const dot = dots[y * width + Math.min(width - 1, Math.floor(x / wider))] ?? 255;
      rows.fill(dot, start + x * octets, start + (x + 1) * octets);
    }
  }
  return greyPng(across, height, bits, rows);
}
