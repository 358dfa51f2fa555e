/** TIFF files of several pages: every page is found, none that is none, and each comes out as it was. */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type * as Utif from 'utif2';
import { eachPage } from '../../renderer/features/capture/picture-pages';
import { imageLimits, readImageHeader } from '../../shared/capture/image-header';
import { readTiffDirectory } from '../../shared/capture/tiff-directory';
import { severalPages, tiffPageFile, tiffPages } from '../../shared/capture/tiff-pages';
import { tiffFile } from '../support/tiff-file';
import { jpeg } from './image-samples';

// It exports in a way that only some loaders see.
const utif = createRequire(import.meta.url)('utif2') as Pick<typeof Utif, 'decode' | 'decodeImage'>;

const reduced = 1;
const three = [
  { width: 30, height: 41, shades: [10, 20] },
  { width: 8, height: 11, type: reduced },
  { width: 31, height: 40, type: 2, shades: [30, 40] },
  { width: 30, height: 41, type: 4 },
  { width: 33, height: 43, type: 0, shades: [50, 60] },
] as const;

/** What the decoder makes of the directory with this index. */
function pixels(file: Uint8Array<ArrayBuffer>, index: number): Uint8Array {
  const page = utif.decode(file.buffer)[index];
  if (page === undefined) throw new Error('No such page');
  utif.decodeImage(file.buffer, page);
  return new Uint8Array(page.data);
}

describe.each([
  ['little', true],
  ['big', false],
])('a file in %s endian order', (_, little) => {
  const file = tiffFile(three, { little });

  it('has the pages that are neither reduced copies nor masks', () => {
    const sizes = severalPages(file).map((place) => {
      const directory = readTiffDirectory(file, place);
      return directory.ok ? directory.value.get(256)?.[0] : undefined;
    });
    expect(sizes).toEqual([30, 31, 33]);
  });

  it('gives each page as a file of its own, with the same pixels and tags', () => {
    const places = severalPages(file);
    for (const [n, index] of [0, 2, 4].entries()) {
      const page = tiffPageFile(file, places[n] ?? 0, imageLimits.bytes);
      if (!page.ok) throw new Error('Not taken out');
      expect(severalPages(page.value)).toEqual([]);
      expect(readImageHeader(page.value)).toMatchObject({
        ok: true,
        value: { format: 'tiff', widthPx: three[index]?.width, heightPx: three[index]?.height },
      });
      expect(pixels(page.value, 0)).toEqual(pixels(file, index));
      const { t282: resolution } = utif.decode(page.value.buffer)[0] as unknown as {
        t282: number[][];
      };
      expect(resolution).toEqual([[300, 1]]);
    }
  });
});

describe('a file', () => {
  it('of one page that has a reduced copy before it is that page', () => {
    const file = tiffFile([
      { width: 8, height: 11, type: reduced },
      { width: 80, height: 110 },
    ]);
    expect(severalPages(file)).toEqual([]);
    expect(readImageHeader(file)).toMatchObject({ value: { widthPx: 80, heightPx: 110 } });
  });

  it('that calls its only page a reduced copy has it for a page', () => {
    expect(readImageHeader(tiffFile([{ width: 8, height: 11, type: reduced }])).ok).toBe(true);
  });

  it.each([
    [
      'has 201 pages',
      tiffFile(Array.from({ length: 201 }, () => ({ width: 1, height: 2 }))),
      'imageTooManyPages',
    ],
    [
      'leads back into itself',
      tiffFile([{ width: 1, height: 2 }], { next: 8 }),
      'imageUndecodable',
    ],
    [
      'was cut between its pages',
      tiffFile([{ width: 9, height: 9 }], { next: 40_000 }),
      'imageTruncated',
    ],
  ])('that %s is refused as a whole', (_, file, kind) => {
    expect(tiffPages(file)).toMatchObject({ error: { kind } });
    expect(readImageHeader(file)).toMatchObject({ error: { kind } });
  });

  it('of 200 pages is not', () => {
    const file = tiffFile(Array.from({ length: 200 }, () => ({ width: 1, height: 2 })));
    expect(severalPages(file)).toHaveLength(200);
  });
});

describe('what somebody brings', () => {
  const bring = (bytes: Uint8Array<ArrayBuffer>, name: string) => ({
    name,
    source: 'drop' as const,
    file: new Blob([bytes]),
  });

  it('is taken apart where it stands among others, whatever it is called', async () => {
    const before = bring(jpeg({ width: 8, height: 8 }), 'a.jpg');
    const single = bring(tiffFile([{ width: 8, height: 8 }]), 'c.tif');
    const all = await eachPage([before, bring(tiffFile(three), 'b.jpg'), single]);
    expect(all.map(({ name }) => name)).toEqual([
      'a.jpg',
      'b.jpg (1)',
      'b.jpg (2)',
      'b.jpg (3)',
      'c.tif',
    ]);
    expect(all[0]).toBe(before);
    expect(all[4]).toBe(single);
    for (const { file, refusal } of all.slice(1, 4)) {
      expect(refusal).toBeUndefined();
      expect(readImageHeader(new Uint8Array(await file.arrayBuffer())).ok).toBe(true);
    }
  });

  it('keeps its id in the tray for one page alone', async () => {
    const pageId = '019a0000-0000-7000-8000-000000000001';
    const all = await eachPage([{ ...bring(tiffFile(three), 'b.tif'), pageId }]);
    expect(all.map((one) => one.pageId)).toEqual([pageId, undefined, undefined]);
  });

  it('says in its place which page cannot be taken out, and never makes more of a file than it holds', async () => {
    const file = tiffFile(three.filter((page) => !('type' in page && page.type === reduced)));
    const [, second = 0] = severalPages(file);
    const view = new DataView(file.buffer);
    // Its first strip is said to reach behind the end.
    for (let entry = second + 2; entry < second + 2 + 13 * 12; entry += 12) {
      if (view.getUint16(entry, true) === 279) {
        view.setUint32(view.getUint32(entry + 8, true), file.byteLength, true);
      }
    }
    const all = await eachPage([bring(file, 'b.tif')]);
    expect(all.map(({ refusal }) => refusal?.kind)).toEqual([
      undefined,
      'imageTruncated',
      undefined,
    ]);
  });
});
