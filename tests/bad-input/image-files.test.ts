/** Files that clerks really bring and that are not pictures: each refused by name, none decoded. */
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readImageHeader } from '../../shared/capture/image-header';
import { errorText } from '../../shared/i18n/error-text';
import { locales } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';
import { bytesOf, jpeg, png, tiff } from '../unit/image-samples';

const text = (content: string) => new TextEncoder().encode(content);
const wholeJpeg = bytesOf(jpeg({ width: 800, height: 600, preview: true }));
const wholePng = png(800, 600);

const files: [string, Uint8Array, string][] = [
  ['nothing at all', new Uint8Array(), 'imageEmpty'],
  ['a text renamed .jpg', text('姓名：王小明\n身份证号……'), 'imageNotAnImage'],
  ['a web page renamed .png', text('<!doctype html><title>x</title>'), 'imageNotAnImage'],
  ['an SVG with a script', text('<svg><script>alert(1)</script></svg>'), 'imageNotAnImage'],
  ['a Word file renamed .jpg', bytesOf('PK', [3, 4], new Uint8Array(60)), 'imageNotAnImage'],
  ['a program', bytesOf('MZ', new Uint8Array(60)), 'imageNotAnImage'],
  ['zeros after a power cut', new Uint8Array(4_096), 'imageNotAnImage'],
  ['a JPEG cut in its scan', wholeJpeg.subarray(0, -3), 'imageTruncated'],
  ['a JPEG cut in its head', wholeJpeg.subarray(0, 40), 'imageTruncated'],
  ['a JPEG of three bytes', bytesOf([0xff, 0xd8, 0xff]), 'imageTruncated'],
  ['a JPEG without a frame', bytesOf([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0]), 'imageUndecodable'],
  ['a JPEG of no size', jpeg({ width: 0, height: 600 }), 'imageUndecodable'],
  ['a PNG cut in its data', wholePng.subarray(0, 50), 'imageTruncated'],
  ['a PNG cut before its end', wholePng.subarray(0, -12), 'imageTruncated'],
  ['a TIFF cut in its directory', tiff(10, 10).subarray(0, 20), 'imageTruncated'],
  ['a WebP of twelve bytes', bytesOf('RIFF', [4, 0, 0, 0], 'WEBP'), 'imageTruncated'],
  ['a PNG of 60 million pixels', bomb(10_000, 6_000), 'imageTooManyPixels'],
  ['a JPEG of 4 billion pixels', jpeg({ width: 65_500, height: 65_500 }), 'imageTooManyPixels'],
  ['31 MB', new Uint8Array(31 * 1024 * 1024), 'imageTooManyBytes'],
  ['a GIF', bytesOf('GIF89a', new Uint8Array(60)), 'imageFormatUnsupported'],
  ['a BMP', bytesOf('BM', new Uint8Array(60)), 'imageFormatUnsupported'],
  ['a PDF', text('%PDF-1.7\n'), 'imageFormatUnsupported'],
  [
    'an iPhone photo',
    bytesOf([0, 0, 0, 24], 'ftypheic', new Uint8Array(60)),
    'imageFormatUnsupported',
  ],
  ['an AVIF', bytesOf([0, 0, 0, 24], 'ftypavif', new Uint8Array(60)), 'imageFormatUnsupported'],
  ['a film', bytesOf([0, 0, 0, 24], 'ftypisom', new Uint8Array(60)), 'imageNotAnImage'],
];

/** A PNG whose few bytes would unpack into 180 MB. */
function bomb(width: number, height: number): Uint8Array {
  const head = png(width, height).subarray(0, 33);
  const data = deflateSync(new Uint8Array(1_000_000));
  return bytesOf(
    head,
    [0, 0, data.length >> 8, data.length & 255],
    'IDAT',
    data,
    [0, 0, 0, 0],
    png(1, 1).subarray(-12),
  );
}

describe('not a picture', () => {
  test.each(files)('%s', (_, bytes, kind) => {
    const header = readImageHeader(bytes);
    expect(header.ok ? 'taken' : header.error.kind).toBe(kind);
  });

  test('each refusal has words that say what happened, what is safe and what to do', () => {
    for (const [, bytes] of files) {
      const header = readImageHeader(bytes);
      if (header.ok) continue;
      for (const locale of locales) {
        const words = errorText(pick(locale), header.error);
        for (const line of [words.happened, words.safe, words.todo]) {
          expect(line.length).toBeGreaterThan(3);
        }
      }
    }
  });

  test.each([
    ['HEIC', bytesOf([0, 0, 0, 24], 'ftypheic', new Uint8Array(60))],
    ['GIF', bytesOf('GIF89a', new Uint8Array(60))],
    ['PDF', text('%PDF-1.7\n')],
  ])('%s is called by its name', (format, bytes) => {
    expect(readImageHeader(bytes)).toEqual({
      ok: false,
      error: { kind: 'imageFormatUnsupported', format },
    });
  });
});
