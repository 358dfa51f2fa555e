/** The signature inside a PDF as the station reads it, held against poppler's pdfsig on the same files. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { archiveCrypto } from '../../electron/archive/archive-crypto';
import { signatureDigits } from '../../electron/papers/signature-room';
import type { PdfSignature } from '../../shared/archive/signing/pdf-signature';
import { pdfSignatures } from '../../shared/archive/signing/pdf-signature';
import type { ArchiveKey } from '../../shared/archive/signing/archive-key-schema';
import { cryptoOver } from '../../shared/archive/signing/signature-crypto';
import { openFonts } from '../support/papers-samples';
import { savePdf } from '../support/papers-tools';
import {
  archiveOf,
  digitFlippedAt,
  flippedAt,
  pdfsig,
  signedArchive,
  withUpdate,
} from '../support/signed-archive';
import { anArchiveKey } from '../support/archive-keys';

const station = { school: '望潮小学（䶮湾校区）', stationCode: 'LAB2CD', drill: false };
let key: ArchiveKey;
let signed: Buffer;
let unsigned: Uint8Array;
/** The brackets of Contents and those of ByteRange. */
let contents: { start: number; end: number };
let range: { start: number; end: number };
beforeAll(async () => {
  const fonts = await openFonts();
  key = await anArchiveKey(station, '2026-08-15T02:03:04.000Z');
  signed = (await signedArchive(fonts, key, { extraPages: 1 })).bytes;
  unsigned = (await archiveOf(fonts, { extraPages: 1 })).bytes;
  const start = signed.indexOf('/Contents <') + '/Contents '.length;
  contents = { start, end: start + signatureDigits + 2 };
  const name = signed.indexOf('/ByteRange');
  range = { start: signed.indexOf('[', name), end: signed.indexOf(']', name) };
});

const read = (bytes: Uint8Array) => pdfSignatures(bytes, archiveCrypto);
const only = async (bytes: Uint8Array): Promise<PdfSignature> => {
  const found = await read(bytes);
  expect(found).toHaveLength(1);
  return found[0] ?? { faults: [] };
};

/** What the station says, after seeing that pdfsig says the same in its two lines. */
async function agreed(bytes: Uint8Array): Promise<readonly string[]> {
  const { faults, fingerprint } = await only(bytes);
  const judged = pdfsig(savePdf(bytes));
  expect(fingerprint !== undefined, `${faults.join()}\n${judged.text}`).toBe(judged.valid);
  if (judged.valid) expect(faults.includes('notWhole'), judged.text).toBe(!judged.whole);
  return faults;
}

describe('a signed archive', () => {
  it('is right as a whole, and says by which certificate', async () => {
    const fingerprint = createHash('sha256')
      .update(Buffer.from(key.certificate, 'base64'))
      .digest('hex');
    expect(await agreed(signed)).toEqual([]);
    expect(await only(signed)).toEqual({ faults: [], fingerprint });
    // The page in a browser has WebCrypto alone.
    expect(await pdfSignatures(signed, cryptoOver(crypto.subtle))).toEqual(await read(signed));
    expect(await read(unsigned)).toEqual([]);
  });

  it('has a byte flipped inside the signed range named as such, for pdfsig too', async () => {
    const places = [12, 5_000, range.start - 60, contents.end + 10, signed.length - 20];
    for (const place of places)
      expect(await agreed(flippedAt(signed, place))).toEqual(['otherBytes']);
  });

  it('has a byte flipped inside the signature named, wherever in it', async () => {
    const der = signed.subarray(contents.start + 1, contents.end - 1).toString('latin1');
    const value = contents.start + 1 + der.replace(/0+$/, '').length - 6;
    expect(await agreed(digitFlippedAt(signed, value))).toEqual(['wrong']);
    expect(await agreed(flippedAt(signed, contents.start + 3))).toEqual(['unreadable']);
    const certificate = contents.start + 1 + 600;
    expect(await only(flippedAt(signed, certificate))).not.toHaveProperty('fingerprint');
    // Filling that is none: pdfsig does not look at it.
    expect((await only(flippedAt(signed, contents.end - 10))).faults).toEqual(['unreadable']);
  });

  it('has whatever comes behind the signed range named: an incremental update, or a few bytes', async () => {
    expect(await agreed(withUpdate(signed))).toEqual(['notWhole']);
    const more = Buffer.concat([signed, Buffer.from('% more\n')]);
    expect((await only(more)).faults).toEqual(['notWhole']);
    expect((await only(flippedAt(withUpdate(signed), 5_000))).faults).toEqual([
      'notWhole',
      'otherBytes',
    ]);
  });

  it('has the end named that is missing', async () => {
    expect((await only(signed.subarray(0, signed.length - 30))).faults).toEqual(['cut']);
  });

  it('has its range named when it leaves out more than the signature, or is none', async () => {
    const withRange = (text: string) => {
      const copy = Buffer.from(signed);
      copy.write(text.padEnd(range.end - range.start), range.start + 1, 'latin1');
      return copy;
    };
    const { start, end } = contents;
    const rest = signed.length - end;
    const wrong = [
      `0 ${start - 200} ${end} ${rest}`,
      `0 ${start} ${end + 100} ${rest - 100}`,
      `5 ${start} ${end} ${rest}`,
      `0 ${start} ${start} ${rest}`,
      `0 ${start} 4294967295 1`,
      '0 0 0 0',
      '0 9999999999 9',
      'x',
    ];
    for (const text of wrong) {
      expect((await only(withRange(text))).faults, text).toEqual(['unreadable']);
    }
    const hidden = Buffer.from(signed);
    hidden.write('/BxteRange', signed.indexOf('/ByteRange'), 'latin1');
    expect((await only(hidden)).faults).toEqual(['unreadable']);
  });

  /** Whether it is found as long as it says another thing: a digit in hexadecimal says the same in both cases. */
  const expectFound = async (place: number, bit: number) => {
    const copy = Buffer.from(signed);
    copy[place] = (copy[place] ?? 0) ^ (1 << bit);
    const found = await read(copy);
    const isOtherCase =
      place > contents.start &&
      place < contents.end &&
      bit === 5 &&
      /[a-f]/i.test(String.fromCharCode(signed[place] ?? 0));
    const isFound = found.some(({ faults }) => faults.length > 0);
    if (isFound === isOtherCase) expect(isFound, `${place} ${bit}`).toBe(!isOtherCase);
  };

  it('has every flipped bit found, whichever it is', async () => {
    await fc.assert(fc.asyncProperty(fc.nat(signed.length - 1), fc.nat(7), expectFound), {
      numRuns: 500,
    });
  });

  // What the signature does not cover, lengths and names of algorithms, is but some octets: all are tried.
  it('has every bit of the signature and of its place found', async () => {
    const inside = signed.subarray(contents.start, contents.end).toString('latin1');
    const digits = inside.replace(/0+>$/, '').length;
    for (let place = range.start - 20; place < contents.start + digits + 20; place += 1) {
      for (let bit = 0; bit < 8; bit += 1) await expectFound(place, bit);
    }
  });
});

it('reads whatever bytes there are without an error', async () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc
      .constantFrom(
        '/ByteRange [0 12 40 9]',
        '/ByteRange[',
        '/Contents <',
        '3082',
        '>',
        '/SigFlags',
      )
      .map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      for (const one of await read(Buffer.concat(pieces))) expect(one.faults).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});
