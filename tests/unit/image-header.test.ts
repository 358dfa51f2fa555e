/** What headers say is believed only within limits, and no bytes make the reader throw. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imageLimits, readImageHeader } from '../../shared/capture/image-header';
import { isPlainJpeg, readJpegStructure } from '../../shared/capture/jpeg-structure';
import { readTiffDirectory } from '../../shared/capture/tiff-directory';
import { bytesOf, jpeg, png, tiff, webpExtended } from './image-samples';

const valid = {
  jpeg: jpeg({ width: 640, height: 480 }),
  png: png(640, 480),
  tiff: tiff(640, 480),
  webp: webpExtended(640, 480),
};

describe('readImageHeader', () => {
  test.each(Object.entries(valid))('reads the size of a %s', (format, bytes) => {
    expect(readImageHeader(bytes)).toEqual({
      ok: true,
      value: { format, widthPx: 640, heightPx: 480 },
    });
  });

  test('reads big-endian TIFF as well', () => {
    expect(readImageHeader(tiff(300, 200, { little: false }))).toMatchObject({
      ok: true,
      value: { widthPx: 300, heightPx: 200 },
    });
  });

  test('lets the padding be that cameras put after the end', () => {
    const padded = bytesOf(valid.jpeg, new Uint8Array(4_000));
    expect(readImageHeader(padded).ok).toBe(true);
    expect(readImageHeader(bytesOf(valid.png, new Uint8Array(40))).ok).toBe(true);
  });

  test.each([
    [8_000, 5_000, true],
    [8_001, 5_000, false],
    [65_535, 65_535, false],
  ])('%i × %i within the limit: %s', (width, height, fits) => {
    expect(readImageHeader(jpeg({ width, height })).ok).toBe(fits);
    expect(readImageHeader(png(width, height)).ok).toBe(fits);
    expect(readImageHeader(tiff(width, height)).ok).toBe(fits);
  });

  test('names the size of what is too large', () => {
    expect(readImageHeader(png(10_000, 6_000))).toEqual({
      ok: false,
      error: { kind: 'imageTooManyPixels', megapixels: 60, limit: 40 },
    });
    expect(readImageHeader(new Uint8Array(imageLimits.bytes + 1))).toEqual({
      ok: false,
      error: { kind: 'imageTooManyBytes', megabytes: 31, limit: 30 },
    });
  });

  test('never throws on random bytes', () => {
    const magics = Object.values(valid).map((bytes) => bytes.subarray(0, 16));
    fc.assert(
      fc.property(
        fc.constantFrom(new Uint8Array(), ...magics),
        fc.uint8Array({ maxLength: 400 }),
        (magic, rest) => {
          const header = readImageHeader(bytesOf(magic, rest));
          expect(typeof header.ok).toBe('boolean');
        },
      ),
      { numRuns: 20_000 },
    );
  });

  test('never throws on a broken picture, and never calls a cut one whole', () => {
    for (const [format, bytes] of Object.entries(valid)) {
      for (let length = 1; length < bytes.byteLength; length += 1) {
        const cut = readImageHeader(bytes.subarray(0, length));
        if (format !== 'tiff') expect(cut.ok, `${format} cut at ${length}`).toBe(false);
      }
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(valid)),
        fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (bytes, flips) => {
          const broken = Uint8Array.from(bytes);
          for (const [at, value] of flips) broken[at % broken.byteLength] = value;
          const header = readImageHeader(broken);
          if (header.ok) {
            expect(header.value.widthPx * header.value.heightPx).toBeLessThanOrEqual(
              imageLimits.pixels,
            );
          }
        },
      ),
      { numRuns: 20_000 },
    );
  });

  test('works on a view into larger bytes', () => {
    const inside = bytesOf(new Uint8Array(7), valid.tiff, new Uint8Array(3));
    expect(readImageHeader(inside.subarray(7, 7 + valid.tiff.byteLength)).ok).toBe(true);
  });
});

describe('readJpegStructure', () => {
  const structureOf = (bytes: Uint8Array) => {
    const read = readJpegStructure(bytes);
    if (!read.ok) throw new Error(read.error.kind);
    return read.value;
  };

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('reads EXIF orientation %i', (orientation) => {
    const structure = structureOf(jpeg({ width: 8, height: 6, orientation }));
    expect(structure.orientation).toBe(orientation);
    expect(isPlainJpeg(structure)).toBe(orientation === 1);
  });

  test('takes nonsense in EXIF for upright', () => {
    expect(structureOf(jpeg({ width: 8, height: 6, orientation: 99 })).orientation).toBe(1);
  });

  test.each([
    ['grey', { components: 1 }, true],
    ['colour', { components: 3 }, true],
    ['CMYK', { components: 4 }, false],
    ['progressive', { frame: 0xc2 }, true],
    ['lossless', { frame: 0xc3 }, false],
    ['12 bits', { bits: 12 }, false],
    ['sRGB profile', { profile: 'sRGB IEC61966-2.1' }, true],
    ['other profile', { profile: 'Display P3' }, false],
  ])('%s can be kept as it is: %s', (_, options, plain) => {
    expect(isPlainJpeg(structureOf(jpeg({ width: 8, height: 6, ...options })))).toBe(plain);
  });

  test('the end of the preview inside EXIF is not the end of the picture', () => {
    const whole = jpeg({ width: 8, height: 6, preview: true });
    expect(readJpegStructure(whole).ok).toBe(true);
    expect(readJpegStructure(whole.subarray(0, whole.byteLength - 2))).toEqual({
      ok: false,
      error: { kind: 'imageTruncated' },
    });
  });
});

describe('readTiffDirectory', () => {
  test('refuses lists longer than a page has strips', () => {
    const bytes = tiff(10, 10);
    new DataView(bytes.buffer).setUint32(8 + 2 + 4, 0xffff_ffff, true);
    expect(readTiffDirectory(bytes)).toEqual({ ok: false, error: { kind: 'imageUndecodable' } });
  });

  test('refuses lists that lie outside the file', () => {
    const bytes = tiff(10, 10);
    new DataView(bytes.buffer).setUint32(8 + 2 + 4, 9_000, true);
    expect(readTiffDirectory(bytes)).toEqual({ ok: false, error: { kind: 'imageTruncated' } });
  });
});
