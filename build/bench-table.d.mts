/** Types of bench-table.mjs for its test. */
export function benchTable(
  figures: Readonly<
    Record<
      string,
      {
        readonly what: string;
        readonly reference: string;
        readonly atMost?: number;
        readonly atLeast?: number;
      }
    >
  >,
  measured: Readonly<Record<string, number>>,
  baseline:
    | { readonly machine: string; readonly figures: Readonly<Record<string, number>> }
    | undefined,
  machine: string,
): { lines: string[]; missed: string[]; worse: string[] };
