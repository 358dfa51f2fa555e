/** A PDF that would fill the memory is found before anything takes it apart; an honest one is not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, it } from 'vitest';
import { isSwollen } from '../../renderer/workers/pdf-swelling';

const mega = 1024 * 1024;
const text = (...parts: (string | Uint8Array)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));
const packed = (dictionary: string, megabytes: number) =>
  text(
    '%PDF-1.7\n1 0 obj\n<<',
    dictionary,
    '>>\nstream\r\n',
    deflateSync(Buffer.alloc(megabytes * mega, 'q Q ')),
    '\nendstream\nendobj\n',
  );

it('an honest PDF is not swollen', async () => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const image = await pdf.embedJpg(
    readFileSync(join(import.meta.dirname, '../support/papers-page.jpg')),
  );
  for (let page = 0; page < 20; page += 1) {
    const drawn = pdf.addPage();
    drawn.drawText('stream endstream', { font });
    drawn.drawImage(image);
  }
  expect(await isSwollen(new Uint8Array(await pdf.save()))).toBe(false);
  expect(await isSwollen(text('%PDF-1.7\nstream\nendstream'))).toBe(false);
  expect(await isSwollen(new Uint8Array(0))).toBe(false);
});

it('a program that swells is found, wherever its end is said to be', async () => {
  expect(await isSwollen(packed('/Filter/FlateDecode', 40))).toBe(true);
  expect(await isSwollen(packed('/Filter/FlateDecode', 20))).toBe(false);
  expect(
    await isSwollen(text(packed('/Filter/FlateDecode/Length 3', 1), packed('/Filter [/Fl]', 40))),
  ).toBe(true);
});

it('a picture or a font may be longer, and none without end', async () => {
  const picture = '/Type/XObject/Subtype /Image/Filter/FlateDecode';
  expect(await isSwollen(packed(picture, 100))).toBe(false);
  expect(await isSwollen(packed(picture, 210))).toBe(true);
  expect(await isSwollen(packed('/Length1 9/Filter/FlateDecode', 40))).toBe(false);
});

it('what is packed twice is not unpacked at all', async () => {
  expect(await isSwollen(packed('/Filter[/FlateDecode/FlateDecode]', 1))).toBe(true);
});
