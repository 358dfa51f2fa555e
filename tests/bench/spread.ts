/** How measured values are spread. */

/** Half of the values, 95 of 100, and all of them are at most this. */
export type Spread = { readonly p50: number; readonly p95: number; readonly most: number };

export function quantile(values: readonly number[], share: number): number {
  const place = Math.min(values.length - 1, Math.floor(values.length * share));
  return values.toSorted((a, b) => a - b)[place] ?? 0;
}

export function spread(values: readonly number[]): Spread {
  return { p50: quantile(values, 0.5), p95: quantile(values, 0.95), most: Math.max(...values) };
}
