/** The PDF of a whole case is signed inside: valid and whole for poppler in every flavour, and every flipped byte is named. */
import { expect, it } from 'vitest';
import { signPdf } from '../../electron/archive/signing/pdf-signature';
import { openFonts, smallJpeg } from '../support/papers-samples';
import { imagesOf, qpdfCheck, savePdf, textOf } from '../support/papers-tools';
import { mupdfComplaints, preflight } from '../support/pdfa-tools';
import { archiveOf, flippedAt, pdfsig, signedArchive } from '../support/signed-archive';
import { anArchiveKey } from '../support/archive-keys';

const station = { school: '望潮小学（䶮湾校区）', stationCode: 'LAB2CD', drill: false };
const fonts = await openFonts();
const key = await anArchiveKey(station, '2026-08-15T02:03:04.000Z');

const shapes = [
  { flavour: '1b', extraPages: 0 },
  { flavour: '2u', extraPages: 0 },
  { flavour: '2u', extraPages: 1 },
  { flavour: '2u', extraPages: 3 },
  { flavour: '3b', extraPages: 2 },
] as const;
const signed: ((typeof shapes)[number] & {
  readonly at: number;
  readonly path: string;
  readonly made: Awaited<ReturnType<typeof signedArchive>>;
})[] = [];
for (const [at, shape] of shapes.entries()) {
  const made = await signedArchive(fonts, key, shape);
  signed.push({ ...shape, at, made, path: savePdf(made.bytes) });
}
/** Of all of them at once: most of what Preflight costs is its start. */
const judged = preflight(signed);

it.each(signed)(
  'in flavour $flavour it is valid and whole with $extraPages more pages',
  async ({ flavour, extraPages, at, path, made: { bytes, signatureAt } }) => {
    const shape = { flavour, extraPages };
    const plain = await archiveOf(fonts, shape);
    expect(plain.signatureAt).toBeUndefined();
    const open = await archiveOf(fonts, shape, true);
    const again = await archiveOf(fonts, shape, true);
    expect(Buffer.compare(open.bytes, again.bytes)).toBe(0);
    const { text } = pdfsig(path);
    expect(text).toContain('Signature is Valid');
    expect(text).toContain('Total document signed');
    expect(text).toContain('ETSI.CAdES.detached');
    expect(textOf(path)).toBe(textOf(savePdf(plain.bytes)));
    expect(imagesOf(path).some((image) => image.equals(smallJpeg))).toBe(true);
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors');
    expect(mupdfComplaints([path])).toEqual([]);
    expect(judged[at]).toEqual([]);
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
