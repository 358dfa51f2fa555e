/** The PDF of a whole case is signed inside: valid and whole for poppler, and every flipped byte is named. */
import { spawnSync } from 'node:child_process';
import { beforeAll, expect, it } from 'vitest';
import { makeArchiveKey } from '../../electron/archive/signing/archive-key';
import { signPdf } from '../../electron/archive/signing/pdf-signature';
import { makeArchivePdf } from '../../electron/papers/archive-pdf';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import type { ArchiveKey } from '../../shared/archive/signing/archive-key-schema';
import {
  openFonts,
  paperSources,
  planWithFiles,
  sampleCase,
  smallJpeg,
} from '../support/papers-samples';
import { imagesOf, qpdfCheck, savePdf, textOf } from '../support/papers-tools';
import { mupdfComplaints, preflight } from '../support/pdfa-tools';

const station = { school: '望潮小学（䶮湾校区）', stationCode: 'LAB2CD', drill: false };
let fonts: PaperFonts;
let key: ArchiveKey;
beforeAll(async () => {
  fonts = await openFonts();
  key = await makeArchiveKey(station, '2026-08-15T02:03:04.000Z');
});

const pdfsig = (path: string) =>
  spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }).stdout;

async function archiveOf(extraPages: number, toBeSigned?: true) {
  const { plan, files } = planWithFiles(sampleCase(undefined, [smallJpeg], extraPages), [], []);
  const made = await makeArchivePdf({ ...plan, toBeSigned }, fonts, paperSources(files));
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

it.each([0, 1, 3])('is valid and whole with %i more pages', async (extra) => {
  const plain = await archiveOf(extra);
  expect(plain.signatureAt).toBeUndefined();
  const { bytes, signatureAt = -1 } = await archiveOf(extra, true);
  expect(Buffer.compare(bytes, (await archiveOf(extra, true)).bytes)).toBe(0);
  await signPdf(key, bytes, signatureAt);
  const path = savePdf(bytes);
  expect(pdfsig(path)).toContain('Signature is Valid');
  expect(pdfsig(path)).toContain('Total document signed');
  expect(pdfsig(path)).toContain('ETSI.CAdES.detached');
  expect(textOf(path)).toBe(textOf(savePdf(plain.bytes)));
  expect(imagesOf(path).some((image) => image.equals(smallJpeg))).toBe(true);
  expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
  expect(mupdfComplaints([path])).toEqual([]);
  expect(preflight([{ path, flavour: '2u' }])).toEqual(
    preflight([{ path: savePdf(plain.bytes), flavour: '2u' }]),
  );
  for (const place of [12, signatureAt - 40, bytes.length - 20]) {
    const flipped = Uint8Array.from(bytes, (octet, at) => (at === place ? octet ^ 1 : octet));
    expect(pdfsig(savePdf(flipped))).not.toContain('Signature is Valid');
  }
});

it('leaves a paper without an open place as it was', async () => {
  const { bytes } = await archiveOf(0);
  const before = Buffer.from(bytes);
  await expect(signPdf(key, bytes, 20)).rejects.toThrow(RangeError);
  expect(before.equals(bytes)).toBe(true);
});
