/** Tables for spreadsheets: no cell is ever a formula, and every cell comes back as it was. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../shared/text/csv';

/** A reader of RFC 4180 by the standard and not by the code under test. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/gy;
  cell.lastIndex = 1;
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    rows.at(-1)?.push((found[1] ?? '').replaceAll('""', '"'));
    if (found[2] !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('a table for a spreadsheet', () => {
  it('begins with the mark that makes Excel read UTF-8, and ends each line as the standard says', () => {
    expect(
      csvText([
        ['编号', 'a"b'],
        ['1', ''],
      ]),
    ).toBe('\ufeff"编号","a""b"\r\n"1",""\r\n');
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\t=1',
    '\r\n=1',
    '\u200b=1',
    '\ufeff=1',
    '|x',
    '%x',
  ])('keeps %j as text', (cell) => {
    expect(read(csvText([[cell]]))[0]?.[0]).toMatch(/^'/);
  });

  it('keeps any cell in its place and lets none begin like a formula', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 12 });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        const again = read(csvText(rows));
        expect(again.map((cells) => cells.length)).toEqual(rows.map((cells) => cells.length));
        for (const text of again.flat()) {
          expect(text).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
          expect(text).not.toMatch(/[\t\r\n]/);
        }
      }),
    );
  });
});
