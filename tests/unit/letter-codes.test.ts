/** Codes of letters: what is signed, what survives a scanner, and who can check it without a line. */
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { letterVerdict, signedLetterCode } from '../../electron/desk/letter-seal';
import { noPlatforms } from '../../electron/desk/platform-facts';
import { signEd25519 } from '../../electron/sync/ed25519';
import { crc16, fromBase32, toBase32 } from '../../shared/archive/code-text';
import { letterCodeIn, letterCodeText } from '../../shared/archive/letter-code';
import { longestScan, numbersIn } from '../../shared/capture/scanned-number';
import type { Letter } from '../../shared/domain/letter';
import { letterKinds } from '../../shared/domain/letter';
import { caseNumberText, letterNumberText } from '../../shared/domain/numbering';
import type { HereState } from '../../shared/ipc/calls/letter-codes';
import { stationCertificateText } from '../../shared/protocol/station-certificate';

function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    signingKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64'),
  };
}

/** A station as far as its letters know it; paired with `platform` when there is one. */
function newStation(stationCode: string, platform?: ReturnType<typeof newKey>) {
  const key = newKey();
  const pairing =
    platform === undefined
      ? undefined
      : {
          type: 'stationPaired' as const,
          stationId: '',
          stationCode,
          platformUrl: '',
          platformName: '',
          platformKeyId: '',
          platformPublicKey: platform.publicKey,
          certificate: signEd25519(
            stationCertificateText(stationCode, key.publicKey),
            platform.signingKey,
          ),
          token: '',
          blocks: [],
        };
  return { ...noPlatforms, ...key, stationCode, pairing };
}

const platform = newKey();
const here = newStation('LS01', platform);
const there = newStation('LS02', platform);
const drawn = { blockId: 'b', series: 'receipt', stationCode: 'LS01', serial: 12 } as const;
const number = letterNumberText(drawn, '岚教入学受', 2026);
const letter: Letter = {
  id: '',
  kind: 'placeNotice',
  number,
  numberedAt: '2026-08-14T16:30:00.000Z',
  by: '',
  printedCopies: 0,
  savedCopies: 0,
};
const valid = (): Promise<HereState> => Promise.resolve({ state: 'valid' });
const never = (): Promise<HereState> => Promise.reject(new Error('Not a question of this record'));

describe('the text of a code', () => {
  it('is base32 as RFC 4648 writes it, with the checksum of ITU-T V.41', () => {
    const bytes = [...Buffer.from('foobar')];
    expect(toBase32(bytes)).toBe('MZXW6YTBOI');
    expect(Buffer.from(fromBase32('MZXW6YTBOI')).toString()).toBe('foobar');
    expect(crc16([...Buffer.from('123456789')])).toBe(0x29b1);
  });
  it('gives back every letter, and says of a lost or wrong character that it is damaged', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60, unit: 'grapheme' }),
        fc.constantFrom(...letterKinds),
        fc.date({ min: new Date('1970-01-01'), max: new Date('2140-01-01'), noInvalidDate: true }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ minLength: 64, maxLength: 64 }),
        fc.option(fc.constantFrom('LS01', 'DRILLA'), { nil: undefined }),
        fc.nat(),
        (text, kind, date, publicKey, signature, stationCode, at) => {
          const certified =
            stationCode === undefined ? {} : { certified: { stationCode, certificate: signature } };
          const day = date.toISOString().slice(0, 10);
          const code = { number: text, kind, day, publicKey, signature, ...certified };
          const written = letterCodeText(code);
          expect(letterCodeIn(`LS01-2026-00012K ${written.toLowerCase()}`)).toEqual(code);
          expect(written.length).toBeLessThan(longestScan);
          const place = 5 + (at % (written.length - 8));
          const wrong = written[place] === 'A' ? 'B' : 'A';
          for (const lost of ['', wrong]) {
            const damaged = written.slice(0, place) + lost + written.slice(place + 1);
            expect(letterCodeIn(damaged)).toBe('damaged');
          }
        },
      ),
    );
  });
  it('fits into a code of some 61 modules, and leads to the case as before', () => {
    const code = signedLetterCode(letter, here);
    const caseNumber = caseNumberText({ ...drawn, series: 'case' }, 2026);
    expect(encode(`${caseNumber} ${code}`, { ecc: 'M', border: 0 }).size).toBeLessThanOrEqual(65);
    expect(numbersIn(`${caseNumber} ${code}`)).toEqual([caseNumber, number]);
    expect(numbersIn(code)).toEqual([number]);
    expect(signedLetterCode(letter, here)).toBe(code);
  });
});

