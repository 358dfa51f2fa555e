/** Passphrases that are refused, codes as people type them, and shares of the recovery key as people mistype them. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOperatorCode } from '../../shared/vault/operator-code';
import { passphraseWeakness } from '../../shared/vault/passphrase-rules';
import {
  parseShareText,
  shareLinesOf,
  shareProblems,
  shareQrText,
  shareTextBytes,
} from '../../shared/vault/recovery-text';

describe('a passphrase', () => {
  it.each([
    ['1234567', 'tooShort'],
    ['Ⅷ一二', 'tooShort'],
    ['88888888', 'repeated'],
    ['abcabcabc', 'repeated'],
    ['1212121212', 'repeated'],
    ['123456789', 'sequence'],
    ['87654321', 'sequence'],
    ['qwertyuiop', 'sequence'],
    ['abcd 1234', 'sequence'],
    ['一二三四五六七八', 'sequence'],
    ['Passw0rd!', 'common'],
    ['woaini1314', 'common'],
    ['望潮小学2026', 'namesSchool'],
    ['望潮小学 123456', 'namesSchool'],
    ['程望程望程望1234', 'namesOperator'],
    ['K0717-K0717', 'namesOperator'],
  ] as const)('%s is too weak: %s', (passphrase, weakness) => {
    const context = { school: '望潮小学', code: 'K0717', operatorName: '程望' };
    expect(passphraseWeakness(passphrase, context)).toBe(weakness);
  });

  it.each(['望海潮 一二三四五', 'correct horse', '望潮小学门前两棵梧桐树', 'K7QM-3XPA-92TD'])(
    '%s may be used',
    (passphrase) => {
      expect(passphraseWeakness(passphrase, { school: '望潮小学', code: '01' })).toBeUndefined();
    },
  );
});

describe('a code', () => {
  it('is the same however it is typed, and never a name', () => {
    expect(parseOperatorCode(' ０７a ')).toBe('07A');
    for (const typed of ['1', '程望', 'A-1', '1234567890123', '']) {
      expect(parseOperatorCode(typed)).toBeUndefined();
    }
  });
});

const aShare = fc.uint8Array({ minLength: shareTextBytes, maxLength: shareTextBytes });
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a share on paper', () => {
  it('comes back from its lines, its QR code, small letters, no blanks and the usual misreadings', () => {
    fc.assert(
      fc.property(aShare, (bytes) => {
        const lines = shareLinesOf(bytes).join('\n');
        const misread = lines.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
        const numbered = shareLinesOf(bytes)
          .map((line, index) => `${index + 1}. ${line.replaceAll(' ', '-')}`)
          .join('\r\n\r\n');
        for (const typed of [lines, misread, numbered, shareQrText(bytes)]) {
          expect(parseShareText(typed)).toEqual({ ok: true, value: bytes });
        }
      }),
    );
  });

  it('names the line of every single wrong character and every swap of neighbours', () => {
    fc.assert(
      fc.property(aShare, fc.nat(7), fc.nat(8), fc.nat(30), (bytes, line, place, other) => {
        const lines = shareLinesOf(bytes).map((text) => text.replaceAll(' ', ''));
        const text = lines[line] ?? '';
        const rest = [...symbols].filter((symbol) => symbol !== text[place]);
        const wrong = text.slice(0, place) + (rest[other] ?? '') + text.slice(place + 1);
        const told = { kind: 'lineCheck', line: line + 1 };
        expect(shareProblems(lines.with(line, wrong).join('\n'))).toEqual([told]);
        const next = text[place + 1];
        if (next === undefined || next === text[place]) return;
        const swapped = text.slice(0, place) + next + (text[place] ?? '') + text.slice(place + 2);
        expect(shareProblems(lines.with(line, swapped).join('\n'))).toEqual([told]);
      }),
    );
  });

  it('names lines that changed places, are too long, too few or hold a strange character', () => {
    const lines = shareLinesOf(new Uint8Array(shareTextBytes).map((_, index) => index * 37 + 11));
    const swapped = lines.with(0, lines[1] ?? '').with(1, lines[0] ?? '');
    expect(shareProblems(swapped.join('\n'))).toEqual([
      { kind: 'lineCheck', line: 1 },
      { kind: 'lineCheck', line: 2 },
    ]);
    expect(parseShareText(lines.slice(0, 6).join('\n'))).toMatchObject({
      error: { kind: 'linesMissing', missing: 2 },
    });
    expect(parseShareText([...lines, lines[0]].join('\n'))).toMatchObject({ ok: false });
    expect(shareProblems(`${lines[0] ?? ''}7`)).toEqual([
      { kind: 'lineLength', line: 1, typed: 10 },
    ]);
    expect(shareProblems('7K 学')).toEqual([{ kind: 'lineCharacter', line: 1, character: '学' }]);
  });

  it('leaves the line that is still being typed alone', () => {
    const [first = '', second = ''] = shareLinesOf(new Uint8Array(shareTextBytes).fill(9));
    expect(shareProblems(`${first}\n${second.slice(0, 6)}`)).toEqual([]);
  });
});
