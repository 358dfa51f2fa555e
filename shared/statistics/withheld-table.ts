/**
 * Counts by two properties, so that nobody can be found in them: no count below `k` is shown, nor can one be reckoned
 * from the sums (GB/T 37964-2019, appendix B: k-anonymity).
 */

/** Fewest children behind a number that is shown. */
const fewestShown = 5;
/** The row or column of everything that is too rare to stand by itself, and of what is not known. */
export const rest = '';

export type WithheldTable = {
  /** In order of their names; `rest` last. */
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly total: number;
    /** `null`: not shown. */
    readonly cells: readonly (number | null)[];
  }[];
  /** Sums of the columns. */
  readonly totals: readonly number[];
};

type Pair = readonly [row: string, column: string];

/** @returns nothing where there are fewer than `k` in all, or no row or column could stand. */
export function withheldTable(
  pairs: readonly Pair[],
  { k = fewestShown, mostColumns }: { readonly k?: number; readonly mostColumns: number },
): WithheldTable | undefined {
  if (pairs.length < k) return undefined;
  const rowOf = merged(countsOf(pairs.map(([row]) => row)), k, Infinity);
  const columnOf = merged(countsOf(pairs.map(([, column]) => column)), k, mostColumns);
  const rows = ordered(rowOf);
  const columns = ordered(columnOf);
  const counts = rows.map(() => columns.map(() => 0));
  for (const [row, column] of pairs) {
    const line = counts[rows.indexOf(rowOf(row))];
    const place = columns.indexOf(columnOf(column));
    if (line !== undefined) line[place] = (line[place] ?? 0) + 1;
  }
  const hidden = hiddenCells(counts, k);
  return {
    columns,
    rows: rows.map((name, row) => ({
      name,
      total: sum(counts[row] ?? []),
      cells: (counts[row] ?? []).map((count, column) => (hidden[row]?.[column] ? null : count)),
    })),
    totals: columns.map((_, column) => sum(counts.map((line) => line[column] ?? 0))),
  };
}

type Merging = ((name: string) => string) & { readonly names: readonly string[] };

/** Rare names become `rest`, and the rarest of the others too until `rest` itself is not rare. */
function merged(counts: ReadonlyMap<string, number>, k: number, most: number): Merging {
  const byCount = [...counts].filter(([name]) => name !== rest).sort(([, a], [, b]) => a - b);
  let inRest = counts.get(rest) ?? 0;
  let kept = byCount.length;
  for (const [, count] of byCount) {
    const isTooMany = kept + (inRest > 0 ? 1 : 0) > most;
    if (count >= k && !isTooMany && (inRest === 0 || inRest >= k)) break;
    inRest += count;
    kept -= 1;
  }
  const names = new Set(byCount.slice(byCount.length - kept).map(([name]) => name));
  const rename = (name: string) => (names.has(name) ? name : rest);
  return Object.assign(rename, { names: [...names, ...(inRest > 0 ? [rest] : [])] });
}

function ordered({ names }: Merging): readonly string[] {
  const named = names.filter((name) => name !== rest).sort();
  return names.length > named.length ? [...named, rest] : named;
}

type Cell = readonly [row: number, column: number];

/**
 * In each row and column that hides something, at least two cells are hidden, and together they are not rare; and every
 * rare count could be another one without any sum changing.
 */
function hiddenCells(counts: readonly (readonly number[])[], k: number): readonly boolean[][] {
  const hidden = counts.map((line) => line.map((count) => count > 0 && count < k));
  const width = counts[0]?.length ?? 0;
  const lines: readonly (readonly Cell[])[] = [
    ...counts.map((line, row) => line.map((_, column): Cell => [row, column])),
    ...Array.from({ length: width }, (_, column) =>
      counts.map((_line, row): Cell => [row, column]),
    ),
  ];
  const cells = lines.slice(0, counts.length).flat();
  const countAt = ([row, column]: Cell) => counts[row]?.[column] ?? 0;
  const isHidden = ([row, column]: Cell) => hidden[row]?.[column] === true;
  const setHidden = ([row, column]: Cell, isGone: boolean) => {
    const line = hidden[row];
    if (line !== undefined) line[column] = isGone;
  };
  const shown = (among: readonly Cell[]) =>
    among.filter((cell) => !isHidden(cell)).sort((a, b) => costOf(countAt(a)) - costOf(countAt(b)));
  const canDiffer = (cell: Cell) => mayBeAnother(cell, cells.filter(isHidden), countAt);

  function nextToHide(): Cell | undefined {
    const unsafe = lines.filter((line) => {
      const gone = line.filter(isHidden);
      return gone.length > 0 && (gone.length === 1 || sum(gone.map(countAt)) < k);
    });
    for (const line of unsafe) {
      const [cheapest] = shown(line);
      if (cheapest !== undefined) return cheapest;
    }
    const told = cells.find((cell) => isHidden(cell) && countAt(cell) < k && !canDiffer(cell));
    if (told === undefined) return undefined;
    const rest = shown(cells);
    const loosening = rest.find((cell) => {
      setHidden(cell, true);
      const isLoose = canDiffer(told);
      setHidden(cell, false);
      return isLoose;
    });
    return loosening ?? rest[0];
  }

  for (let next = nextToHide(); next !== undefined; next = nextToHide()) setHidden(next, true);
  return hidden;
}

/**
 * Whether the sums leave a hidden count open: along a ring of hidden cells every other count goes up by one and those
 * between go down by one, which a count of nothing cannot.
 */
function mayBeAnother(
  own: Cell,
  hidden: readonly Cell[],
  countAt: (cell: Cell) => number,
): boolean {
  const others = hidden.filter(([row, column]) => row !== own[0] || column !== own[1]);
  const up = (row: number) => others.filter((cell) => cell[0] === row).map(([, column]) => column);
  const down = (column: number) =>
    others.filter((cell) => cell[1] === column && countAt(cell) > 0).map(([row]) => row);
  const [row, column] = own;
  return (
    (countAt(own) > 0 && reached(up(row), (one) => down(one).flatMap(up)).has(column)) ||
    reached(down(column), (one) => up(one).flatMap(down)).has(row)
  );
}

function reached(from: readonly number[], next: (one: number) => readonly number[]): Set<number> {
  const known = new Set(from);
  for (const one of known) for (const other of next(one)) known.add(other);
  return known;
}

/** A zero tells as much as it hides: it goes last. */
const costOf = (count: number) => (count === 0 ? Infinity : count);

const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);

/** How often each name stands there. */
export function countsOf<Name>(names: Iterable<Name>): ReadonlyMap<Name, number> {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
