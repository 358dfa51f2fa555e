/** Small arithmetic that several measures share. */

export function medianOf(values: ArrayLike<number>): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1] ?? 0;
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
