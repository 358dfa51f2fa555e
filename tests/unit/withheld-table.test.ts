/** Counts by two properties in which nobody can be found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rest, withheldTable } from '../../shared/statistics/withheld-table';

const times = (count: number, row: string, column: string) =>
  Array.from({ length: count }, () => [row, column] as const);
const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);

type Cells = readonly (readonly (number | null)[])[];

/** Counts that agree with all sums and with what is shown, one hidden cell being `wanted`; found by flows, one unit at a time. */
function isPossible(
  { rows, totals }: NonNullable<ReturnType<typeof withheldTable>>,
  [atRow, atColumn]: readonly [number, number],
  wanted: number,
): boolean {
  const cells: Cells = rows.map(({ cells: line }) => line);
  const isFree = (row: number, column: number) =>
    cells[row]?.[column] === null && (row !== atRow || column !== atColumn);
  const left = rows.map(
    ({ total, cells: line }, row) =>
      total - sum(line.map((cell) => cell ?? 0)) - (row === atRow ? wanted : 0),
  );
  const room = totals.map(
    (total, column) =>
      total - sum(cells.map((line) => line[column] ?? 0)) - (column === atColumn ? wanted : 0),
  );
  if ([...left, ...room].some((count) => count < 0)) return false;
  const flow = cells.map((line) => line.map(() => 0));
  const push = (row: number, seen: Set<number>): boolean =>
    room.some((_, column) => {
      if (!isFree(row, column) || seen.has(column)) return false;
      seen.add(column);
      const move = (other: number, by: number) => {
        const line = flow[other];
        if (line !== undefined) line[column] = (line[column] ?? 0) + by;
      };
      if ((room[column] ?? 0) > 0) {
        room[column] = (room[column] ?? 0) - 1;
        move(row, 1);
        return true;
      }
      const freed = flow.findIndex(
        (line, other) => other !== row && (line[column] ?? 0) > 0 && push(other, seen),
      );
      if (freed < 0) return false;
      move(freed, -1);
      move(row, 1);
      return true;
    });
  return left.every((count, row) =>
    Array.from({ length: count }).every(() => push(row, new Set())),
  );
}

/** How many of the hidden cells that are rare follow from what is shown. */
function betrayed(pairs: readonly (readonly [string, string])[], k: number): number {
  const table = withheldTable(pairs, { k, mostColumns: 6 });
  if (table === undefined) return 0;
  const named = (name: string, names: readonly string[]) => (names.includes(name) ? name : rest);
  const rowNames = table.rows.map(({ name }) => name);
  const gone = table.rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) => (cell === null ? [[row, column] as const] : [])),
  );
  return gone.filter(([row, column]) => {
    const count = pairs.filter(
      (pair) =>
        named(pair[0], rowNames) === rowNames[row] &&
        named(pair[1], table.columns) === table.columns[column],
    ).length;
    if (count === 0 || count >= k) return false;
    expect(isPossible(table, [row, column], count)).toBe(true);
    const most = table.rows[row]?.total ?? 0;
    return !Array.from({ length: most + 1 }, (_, other) => other).some(
      (other) => other !== count && isPossible(table, [row, column], other),
    );
  }).length;
}

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

it('leaves a rare count open where rows and columns hide in blocks', () => {
  const blocks = [
    [3, 3, 3, 20],
    [3, 3, 20, 20],
    [20, 20, 3, 3],
    [20, 20, 3, 3],
  ];
  const pairs = blocks.flatMap((line, row) =>
    line.flatMap((count, column) => times(count, `区${row}`, `省${column}`)),
  );
  expect(betrayed(pairs, 5)).toBe(0);
});

it('never lets a rare count be reckoned from all sums together', () => {
  // Each catchment is strong in columns of its own, as origins are.
  const block = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 12 }));
  const table = fc.array(
    fc.tuple(fc.nat({ max: 5 }), fc.array(block, { minLength: 6, maxLength: 6 })),
    { minLength: 2, maxLength: 7 },
  );
  fc.assert(
    fc.property(table, (lines) => {
      const pairs = lines.flatMap(([own, line], row) =>
        line.flatMap(([few, many], column) =>
          times(column === own || column === (own + 1) % 6 ? many : few, `${row}`, `${column}`),
        ),
      );
      expect(betrayed(pairs, 5)).toBe(0);
    }),
    { numRuns: 600 },
  );
});
