/** Numbers found in what scanners give, and the package that reads codes. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZXING_WASM_SHA256 } from 'zxing-wasm/reader';
import { characterOf, createWedge } from '../../renderer/features/codes/wedge';
import { longestScan, numbersIn } from '../../shared/capture/scanned-number';
import { caseNumberText, custodyNumberText, letterNumberText } from '../../shared/domain/numbering';

const drawn = { blockId: 'b', series: 'case', stationCode: 'P001', serial: 12 } as const;
const caseNumber = caseNumberText(drawn, 2026);
const custodyNumber = custodyNumberText(drawn, 2026);
const letterNumber = letterNumberText(drawn, '望潮教受', 2026);

describe('numbers in a scan', () => {
  it('are those of the code on a letter, the case first', () => {
    expect(numbersIn(`文书编号：${letterNumber}\n受理编号：${caseNumber}`)).toEqual([
      caseNumber,
      letterNumber,
    ]);
    expect(numbersIn(`文书编号：${letterNumber}`)).toEqual([letterNumber]);
    expect(numbersIn(custodyNumber)).toEqual([custodyNumber]);
  });
  it('are found where a scanner lost the Chinese, typed small or with other dashes', () => {
    expect(numbersIn(`????${caseNumber}`)).toEqual([caseNumber]);
    expect(numbersIn(caseNumber.toLowerCase())).toEqual([caseNumber]);
    expect(numbersIn(caseNumber.replaceAll('-', '－'))).toEqual([caseNumber]);
  });
  it('are none when a character is wrong, or in any other text', () => {
    expect(numbersIn(caseNumber.replace('12', '13'))).toEqual([]);
    expect(numbersIn(letterNumber.replace('0012', '0013'))).toEqual([]);
    expect(numbersIn('6901234567892')).toEqual([]);
    fc.assert(
      fc.property(fc.string({ maxLength: 1_000, unit: 'binary' }), (text) => {
        for (const number of numbersIn(text))
          expect(number.length).toBeLessThanOrEqual(longestScan);
      }),
    );
  });
});

describe('a scanner that types', () => {
  const scan = (text: string, everyMs: number) => {
    const wedge = createWedge();
    let at = 1_000;
    for (const character of text) wedge.character(character, (at += everyMs));
    return wedge.enter(at + everyMs);
  };
  it('is told from a hand by its speed', () => {
    expect(scan(caseNumber, 30)).toBe(caseNumber);
    expect(scan(caseNumber, 31)).toBeUndefined();
    expect(scan('12345', 5)).toBeUndefined();
  });
  it('is not begun by what somebody typed before', () => {
    const wedge = createWedge();
    expect(wedge.character('林', 0)).toBe(true);
    expect(wedge.character(caseNumber[0] ?? '', 500)).toBe(true);
    let at = 500;
    for (const character of caseNumber.slice(1)) {
      expect(wedge.character(character, (at += 10))).toBe(false);
    }
    expect(wedge.enter(at + 10)).toBe(caseNumber);
    expect(wedge.enter(at + 20)).toBeUndefined();
  });
  it('is understood behind a Chinese input method', () => {
    const key = (code: string, shiftKey = false) => characterOf({ key: 'Process', code, shiftKey });
    expect([
      key('KeyP', true),
      key('Digit0'),
      key('Minus'),
      key('Space'),
      key('Digit4', true),
    ]).toEqual(['P', '0', '-', undefined, undefined]);
    expect(characterOf({ key: 'a', code: 'KeyA', shiftKey: false })).toBe('a');
    expect(characterOf({ key: 'ArrowUp', code: 'ArrowUp', shiftKey: false })).toBeUndefined();
  });
});

it('the file that reads codes is the one its own package was made with', () => {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  expect(sha256).toBe(ZXING_WASM_SHA256);
});
