/** What of a spreadsheet is read at all. */
import { mostProblemRows } from '../../shared/pupil/problem-list';

/** Limits in bytes, but for the counts. */
export const tableLimits = {
  file: 20 * 1024 * 1024,
  unpacked: 120 * 1024 * 1024,
  entries: 500,
  /** Unpacked to packed; tables of text reach 20. */
  ratio: 100,
  columns: 200,
  rows: mostProblemRows + 10,
  cell: 2_000,
} as const;
