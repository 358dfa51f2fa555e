/** The bounded parts of the TIFF decoder: right where a file is right, and soon at an end where it is not. */
import { decodeImage, type IFD } from 'utif2';
import { describe, expect, it } from 'vitest';
import { guardDecoder, unpackLzw } from '../../renderer/workers/tiff-guards';

/** Codes of 9 bits, the high bit first. */
function packed(...codes: readonly number[]): Uint8Array {
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
  const bytes = bits.match(/.{1,8}/g) ?? [];
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
}
const [clear, end] = [256, 257];

function unpacked(...codes: readonly number[]): readonly number[] {
  const bytes = packed(...codes);
  const into = new Uint8Array(64);
  return [...into.subarray(0, unpackLzw(bytes, 0, bytes.length, into, 0))];
}

describe('LZW', () => {
  it('gives the bytes, also of a code that is told before it is known', () => {
    expect(unpacked(clear, 7, 8, 258, end)).toEqual([7, 8, 7, 8]);
    expect(unpacked(clear, 7, 258, 259, end)).toEqual([7, 7, 7, 7, 7, 7]);
  });
  it('begins anew where the table is cleared', () => {
    expect(unpacked(clear, 7, 258, clear, 9, 258, end)).toEqual([7, 7, 7, 9, 9, 9]);
  });
  it('ends with the data where nobody says so', () => {
    expect(unpacked(clear, 1, 2)).toEqual([1, 2]);
  });
  it.each([[[258]], [[clear, 258]], [[clear, 7, 300]], [[clear, 7, 8, 400, end]]])(
    'refuses codes of no table: %j',
    (codes) => expect(() => unpacked(...codes)).toThrow('No such code'),
  );
});

describe('a fax', () => {
  const page = (compression: number, bytes: number): IFD =>
    ({
      t256: [1_728],
      t257: [2_000],
      t258: [1],
      t259: [compression],
      t262: [0],
      t273: [8],
      t277: [1],
      t279: [bytes],
    }) as unknown as IFD;

  it.each([3, 4])('of compression %i in which no code ever comes is given up', (compression) => {
    guardDecoder();
    const bytes = new Uint8Array(200_000);
    bytes.set([0x49, 0x49, 42, 0]);
    expect(() => decodeImage(bytes.buffer, page(compression, 199_992))).toThrow('No code');
  });
});
