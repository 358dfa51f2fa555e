/** Pictures of two batches, read side by side: opening those of one ends no read of the other. */
import { beforeEach, expect, it, vi } from 'vitest';
import { createSourceReader } from '../../electron/batch/source-reader';
import type { BatchSource } from '../../shared/batch/batch-plan';

/** Archives as they are on a drive: closed under a read, they give nothing. */
const drive = vi.hoisted(() => ({
  closed: [] as string[],
  /** What is being read; each ends when it is called. */
  reads: [] as (() => void)[],
}));
vi.mock('../../electron/batch/batch-sources', () => ({
  isThere: async () => true,
  openPictures: async ({ place }: { place: string }) => {
    let isClosed = false;
    return {
      pictures: [],
      read: () =>
        new Promise<Uint8Array | undefined>((resolve) => {
          drive.reads.push(() => resolve(isClosed ? undefined : new Uint8Array([1])));
        }),
      close: async () => {
        isClosed = true;
        drive.closed.push(place);
      },
    };
  },
}));
const zip = (place: string): BatchSource => ({ form: 'zip', place });
const underWay = (count: number) => vi.waitFor(() => expect(drive.reads).toHaveLength(count));
beforeEach(() => {
  drive.closed.length = 0;
  drive.reads.length = 0;
});
const picture = { ok: true, value: new Uint8Array([1]) };

it('an archive is closed when the last one who reads from it is through', async () => {
  const sources = createSourceReader();
  const reads = [sources.reading(zip('a'))('1.jpg'), sources.reading(zip('a'))('2.jpg')];
  await underWay(2);
  expect(await sources.files(zip('b'))).toBeDefined();
  expect(drive.closed).toEqual([]);
  drive.reads[0]?.();
  expect(await reads[0]).toEqual(picture);
  expect(drive.closed).toEqual([]);
  drive.reads[1]?.();
  expect(await reads[1]).toEqual(picture);
  expect(drive.closed).toEqual(['a']);
  const next = sources.reading(zip('b'))('1.jpg');
  await underWay(3);
  drive.reads[2]?.();
  expect(await next).toEqual(picture);
  await sources.close();
  expect(drive.closed).toEqual(['a', 'b']);
});

it('what nobody reads is closed at once, and once only', async () => {
  const sources = createSourceReader();
  await sources.files(zip('a'));
  await sources.files(zip('b'));
  expect(drive.closed).toEqual(['a']);
  await sources.close();
  await sources.close();
  expect(drive.closed).toEqual(['a', 'b']);
});

it('a read that is under way at a lock ends whole, and leaves nothing open', async () => {
  const sources = createSourceReader();
  const read = sources.reading(zip('a'))('1.jpg');
  await underWay(1);
  await sources.close();
  drive.reads[0]?.();
  expect(await read).toEqual(picture);
  expect(drive.closed).toEqual(['a']);
});
