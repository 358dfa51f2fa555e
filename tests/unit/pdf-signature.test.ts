/** The PDF of a whole case is signed inside: valid and whole for poppler in every flavour, and every flipped byte is named. */
import { beforeAll, expect, it } from 'vitest';
import { signPdf } from '../../electron/archive/signing/pdf-signature';
import type { PaperFonts } from '../../electron/papers/paper-fonts';
import type { ArchiveKey } from '../../shared/archive/signing/archive-key-schema';
import { openFonts, smallJpeg } from '../support/papers-samples';
import { imagesOf, qpdfCheck, savePdf, textOf } from '../support/papers-tools';
import { mupdfComplaints, preflight } from '../support/pdfa-tools';
import { archiveOf, flippedAt, pdfsig, signedArchive } from '../support/signed-archive';
import { anArchiveKey } from '../support/archive-keys';

const station = { school: '望潮小学（䶮湾校区）', stationCode: 'LAB2CD', drill: false };
let fonts: PaperFonts;
let key: ArchiveKey;
beforeAll(async () => {
  fonts = await openFonts();
  key = await anArchiveKey(station, '2026-08-15T02:03:04.000Z');
});

it.each([
  ['1b', 0],
  ['2u', 0],
  ['2u', 1],
  ['2u', 3],
  ['3b', 2],
] as const)(
  'in flavour %s it is valid and whole with %i more pages',
  async (flavour, extraPages) => {
    const plain = await archiveOf(fonts, { flavour, extraPages });
    expect(plain.signatureAt).toBeUndefined();
    const open = await archiveOf(fonts, { flavour, extraPages }, true);
    const again = await archiveOf(fonts, { flavour, extraPages }, true);
    expect(Buffer.compare(open.bytes, again.bytes)).toBe(0);
    const { bytes, signatureAt } = await signedArchive(fonts, key, { flavour, extraPages });
    const path = savePdf(bytes);
    const judged = pdfsig(path);
    expect(judged.text).toContain('Signature is Valid');
    expect(judged.text).toContain('Total document signed');
    expect(judged.text).toContain('ETSI.CAdES.detached');
    expect(textOf(path)).toBe(textOf(savePdf(plain.bytes)));
    expect(imagesOf(path).some((image) => image.equals(smallJpeg))).toBe(true);
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
    expect(mupdfComplaints([path])).toEqual([]);
    expect(preflight([{ path, flavour }])).toEqual([[]]);
    for (const place of [12, signatureAt - 40, bytes.length - 20]) {
      expect(pdfsig(savePdf(flippedAt(bytes, place))).valid).toBe(false);
    }
  },
);

it('leaves a paper without an open place as it was', async () => {
  const { bytes } = await archiveOf(fonts, {});
  const before = Buffer.from(bytes);
  await expect(signPdf(key, bytes, 20)).rejects.toThrow(RangeError);
  expect(before.equals(bytes)).toBe(true);
});
