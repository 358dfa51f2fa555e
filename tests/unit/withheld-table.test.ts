/** Counts by two properties in which nobody can be found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rest, withheldTable } from '../../shared/statistics/withheld-table';

const times = (count: number, row: string, column: string) =>
  Array.from({ length: count }, () => [row, column] as const);
const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);

describe('a table of rare children', () => {
  it('shows what is not rare', () => {
    expect(
      withheldTable([...times(8, '东', '6'), ...times(5, '西', '7')], { mostColumns: 6 }),
    ).toEqual({
      columns: ['6', '7'],
      rows: [
        { name: '东', total: 8, cells: [8, 0] },
        { name: '西', total: 5, cells: [0, 5] },
      ],
      totals: [8, 5],
    });
  });

  it('hides a rare cell, and another one in its row and its column, so that no sum gives it away', () => {
    const table = withheldTable(
      [
        ...times(20, '东', '6'),
        ...times(2, '东', '7'),
        ...times(9, '西', '6'),
        ...times(7, '西', '7'),
        ...times(30, '中', '6'),
        ...times(12, '中', '7'),
      ],
      { mostColumns: 6 },
    );
    expect(table?.rows).toEqual([
      { name: '东', total: 22, cells: [null, null] },
      { name: '中', total: 42, cells: [30, 12] },
      { name: '西', total: 16, cells: [null, null] },
    ]);
  });

  it('puts rare rows and columns together, and one more where they are still rare together', () => {
    const table = withheldTable(
      [
        ...times(3, '甲', '6'),
        ...times(6, '乙', '6'),
        ...times(9, '丙', '6'),
        ...times(1, '丙', '9'),
      ],
      { mostColumns: 6 },
    );
    expect(table?.rows.map(({ name, total }) => [name, total])).toEqual([
      ['丙', 10],
      [rest, 9],
    ]);
    expect(table?.columns).toEqual([rest]);
  });

  it('has no more columns than there is room for', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      times(5 + index, '东', `省${index}`),
    ).flat();
    const table = withheldTable(many, { mostColumns: 4 });
    expect(table?.columns).toEqual(['省6', '省7', '省8', rest]);
    expect(table?.rows[0]?.total).toBe(many.length);
  });

  it('is none where all together are rare', () => {
    expect(withheldTable(times(4, '东', '6'), { mostColumns: 6 })).toBeUndefined();
  });
});

it('never shows a rare count, nor lets one be reckoned from a row or a column', () => {
  const pair = fc.tuple(
    fc.constantFrom('a', 'b', 'c', 'd', 'e', ''),
    fc.constantFrom('5', '6', '7', '8', ''),
  );
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 160 }), fc.integer({ min: 2, max: 8 }), (pairs, k) => {
      const table = withheldTable(pairs, { k, mostColumns: 4 });
      expect(table === undefined).toBe(pairs.length < k);
      if (table === undefined) return;
      const { columns, rows, totals } = table;
      expect(sum(totals)).toBe(pairs.length);
      expect(sum(rows.map(({ total }) => total))).toBe(pairs.length);
      expect(columns.length).toBeLessThanOrEqual(4);
      const lines = [
        ...rows.map(({ cells, total }) => ({ cells, total })),
        ...columns.map((_, at) => ({
          cells: rows.map(({ cells }) => cells[at] ?? null),
          total: totals[at] ?? 0,
        })),
      ];
      for (const { cells, total } of lines) {
        expect(total).toBeGreaterThanOrEqual(k);
        const shown = cells.flatMap((cell) => cell ?? []);
        for (const count of shown) expect(count === 0 || count >= k).toBe(true);
        const gone = cells.length - shown.length;
        if (gone > 0) expect(gone).toBeGreaterThan(1);
        if (gone > 0) expect(total - sum(shown)).toBeGreaterThanOrEqual(k);
      }
    }),
    { numRuns: 2_000 },
  );
});
