/** Small arithmetic that several measures share. */

export function medianOf(values: ArrayLike<number>): number {
  const parted = Float64Array.from(values);
  const middle = parted.length >> 1;
  let [from, to] = [0, parted.length - 1];
  // Hoare's selection: a sort would put in order what nobody asks for.
  while (from < to) {
    const pivot = parted[(from + to) >> 1] ?? 0;
    let [low, high] = [from, to];
    while (low <= high) {
      while ((parted[low] ?? 0) < pivot) low += 1;
      while ((parted[high] ?? 0) > pivot) high -= 1;
      if (low > high) break;
      const moved = parted[low] ?? 0;
      parted[low] = parted[high] ?? 0;
      parted[high] = moved;
      low += 1;
      high -= 1;
    }
    if (middle <= high) to = high;
    else if (middle >= low) from = low;
    else break;
  }
  return parted[middle] ?? 0;
}

/** Gauss-Jordan on rows `[coefficients, value]`; nothing when the system is singular. */
export function solveRows(rows: Float64Array[]): number[] | undefined {
  const size = rows.length;
  for (let i = 0; i < size; i += 1) {
    const pivot = rows[i];
    const head = pivot?.[i] ?? 0;
    if (pivot === undefined || Math.abs(head) < 1e-9) return undefined;
    for (let k = 0; k < size; k += 1) {
      const row = rows[k];
      if (k === i || row === undefined) continue;
      const factor = (row[i] ?? 0) / head;
      for (let j = i; j <= size; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}
