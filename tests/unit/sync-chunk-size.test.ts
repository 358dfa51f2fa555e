/** Chunks grow on a good line, shrink on a bad one, and never leave their limits. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChunkSize, chunkLimits } from '../../shared/sync/chunk-size';

const { floorBytes, firstBytes, ceilingBytes } = chunkLimits;

test('a quick line gets larger chunks, and files side by side', () => {
  const size = new ChunkSize(chunkLimits);
  expect([size.bytes(), size.filesAtOnce()]).toEqual([firstBytes, 1]);
  const seen: number[] = [];
  for (let chunk = 0; chunk < 4; chunk += 1) {
    size.arrived(size.bytes(), 10);
    seen.push(size.bytes());
  }
  expect(seen).toEqual([4 * firstBytes, 16 * firstBytes, ceilingBytes, ceilingBytes]);
  expect(size.filesAtOnce()).toBe(3);
});

test('a line of 128 kbit/s gets the smallest chunks, one file after another', () => {
  const size = new ChunkSize(chunkLimits);
  for (let chunk = 0; chunk < 4; chunk += 1) size.arrived(size.bytes(), size.bytes() / 16);
  expect([size.bytes(), size.filesAtOnce()]).toEqual([floorBytes, 1]);
});

test('a line that breaks loses at most one large chunk: the next is small again', () => {
  const size = new ChunkSize(chunkLimits);
  for (let chunk = 0; chunk < 4; chunk += 1) size.arrived(size.bytes(), 10);
  size.broke();
  expect([size.bytes(), size.filesAtOnce()]).toEqual([firstBytes, 1]);
  size.broke();
  expect(size.bytes()).toBe(firstBytes / 2);
});

test('a small file says nothing against the line', () => {
  const size = new ChunkSize(chunkLimits);
  size.arrived(1_000, 300);
  expect(size.bytes()).toBe(firstBytes);
});

test('whatever happens, a chunk stays within its limits and is a whole number of bytes', () => {
  const event = fc.oneof(
    fc.record({ bytes: fc.nat(ceilingBytes), ms: fc.double({ min: 0, max: 1e7, noNaN: true }) }),
    fc.constant(undefined),
  );
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const size = new ChunkSize(chunkLimits);
      for (const happened of events) {
        if (happened === undefined) size.broke();
        else size.arrived(happened.bytes, happened.ms);
        expect(size.bytes()).toBeGreaterThanOrEqual(floorBytes);
        expect(size.bytes()).toBeLessThanOrEqual(ceilingBytes);
        expect(Number.isInteger(size.bytes())).toBe(true);
      }
    }),
  );
});
