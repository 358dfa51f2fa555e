/** Signs a PDF inside (PAdES-B-B, EN 319 142-1): fills the place that the papers process left open. */
import { createHash } from 'node:crypto';
import type { ArchiveKey } from '../../../shared/archive/signing/archive-key-schema';
import { signatureDigits } from '../../papers/signature-room';
import { cmsOverDigest } from './cms-signature';

/** More than the other entries of a signature dictionary take. */
const otherEntries = 1_024;

/**
 * Signs `pdf` in place, without a copy of it. `signatureAt` is where its signature dictionary begins, in bytes.
 * Throws a RangeError where no open place is found there or the signature has no room: nothing was changed then.
 */
export async function signPdf(
  key: Pick<ArchiveKey, 'signingKey' | 'certificate'>,
  pdf: Uint8Array,
  signatureAt: number,
): Promise<void> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const { start, end, range } = openPlace(bytes, signatureAt);
  const numbers = `[0 ${start} ${end} ${bytes.length - end}]`;
  const filled = numbers.padEnd(range.end - range.start);
  const digest = createHash('sha256')
    .update(bytes.subarray(0, range.start))
    .update(filled, 'latin1')
    .update(bytes.subarray(range.end, start))
    .update(bytes.subarray(end))
    .digest();
  const cms = Buffer.from(await cmsOverDigest(key, digest)).toString('hex');
  if (cms.length > signatureDigits) throw new RangeError('Signature larger than its place');
  bytes.write(filled, range.start, 'latin1');
  bytes.write(cms, start + 1, 'latin1');
}

/** The brackets of Contents, the second one included, and those of ByteRange (ISO 32000-1, 12.8.1). */
function openPlace(bytes: Buffer, signatureAt: number) {
  const text = bytes.toString('latin1', signatureAt, signatureAt + signatureDigits + otherEntries);
  const place = text.indexOf(`<${'0'.repeat(signatureDigits)}>`);
  const found = /\/ByteRange\s*(\[[^\]]*\])/.exec(text.slice(0, Math.max(place, 0)));
  const range = found?.[1];
  if (found === null || range === undefined) throw new RangeError('No open place for a signature');
  const rangeEnd = signatureAt + found.index + found[0].length;
  const start = signatureAt + place;
  return {
    start,
    end: start + signatureDigits + 2,
    range: { start: rangeEnd - range.length, end: rangeEnd },
  };
}
