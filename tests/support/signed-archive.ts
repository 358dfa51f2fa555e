/** The PDF of a whole case as the station keeps it, signed inside, and what somebody might do to it afterwards. */
import { spawnSync } from 'node:child_process';
import { signPdf } from '../../electron/archive/signing/pdf-signature';
import { makeArchivePdf } from '../../electron/papers/archive-pdf';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import type { PdfaFlavour } from '../../shared/archive/pdfa-flavour';
import type { ArchiveKey } from '../../shared/archive/signing/archive-key-schema';
import { paperSources, planWithFiles, sampleCase, smallJpeg } from './papers-samples';

export type ArchiveWish = { readonly extraPages?: number; readonly flavour?: PdfaFlavour };

/** The archive of the sample case, with an open place for a signature where that is asked for. */
export async function archiveOf(
  fonts: PaperFonts,
  { extraPages = 0, flavour }: ArchiveWish,
  toBeSigned?: true,
) {
  const { plan, files } = planWithFiles(sampleCase(undefined, [smallJpeg], extraPages), [], []);
  const chosen = flavour === undefined ? plan : { ...plan, flavour };
  const made = await makeArchivePdf({ ...chosen, toBeSigned }, fonts, paperSources(files));
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

/** The same, signed; `signatureAt` is where its signature dictionary begins. */
export async function signedArchive(fonts: PaperFonts, key: ArchiveKey, wish: ArchiveWish = {}) {
  const { bytes, pages, signatureAt = -1 } = await archiveOf(fonts, wish, true);
  await signPdf(key, bytes, signatureAt);
  return { bytes: Buffer.from(bytes), pages, signatureAt };
}

/** The two lines that count: whether the signature is right, and whether it covers the whole file. */
export function pdfsig(path: string): { valid: boolean; whole: boolean; text: string } {
  const { stdout: text } = spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
  return {
    valid: text.includes('Signature is Valid'),
    whole: text.includes('Total document signed') && !text.includes('Not total document signed'),
    text,
  };
}

/** One bit changed. */
export const flippedAt = (bytes: Uint8Array, place: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
};

/** A digit in hexadecimal made another one: the flip of the lowest bit makes `a` and `f` none. */
export const digitFlippedAt = (bytes: Uint8Array, place: number): Buffer => {
  const copy = Buffer.from(bytes);
  const digit = copy[place] ?? 0;
  copy[place] = digit ^ (/[af]/i.test(String.fromCharCode(digit)) ? 2 : 1);
  return copy;
};

/** An incremental update as any editor appends it (ISO 32000-1, 7.5.6): a new object, its table and a new trailer. */
export function withUpdate(pdf: Buffer): Buffer {
  const tail = pdf.toString('latin1', pdf.length - 2_048);
  const [, root] = /\/Root (\d+ \d+ R)/.exec(tail) ?? [];
  const [, before] = /startxref\n(\d+)\n/.exec(tail) ?? [];
  const [, size] = /\/Size (\d+)/.exec(tail) ?? [];
  if (root === undefined || before === undefined || size === undefined)
    throw new Error('No trailer');
  const number = Number(size);
  const object = `${number} 0 obj\n<</Type/Metadata2/Note(added)>>\nendobj\n`;
  const offset = String(pdf.length).padStart(10, '0');
  const table = `xref\n${number} 1\n${offset} 00000 n \n`;
  const trailer = `trailer\n<</Size ${number + 1}/Root ${root}/Prev ${before}>>\n`;
  const end = `startxref\n${pdf.length + object.length}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(object + table + trailer + end, 'latin1')]);
}
