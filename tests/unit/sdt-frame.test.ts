/** Frames of card readers: the published bytes, pieces of any size, and whatever else may be on the line. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFrameReader, encodeCommand } from '../../electron/devices/reader/sdt-frame';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const found = hex('aaaaaa9669000800009f0000000097');

it('commands are those that makers of readers publish', () => {
  const bytes = (command: Parameters<typeof encodeCommand>[0]) =>
    Buffer.from(encodeCommand(command)).toString('hex').toUpperCase();
  expect(bytes('findCard')).toBe('AAAAAA96690003200122');
  expect(bytes('selectCard')).toBe('AAAAAA96690003200221');
  expect(bytes('readText')).toBe('AAAAAA96690003300132');
  expect(bytes('samStatus')).toBe('AAAAAA9669000311FFED');
  expect(bytes('samNumber')).toBe('AAAAAA9669000312FFEE');
});

it('an answer is told from garbage around it, in pieces of any size', () => {
  const garbage = fc.uint8Array({ maxLength: 40 }).filter((bytes) => !bytes.includes(0x96));
  fc.assert(
    fc.property(
      garbage,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      (noise, cuts) => {
        const reader = createFrameReader();
        const all = new Uint8Array([...noise, ...found, ...found]);
        const received = [];
        for (let at = 0, i = 0; at < all.length; i += 1) {
          const size = cuts[i % cuts.length] ?? 1;
          received.push(...reader.push(all.subarray(at, at + size)));
          at += size;
        }
        const answer = { status: 0x9f, data: new Uint8Array(4) };
        expect(received).toEqual([
          { kind: 'answer', answer },
          { kind: 'answer', answer },
        ]);
      },
    ),
  );
});

it('a wrong check sum is told, and the frame behind it is still found', () => {
  const wrong = found.with(-1, 0x96);
  const received = createFrameReader().push(new Uint8Array([...wrong, ...found]));
  expect(received.map(({ kind }) => kind)).toEqual(['garbled', 'answer']);
});

it('a length that cannot be is passed over, and no bytes make it keep more than a frame', () => {
  const reader = createFrameReader();
  expect(reader.push(hex('aaaaaa9669ffff'))).toEqual([]);
  expect(reader.push(found)).toHaveLength(1);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6_000 }), (bytes) => {
      const fresh = createFrameReader();
      fresh.push(bytes);
      fresh.clear();
      expect(fresh.push(found)).toHaveLength(1);
    }),
  );
});