describe('the verdict on a code', () => {
  const coded = { number, kind: 'placeNotice', day: '2026-08-15' };

  it('is genuine for the own letter, with what the record says of it', async () => {
    const code = signedLetterCode(letter, here);
    const state = { state: 'void', at: letter.numberedAt } as const;
    expect(await letterVerdict(code, here, () => Promise.resolve(state))).toEqual({
      verdict: 'genuine',
      letter: coded,
      stationCode: 'LS01',
      here: state,
    });
  });
  it('is genuine for a letter of another station of the platform, which nobody is asked about', async () => {
    const code = signedLetterCode(letter, there);
    expect(await letterVerdict(code, here, never)).toEqual({
      verdict: 'genuine',
      letter: coded,
      stationCode: 'LS02',
    });
  });
  it('names the issuer by the directory, also where no certificate came with the code', async () => {
    const bare = { ...there, pairing: undefined };
    const asOf = '2026-08-20T01:00:00.000Z';
    const listed = { name: '望潮小学', asOf };
    for (const station of [there, bare]) {
      expect(await letterVerdict(signedLetterCode(letter, station), withListed(), never)).toEqual({
        verdict: 'genuine',
        letter: coded,
        stationCode: 'LS02',
        listed,
      });
    }
    const revokedAt = '2026-08-10T01:00:00.000Z';
    const verdict = await letterVerdict(
      signedLetterCode(letter, there),
      withListed(revokedAt),
      never,
    );
    expect(verdict).toMatchObject({ verdict: 'genuine', listed: { ...listed, revokedAt } });
    function withListed(revoked?: string) {
      const { stationCode: code, publicKey } = there;
      const one = {
        code,
        publicKey,
        name: '望潮小学',
        certificate: '',
        pairedAt: asOf,
        ...(revoked === undefined ? {} : { revokedAt: revoked }),
      };
      return { ...here, directory: { stations: new Map([[code, one]]), asOf } };
    }
  });
  it('differs when number, kind, day, key or signature were changed', async () => {
    const code = letterCodeIn(signedLetterCode(letter, there));
    if (code === undefined || code === 'damaged') throw new Error('No code');
    const other = letterCodeIn(signedLetterCode(letter, here));
    if (other === undefined || other === 'damaged') throw new Error('No code');
    for (const change of [
      { number: number.replace('0012', '0013') },
      { kind: 'receipt' as const },
      { day: '2026-08-16' },
      { publicKey: other.publicKey },
      { signature: other.signature },
    ]) {
      const forged = letterCodeText({ ...code, ...change });
      expect((await letterVerdict(forged, here, never)).verdict).toBe('differs');
    }
  });
  it('knows no issuer without a certificate of this platform for this very key', async () => {
    const unpaired = newStation('LXXXX1');
    const elsewhere = newStation('LS02', newKey());
    for (const station of [unpaired, elsewhere]) {
      const verdict = await letterVerdict(signedLetterCode(letter, station), here, never);
      expect(verdict).toEqual({ verdict: 'unknownIssuer', letter: coded });
    }
    const borrowed = { ...unpaired, stationCode: 'LS02', pairing: there.pairing };
    const verdict = await letterVerdict(signedLetterCode(letter, borrowed), here, never);
    expect(verdict.verdict).toBe('unknownIssuer');
    const alone = newStation('LYYYY1');
    const asked = await letterVerdict(signedLetterCode(letter, there), alone, never);
    expect(asked.verdict).toBe('unknownIssuer');
  });
  it('says of an old letter that it has no signed code, of half a code that it is damaged, of others nothing', async () => {
    const old = `文书编号：${number}\n受理编号：${caseNumberText({ ...drawn, series: 'case' }, 2026)}`;
    expect(await letterVerdict(old, here, valid)).toEqual({
      verdict: 'unsigned',
      number,
      here: { state: 'valid' },
    });
    const half = signedLetterCode(letter, here).slice(0, 200);
    expect(await letterVerdict(half, here, never)).toEqual({ verdict: 'damaged' });
    expect(await letterVerdict('RXWS1', here, never)).toEqual({ verdict: 'damaged' });
    expect(await letterVerdict('6901234567892', here, never)).toEqual({ verdict: 'noCode' });
  });
});
